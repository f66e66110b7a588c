#pragma once

#include "protocol/checks.hpp"
#include "report/message.hpp"
#include "report/words.hpp"

#include <vector>

namespace infuwatch::report {

/// What nobody did on an infusion, and nobody has answered for: checks whose time is past, questions not
/// asked before the start, calls whose window has closed, review flags. Each with the badge it fell to.
struct Undone {
  std::vector<Check> checks;
  struct ReviewFlag {
    FlagId flag;
    std::string owner;  // who charted what raised it
  };
  std::vector<ReviewFlag> review;

  int vitals() const;
  /// Calls stand among what is due as well.
  Undone without_calls() const;
};

Undone undone_on(const Chart& chart, const Infusion& infusion, const std::vector<Check>& checks);
/// One sentence for each kind; of many times the first ones.
std::vector<Message> undone_messages(const Undone& undone, const RenderContext& rendering);

}  // namespace infuwatch::report
