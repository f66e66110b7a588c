// Laws of folding a chart: src/domain/chart.cpp.
#include "support/catch.hpp"
#include "support/entries.hpp"
#include "support/property.hpp"

#include <algorithm>
#include <sstream>

namespace infuwatch::chart_laws_test {
namespace {

using test::hives;

const Instant start = test::at("2026-11-22T10:00");
const InfusionId one{1}, two{2};

/// All a chart says, as text.
std::string told(const Chart& chart) {
  std::ostringstream out;
  for (const auto& [number, infusion] : chart.infusions()) {
    out << "infusion " << number.value() << ' ' << name(infusion.state) << ':';
    for (const auto* act : chart.standing_acts(number)) out << ' ' << to_text(act->number);
    out << '\n';
  }
  for (const auto& [number, act] : chart.acts()) {
    out << to_text(number) << ' ' << kind(act.said) << " on " << act.infusion().value() << ' '
        << act.earlier.size();
    if (const auto at = at_of(act.said)) out << ' ' << iso(at->from);
    if (act.struck)
      out << " struck by " << to_text(act.struck->entry) << " to " << act.struck->moved_to.value();
    if (act.arrived) out << " from " << act.arrived->from.value();
    out << (chart.placement(number) ? " placed\n" : "\n");
  }
  for (const auto& [id, flag] : chart.flags())
    out << to_text(id) << ' ' << name(flag.state()) << ' ' << flag.waiting() << '\n';
  return out.str();
}

/// A record of random acts, corrections, retractions, moves, flags and answers.
test::Entries any_record() {
  auto entries = test::both_begun();
  const auto any = [](std::size_t below) {
    return *rc::gen::resize(100, rc::gen::inRange<std::size_t>(0, below));
  };
  const auto steps = any(30);
  std::vector<EntryNumber> acts;
  int flags = 0;
  for (std::size_t i = 0; i < steps; ++i) {
    const auto infusion = any(2) == 0 ? one : two;
    const Span at{start + Seconds{60} * static_cast<int>(any(300))};
    const auto known = acts.empty() ? EntryNumber{3} : acts[any(acts.size())];
    const auto flag = FlagId{static_cast<std::int64_t>(any(static_cast<std::size_t>(flags) + 1))};
    switch (any(9)) {
      case 0: entries.say(Retracted{known}); break;
      case 1: entries.say(Corrected{known, {"at"}, hives(infusion, at)}); break;
      case 2: entries.move(known, one, two); break;
      case 3: entries.move(known, two, one); break;
      case 4: entries.say(Acknowledged{flag, Action::watching, ""}); break;
      case 5: entries.say(Resolved{flag, "well"}); break;
      case 6: acts.push_back(entries.say(Paused{infusion, at})); break;
      case 7: acts.push_back(entries.say(Stopped{infusion, at, {}, "other"})); break;
      default:
        acts.push_back(entries.say(hives(infusion, at)));
        ++flags;
        entries.raise(flags, infusion, Priority::urgent, flags % 3 == 0 ? std::optional{flag} : std::nullopt);
        entries.judged().placed.push_back({{acts.back(), {}, {}}, {}});
    }
  }
  return entries;
}

TEST_CASE("folding goes on from any point, in two halves too, and loses no act", "[domain]") {
  test::holds_always("a chart kept and taken further tells the same as one folded anew", [] {
    const auto entries = any_record();
    const auto kept_at = *rc::gen::inRange<std::size_t>(0, entries.all.size() + 1);
    Chart kept, halves;
    for (std::size_t i = 0; i < kept_at; ++i) kept.apply(entries.all[i]);
    Chart copy = kept;
    const auto before = told(kept);
    for (std::size_t i = kept_at; i < entries.all.size(); ++i) copy.apply(entries.all[i]);
    for (const auto& entry : entries.all) {
      Touched touched;
      halves.apply_said(entry, touched);
      halves.apply_judged(entry, touched);
    }
    RC_ASSERT(told(copy) == told(entries.chart()));
    RC_ASSERT(told(halves) == told(entries.chart()));
    RC_ASSERT(told(kept) == before);
  });
  test::holds_always("an act stands on its infusion exactly where it is not struck", [] {
    const auto chart = any_record().chart();
    for (const auto& [number, act] : chart.acts()) {
      for (const auto infusion : {one, two}) {
        const auto standing = chart.standing_acts(infusion);
        const auto times = std::count(standing.begin(), standing.end(), &act);
        RC_ASSERT(times == (act.stands() && act.infusion() == infusion ? 1 : 0));
      }
      RC_ASSERT(act.earlier.empty() == !act.corrected);
      RC_ASSERT(chart.act(number) == &act);
    }
  });
}

}  // namespace
}  // namespace infuwatch::chart_laws_test
