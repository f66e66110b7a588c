#pragma once

#include "domain/chart.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace infuwatch {

/// A call that is owed to a patient who was released, as the chart tells it. What is due, until when, and
/// whether somebody has answered for it is told by nothing else.
struct FollowUpCall {
  std::string_view kind;  // `call`, `second-call`: as in the check's key, and in `Observed::too_early_for`
  Instant from;           // what was said on the phone before this is no such call
  Instant closes;         // when its window closes; it is owed after that too
  std::vector<const ChartedEvent*> attempts{};  // nobody was reached
  std::vector<const ChartedEvent*> contacts{};  // somebody was, too early for it
  const ChartedEvent* made = nullptr;           // by which it was made
  const ChartedEvent* not_done = nullptr;       // which says why it will not be

  bool answered() const { return made || not_done; }
};

inline constexpr std::string_view first_call_key = "call";
inline constexpr std::string_view second_call_key = "second-call";

/// The calls of an infusion that is stopped and released: the one within the follow-up window, and the
/// protocol's second one. A reaction of grade 2 or more that was resolved after the release asks for the
/// first one anew, and its window is as long from then on.
std::vector<FollowUpCall> follow_up_calls(const Chart& chart, const Infusion& infusion);

/// Whether the call that is owed next is the second one.
bool second_call_is_next(const Chart& chart, const Infusion& infusion);

/// Whether a released infusion's call waits until somebody answers for it. A release that the first release
/// of the program recorded lets it go when its window closes, as it did then.
bool call_waits(const Chart& chart, const Infusion& infusion);

}  // namespace infuwatch
