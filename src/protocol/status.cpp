#include "protocol/status.hpp"

#include "protocol/window.hpp"

namespace infuwatch {

Status status_of(const Infusion& infusion, Instant now) {
  const auto status = status_of(infusion, now, infusion.observe_until(), false);
  return status == Status::release_due ? Status::not_released : status;
}

Status status_of(const Infusion& infusion, Instant now, std::optional<Instant> stays_until, bool held) {
  switch (infusion.state) {
    case InfusionState::prepared: return Status::prepared;
    case InfusionState::cancelled: return Status::cancelled;
    case InfusionState::voided: return Status::voided;
    case InfusionState::released: return infusion.stop ? Status::released : Status::released_unstopped;
    case InfusionState::paused: return Status::paused;
    case InfusionState::running: return stop_missing(infusion, now) ? Status::stop_missing : Status::infusing;
    case InfusionState::stopped:
      if (stays_until && now <= *stays_until) return Status::observing;
      return held ? Status::release_held : Status::release_due;
  }
  return Status::prepared;
}

}  // namespace infuwatch
