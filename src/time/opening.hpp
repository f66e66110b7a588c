#pragma once

#include "time/zone.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// When somebody is there to make calls. No hours at all: always.
struct OpeningHours {
  struct Open {
    int weekday = 0;                // 0 Monday … 6 Sunday
    std::chrono::minutes from{0};   // since local midnight
    std::chrono::minutes until{0};  // later than from, at most 24:00
    friend auto operator<=>(const Open&, const Open&) = default;
  };
  std::vector<Open> open;  // by weekday, then time
  friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

/// `Mon-Fri 07:00-19:00, Sat 08-14`; `always`.
std::optional<OpeningHours> parse_opening(std::string_view text);
std::string to_text(const OpeningHours& hours);

/// When the opening ends that a moment lies in, or else the last one before it ended. None where it is always
/// open.
std::optional<Instant> closing_after(const OpeningHours& hours, Instant at, const Zone& zone);

/// The last time before `closes` in which somebody is there: it begins at `from` and ends with the opening,
/// or with `closes`. None where the week before `closes` has no open hour.
struct LastOpen {
  Instant from;
  Instant until;
};
std::optional<LastOpen> last_open(const OpeningHours& hours, Instant closes, const Zone& zone);

}  // namespace infuwatch
