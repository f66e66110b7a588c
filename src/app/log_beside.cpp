// What stands beside the symptoms of a line: their grades, times and places, and the vital signs.
#include "app/log_reader.hpp"
#include "domain/vital_reading.hpp"
#include "protocol/symptom_phrase.hpp"
#include "time/instant.hpp"

namespace infuwatch::app {

bool LineReader::at_time(const std::string& word) {
  const bool onset = word.starts_with('@') && word.size() > 1;
  if (onset && seen_.empty()) {
    words_[at_].erase(0, 1);
    if (time(word.substr(1))) return true;
    words_[at_].insert(0, "@");
    return false;
  }
  if (word != "at" || at_ + 1 >= words_.size() || !clock_like(words_[at_ + 1])) return false;
  ++at_;
  if (after_symptom_) words_[at_].insert(0, "@");
  return after_symptom_ ? modifier(lower(words_[at_])) : time(words_[at_]);
}

bool LineReader::without_numbers(const std::string& word) {
  if (is_one_of(word, {"vss", "vs", "vitals", "stable", "wnl", "afebrile"}))
    fault_ = BadField{FieldId::line, words_[at_], Takes::line_numbers};
  return false;
}

bool LineReader::trend(const std::string& word) {
  if (!after_symptom_ ||
      !is_one_of(word, {"worse", "worsening", "better", "improving", "improved", "unchanged"}))
    return false;
  const auto next = at_ + 1 < words_.size() ? lower(words_[at_ + 1]) : std::string{};
  const bool grade_next = next.size() == 2 && next[0] == 'g' && next[1] >= '0' && next[1] <= '9';
  if (seen_.back().grade.empty() && !grade_next) {
    fault_ = BadField{FieldId::line, words_[at_], Takes::line_trend, {}, named(seen_.back().key)};
    return false;
  }
  add_place(place_, named(seen_.back().key) + ' ' + words_[at_++]);
  return true;
}

bool LineReader::modifier(const std::string& word) {
  const bool grade = word.size() == 2 && word[0] == 'g' && word[1] >= '0' && word[1] <= '9';
  const bool onset = word.starts_with('@') && word.size() > 1;
  const bool surface = word.size() > 1 && word.ends_with('%') && word[0] >= '0' && word[0] <= '9';
  const auto as_word = after_symptom_ && !names_symptom(at_) ? grade_of_word(word) : std::nullopt;
  if ((!grade && !onset && !surface && !as_word) || seen_.empty()) return false;
  if (!after_symptom_) {
    fault_ = BadField{FieldId::line, words_[at_], Takes::line_grade_behind};
    return false;
  }
  const auto said = onset ? &Seen::onset : &Seen::grade;
  if (!(seen_.back().*said).empty()) {
    fault_ = BadField{FieldId::line, words_[at_], onset ? Takes::line_one_onset : Takes::line_one_grade};
    return false;
  }
  const auto text = as_word   ? std::to_string(*as_word)
                    : grade   ? word.substr(1)
                    : surface ? word
                              : moment(words_[at_].substr(1));
  if (!onset) ++at_;
  const auto of = surface ? std::span{seen_}.last(seen_together_) : joined_last();
  for (auto& symptom : of) symptom.*said = text;
  return true;
}

bool LineReader::place(const std::string& word) {
  if (!after_symptom_) return false;
  const bool led = is_one_of(word, {"on", "in", "at", "over", "around", "of", "to", "across", "down"});
  if (!led && ((!limb_or_trunk(word) && !tells_side(word)) || names_symptom(at_))) return false;
  const auto said = [&](std::size_t at) { return at < words_.size() ? lower(words_[at]) : std::string{}; };
  std::vector<std::string> sides;
  const auto behind_small_words = [&](std::size_t at) {
    for (; tells_side(said(at)) || is_one_of(said(at), {"the", "his", "her", "upper", "lower"}); ++at)
      if (tells_side(said(at))) sides.push_back(said(at));
    return at;
  };
  auto end = behind_small_words(led ? at_ + 1 : at_);
  bool limb = limb_or_trunk(said(end));
  if (!limb && !sides.empty() && said(end) != "side")
    --end;  // the side alone
  else if (!limb && end >= words_.size())
    return false;
  while (limb && is_one_of(said(end + 1), {"and", "&"}) && limb_or_trunk(said(behind_small_words(end + 2))))
    end = behind_small_words(end + 2);
  const auto first = words_.begin() + static_cast<std::ptrdiff_t>(at_);
  const auto where = joined({first, words_.begin() + static_cast<std::ptrdiff_t>(end + 1)}, " ");
  auto& symptom = seen_.back();
  const auto* term = catalogue_.symptom(symptom.key);
  const auto name = named(symptom.key);
  const auto* other = term && seen_together_ == 1 ? catalogue_.symptom_called(name + ' ' + where) : nullptr;
  const bool same = limb ? term && term->system == BodySystem::skin
                         : term && !sides.empty() && side_changes_nothing(*term, sides);
  if (!other && (!same || seen_together_ > 1)) {
    fault_ = BadField{FieldId::line, where, Takes::line_place, {}, name};
    return false;
  }
  if (other) symptom.key = other->key;  // `weakness of the left arm`
  add_place(place_, name + ' ' + where);
  at_ = end + 1;
  return true;
}

bool LineReader::sign(const std::string& word) {
  if (word == "air" && named_from(at_, &Catalogue::symptom_written).words < 2)
    return put(request_.vitals[Sign::oxygen], "air", 1);
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

bool LineReader::put(std::string& field, std::string_view value, std::size_t words) {
  if (!field.empty()) {
    fault_ = BadField{FieldId::line, words_[at_], Takes::line_sign_once};
    return false;
  }
  field = value;
  at_ += words;
  return true;
}

bool LineReader::time(const std::string& word) {
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

std::string LineReader::moment(std::string first) {
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

}  // namespace infuwatch::app
