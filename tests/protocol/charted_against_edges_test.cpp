// A new sign that was seen before this start, where another infusion began meanwhile.
#include "protocol/charted_against.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

#include <algorithm>

namespace infuwatch::charted_against_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

TEST_CASE("a sign of another infusion is known to a start in the moment that one began, and new before it",
          "[protocol][charted-against]") {
  for (const auto& [began, asks] : {std::pair<Seconds, bool>{-1s, false}, {0s, false}, {1s, true}}) {
    INFO(began.count());
    History h;
    const auto other = h.prepare("natalizumab");
    h.observe(other, nine - 20min, {seen("weakness", 2)});
    h.start(other, nine + began);
    const auto next = h.prepare("natalizumab");
    const auto& drug = seed().drugs.at("natalizumab");
    const auto& all = drug.before_start.questions;
    const auto question = std::find_if(all.begin(), all.end(),
                                       [](const StartQuestion& one) { return one.key == "neurologic"; });
    REQUIRE(question != all.end());
    CHECK(contradicted(h.chart(), h.infusion(next), drug, *question, nine).has_value() == asks);
  }
}

}  // namespace
}  // namespace infuwatch::charted_against_edges_test
