#include "app/observe.hpp"
#include "base/text.hpp"
#include "time/instant.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

/// Reads a line word by word. Symptoms may have several words; the longest that means something is taken.
class LineReader {
 public:
  LineReader(std::vector<std::string> words, const Catalogue& catalogue)
      : words_{std::move(words)}, catalogue_{catalogue} {}

  Result<ObserveRequest, Problem> read() {
    const auto number = words_.empty() ? std::nullopt : whole_number(words_[0]);
    if (!number || *number < 1)
      return Failure{Problem{BadField{"the line", words_.empty() ? "" : words_[0],
                                      "an infusion's number first, such as: 17 hives g2 bp 92/60 -10m"}}};
    request_.infusion = InfusionId{*number};
    at_ = 1;
    while (at_ < words_.size())
      if (!one())
        return Failure{fault_.value_or(
            Problem{UnknownWord{"word", words_[at_], catalogue_.nearest_symptoms(words_[at_])}})};
    for (auto& symptom : seen_)
      request_.symptoms.push_back(symptom.key + (symptom.grade.empty() ? "" : ":" + symptom.grade) +
                                  (symptom.onset.empty() ? "" : "@" + symptom.onset));
    return request_;
  }

 private:
  struct Seen {
    std::string key, grade, onset;
  };

  bool one() {
    const auto word = lower(words_[at_]);
    if (word == "note") {
      request_.note = joined({words_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, words_.end()}, " ");
      at_ = words_.size();
      return true;
    }
    return modifier(word) || sign(word) || listed(word) || time(word) || symptom();
  }

  /// `g2` and `@-40m` belong to the symptom before them.
  bool modifier(const std::string& word) {
    if (seen_.empty()) return false;
    const bool grade = word.size() == 2 && word[0] == 'g' && word[1] >= '0' && word[1] <= '9';
    if (grade)
      seen_.back().grade = word.substr(1);
    else if (word.starts_with('@') && word.size() > 1)
      seen_.back().onset = word.substr(1);
    else
      return false;
    ++at_;
    return true;
  }

  bool sign(const std::string& word) {
    if (word == "air") return put(request_.vitals.o2, "air", 1);
    struct Sign {
      std::string_view name;
      std::string VitalFields::*field;
    };
    static constexpr Sign signs[] = {
        {"hr", &VitalFields::hr},       {"pulse", &VitalFields::hr},  {"bp", &VitalFields::bp},
        {"t", &VitalFields::temp},      {"temp", &VitalFields::temp}, {"rr", &VitalFields::rr},
        {"spo2", &VitalFields::spo2},   {"sat", &VitalFields::spo2},  {"o2", &VitalFields::o2},
        {"acvpu", &VitalFields::acvpu}, {"pain", &VitalFields::pain}};
    for (const auto& [name, field] : signs) {
      if (word != name) continue;
      if (at_ + 1 >= words_.size() || (name == "pain" && !whole_number(words_[at_ + 1]))) return false;
      return put(request_.vitals.*field, words_[at_ + 1], 2);
    }
    return false;
  }

  bool put(std::string& field, std::string_view value, std::size_t words) {
    if (!field.empty()) {
      fault_ = BadField{"the line", words_[at_], "each vital sign once"};
      return false;
    }
    field = value;
    at_ += words;
    return true;
  }

  bool listed(const std::string& word) {
    if (word == "none") return request_.none = true, ++at_, true;
    if (word == "phone" || word == "paper" || word == "chair") return request_.source = word, ++at_, true;
    const bool no = word == "no" || word == "denies" || word == "denied", gone = word == "resolved";
    if (!no && !gone) return false;
    ++at_;
    const auto key = longest();
    if (!key) return --at_, false;
    (no ? request_.denied : request_.resolved).push_back(*key);
    return true;
  }

  bool symptom() {
    const auto key = longest();
    if (!key) return false;
    if (at_ < words_.size() && (lower(words_[at_]) == "gone" || lower(words_[at_]) == "resolved")) {
      request_.resolved.push_back(*key);
      ++at_;
    } else {
      seen_.push_back({*key, {}, {}});
    }
    return true;
  }

  /// The symptom named by as many words as possible from here; they are passed over.
  std::optional<std::string> longest() {
    for (auto count = std::min<std::size_t>(6, words_.size() - std::min(at_, words_.size())); count > 0;
         --count) {
      const auto first = words_.begin() + static_cast<std::ptrdiff_t>(at_);
      const auto phrase = joined({first, first + static_cast<std::ptrdiff_t>(count)}, " ");
      if (const auto* term = catalogue_.symptom_called(phrase)) {
        at_ += count;
        return term->key;
      }
    }
    return std::nullopt;
  }

  bool time(const std::string& word) {
    const bool relative =
        word == "now" || word == "after-stop" || (word.starts_with('-') && parse_duration(word.substr(1)));
    const bool clock = word.size() >= 4 && (word[0] == '~' || (word[0] >= '0' && word[0] <= '9')) &&
                       word.find('/') == std::string::npos;
    if (!relative && !clock) return false;
    if (!request_.at.empty()) {
      fault_ = BadField{"the line", words_[at_], "one time"};
      return false;
    }
    request_.at = words_[at_++];
    return true;
  }

  std::vector<std::string> words_;
  const Catalogue& catalogue_;
  std::size_t at_ = 0;
  ObserveRequest request_;
  std::vector<Seen> seen_;
  std::optional<Problem> fault_;
};

}  // namespace

Result<ObserveRequest, Problem> log_line(std::string_view line, const Catalogue& catalogue) {
  if (const auto fault = text_fault(line)) return Failure{Problem{BadText{"the line", *fault}}};
  std::vector<std::string> words;
  for (const auto& word : split(line, ' '))
    if (!word.empty()) words.push_back(word);
  return LineReader{std::move(words), catalogue}.read();
}

}  // namespace infuwatch::app
