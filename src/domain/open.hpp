#pragma once

#include "domain/chart.hpp"

namespace infuwatch {

/// Whether someone may still have to look after an infusion.
struct Openness {
  bool open = false;
  std::optional<Instant> until;  // none: until something is charted

  bool at(Instant now) const { return open && (!until || now <= *until); }
};

/// Open: prepared; running or paused; stopped and not released; released until its windows and the protocol's
/// second call have passed, or without end where the stop is not charted; and, whatever its state, while a
/// flag is raised and nobody has answered it, or an emergency entry nobody has claimed.
Openness openness(const Chart& chart, const Infusion& infusion);

/// Open, or a call of it waits for somebody to answer for it: what is kept in sight. The judge looks at
/// `openness`: a call that nobody made is no reason to judge an old visit by new rules.
Openness in_sight(const Chart& chart, const Infusion& infusion);

}  // namespace infuwatch
