// Whether the drug was withdrawn from an event, at both sides of its onset.
#include "support/before_start.hpp"
#include "support/catch.hpp"
#include "support/closable_visit.hpp"

namespace infuwatch::close_out_questions_edges_test {

using namespace std::chrono_literals;
using namespace test;
using namespace test::close_outs;

TEST_CASE("a pause in the moment of the onset withdraws the drug, even one resumed in that moment",
          "[protocol][close-out]") {
  const auto onset = start + 20min;
  const struct {
    Seconds from, to;
    bool asked;
  } cases[] = {{-1s, -1s, true}, {-1s, 0s, true}, {-1s, 1s, false}, {0s, 0s, false}, {1s, 1s, false}};
  for (const auto& [from, to, asked] : cases) {
    INFO(from.count() << " to " << to.count());
    Visit visit;
    auto& h = visit.h;
    h.pause(visit.number, onset + from);
    h.resume(visit.number, onset + to);
    h.observe(visit.number, onset, {seen("hives", 2)});
    const auto events = visit.all();
    REQUIRE(events.size() == 1);
    REQUIRE(events.front().onset == onset);
    const auto& infusion = h.infusion(visit.number);
    REQUIRE(infusion.pauses.size() == 1);
    const CloseOutTerms terms{seed().drugs.at("ocrelizumab").limits, seed().common.substances};
    const auto never = one<NeverWithdrawn>(questions_at_close_out(h.chart(), infusion, terms, events.front(),
                                                                  {.infusion = visit.number,
                                                                   .at = start + 2h,
                                                                   .episode = events.front().number,
                                                                   .seriousness = {Seriousness::other},
                                                                   .causality = Causality::certain,
                                                                   .outcome = ReactionOutcome::unknown,
                                                                   .by = "Dr. Vega"}));
    CHECK((never != nullptr) == asked);
  }
}

}  // namespace infuwatch::close_out_questions_edges_test
