#include "time/shift.hpp"

#include "base/text.hpp"

#include <cstdio>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;

std::string name_of(std::size_t index, std::size_t count) {
  static constexpr const char* three[] = {"day", "evening", "night"};
  static constexpr const char* two[] = {"day", "night"};
  if (count == 3) return three[index];
  if (count == 2) return two[index];
  return "shift " + std::to_string(index + 1);
}

Shift shift_on(std::chrono::local_days day, std::size_t index, const ShiftPlan& plan, const Zone& zone) {
  const bool last = index + 1 == plan.begins.size();
  const auto next_day = last ? day + std::chrono::days{1} : day;
  const auto next_minutes = plan.begins[last ? 0 : index + 1];
  return {name_of(index, plan.begins.size()), zone.first(Civil{day} + plan.begins[index] * 1min),
          zone.first(Civil{next_day} + next_minutes * 1min)};
}

}  // namespace

std::optional<ShiftPlan> parse_shifts(std::string_view text) {
  ShiftPlan plan;
  plan.begins.clear();
  for (const auto& part : split(text, ',')) {
    const auto fields = split(trimmed(part), ':');
    const auto hour = whole_number(fields[0]);
    const auto minute = fields.size() > 1 ? whole_number(fields[1]) : 0;
    if (fields.size() > 2 || !hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59)
      return std::nullopt;
    const int begins = static_cast<int>(*hour * 60 + *minute);
    if (!plan.begins.empty() && begins <= plan.begins.back()) return std::nullopt;
    plan.begins.push_back(begins);
  }
  return plan.begins.size() <= 6 ? std::optional{plan} : std::nullopt;
}

std::string to_text(const ShiftPlan& plan) {
  std::vector<std::string> parts;
  for (const int begins : plan.begins) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", begins / 60, begins % 60);
    parts.emplace_back(text);
  }
  return joined(parts, ",");
}

Shift shift_at(Instant at, const ShiftPlan& plan, const Zone& zone) {
  const auto today = std::chrono::floor<std::chrono::days>(zone.local(at));
  for (int back = 0; back < 2; ++back) {
    for (auto index = plan.begins.size(); index-- > 0;) {
      const auto shift = shift_on(today - std::chrono::days{back}, index, plan, zone);
      if (shift.from <= at && at < shift.to) return shift;
    }
  }
  return shift_on(today - std::chrono::days{1}, plan.begins.size() - 1, plan, zone);
}

std::optional<Shift> latest_shift(std::string_view name, Instant at, const ShiftPlan& plan,
                                  const Zone& zone) {
  auto shift = shift_at(at, plan, zone);
  for (std::size_t tried = 0; tried < plan.begins.size(); ++tried) {
    if (shift.name == name) return shift;
    shift = shift_at(shift.from - 1s, plan, zone);
  }
  return std::nullopt;
}

Shift shift_to_report(Instant now, const ShiftPlan& plan, const Zone& zone) {
  const auto current = shift_at(now, plan, zone);
  const bool just_begun = now - current.from < 1h;
  return just_begun ? shift_at(current.from - 1s, plan, zone) : current;
}

}  // namespace infuwatch
