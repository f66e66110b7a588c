#include "domain/said.hpp"

#include "base/overloaded.hpp"

#include <type_traits>

namespace infuwatch {
namespace {

constexpr std::string_view kinds[] = {
    "site",   "staff",   "patient", "prior",   "catalogue", "prepare",  "start",  "rate", "pause",
    "resume", "stop",    "release", "cancel",  "observe",   "give",     "notify", "note", "not-done",
    "ack",    "resolve", "correct", "retract", "move",      "handover", "accept", "claim"};
static_assert(std::size(kinds) == std::variant_size_v<Said>);

}  // namespace

std::string_view kind(const Said& said) { return kinds[said.index()]; }

std::string_view kind(const Bedside& said) { return kind(widened(said)); }

InfusionId infusion_of(const Bedside& said) {
  return std::visit([](const auto& act) { return act.infusion; }, said);
}

std::optional<Span> at_of(const Bedside& said) {
  return std::visit(Overloaded{[](const Prepared&) { return std::optional<Span>{}; },
                               [](const auto& act) { return std::optional{act.at}; }},
                    said);
}

Bedside on_infusion(Bedside said, InfusionId infusion) {
  std::visit([&](auto& act) { act.infusion = infusion; }, said);
  return said;
}

Said widened(const Bedside& said) {
  return std::visit([](const auto& act) { return Said{act}; }, said);
}

std::optional<Bedside> bedside(const Said& said) {
  return std::visit(
      [](const auto& act) -> std::optional<Bedside> {
        if constexpr (std::is_constructible_v<Bedside, decltype(act)>)
          return Bedside{act};
        else
          return std::nullopt;
      },
      said);
}

}  // namespace infuwatch
