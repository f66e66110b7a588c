#include "app/log_shorthand.hpp"

#include "app/log_words.hpp"
#include "base/text.hpp"
#include "domain/vital_sign.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

namespace infuwatch::app {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool begins_with_digit(std::string_view word) { return !word.empty() && digit(word.front()); }
bool number(std::string_view word) {
  return begins_with_digit(word) && word.find_first_not_of("0123456789.") == std::string_view::npos;
}
bool whole(std::string_view word) { return begins_with_digit(word) && all_digits(word, word.size()); }

/// What nurses call a sign in one word; the line's own words are among them.
std::string sign_word(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> also[] = {
      {"p", "hr"},      {"r", "rr"},      {"resp", "rr"},    {"resps", "rr"},
      {"sats", "spo2"}, {"sao2", "spo2"}, {"o2sat", "spo2"}, {"o2sats", "spo2"}};
  for (const auto& [called, key] : also)
    if (word == called) return std::string{key};
  for (const auto& sign : vital_signs())
    if (word == sign.field.key || (!sign.also_log.empty() && word == sign.also_log)) return std::string{word};
  return {};
}

/// `92/60`: two pressures that can be one reading, and no date.
bool a_pressure(std::string_view word) {
  const auto stroke = word.find('/');
  if (stroke == std::string_view::npos) return false;
  const auto systolic = whole_number(word.substr(0, stroke)),
             diastolic = whole_number(word.substr(stroke + 1));
  constexpr std::int64_t lowest_systolic = 40, lowest_diastolic = 20, highest = 300;  // mmHg
  return systolic && diastolic && *systolic >= lowest_systolic && *systolic <= highest &&
         *diastolic >= lowest_diastolic && *diastolic < *systolic;
}

class Speller {
 public:
  explicit Speller(const std::vector<std::string>& words) : words_{words} {}

  std::vector<std::string> all() {
    while (at_ < words_.size()) {
      const auto word = said(at_);
      if (word == "note") {
        out_.insert(out_.end(), words_.begin() + static_cast<std::ptrdiff_t>(at_), words_.end());
        break;
      }
      const bool typed = at_ == 0 || word.starts_with("other:") || word.find('"') != std::string::npos;
      if (typed || !(oxygen(word) || sign(word) || pressure(word) || awake(word) || time(word) ||
                     grade(word) || heading(word)))
        out_.push_back(words_[at_++]);
    }
    return std::move(out_);
  }

 private:
  std::string said(std::size_t at) const { return at < words_.size() ? lower(words_[at]) : std::string{}; }
  std::string before(std::size_t back = 1) const {
    return out_.size() >= back ? lower(out_[out_.size() - back]) : std::string{};
  }
  bool put(std::initializer_list<std::string> words, std::size_t passed) {
    out_.insert(out_.end(), words.begin(), words.end());
    at_ += passed;
    return true;
  }

  /// How many words from one on are room air, or a thing oxygen is given by; 0: none.
  std::size_t air(std::size_t at) const {
    if (is_one_of(said(at), {"ra", "r/a"})) return 1;
    return said(at) == "room" && said(at + 1) == "air" ? 2 : 0;
  }
  std::size_t given_by(std::size_t at) const {
    if (is_one_of(said(at), {"nc", "n/c", "o2", "oxygen"})) return begins_with_digit(said(at + 1)) ? 0 : 1;
    return said(at) == "nasal" && said(at + 1) == "cannula" ? 2 : 0;
  }

  bool oxygen(const std::string& word) {
    const std::size_t led = is_one_of(word, {"on", "via", "by", "per"}) ? 1 : 0;
    if (const auto passed = air(at_ + led)) return put({"air"}, led + passed);
    auto flow = said(at_ + led);
    std::size_t words = 1;
    if (number(flow) && is_one_of(said(at_ + led + 1), {"l", "l/min", "lpm", "liters"})) {
      flow += 'l';
      words = 2;
    }
    const auto litres = flow.find('l');
    const bool of_litres = litres != std::string::npos && number(flow.substr(0, litres)) &&
                           is_one_of(flow.substr(litres), {"l", "l/min", "lpm"});
    const auto behind = at_ + led + words;
    const std::size_t via = is_one_of(said(behind), {"via", "by", "per"}) ? 1 : 0;
    const auto device = of_litres ? given_by(behind + via) : 0;
    if (device > 0 && before() == "o2") return put({flow.substr(0, litres) + 'L'}, words + via + device);
    if (device > 0) return put({"o2", flow.substr(0, litres) + 'L'}, led + words + via + device);
    const bool cannula_first = word == "nc" && !said(at_ + 1).empty() && said(at_ + 1).ends_with('l') &&
                               number(said(at_ + 1).substr(0, said(at_ + 1).size() - 1));
    return cannula_first && put({"o2", words_[at_ + 1]}, 2);
  }

  bool sign(const std::string& word) {
    const auto next = said(at_ + 1);
    if (word.ends_with('%') && number(word.substr(0, word.size() - 1)) &&
        (air(at_ + 1) > 0 || (next == "on" && air(at_ + 2) > 0)) && sign_word(before()).empty())
      return put({"spo2", word}, 1);
    const bool two_words =
        (word == "pulse" && next == "ox") || (word == "o2" && is_one_of(next, {"sat", "sats"}));
    if (two_words && begins_with_digit(said(at_ + 2))) return put({"spo2"}, 2);
    if (word == "heart" && next == "rate" && begins_with_digit(said(at_ + 2))) return put({"hr"}, 2);
    if (word == "blood" && next == "pressure" && begins_with_digit(said(at_ + 2))) return put({"bp"}, 2);
    const auto colon = word.find_first_of(":=");
    const auto named = sign_word(word.substr(0, colon));
    if (colon != std::string::npos) {
      if (named.empty()) return false;
      const auto behind = words_[at_].substr(colon + 1);
      return behind.empty() ? put({named}, 1) : begins_with_digit(behind) && put({named, behind}, 1);
    }
    if (!named.empty())  // `p` and `r` mean something else without a number
      return named != word && begins_with_digit(next) && put({named}, 1);
    const auto figures = std::find_if(word.begin(), word.end(), digit);
    const auto letters = static_cast<std::size_t>(figures - word.begin());
    const auto glued = sign_word(word.substr(0, letters));
    if (glued.empty() || figures == word.end()) return false;
    return put({glued, words_[at_].substr(letters)}, 1);
  }

  /// `92 / 60`, `92/ 60`, `92 over 60`, with or without its name before it.
  bool pressure(const std::string& word) {
    const auto next = said(at_ + 1), third = said(at_ + 2);
    std::string reading = word;
    std::size_t passed = 1;
    if (whole(word) && is_one_of(next, {"/", "over"}) && whole(third)) {
      reading = word + '/' + third;
      passed = 3;
    } else if ((word.ends_with('/') && whole(next)) ||
               (whole(word) && next.starts_with('/') && next.size() > 1)) {
      reading = word + next;
      passed = 2;
    }
    const bool named = before() == "bp";
    if (named && passed > 1) return put({reading}, passed);
    if (named || !sign_word(before()).empty() || !a_pressure(reading)) return false;
    return put({"bp", reading}, passed);
  }

  /// Alert, and oriented to all that was asked.
  bool awake(const std::string& word) {
    const auto oriented = [&](std::size_t at) -> std::size_t {  // words of `x3`
      const auto times = said(at);
      if (is_one_of(times, {"x3", "x4"})) return 1;
      return times == "x" && is_one_of(said(at + 1), {"3", "4"}) ? 2 : 0;
    };
    if (is_one_of(before(), {"no", "not", "without", "acvpu", "less", "more"})) return false;
    if (is_one_of(word, {"a&ox3", "a&ox4", "aox3", "aox4", "aaox3", "aaox4", "a/ox3", "a/ox4"}))
      return put({"acvpu", "a"}, 1);
    if (is_one_of(word, {"a&o", "a/o", "aao", "a+o"})) {
      const auto all = oriented(at_ + 1);
      return (all > 0 || !said(at_ + 1).starts_with('x')) && put({"acvpu", "a"}, 1 + all);
    }
    if (word != "alert" || said(at_ + 1) == "to") return false;
    const bool both = is_one_of(said(at_ + 1), {"and", "&"}) && said(at_ + 2) == "oriented";
    const auto all = oriented(both ? at_ + 3 : at_ + 1);
    if (both && all == 0 && said(at_ + 3).starts_with('x')) return false;
    return put({"acvpu", "a"}, (both ? 3U : 1U) + all);
  }

  /// So many words of a time that tell how long ago it was, as `-10m`.
  std::optional<std::pair<std::string, std::size_t>> ago(std::size_t at) const {
    const auto unit = [](std::string_view word) {
      if (is_one_of(word, {"m", "min", "mins", "minute", "minutes"})) return "m";
      return is_one_of(word, {"h", "hr", "hrs", "hour", "hours"}) ? "h" : "";
    };
    const auto first = said(at);
    const auto letters = first.find_first_not_of("0123456789");
    if (whole(first) && *unit(said(at + 1)) && said(at + 2) == "ago")
      return {{'-' + first + unit(said(at + 1)), 3}};
    if (is_one_of(first, {"a", "an", "one"}) && *unit(said(at + 1)) && said(at + 2) == "ago")
      return {{std::string{"-1"} + unit(said(at + 1)), 3}};
    const bool one_word =
        begins_with_digit(first) && letters != std::string::npos && *unit(first.substr(letters));
    if (one_word && said(at + 1) == "ago")
      return {{'-' + first.substr(0, letters) + unit(first.substr(letters)), 2}};
    return std::nullopt;
  }

  bool time(const std::string& word) {
    const bool onset = word == "@" || word == "since";
    if (const auto past = ago(at_ + (onset ? 1 : 0)))
      return put({(onset ? "@" : "") + past->first}, past->second + (onset ? 1 : 0));
    const auto next = said(at_ + 1);
    const bool moment =
        begins_with_digit(next) || (next.size() > 1 && is_one_of(next.substr(0, 1), {"-", "~"}));
    if (word == "@" && moment) return put({'@' + words_[at_ + 1]}, 2);
    return word == "since" && clock_like(next) && put({'@' + words_[at_ + 1]}, 2);
  }

  /// `grade 2`, `gr 2`, `gr2`.
  bool grade(const std::string& word) {
    const auto figures = std::find_if(word.begin(), word.end(), digit);
    const auto name = word.substr(0, static_cast<std::size_t>(figures - word.begin()));
    if (!is_one_of(name, {"grade", "gr", "gr."})) return false;
    const std::string behind{figures, word.end()};
    if (behind.size() == 1) return put({'g' + behind}, 1);
    const auto next = said(at_ + 1);
    return behind.empty() && next.size() == 1 && digit(next[0]) && put({'g' + next}, 2);
  }

  /// `VS` and `vitals` before the signs themselves.
  bool heading(const std::string& word) {
    if (!is_one_of(word, {"vs", "vs:", "vitals", "vitals:"})) return false;
    const auto next = said(at_ + 1);
    const auto letters = next.substr(0, next.find_first_of("0123456789:="));
    if (sign_word(letters).empty() && sign_word(next).empty() && !a_pressure(next)) return false;
    return put({}, 1);
  }

  const std::vector<std::string>& words_;
  std::vector<std::string> out_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::string> spelled_out(const std::vector<std::string>& words) { return Speller{words}.all(); }

}  // namespace infuwatch::app
