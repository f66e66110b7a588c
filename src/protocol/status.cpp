#include "protocol/status.hpp"

#include "protocol/window.hpp"

namespace infuwatch {

Status status_of(const Infusion& infusion, Instant now) {
  switch (infusion.state) {
    case InfusionState::prepared: return Status::prepared;
    case InfusionState::cancelled: return Status::cancelled;
    case InfusionState::voided: return Status::voided;
    case InfusionState::released: return infusion.stop ? Status::released : Status::released_unstopped;
    case InfusionState::paused: return Status::paused;
    case InfusionState::running: return stop_missing(infusion, now) ? Status::stop_missing : Status::infusing;
    case InfusionState::stopped:
      return infusion.observe_until() && now <= *infusion.observe_until() ? Status::observing
                                                                          : Status::release_due;
  }
  return Status::prepared;
}

}  // namespace infuwatch
