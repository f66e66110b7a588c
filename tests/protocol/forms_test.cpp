// A drug under the skin and by vein: what was of the one form is looked for before the other.
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::forms_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

std::vector<Question> asked_before(const History& h, const std::string& drug, Instant when) {
  Infusion next;
  next.number = InfusionId{99};
  next.order = order(drug, 300000, "mg");
  next.start = when;
  next.terms = terms_of(h.chart(), next, seed(), LabelRegion::eu);
  return questions_before(h.chart(), next, seed().drugs.at(drug), seed(), start_at(when), {});
}

TEST_CASE("a reaction under one form is asked about before the other, and no other drug's is", "[protocol]") {
  const struct {
    const char* before;
    const char* next;
    bool asked;
  } cases[] = {{"natalizumab", "natalizumab-sc", true},     {"natalizumab-sc", "natalizumab", true},
               {"ocrelizumab", "ocrelizumab-sc", true},     {"ocrelizumab-sc", "ocrelizumab", true},
               {"natalizumab", "natalizumab", true},        {"natalizumab", "ocrelizumab-sc", false},
               {"ocrelizumab-sc", "natalizumab-sc", false}, {"rituximab", "ocrelizumab-sc", false}};
  for (const auto& one_case : cases) {
    INFO(one_case.before << " before " << one_case.next);
    History charted;
    const auto number = charted.start(one_case.before, nine - 200 * 24h);
    charted.observe(number, nine - 200 * 24h + 10min, {seen("anaphylaxis", 3)});
    CHECK((one<ReactedBefore>(asked_before(charted, one_case.next, nine)) != nullptr) == one_case.asked);
    History told;
    told.prior(one_case.before, 3, EarlierReaction::hypersensitivity);
    CHECK((one<ReactedBefore>(asked_before(told, one_case.next, nine)) != nullptr) == one_case.asked);
    if (one_case.asked)
      CHECK(one<ReactedBefore>(asked_before(told, one_case.next, nine))->drug == one_case.before);
    History harmless;
    harmless.prior(one_case.before, 3, EarlierReaction::mild);
    CHECK_FALSE(one<ReactedBefore>(asked_before(harmless, one_case.next, nine)));
  }
}

TEST_CASE("a form is too soon after the other, a day on either side", "[protocol]") {
  const auto soon = [](const char* before, const char* next, int days) {
    History h;
    h.prior(before, 4);
    h.prior(next, 4);
    h.start(before, nine - days * 24h);
    const auto found = asked_before(h, next, nine);
    const auto one_found = one<TooSoon>(found);
    return one_found ? one_found->drug : std::string{};
  };
  CHECK(soon("ocrelizumab", "ocrelizumab-sc", 149) == "ocrelizumab");
  CHECK(soon("ocrelizumab", "ocrelizumab-sc", 150).empty());
  CHECK(soon("ocrelizumab-sc", "ocrelizumab", 149) == "ocrelizumab-sc");
  CHECK(soon("ocrelizumab-sc", "ocrelizumab", 150).empty());
  CHECK(soon("rituximab", "ocrelizumab", 149).empty());
}

TEST_CASE("a form that runs is asked about before the other", "[protocol]") {
  const auto running = [](const char* before, const char* next) {
    History h;
    h.start(before, nine - 30min);
    const auto found = asked_before(h, next, nine);
    const auto already = one<StartedAlready>(found);
    return already ? already->drug : std::string{};
  };
  CHECK(running("natalizumab", "natalizumab-sc") == "natalizumab");
  CHECK(running("natalizumab-sc", "natalizumab") == "natalizumab-sc");
  CHECK(running("ocrelizumab", "ocrelizumab") == "ocrelizumab");
  CHECK(running("natalizumab", "ocrelizumab-sc").empty());
}

TEST_CASE("each form keeps its own count", "[protocol]") {
  History h;
  h.prior("natalizumab", 20);
  h.prior("natalizumab-sc", 2);
  h.start("natalizumab", nine - 30 * 24h);
  const auto number = h.start("natalizumab-sc", nine);
  CHECK(h.infusion(number).terms.drug_count == 3);
}

}  // namespace
}  // namespace infuwatch::forms_test
