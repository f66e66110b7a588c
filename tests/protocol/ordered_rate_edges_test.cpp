// Whether an ordered rate can be held against the drug's steps before the start.
#include "protocol/running_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::ordered_rate_edges_test {
namespace {

using namespace test;

struct Ladder {
  int first;
  std::optional<int> last;
  const char* step;
};

/// An order without volume or weight: only rates in the unit of the steps are comparable.
bool comparable(const std::vector<Ladder>& ladders, int count, const char* ordered = "30 mL/h") {
  DrugProtocol drug;
  for (const auto& one : ladders)
    drug.rate_steps.push_back(
        {.first = one.first, .last = one.last, .steps = {{*rate(one.step)}}, .source = "label"});
  const History h;
  Infusion next;
  next.number = InfusionId{1};
  next.order = order("ocrelizumab", 300000, "mg");
  if (*ordered != 0) next.order.rate = *rate(ordered);
  next.terms.drug_count = count;
  return first_rate_comparable(h.chart(), next, drug, at("2026-11-21T14:00"));
}

TEST_CASE("an ordered rate is held against steps of its own count that have its unit, not against others",
          "[protocol][running-questions]") {
  struct Case {
    std::vector<Ladder> ladders;
    int count;
    bool want;
  };
  const Case cases[] = {{{{2, 3, "60 mL/h"}}, 1, false},
                        {{{2, 3, "60 mL/h"}}, 2, true},
                        {{{2, 3, "60 mL/h"}}, 3, true},
                        {{{2, 3, "60 mL/h"}}, 4, false},
                        {{{2, {}, "60 mL/h"}}, 4, true},
                        {{{2, 3, "50 mg/h"}}, 2, false},  // its count, but no volume to tell mg by
                        {{{2, 3, "50 mg/h"}, {2, 3, "60 mL/h"}}, 2, true},
                        {{{2, 3, "50 mg/h"}, {4, 4, "60 mL/h"}}, 2, false},  // each holds by half
                        {{}, 2, false}};
  for (const auto& [ladders, count, want] : cases) {
    INFO(count << ' ' << (ladders.empty() ? "" : ladders.back().step));
    CHECK(comparable(ladders, count) == want);
    CHECK_FALSE(comparable(ladders, count, ""));  // no rate is ordered
  }
}

}  // namespace
}  // namespace infuwatch::ordered_rate_edges_test
