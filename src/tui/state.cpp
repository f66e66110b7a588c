#include "tui/state.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::tui {
namespace {

/// `Testa, Ana` → `T.A.`
std::string initials(const std::string& name) {
  std::string out;
  bool first = true;
  for (const auto& cluster : clusters(name)) {
    const bool between = cluster.bytes == " " || cluster.bytes == ",";
    if (first && !between) out += cluster.bytes + '.';
    first = between;
  }
  return out;
}

}  // namespace

bool State::nobody() const {
  const auto* member = site().member(badge);
  return !member || member->disabled;
}

bool State::wants_pin() const {
  return (snapshot && snapshot->has_pin) || nobody() || !sign_in.badge.empty() || sign_in.at_pin;
}

const SiteRecord& State::site() const {
  static const SiteRecord none;
  return snapshot ? snapshot->site : none;
}

int State::waiting_flags(Priority priority) const {
  int count = 0;
  for (const auto& row : rows)
    count += static_cast<int>(std::count_if(row.flags.begin(), row.flags.end(), [&](const Flag& flag) {
      return flag.waiting() && flag.finding.priority == priority;
    }));
  return count;
}

FlagId flag_to_answer(const State& state, FlagId flag) {
  for (const auto& row : state.rows) {
    const auto raised = [&](FlagId id) {
      return std::any_of(row.flags.begin(), row.flags.end(),
                         [&](const Flag& one) { return one.id == id && one.state() == FlagState::raised; });
    };
    const auto* event = episode_of(row.events, flag);
    if (!event || raised(flag)) continue;
    const auto open = std::find_if(event->flags.begin(), event->flags.end(), raised);
    if (open != event->flags.end()) return *open;
  }
  return flag;
}

const app::Watched* State::watched(InfusionId infusion) const {
  if (!snapshot) return nullptr;
  for (const auto* list : {&snapshot->watched, &closed})
    for (const auto& one : *list)
      if (one.number == infusion) return &one;
  return nullptr;
}

bool State::has_closed(InfusionId infusion) const {
  return std::any_of(closed.begin(), closed.end(),
                     [&](const app::Watched& one) { return one.number == infusion; });
}

std::string State::name_of(const Patient& patient) const {
  return private_names || locked ? initials(patient.name) : shown(patient.name);
}

std::string State::identified(const Patient& patient) const {
  if (private_names || locked)
    return "MRN ..." + (patient.mrn.size() > 2 ? patient.mrn.substr(patient.mrn.size() - 2) : "");
  return "MRN " + shown(patient.mrn) + "  born " + shown_date(patient.birth);
}

}  // namespace infuwatch::tui
