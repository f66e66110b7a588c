// Until when a reaction that goes on was last there: by its own symptom, not by another that is charted too.
#include "protocol/stay.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::stay_present_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto start = at("2026-11-21T14:00");

/// How long after the start a reaction of hives at 20 min was last charted as there, with `now` at 50 min.
Seconds present(const std::vector<SymptomSeen>& before, const std::vector<SymptomSeen>& now) {
  History h;
  h.prior("ocrelizumab", 0);
  const auto number = h.prepare("ocrelizumab");
  if (!before.empty()) h.observe(number, start - 30min, before);
  h.start(number, start);
  h.observe(number, start + 20min, {seen("hives", 2)});
  h.observe(number, start + 50min, now);
  const auto under = reaction_under(h.chart(), h.infusion(number), seed().drugs.at("ocrelizumab"));
  REQUIRE(under);
  CHECK(under->over == std::nullopt);
  return under->present - start;
}

TEST_CASE("a reaction that goes on was last there with its own symptom, not with one from before the start",
          "[protocol][stay]") {
  const Span before = start - 30min;
  CHECK(present({}, {seen("hives", 2, Span{start + 20min})}) == 50min);
  CHECK(present({seen("back-pain", 1)}, {seen("back-pain", 1, before)}) == 20min);
  CHECK(present({seen("back-pain", 1)}, {seen("back-pain", 1, before), seen("hives", 2)}) == 50min);
}

TEST_CASE("a reaction that came back was last there in the course that rang", "[protocol][stay]") {
  History h;
  h.prior("ocrelizumab", 0);
  const auto number = h.start("ocrelizumab", start);
  h.observe(number, start + 20min, {seen("hives", 2)});
  h.resolved(number, start + 30min, {"hives"});
  h.observe(number, start + 40min, {seen("hives", 2)});
  h.observe(number, start + 50min, {seen("hives", 1)});
  const auto under = reaction_under(h.chart(), h.infusion(number), seed().drugs.at("ocrelizumab"));
  REQUIRE(under);
  CHECK(under->present == start + 50min);
}

}  // namespace
}  // namespace infuwatch::stay_present_edges_test
