// What is typed for a moment, taken apart without a clock.
#include "base/text.hpp"
#include "time/entered.hpp"

#include <algorithm>
#include <array>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;
using Why = TimeProblem::Why;
using Clock = EnteredTime::Clock;
using Range = EnteredTime::Range;

Failure<TimeProblem> refused(Why why, std::string_view text, std::string instead = {}) {
  return {TimeProblem{why, std::string{text}, {}, std::move(instead)}};
}

std::optional<Seconds> clock_in(std::string_view text) {
  std::string_view hour, minute, second;
  if (all_digits(text, 4)) {
    hour = text.substr(0, 2);
    minute = text.substr(2);
  } else if (all_digits(text, 6)) {
    hour = text.substr(0, 2);
    minute = text.substr(2, 2);
    second = text.substr(4);
  } else {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon < 1 || colon > 2) return std::nullopt;
    hour = text.substr(0, colon);
    minute = text.substr(colon + 1, 2);
    auto rest = text.substr(std::min(text.size(), colon + 3));
    if (const auto point = rest.find_first_of(".,"); point == 3) {
      const auto part = rest.substr(point + 1);  // of a second
      if (part.empty() || part.size() > 9 || !all_digits(part, part.size())) return std::nullopt;
      rest = rest.substr(0, point);
    }
    if (!rest.empty() && (rest[0] != ':' || rest.size() != 3)) return std::nullopt;
    if (!rest.empty()) second = rest.substr(1);
    if (!all_digits(hour, hour.size()) || !all_digits(minute, 2) ||
        !(second.empty() || all_digits(second, 2)))
      return std::nullopt;
  }
  const int h = digits_value(hour), m = digits_value(minute), s = second.empty() ? 0 : digits_value(second);
  if (h > 23 || m > 59 || s > 59) return std::nullopt;
  return h * 1h + m * 1min + s * 1s;
}

/// `+01:00`, `-0500`, `+01`, whether a place has it or not.
std::optional<Seconds> offset_in(std::string_view text) {
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int sign = text[0] == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hour = text.substr(0, 2);
  auto minute = text.substr(2);
  if (minute.starts_with(':')) minute.remove_prefix(1);
  if (!all_digits(hour, 2) || !(minute.empty() || all_digits(minute, 2))) return std::nullopt;
  return sign * (digits_value(hour) * 1h + (minute.empty() ? 0 : digits_value(minute)) * 1min);
}

/// Whether some place has it: whole hours from -12 to +14, and what lies between them.
bool of_some_place(Seconds offset) {
  constexpr std::array between{-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765};  // minutes
  if (offset % 1h == 0s) return offset >= -12h && offset <= 14h;
  return std::any_of(between.begin(), between.end(), [&](int known) { return known * 1min == offset; });
}

struct Word {
  std::string text;
  bool stamp = false;   // the clock time of `2026-11-22T14:05`
  bool behind = false;  // directly behind a clock time: `-05:00`
};

/// Cuts `14:05-05:00`, `14:05Z` and `2026-11-22T14:05` into separate words.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  for (auto word : split(text, ' ')) {
    const auto t = word.find_first_of("Tt");
    const bool stamp = t == 10 && date_words(word.substr(0, 10));
    if (stamp) {
      out.push_back({word.substr(0, t)});
      word.erase(0, t + 1);
    }
    const auto tail = word.find_first_of("Zz+-", 1);
    const bool cut = tail != std::string::npos && !date_words(word) && clock_in(word.substr(0, tail));
    if (cut) {
      out.push_back({word.substr(0, tail), stamp});
      word.erase(0, tail);
    }
    const auto dash = word.find('-');  // `EST-02:10`, the end of a span
    if (dash != std::string::npos && dash > 1 && clock_in(word.substr(dash + 1)) &&
        word.find_first_of("0123456789") > dash) {
      out.push_back({word.substr(0, dash)});
      word.erase(0, dash);
    }
    if (!word.empty()) out.push_back({word, stamp, cut});
  }
  if (out.size() >= 3 && all_digits(out[0].text, out[0].text.size()) &&
      month_number(out[1].text) > 0) {  // 22 Nov 2026
    out[0].text += '-' + out[1].text + '-' + out[2].text;
    out.erase(out.begin() + 1, out.begin() + 3);
  }
  return out;
}

std::string joined_words(const std::vector<Word>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (auto i = from; i < to; ++i) out += (out.empty() || words[i].behind ? "" : " ") + words[i].text;
  return out;
}

/// `8:20 AM`, `2:05pm`, `2 PM`: the same time as it is typed here; none where it is no such time.
std::optional<std::string> twenty_four_hours(const std::vector<Word>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto half = lower(words[i].text);
    std::erase(half, '.');
    auto clock = half.substr(0, half.size() < 2 ? 0 : half.size() - 2);
    if (!half.ends_with("am") && !half.ends_with("pm")) continue;
    const auto at = clock.empty() && i > 0 ? i - 1 : i;
    if (clock.empty() && i > 0) clock = words[at].text;
    if (clock.size() <= 2 && !clock.empty()) clock += ":00";
    const auto time = clock_in(clock);
    if (!time || (half.ends_with("am") && *time >= 13h)) return std::nullopt;
    const auto hour = *time / 1h % 12 + (half.ends_with("pm") ? 12 : 0);
    const auto colon = clock.find(':');
    const auto minute = colon == std::string::npos ? clock.substr(2) : clock.substr(colon + 1);
    const auto before = joined_words(words, 0, at);
    return before + (before.empty() ? "" : " ") + (hour < 10 ? "0" : "") + std::to_string(hour) + ':' +
           minute;
  }
  return std::nullopt;
}

/// `24:00`, which is 00:00 of the next day.
Result<Range, TimeProblem> end_of_day(const Clock& typed, std::string_view text) {
  if (typed.days_back == std::chrono::days{0}) return refused(Why::future, text);
  if (!typed.date) return refused(Why::twenty_four, text, "today 00:00");
  const std::chrono::year_month_day next{std::chrono::local_days{*typed.date} + std::chrono::days{1}};
  return refused(Why::twenty_four, text, shown_date(next) + " 00:00");
}

/// What stands behind a clock time: an offset some place has, `Z`, or (only with `-`) the end of a span.
Result<Done, TimeProblem> read_behind(const Word& word, const std::vector<Word>& all, Range& range,
                                      std::string_view text) {
  auto& from = range.from;
  const auto offset = offset_in(word.text);
  const auto end =
      word.text.starts_with('-') ? clock_in(std::string_view{word.text}.substr(1)) : std::nullopt;
  if (word.text == "Z" || word.text == "z" || (word.stamp && offset == 0s)) {
    from.utc = true;
  } else if (offset && of_some_place(*offset)) {
    from.offset = offset;
    const auto& clock = (&word)[-1].text;
    const bool alike = end && word.behind && !word.stamp && clock.size() < 6 &&
                       (clock.find(':') == std::string::npos) == (word.text.find(':') == std::string::npos);
    const auto length = alike ? (*end - *from.time + 24h) % 24h : 0s;
    if (length > 0s && length <= bare_time_reach) {
      const auto at = static_cast<std::size_t>(&word - all.data());
      from.as_span = joined_words(all, 0, at) + " to " + word.text.substr(1);
      from.forwards = *end > *from.time;
    }
  } else if (end) {
    range.to.time = end;
  } else {
    const bool digits = word.text.find_first_not_of("0123456789:", 1) == std::string::npos;
    return refused(digits && word.text.size() > 1 ? Why::no_such_offset : Why::not_understood, text);
  }
  return Done{};
}

Result<Range, TimeProblem> read(std::string_view text) {
  Range range;
  auto& from = range.from;
  const auto words = words_of(text);
  if (auto here = twenty_four_hours(words)) return refused(Why::twelve_hour, text, std::move(*here));
  for (const auto& word : words) {
    const auto small = lower(word.text);
    auto& last = range.to.time ? range.to : from;
    const bool letters = small.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    const bool first = !from.dated() && !from.time;
    const bool behind = from.time && !from.offset && !from.utc && !range.to.time;
    if (first && (small == "yesterday" || small == "today")) {
      from.days_back = std::chrono::days{small == "yesterday" ? 1 : 0};
    } else if (const auto date = date_words(word.text); date && first) {
      from.date = date;
    } else if (const auto days = days_in_numbers(word.text); first && !days.empty()) {
      const auto rest = joined_words(words, 1, words.size());
      std::string instead;
      for (const auto day : days)
        instead += (instead.empty() ? "" : " or ") + shown_date(day) + (rest.empty() ? "" : ' ' + rest);
      return refused(days.size() > 1 ? Why::day_or_month : Why::not_understood, text, std::move(instead));
    } else if (const auto clock = clock_in(word.text); clock && !from.time) {
      from.time = clock;
    } else if (!from.time && (word.text == "24:00" || word.text == "2400" || word.text == "24:00:00")) {
      return end_of_day(from, text);
    } else if (behind && from.abbreviation.empty() &&
               (small == "z" || word.text[0] == '+' || word.text[0] == '-')) {
      if (const auto taken = read_behind(word, words, range, text); !taken) return Failure{taken.error()};
    } else if (behind && word.text.starts_with('-') && clock_in(std::string_view{word.text}.substr(1))) {
      range.to.time = clock_in(std::string_view{word.text}.substr(1));
    } else if (last.time && letters && !last.offset && !last.utc && last.abbreviation.empty() &&
               small.size() >= 2 && small.size() <= 6 && small != "am" && small != "pm") {
      last.abbreviation = word.text;
    } else {
      return refused(Why::not_understood, text);
    }
  }
  if (from.date && !from.date->ok()) return refused(Why::no_such_day, text);
  return from.dated() || from.time ? Result<Range, TimeProblem>{range} : refused(Why::not_understood, text);
}

/// `06:05 to 06:20`, `22-Nov-2026 23:50 - 23-Nov-2026 00:10`: where the two halves meet, and how long that
/// is.
std::pair<std::size_t, std::size_t> parting(std::string_view text) {
  const auto small = lower(text);
  for (const std::string_view word : {" to ", " - "})
    if (const auto at = small.find(word); at != std::string::npos) return {at, word.size()};
  return {std::string::npos, 0};
}

Result<Range, TimeProblem> read_moment(std::string_view text) {
  const auto [at, size] = parting(text);
  if (at == std::string::npos) return read(text);
  auto from = read(trimmed(text.substr(0, at))), to = read(trimmed(text.substr(at + size)));
  if (!from) return from;
  if (!to) return to;
  const bool whole = from->from.time && to->from.time && !from->to.time && !to->to.time &&
                     (from->from.dated() || !to->from.dated());
  if (!whole) return refused(Why::not_understood, text);
  return Range{std::move(from->from), std::move(to->from)};
}

/// `2014-04`, `Apr-2014`, `Apr 2014`: a month of the years 1900 to 2099.
std::optional<std::chrono::year_month> month_in(std::string_view text) {
  const auto year_at = text.find_first_of("0123456789");
  if (text.size() < 7 || year_at == std::string_view::npos) return std::nullopt;
  const bool digits = year_at == 0 && text.size() == 7 && text[4] == '-' && all_digits(text.substr(5), 2);
  const auto year = text.substr(year_at, digits ? 4 : std::string_view::npos);
  if (!all_digits(year, 4) || !(year.starts_with("19") || year.starts_with("20"))) return std::nullopt;
  auto name = text.substr(0, year_at);
  if (name.ends_with('-') || name.ends_with(' ')) name.remove_suffix(1);
  const int month = digits ? digits_value(text.substr(5)) : month_number(name);
  if (!digits && month == 0) return std::nullopt;
  return std::chrono::year{digits_value(year)} / std::chrono::month{static_cast<unsigned>(month)};
}

/// `14:00±30m` or `14:00+-30m`: where the sign stands and how long it is.
std::pair<std::size_t, std::size_t> plus_minus(std::string_view text) {
  constexpr std::string_view sign = "\u00B1";
  if (const auto at = text.find(sign); at != std::string_view::npos) return {at, sign.size()};
  return {text.find("+-"), 2};
}

/// Dashes as a phone or a page writes them, as `-`.
std::string with_plain_dashes(std::string_view text) {
  auto out = trimmed(text);
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"})
    for (auto at = out.find(dash); at != std::string::npos; at = out.find(dash))
      out.replace(at, dash.size(), "-");
  return out;
}

}  // namespace

Result<EnteredTime, TimeProblem> read_time(std::string_view whole) {
  if (whole.empty()) return EnteredTime{};
  const auto text = with_plain_dashes(whole);
  EnteredTime time{.typed = text, .moment = text};
  if (lower(text) == "after-stop") {
    time.what = EnteredTime::AfterStop{};
    return time;
  }
  const auto [sign, sign_size] = plus_minus(text);
  const bool around = text.starts_with('~') || sign != std::string::npos;
  if (around) {
    const auto reach =
        text.starts_with('~') ? std::optional{about} : parse_duration(trimmed(text.substr(sign + sign_size)));
    if (!reach) return refused(Why::not_understood, text);
    time.reach = *reach;
    time.moment = text.starts_with('~') ? trimmed(text.substr(1)) : trimmed(text.substr(0, sign));
  }
  if (lower(time.moment) == "now") return time;
  if (time.moment.starts_with('-')) {
    const auto back = parse_duration(time.moment.substr(1));
    if (!back) return refused(Why::not_understood, time.moment);
    time.what = EnteredTime::Ago{*back};
    return time;
  }
  if (const auto month = month_in(time.moment); month && !around) {
    if (!month->ok()) return refused(Why::no_such_day, time.moment);
    time.what = EnteredTime::Month{*month};
    return time;
  }
  auto typed = read_moment(time.moment);
  if (!typed) return Failure{typed.error()};
  if (around && (!typed->from.time || typed->to.time)) return refused(Why::not_understood, time.moment);
  if (typed->to.time)
    time.what = std::move(*typed);
  else
    time.what = std::move(typed->from);
  return time;
}

}  // namespace infuwatch
