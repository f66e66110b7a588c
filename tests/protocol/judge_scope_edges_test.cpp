// Which infusions are judged again after an entry: with what is told of a drug, of the patient, or judged by
// a person.
#include "protocol/scope.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::judge_scope_edges_test {
namespace {

using namespace std::chrono_literals;
using test::History;
using Scope = std::set<InfusionId>;

const Instant start = test::at("2026-11-21T14:00");
const InfusionId one{1}, two{2}, three{3};

InfusionId over(History& history, const std::string& drug, Instant when) {
  const auto infusion = history.start(drug, when);
  history.stop(infusion, when + 1h);
  history.release(infusion, when + 2h);
  return infusion;
}

TEST_CASE("a close-out has nothing judged again, not even the infusion it is of", "[protocol][scope]") {
  History h;
  over(h, "natalizumab", start);
  const ClosedOut closed{.infusion = one,
                         .at = start + 3h,
                         .episode = FlagId{1},
                         .seriousness = {},
                         .causality = {},
                         .outcome = {}};
  CHECK(scope_of(closed, h.chart(), start + 3h, {one}).empty());
  CHECK(scope_of(Corrected{EntryNumber{2}, {}, closed}, h.chart(), start + 3h, {one}).empty());
  CHECK(scope_of(Paused{one, start}, h.chart(), start + 3h, {one}) == Scope{one});
  CHECK(scope_of(Corrected{EntryNumber{2}, {}, Paused{one, start}}, h.chart(), start + 3h, {one}) ==
        Scope{one});
}

TEST_CASE("what is told of a drug reaches each infusion of it, open or closed, and no other drug's",
          "[protocol][scope]") {
  History h;
  over(h, "natalizumab", start - 200 * 24h);
  h.start("ocrelizumab", start);
  h.start("natalizumab", start);
  const auto reached = [&](const char* drug) {
    return scope_of(PriorSet{{PatientId{1}, drug, 3, {}, {}, EarlierReaction::none}}, h.chart(), start + 1min,
                    {});
  };
  CHECK(reached("natalizumab") == Scope{one, three});
  CHECK(reached("ocrelizumab") == Scope{two});
  CHECK(reached("rituximab").empty());
}

TEST_CASE("what is told of the patient reaches each infusion that is open to the second",
          "[protocol][scope]") {
  History h;
  over(h, "natalizumab", start);
  h.prepare("ocrelizumab");
  const auto reached = [&](Instant when) {
    return scope_of(PatientSet{h.chart().patient()}, h.chart(), when, {});
  };
  CHECK(reached(start + 3h) == Scope{one, two});
  CHECK(reached(start + 25h) == Scope{one, two});  // the follow-up window closes 24 h after the stop
  CHECK(reached(start + 25h + 1s) == Scope{two});
}

}  // namespace
}  // namespace infuwatch::judge_scope_edges_test
