#pragma once

#include "base/text.hpp"
#include "protocol/close_out_questions.hpp"
#include "support/history.hpp"

namespace infuwatch::test::close_outs {

using namespace std::chrono_literals;

inline const auto start = at("2026-11-21T14:00");

struct Visit {
  History h;
  InfusionId number;

  Visit() {
    h.prior("ocrelizumab", 0);
    number = h.prepare("ocrelizumab");
    h.observe(number, start - 10min, bp(124, 78) + hr(76));
    h.start(number, start);
  }
  std::vector<ClosableEvent> all() const {
    const auto& infusion = h.infusion(number);
    const auto& limits = seed().drugs.at(infusion.order.drug).limits;
    return closable_events(h.chart(), infusion, episodes(h.chart(), infusion, limits));
  }
  /// `F1: F1 F2 | F3: F3 missed`
  std::string told() const {
    std::vector<std::string> events;
    for (const auto& event : all()) {
      std::vector<std::string> flags;
      for (const auto flag : event.flags) flags.push_back(to_text(flag));
      events.push_back(to_text(event.number) + ": " + joined(flags, " ") + (event.missed ? " missed" : ""));
    }
    return joined(events, " | ");
  }
  EntryNumber close(FlagId flag, Instant when, Causality causality = Causality::possible) {
    return h.record(ClosedOut{.infusion = number,
                              .at = when,
                              .episode = flag,
                              .seriousness = {Seriousness::none},
                              .causality = causality,
                              .outcome = ReactionOutcome::recovered,
                              .by = "Dr. Vega"},
                    when);
  }
  /// The entry that counts for each event; 0: none.
  std::vector<std::int64_t> closed() const {
    std::vector<std::int64_t> entries;
    for (const auto& event : all()) {
      const auto* act = close_out_of(h.chart(), number, event);
      entries.push_back(act ? act->number.value() : 0);
    }
    return entries;
  }
};

}  // namespace infuwatch::test::close_outs
