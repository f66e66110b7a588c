#include "app/log_words.hpp"
#include "app/observe.hpp"
#include "base/text.hpp"
#include "domain/vital_reading.hpp"
#include "time/instant.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace infuwatch::app {
namespace {

/// Reads a line word by word. Symptoms may have several words; the longest that means something is taken.
class LineReader {
 public:
  LineReader(std::vector<std::string> words, const Catalogue& catalogue)
      : words_{std::move(words)}, catalogue_{catalogue} {}

  Result<ObservationTyped, Problem> read() {
    const auto number = words_.empty() ? std::nullopt : whole_number(words_[0]);
    if (!number || *number < 1)
      return Failure{
          Problem{BadField{FieldId::line, words_.empty() ? "" : words_[0], Takes::line_number_first}}};
    request_.infusion = InfusionId{*number};
    at_ = 1;
    while (at_ < words_.size())
      if (!between_symptoms() && !one())
        return Failure{fault_.value_or(Problem{UnknownWord{UnknownWord::What::word_of_line, words_[at_],
                                                           catalogue_.nearest_symptoms(words_[at_])}})};
    for (auto& symptom : seen_) {
      if (symptom.after_denial && symptom.grade.empty() && symptom.onset.empty())
        return Failure{Problem{
            BadField{FieldId::line, "no … " + symptom.key, Takes::line_denied_each, {}, symptom.key}}};
      request_.symptoms.push_back(symptom.key + (symptom.grade.empty() ? "" : ":" + symptom.grade) +
                                  (symptom.onset.empty() ? "" : "@" + symptom.onset));
    }
    if (!place_.empty()) request_.note = place_ + (request_.note.empty() ? "" : "; ") + request_.note;
    return request_;
  }

 private:
  struct Seen {
    std::string key, grade, onset;
    bool after_denial = false;  // directly behind `no …`
  };

  /// `hives and itching`: what stands behind the last is of each.
  bool between_symptoms() {
    const auto word = lower(words_[at_]);
    const bool inside = (after_symptom_ || denial_) && at_ + 1 < words_.size();
    if (!inside || (word != "and" && word != "&")) return false;
    joins_ = after_symptom_;
    ++at_;
    return true;
  }

  bool one() {
    const auto word = lower(words_[at_]);
    if (word == "note") {
      request_.note = joined({words_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, words_.end()}, " ");
      at_ = words_.size();
      return true;
    }
    if (modifier(word) || place(word) || fault_) return !fault_;
    after_symptom_was_ = std::exchange(after_symptom_, false);
    const bool denied_just_now = std::exchange(denial_, false);
    joined_before_ = std::exchange(joins_, false) && bare_last() ? joined_ : 0;
    return sign(word) || listed(word) || time(word) || other(word) || symptom(denied_just_now);
  }

  /// Whether nothing was said of the last symptom alone, so that an `and` joins it with the next.
  bool bare_last() const {
    const auto& last = seen_.back();
    return last.grade.empty() && last.onset.empty() && !last.after_denial;
  }
  /// The symptoms joined by `and`, from the first to the last.
  std::span<Seen> joined_last() { return std::span{seen_}.last(joined_); }

  /// `g2` and `@-40m` belong to the symptom before them.
  bool modifier(const std::string& word) {
    const bool grade = word.size() == 2 && word[0] == 'g' && word[1] >= '0' && word[1] <= '9';
    const bool onset = word.starts_with('@') && word.size() > 1;
    const bool surface = word.size() > 1 && word.ends_with('%') && word[0] >= '0' && word[0] <= '9';
    if ((!grade && !onset && !surface) || seen_.empty()) return false;
    if (!after_symptom_) {
      fault_ = BadField{FieldId::line, words_[at_], Takes::line_grade_behind};
      return false;
    }
    const auto said = onset ? &Seen::onset : &Seen::grade;
    if (!(seen_.back().*said).empty()) {
      fault_ = BadField{FieldId::line, words_[at_], onset ? Takes::line_one_onset : Takes::line_one_grade};
      return false;
    }
    const auto text = grade ? word.substr(1) : surface ? word : moment(words_[at_].substr(1));
    if (!onset) ++at_;
    const auto of = surface ? std::span{seen_}.last(seen_together_) : joined_last();
    for (auto& symptom : of) symptom.*said = text;
    return true;
  }

  /// Where it is: `rash on the arm`. On the skin that changes nothing and goes into the note as it was typed.
  /// Elsewhere it may, as in `itching in the throat`: it is refused, with what is taken.
  bool place(const std::string& word) {
    if (!after_symptom_ || !is_one_of(word, {"on", "in", "at", "over", "around", "of"})) return false;
    const auto said = [&](std::size_t at) { return at < words_.size() ? lower(words_[at]) : std::string{}; };
    const auto behind_small_words = [&](std::size_t at) {
      while (is_one_of(said(at), {"the", "both", "left", "right", "upper", "lower"})) ++at;
      return at;
    };
    auto end = behind_small_words(at_ + 1);
    if (end >= words_.size()) return false;
    const bool changes_nothing = limb_or_trunk(said(end));
    while (is_one_of(said(end + 1), {"and", "&"}) && limb_or_trunk(said(behind_small_words(end + 2))))
      end = behind_small_words(end + 2);
    const auto& symptom = seen_.back().key;
    const auto* term = catalogue_.symptom(symptom);
    const auto first = words_.begin() + static_cast<std::ptrdiff_t>(at_);
    const auto where = joined({first, words_.begin() + static_cast<std::ptrdiff_t>(end + 1)}, " ");
    if (!changes_nothing || !term || term->system != BodySystem::skin || seen_together_ > 1) {
      fault_ = BadField{FieldId::line, where, Takes::line_place, {}, term ? term->name : symptom};
      return false;
    }
    add_place(place_, term->name + ' ' + where);
    at_ = end + 1;
    return true;
  }

  /// A word of this grammar, which can never be a zone's abbreviation.
  static bool is_word(std::string_view word) {
    static constexpr std::string_view words[] = {"none", "air",    "phone", "paper",  "chair",   "note",
                                                 "no",   "denies", "gone",  "denied", "resolved"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words) || sign_called(word);
  }

  static const VitalSign* sign_called(std::string_view word) {
    for (const auto& sign : vital_signs())
      if (word == sign.field.key || (!sign.also_log.empty() && word == sign.also_log)) return &sign;
    return nullptr;
  }

  bool sign(const std::string& word) {
    if (word == "air") return put(request_.vitals[Sign::oxygen], "air", 1);
    const auto* called = sign_called(word);
    if (!called || at_ + 1 >= words_.size()) return false;
    const bool number = words_[at_ + 1][0] >= '0' && words_[at_ + 1][0] <= '9';
    if (called->sign == Sign::pain && !number) return false;  // `pain in the chest`
    auto text = words_[at_ + 1];
    auto unit = at_ + 2 < words_.size() ? words_[at_ + 2] : std::string{};
    if (unit.ends_with('!')) unit.pop_back();
    const bool apart = is_unit_of(*called, unit);  // `glucose 99 mg/dL`, `hr 88 bpm`
    if (apart) text += ' ' + words_[at_ + 2];
    return put(request_.vitals[called->sign], text, apart ? 3 : 2);
  }

  bool put(std::string& field, std::string_view value, std::size_t words) {
    if (!field.empty()) {
      fault_ = BadField{FieldId::line, words_[at_], Takes::line_sign_once};
      return false;
    }
    field = value;
    at_ += words;
    return true;
  }

  /// Whether each can be told as gone: what is in the nurse's own words cannot.
  static bool nameable(std::span<const Seen> symptoms) {
    return std::none_of(symptoms.begin(), symptoms.end(), [](const Seen& one) { return own_words(one.key); });
  }
  static bool own_words(std::string_view key) { return lower(key.substr(0, 6)) == "other:"; }

  /// `hives g2 @08:42 gone`: seen, and over by now.
  bool listed(const std::string& word) {
    if (after_symptom_was_ && word == "gone") {
      if (!nameable(joined_last())) return false;
      for (const auto& symptom : joined_last()) request_.resolved.push_back(symptom.key);
      ++at_;
      return true;
    }
    if (word == "none") {
      request_.none = true;
      ++at_;
      return true;
    }
    if (word == "phone" || word == "paper" || word == "chair") {
      request_.source = word;
      ++at_;
      return true;
    }
    const bool no = word == "no" || word == "denies" || word == "denied", gone = word == "resolved";
    if (!no && !gone) return false;
    ++at_;
    const auto keys = named_here();
    if (keys.empty()) {
      --at_;
      return false;
    }
    add_place(place_, site_.empty() ? "" : word + ' ' + site_);
    auto& said = no ? request_.denied : request_.resolved;
    said.insert(said.end(), keys.begin(), keys.end());
    denial_ = no;
    return true;
  }

  /// `other:"tingling lips"`, `other:tingling`; the quotes were taken for one word.
  bool other(const std::string& word) {
    if (!word.starts_with("other:") || word.size() < 7) return false;
    seen_.push_back({words_[at_], {}, {}});
    seen_together_ = 1;
    joined_ = joined_before_ + 1;
    ++at_;
    return after_symptom_ = true;
  }

  bool symptom(bool denied_just_now) {
    const auto keys = named_here();
    if (keys.empty()) return false;
    const auto next = at_ < words_.size() ? lower(words_[at_]) : std::string{};
    const bool over = next == "gone" || next == "resolved";
    add_place(place_, site_.empty() || !over ? site_ : site_ + ' ' + next);
    if (over) {
      const auto first = seen_.end() - static_cast<std::ptrdiff_t>(joined_before_);
      if (!nameable({first, seen_.end()})) return false;
      for (auto symptom = first; symptom != seen_.end(); ++symptom) request_.resolved.push_back(symptom->key);
      seen_.erase(first, seen_.end());
      request_.resolved.insert(request_.resolved.end(), keys.begin(), keys.end());
      ++at_;
      const auto behind = at_;
      if (next == "resolved" && !named_here().empty()) {  // `itching resolved hives`: which of the two?
        at_ = behind;
        fault_ = BadField{FieldId::line, "resolved " + words_[at_], Takes::line_gone_or_resolved};
        return false;
      }
    } else {
      for (const auto& key : keys) seen_.push_back({key, {}, {}, denied_just_now});
      seen_together_ = keys.size();
      joined_ = joined_before_ + keys.size();
      after_symptom_ = true;
    }
    return true;
  }

  static constexpr std::size_t longest_name = 10;  // words

  struct Name {
    std::string key;
    std::size_t words = 0;
  };

  /// The symptom named by as many words as possible from a place on.
  template <class Look>
  Name named_from(std::size_t at, Look look) const {
    for (auto count = std::min(longest_name, words_.size() - std::min(at, words_.size())); count > 0;
         --count) {
      const auto first = words_.begin() + static_cast<std::ptrdiff_t>(at);
      const auto phrase = joined({first, first + static_cast<std::ptrdiff_t>(count)}, " ");
      if (const auto* term = (catalogue_.*look)(phrase)) return {term->key, count};
    }
    return {};
  }

  /// The symptom named from here; its words are passed over. Words in another order or form than in the list
  /// are one name only where they cannot be two: `swelling face` is one, `itching rash` are two.
  std::optional<std::string> longest() {
    auto name = named_from(at_, &Catalogue::symptom_written);
    const auto freely = named_from(at_, &Catalogue::symptom_called);
    const auto behind = at_ + name.words;
    const bool two =
        name.words > 0 && behind < words_.size() &&
        (is_word(lower(words_[behind])) || named_from(behind, &Catalogue::symptom_called).words > 0);
    if (freely.words > name.words && !two) name = freely;
    if (name.words == 0) return std::nullopt;
    const auto from = words_.begin() + static_cast<std::ptrdiff_t>(at_);
    site_ = site_told({from, from + static_cast<std::ptrdiff_t>(name.words)}, *catalogue_.symptom(name.key));
    at_ += name.words;
    return name.key;
  }

  /// The symptoms named from here, several where a word names them: `n/v`, `hives/itching`.
  std::vector<std::string> named_here() {
    site_.clear();
    if (const auto one = longest()) return {*one};
    if (at_ >= words_.size()) return {};
    std::vector<std::string> keys;
    for (const auto& part : split(lower(words_[at_]), '/')) {
      const auto key = key_of(part);
      if (key.empty()) return {};
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
    if (keys.size() < 2) return {};
    ++at_;
    return keys;
  }

  /// A part of such a word; of the letters nurses write so, what they stand for.
  std::string key_of(const std::string& part) const {
    const auto name = part == "n" ? "nausea" : part == "v" ? "vomiting" : part == "d" ? "diarrhea" : part;
    const auto* term = catalogue_.symptom_called(name);
    return term ? term->key : std::string{};
  }

  bool time(const std::string& word) {
    const bool relative =
        word == "now" || word == "after-stop" || (word.starts_with('-') && parse_duration(word.substr(1)));
    const bool day = word == "yesterday" || word == "today";
    const bool clock = word.size() >= 4 && (word[0] == '~' || (word[0] >= '0' && word[0] <= '9')) &&
                       std::count(word.begin(), word.end(), '/') != 1;
    if (!relative && !day && !clock) return false;
    if (!request_.at.empty()) {
      fault_ = BadField{FieldId::line, words_[at_], Takes::line_one_time};
      return false;
    }
    request_.at = moment(words_[at_]);
    return true;
  }

  static bool clock_like(const std::string& word) {
    return word.size() >= 4 && word[0] >= '0' && word[0] <= '9' &&
           word.find_first_not_of("0123456789:") == std::string::npos;
  }

  /// A moment that may go on in the next words: `yesterday 23:50`, `22-Nov-2026 14:05`, `01:30 EDT`. They are
  /// passed over.
  std::string moment(std::string first) {
    auto text = std::move(first);
    ++at_;
    const auto small = lower(text);
    const bool day = small == "yesterday" || small == "today" ||
                     (text.size() > 6 && text.find_first_not_of("0123456789:~") != std::string::npos &&
                      text.find(':') == std::string::npos && small[0] >= '0' && small[0] <= '9');
    if (day && at_ < words_.size() && clock_like(words_[at_])) text += ' ' + words_[at_++];
    const auto next = at_ < words_.size() ? lower(words_[at_]) : std::string{};
    const bool half = next == "am" || next == "pm" || next == "a.m." || next == "p.m.";
    const bool span = (next == "to" || next == "-") && at_ + 1 < words_.size() && clock_like(words_[at_ + 1]);
    if (half || span) text += ' ' + words_[at_++];
    if (span) text += ' ' + words_[at_++];
    const auto zone = at_ < words_.size() ? words_[at_] : std::string{};
    const bool letters = zone.size() >= 3 && zone.size() <= 5 &&
                         zone.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    const bool of_the_line =
        is_word(lower(zone)) || catalogue_.symptom_called(zone) ||
        (at_ + 1 < words_.size() && catalogue_.symptom_called(zone + ' ' + words_[at_ + 1]));
    if (letters && text.find(':') != std::string::npos && !of_the_line) text += ' ' + words_[at_++];
    return text;
  }

  std::vector<std::string> words_;
  const Catalogue& catalogue_;
  std::size_t at_ = 0;
  ObservationTyped request_;
  std::vector<Seen> seen_;
  std::size_t seen_together_ = 1;   // how many the last word named
  std::size_t joined_ = 1;          // how many it and those joined to it by `and` are
  std::size_t joined_before_ = 0;   // how many the word looked at is joined to
  bool joins_ = false;              // the last word was `and`, behind one that was seen
  std::string site_;                // what the last words tell of the IV site and their symptom does not
  std::string place_;               // where something on the skin is, as typed
  bool denial_ = false;             // the last words denied a symptom
  bool after_symptom_ = false;      // the last words named one that was seen
  bool after_symptom_was_ = false;  // so did those before this word
  std::optional<Problem> fault_;
};

}  // namespace

Answers ObservationTyped::answers() const {
  Answers all;
  all.add(FieldId::infusion, std::to_string(infusion.value()));
  all.add_some(FieldId::at, at);
  for (const auto& symptom : symptoms) all.add(FieldId::symptom, symptom);
  for (const auto& key : denied) all.add(FieldId::denied, key);
  for (const auto& key : resolved) all.add(FieldId::resolved, key);
  if (none) all.add(FieldId::none, "yes");
  for (const auto& [sign, text] : vitals.typed) all.add_some(field_id(sign), text);
  all.add_some(FieldId::source, source);
  all.add_some(FieldId::note, note);
  all.add_some(FieldId::call_outcome, call);
  return all;
}

Result<ObservationTyped, Problem> log_line(std::string_view line, const Catalogue& catalogue) {
  if (const auto fault = text_fault(line)) return Failure{Problem{BadText{FieldId::line, *fault}}};
  return LineReader{log_words(line), catalogue}.read();
}

}  // namespace infuwatch::app
