#include "domain/entry_content.hpp"

#include "base/one_of_compiled.hpp"
#include "base/overloaded.hpp"

#include <type_traits>

namespace infuwatch {

template class OneOf<BedsideKinds>;
template class OneOf<EntryKinds>;

namespace {

constexpr std::string_view kinds[] = {"site",    "staff",     "patient",  "prior",  "catalogue", "prepare",
                                      "start",   "rate",      "pause",    "resume", "stop",      "release",
                                      "cancel",  "observe",   "give",     "notify", "note",      "not-done",
                                      "bag",     "close-out", "lab",      "ack",    "resolve",   "correct",
                                      "retract", "move",      "handover", "accept", "claim"};
static_assert(std::size(kinds) == std::variant_size_v<EntryKinds>);

}  // namespace

std::string_view kind(const EntryContent& said) { return kinds[said.index()]; }

std::string_view kind(const BedsideEvent& said) { return kind(widened(said)); }

InfusionId infusion_of(const BedsideEvent& said) {
  return std::visit(Overloaded{[](const LabsCharted&) { return InfusionId{}; },
                               [](const auto& act) { return act.infusion; }},
                    said);
}

const Order* order_in(const BedsideEvent& said) {
  if (const auto* prepared = std::get_if<Prepared>(&said)) return &prepared->order;
  const auto* started = std::get_if<Started>(&said);
  return started && started->order ? &*started->order : nullptr;
}

Order* order_in(BedsideEvent& said) { return const_cast<Order*>(order_in(std::as_const(said))); }

std::optional<Span> at_of(const BedsideEvent& said) {
  return std::visit(Overloaded{[](const Prepared&) { return std::optional<Span>{}; },
                               [](const LabsCharted&) { return std::optional<Span>{}; },
                               [](const auto& act) { return std::optional{act.at}; }},
                    said);
}

BedsideEvent on_infusion(BedsideEvent said, InfusionId infusion) {
  std::visit(Overloaded{[](LabsCharted&) {}, [&](auto& act) { act.infusion = infusion; }}, said);
  return said;
}

EntryContent widened(const BedsideEvent& said) {
  return std::visit([](const auto& act) { return EntryContent{act}; }, said);
}

std::optional<BedsideEvent> bedside(const EntryContent& said) {
  return std::visit(
      [](const auto& act) -> std::optional<BedsideEvent> {
        if constexpr (std::is_constructible_v<BedsideEvent, decltype(act)>)
          return BedsideEvent{act};
        else
          return std::nullopt;
      },
      said);
}

}  // namespace infuwatch
