// What holds of every moment that is typed, at any hour and in any zone.
#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/property.hpp"
#include "support/times.hpp"
#include "support/zones.hpp"
#include "time/entered.hpp"

#include <algorithm>

namespace infuwatch::entered_laws_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::berlin;
using test::casablanca;
using test::kolkata;
using test::lord_howe;
using test::new_york;

const Zone& any_zone() { return **rc::gen::element(&new_york, &berlin, &lord_howe, &kolkata, &casablanca); }

/// From 2010 to 2030, every second of them, and often near a night of change in 2026.
Instant any_instant() {
  const auto near = [](const char* change) {
    return rc::gen::inRange(at(change).time_since_epoch().count() - 7200,
                            at(change).time_since_epoch().count() + 7200);
  };
  return Instant{Seconds{*rc::gen::resize(
      100, rc::gen::oneOf(rc::gen::inRange<std::int64_t>(1262304000, 1893456000), near("2026-11-01T06:00"),
                          near("2026-03-08T07:00"), near("2026-10-25T01:00"), near("2026-04-04T15:00"),
                          near("2026-02-15T02:00")))}};
}

TEST_CASE("what is shown can be typed", "[time]") {
  test::holds_always("with its date, in the repeated hour too", [] {
    const auto& site = any_zone();
    const auto t = any_instant();
    const auto typed_at = t + Seconds{*rc::gen::inRange(0, 400000000)};
    const auto read = entered_time(site.shown(t), EnteredAt{typed_at, site, {}});
    RC_ASSERT((read && *read == Span{t}));
    RC_ASSERT(*dated_time(site.shown(t), site) == t);
    const auto from_iso = entered_time(iso(t), EnteredAt{typed_at, site, {}});
    RC_ASSERT((from_iso && *from_iso == Span{t}));
  });
  test::holds_always("without it, from 12 h back to 2 min ahead", [] {
    const auto& site = any_zone();
    const auto t = any_instant();
    const auto typed_at = t + Seconds{*rc::gen::resize(100, rc::gen::inRange(-120, 12 * 3600 + 1))};
    const bool once = site.readings(site.local(t)).instants.size() == 1;
    const auto read = entered_time(site.shown_near(t, t), EnteredAt{typed_at, site, {}});
    if (once) RC_ASSERT((read && *read == Span{t}));
    if (read) RC_ASSERT(site.local(read->from) == site.local(t));
  });
}

// What was typed, worked out again from its parts: every moment it may mean.
struct Meant {
  std::string text;
  std::vector<Span> spans;
};

Meant any_meant(const Zone& site, std::chrono::local_days day, int hour) {
  const std::chrono::year_month_day on{day};
  const auto minute = [] { return *rc::gen::resize(100, rc::gen::inRange(0, 60)); };
  const auto hhmm = [](int h, int m) {
    return std::string{static_cast<char>('0' + h / 10)} + static_cast<char>('0' + h % 10) + ':' +
           static_cast<char>('0' + m / 10) + static_cast<char>('0' + m % 10);
  };
  const auto widest = [&](Civil from, Civil to) {
    const auto begin = site.readings(from), end = site.readings(to);
    return Span{begin.instants.empty() ? begin.nearest.front() : begin.instants.front(),
                end.instants.empty() ? end.nearest.back() : end.instants.back()};
  };
  const int m = minute();
  const auto from = Civil{day} + std::chrono::hours{hour} + std::chrono::minutes{m};
  const auto date = *rc::gen::element<std::string>("", iso_date(on) + ' ');
  const auto other_days = date.empty() ? std::vector<std::chrono::hours>{-48h, -24h, 24h, 48h}
                                       : std::vector<std::chrono::hours>{};
  switch (*rc::gen::resize(100, rc::gen::inRange(0, 4))) {
    case 0: {  // a span, or an offset that reads like one
      const int length = *rc::gen::resize(100, rc::gen::inRange(0, 12 * 60 + 1));
      const auto to = from + std::chrono::minutes{length};
      const int end = hour * 60 + m + length;
      Meant meant{date + hhmm(hour, m) + '-' + hhmm(end / 60 % 24, end % 60), {widest(from, to)}};
      for (const auto other : other_days) meant.spans.push_back(widest(from + other, to + other));
      return meant;
    }
    case 1: {  // an offset
      const int offset = *rc::gen::resize(100, rc::gen::inRange(-16 * 4, 16 * 4 + 1)) * 15;
      const int size = offset < 0 ? -offset : offset;
      const Instant moment{from.time_since_epoch() - std::chrono::minutes{offset}};
      Meant meant{date + hhmm(hour, m) + (offset < 0 ? '-' : '+') + hhmm(size / 60, size % 60), {moment}};
      for (const auto other : other_days) meant.spans.push_back(Span{moment + other});
      if (offset < 0 && size < 24 * 60) {  // which may be a span as well
        auto to = Civil{day} + std::chrono::minutes{size};
        if (to < from) to += 24h;
        meant.spans.push_back(widest(from, to));
        for (const auto other : other_days) meant.spans.push_back(widest(from + other, to + other));
      }
      return meant;
    }
    case 2: {  // a month
      const std::chrono::year_month month{on.year(), on.month()};
      return {iso_date(on).substr(0, 7),
              {widest(Civil{std::chrono::local_days{month / 1}},
                      Civil{std::chrono::local_days{(month + std::chrono::months{1}) / 1}})}};
    }
    default: return {iso_date(on), {widest(Civil{day}, Civil{day} + 24h)}};
  }
}

TEST_CASE("no moment lies outside what was typed, at any hour, when the clocks change too", "[time]") {
  const auto days = {at("2026-06-10T00:00"), at("2026-11-01T00:00"), at("2026-03-08T00:00"),
                     at("2026-10-25T00:00"), at("2026-10-04T00:00")};
  int taken = 0, refused = 0;
  test::holds_always("spans, offsets, days and months", [&] {
    const auto& site = any_zone();
    const auto day = std::chrono::local_days{std::chrono::floor<std::chrono::days>(
        (*rc::gen::elementOf(std::vector<Instant>{days})).time_since_epoch())};
    for (int hour = 0; hour < 24; ++hour) {
      const auto meant = any_meant(site, day, hour);
      const auto typed_at =
          site.first(Civil{day} + std::chrono::hours{*rc::gen::resize(100, rc::gen::inRange(0, 48))});
      const auto read = entered_time(meant.text, EnteredAt{typed_at, site, {}});
      ++(read ? taken : refused);
      if (!read) continue;
      const bool inside = std::any_of(meant.spans.begin(), meant.spans.end(), [&](const Span& span) {
        return span.from <= read->from && read->to <= span.to;
      });
      RC_LOG() << meant.text << " typed at " << site.shown(typed_at) << " in " << site.name() << " gives "
               << iso(read->from) << " to " << iso(read->to) << '\n';
      RC_ASSERT(inside);
      RC_ASSERT(read->to <= typed_at + future_allowance);
    }
  });
  CHECK(taken > 300);
  CHECK(refused > 300);
}

TEST_CASE("no text crashes, and no moment taken is more than 2 min ahead", "[time]") {
  const auto lawful = [](const std::string& text) {
    const auto& site = any_zone();
    const auto typed_at = any_instant();
    const auto stop = *rc::gen::arbitrary<bool>() ? std::optional{typed_at - 1h} : std::nullopt;
    const auto read = entered_time(text, EnteredAt{typed_at, site, stop});
    if (!read) return;
    RC_ASSERT((read->from <= read->to && read->from <= typed_at + 2min));
    RC_ASSERT((read->exact() || read->to <= typed_at));
  };
  const auto byte = rc::gen::map(rc::gen::resize(100, rc::gen::inRange(0, 256)),
                                 [](int b) { return static_cast<char>(b); });
  test::holds_always("random bytes", [&] { lawful(*rc::gen::container<std::string>(byte)); });
  test::holds_always("pieces of every form in any order", [&] {
    const auto piece = rc::gen::element<std::string>(
        "now", "14:05", "1405", ":30", "-", "+", "~", "\u00B1", "10m", "1h30m", " ", "yesterday",
        "22-Nov-2026", "22NOV2026", "2026-11-22", "T", "Z", "01:30", "02:30", "EDT", "+-", "2026-02-30",
        "after-stop", "9", "Nov", "2014-04", " to ", " PM", "24:00", "3/9/2026", ".000", "-06:20");
    std::string text;
    for (const auto& one : *rc::gen::container<std::vector<std::string>>(piece)) text += one;
    lawful(text);
  });
  test::holds_always("one byte changed in a form", [&] {
    auto text = *rc::gen::element<std::string>("14:05", "-1h30m", "yesterday 23:50", "22-Nov-2026 14:05",
                                               "22NOV2026 1405", "2026-11-22T14:05:30-05:00",
                                               "14:00\u00B130m", "~14:00", "after-stop");
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = *byte;
    lawful(text);
  });
}

}  // namespace
}  // namespace infuwatch::entered_laws_test
