#include "app/log_reader.hpp"
#include "app/log_shorthand.hpp"
#include "protocol/symptom_phrase.hpp"

#include <utility>

namespace infuwatch::app {

Result<ObservationTyped, Problem> LineReader::read() {
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
      return Failure{
          Problem{BadField{FieldId::line, "no … " + symptom.key, Takes::line_denied_each, {}, symptom.key}}};
    request_.symptoms.push_back(name_of(symptom) + (symptom.grade.empty() ? "" : ":" + symptom.grade) +
                                (symptom.onset.empty() ? "" : "@" + symptom.onset));
  }
  if (!place_.empty()) request_.note = place_ + (request_.note.empty() ? "" : "; ") + request_.note;
  return request_;
}

std::string LineReader::name_of(const Seen& symptom) const {
  const auto same = [&](const Seen& one) { return one.key == symptom.key; };
  if (std::count_if(seen_.begin(), seen_.end(), same) < 2) return symptom.key;
  const auto phrase = symptom_phrase(catalogue_, symptom.told);
  const auto grade = whole_number(symptom.grade);
  const bool graded =
      symptom.grade.empty() || (grade && phrase && phrase->term->grades.contains(static_cast<int>(*grade)));
  const bool names_it = phrase && phrase->term->key == symptom.key;
  return names_it && graded ? "other:\"" + symptom.told + '"' : symptom.key;
}

bool LineReader::between_symptoms() {
  const auto word = lower(words_[at_]);
  const bool inside = (after_symptom_ || denial_) && at_ + 1 < words_.size();
  if (!inside || !(is_one_of(word, {"and", "&"}) || (denial_ && is_one_of(word, {"or", "nor"}))))
    return false;
  if (word.ends_with("or")) {  // `no hives or itching`: both are denied
    words_[at_] = "no";
    return one();
  }
  joins_ = after_symptom_;
  ++at_;
  return true;
}

bool LineReader::one() {
  const auto word = lower(words_[at_]);
  if (word == "note") {
    request_.note = joined({words_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, words_.end()}, " ");
    at_ = words_.size();
    return true;
  }
  if (at_time(word) || modifier(word) || trend(word) || place(word) || fault_) return !fault_;
  after_symptom_was_ = std::exchange(after_symptom_, false);
  const bool denied_just_now = std::exchange(denial_, false);
  joined_before_ = std::exchange(joins_, false) && bare_last() ? joined_ : 0;
  return sign(word) || listed(word) || time(word) || other(word) || symptom(denied_just_now) ||
         without_numbers(word);
}

bool LineReader::names_symptom(std::size_t at) const {
  while (at < words_.size() && (grade_of_word(lower(words_[at])) || tells_side(lower(words_[at])))) ++at;
  return at < words_.size() && named_from(at, &Catalogue::symptom_called).words > 0;
}

std::string LineReader::named(const std::string& key) const {
  const auto* term = catalogue_.symptom(key);
  return term ? term->name : key;
}

bool LineReader::bare_last() const {
  const auto& last = seen_.back();
  return last.grade.empty() && last.onset.empty() && !last.after_denial;
}

std::span<LineReader::Seen> LineReader::joined_last() { return std::span{seen_}.last(joined_); }

bool LineReader::listed(const std::string& word) {
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
  const bool no = is_one_of(word, {"no", "not", "denies", "denied", "without", "w/o"});
  const bool gone = word == "resolved";
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

bool LineReader::other(const std::string& word) {
  if (!word.starts_with("other:") || word.size() < 7) return false;
  seen_.push_back({words_[at_], {}, {}});
  seen_together_ = 1;
  joined_ = joined_before_ + 1;
  ++at_;
  return after_symptom_ = true;
}

bool LineReader::symptom(bool denied_just_now) {
  const auto from = at_;
  std::string grade;
  auto keys = named_here();
  if (keys.empty()) keys = named_behind(grade);
  if (keys.empty()) {
    at_ = from;
    return false;
  }
  const auto first_word = words_.begin() + static_cast<std::ptrdiff_t>(from);
  const auto told = joined({first_word, words_.begin() + static_cast<std::ptrdiff_t>(at_)}, " ");
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
    for (const auto& key : keys) seen_.push_back({key, grade, {}, denied_just_now, told});
    seen_together_ = keys.size();
    joined_ = joined_before_ + keys.size();
    after_symptom_ = true;
  }
  return true;
}

std::optional<std::string> LineReader::longest() {
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

std::vector<std::string> LineReader::named_here() {
  site_.clear();
  if (const auto one = longest()) return {*one};
  if (at_ >= words_.size()) return {};
  auto keys = symptoms_in_word(catalogue_, words_[at_]);
  if (!keys.empty()) ++at_;
  return keys;
}

std::vector<std::string> LineReader::named_behind(std::string& grade) {
  const auto from = at_;
  std::vector<std::string> sides;
  for (; at_ < words_.size(); ++at_) {
    const auto word = lower(words_[at_]);
    if (tells_side(word))
      sides.push_back(word);
    else if (const auto told = grade_of_word(word); told && grade.empty())
      grade = std::to_string(*told);
    else
      break;
  }
  if (at_ == from) return {};
  const auto keys = named_here();
  const bool same = std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return side_changes_nothing(*catalogue_.symptom(key), sides);
  });
  if (!same) return {};
  const auto first = words_.begin() + static_cast<std::ptrdiff_t>(from);
  if (!sides.empty()) site_ = joined({first, words_.begin() + static_cast<std::ptrdiff_t>(at_)}, " ");
  return keys;
}

Result<ObservationTyped, Problem> log_line(std::string_view line, const Catalogue& catalogue) {
  if (const auto fault = text_fault(line)) return Failure{Problem{BadText{FieldId::line, *fault}}};
  return LineReader{spelled_out(log_words(line)), catalogue}.read();
}

}  // namespace infuwatch::app
