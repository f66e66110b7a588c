// What a new version of a part no longer has, where it has something of the kind: which of its rules still
// cover what the old ones did.
#include "protocol/catalogue_text.hpp"
#include "protocol/left_out.hpp"
#include "support/catch.hpp"

namespace infuwatch::left_out_edges_test {
namespace {

using What = LeftOut::What;
using Told = std::vector<std::pair<What, std::string>>;

Catalogue of(DrugProtocol drug) {
  Catalogue catalogue;
  catalogue.drugs.emplace("testumab", std::move(drug));
  return catalogue;
}

Told lacks(const Catalogue& was, const Catalogue& now, const std::string& part = "testumab") {
  Told told;
  for (const auto& one : left_out(was, now, part)) told.emplace_back(one.what, one.told);
  return told;
}
/// What a drug lacks of one list that its protocol had.
template <class List>
Told lacks(List DrugProtocol::*list, const List& was, const List& now) {
  DrugProtocol before, after;
  before.*list = was;
  after.*list = now;
  return lacks(of(before), of(after));
}
template <class Field>
Told lacks(Field StartPlan::*field, const Field& was, const Field& now) {
  DrugProtocol before, after;
  before.before_start.*field = was;
  after.before_start.*field = now;
  return lacks(of(before), of(after));
}

StartQuestion question(const std::string& key) {
  return {.key = key,
          .ask = key + '?',
          .last = {},
          .last_day = {},
          .expected = "no",
          .at_least = {},
          .source = "s"};
}
Premedication premedication(const std::string& kind) { return {.kind = kind, .last_day = {}, .source = "s"}; }
Effect effect(const std::string& symptom, const std::string& name) {
  return {.symptom = symptom, .name = name, .often = {}, .source = "s", .from_grade = 1};
}
VitalLimits::OfAge under(int years) { return {.under = years, .source = "PALS"}; }

TEST_CASE("a question, a premedication, a symptom and the limits of an age are there under their own key",
          "[protocol][left-out]") {
  CHECK(lacks(&StartPlan::questions, {question("fever")}, {question("fever")}).empty());
  CHECK(lacks(&StartPlan::questions, {question("fever")}, {question("pregnant")}) ==
        Told{{What::question, "fever?"}});
  CHECK(lacks(&StartPlan::premedications, {premedication("antihistamine")}, {premedication("antihistamine")})
            .empty());
  CHECK(lacks(&StartPlan::premedications, {premedication("antihistamine")},
              {premedication("corticosteroid")}) == Told{{What::premedication, "antihistamine"}});
  CHECK(lacks(&DrugProtocol::reactions, {"hives", "rash"}, {"rash"}) == Told{{What::reaction, "hives"}});
  const auto of_age = [](std::vector<VitalLimits::OfAge> ages) {
    DrugProtocol drug;
    drug.limits.of_age = std::move(ages);
    return of(drug);
  };
  CHECK(lacks(of_age({under(12), under(18)}), of_age({under(18), under(12)})).empty());
  CHECK(lacks(of_age({under(12), under(18)}), of_age({under(13), under(18)})) ==
        Told{{What::limits_of_age, "12"}});
}

TEST_CASE("an effect is there by its symptom, or by its name where it is no symptom",
          "[protocol][left-out]") {
  const struct {
    Effect was, now;
    const char* lacks;  // empty: nothing
  } cases[] = {{effect("itching", ""), effect("itching", ""), ""},
               {effect("itching", "severe itching"), effect("itching", "itching"), ""},
               {effect("itching", ""), effect("hives", ""), "itching"},
               {effect("", "a new disease"), effect("", "a new disease"), ""},
               {effect("", "a new disease"), effect("", "another disease"), "a new disease"},
               {effect("", "a new disease"), effect("hives", "a new disease"), "a new disease"}};
  for (const auto& [was, now, name] : cases) {
    INFO(was.symptom << was.name << " -> " << now.symptom << now.name);
    CHECK(lacks(&DrugProtocol::serious, {was}, {now}) == (*name ? Told{{What::serious, name}} : Told{}));
  }
}

TEST_CASE("steps of the rate are there where those of the new version hold from their first count on",
          "[protocol][left-out]") {
  const struct {
    int was_first, first;
    std::optional<int> last;
    bool there;
  } cases[] = {{3, 3, {}, true}, {3, 2, {}, true}, {3, 4, {}, false}, {3, 3, 3, true},
               {3, 2, 3, true},  {3, 2, 4, true},  {3, 1, 2, false},  {3, 4, 5, false}};
  const std::vector<RateStep> steps{{.rate = {Decimal{60000}, "mL/h"}}};
  for (const auto& [was_first, first, last, there] : cases) {
    INFO(was_first << " -> " << first << '-' << last.value_or(0));
    CHECK(lacks(&DrugProtocol::rate_steps, {{.first = was_first, .steps = steps}},
                {{.first = first, .last = last, .steps = steps}}) ==
          (there ? Told{} : Told{{What::rate_steps, "60 mL/h"}}));
  }
}

TEST_CASE("a stay is there from the same count, of the same kind, under its labels", "[protocol][left-out]") {
  using Labels = std::optional<LabelRegion>;
  const auto us = Labels{LabelRegion::us}, eu = Labels{LabelRegion::eu};
  const auto stay = [](int first, bool after_reaction, Labels labels) {
    return ObservationAfterStop{
        .first = first, .last = {}, .after_reaction = after_reaction, .source = "s", .labels = labels};
  };
  const struct {
    ObservationAfterStop was, now;
    bool there;
  } cases[] = {
      {stay(3, false, {}), stay(3, false, {}), true},  {stay(3, false, {}), stay(2, false, {}), false},
      {stay(3, false, {}), stay(4, false, {}), false}, {stay(3, false, {}), stay(3, true, {}), false},
      {stay(3, true, {}), stay(3, false, {}), false},  {stay(3, true, {}), stay(3, true, {}), true},
      {stay(3, false, us), stay(3, false, us), true},  {stay(3, false, us), stay(3, false, eu), false},
      {stay(3, false, us), stay(3, false, {}), true},  {stay(3, false, {}), stay(3, false, us), false}};
  for (const auto& [was, now, there] : cases) {
    INFO(was.first << was.after_reaction << ' ' << now.first << now.after_reaction);
    CHECK(lacks(&DrugProtocol::observations, {was}, {now}) == (there ? Told{} : Told{{What::stay, "3"}}));
  }
}

TEST_CASE("a schedule is there where one of the same weights and ages leads up to its first count",
          "[protocol][left-out]") {
  const DoseBand children{.years_under = 18}, light{.weight_under = Decimal{40000}};
  const auto schedule = [](int first, std::optional<int> last, DoseBand band, int days) {
    return Schedule{
        .labels = {}, .band = band, .first = first, .last = last, .every_days = {days}, .source = "s"};
  };
  const auto was = schedule(2, {}, children, 28);
  const std::pair<Schedule, bool> cases[] = {
      {schedule(2, {}, children, 28), true},  {schedule(2, {}, children, 56), true},  // changed only
      {schedule(1, 2, children, 28), true},   {schedule(1, 1, children, 28), false},
      {schedule(3, {}, children, 28), false}, {schedule(2, {}, light, 28), false},
      {schedule(2, {}, {}, 28), false}};
  for (const auto& [now, there] : cases) {
    INFO(now.first << ' ' << now.every_days.front());
    CHECK(lacks(&StartPlan::schedules, {was}, {now}) == (there ? Told{} : Told{{What::schedule, "28"}}));
  }
  CHECK(lacks(&StartPlan::schedules, {was}, {schedule(2, {}, light, 28), was}).empty());
}

TEST_CASE("readings before the start and a youngest age are there once any are", "[protocol][left-out]") {
  using Within = std::optional<Seconds>;
  CHECK(lacks(&StartPlan::readings_within, Within{3600}, Within{3600}).empty());
  CHECK(lacks(&StartPlan::readings_within, Within{3600}, Within{60}).empty());
  CHECK(lacks(&StartPlan::readings_within, Within{3600}, {}) == Told{{What::readings, ""}});
  CHECK(lacks(&StartPlan::readings_within, {}, Within{3600}).empty());
  using Youngest = std::optional<YoungestAge>;
  const Youngest adults{{.years = 18, .source = "s"}}, twelve{{.years = 12, .source = "s"}};
  CHECK(lacks(&StartPlan::youngest, adults, adults).empty());
  CHECK(lacks(&StartPlan::youngest, adults, twelve).empty());
  CHECK(lacks(&StartPlan::youngest, adults, {}) == Told{{What::youngest_age, "18"}});
  CHECK(lacks(&StartPlan::youngest, {}, adults).empty());
}

TEST_CASE("a lab of the common part is there under its own key", "[protocol][left-out]") {
  const auto with = [](const std::vector<std::string>& keys) {
    Labs labs;
    for (const auto& key : keys) labs.all.push_back(std::make_shared<const LabTerm>(LabTerm{key, key}));
    Catalogue catalogue;
    catalogue.common.labs = std::make_shared<const Labs>(std::move(labs));
    return catalogue;
  };
  const std::string common{common_part};
  CHECK(lacks(with({"anc", "lvef"}), with({"lvef", "anc"}), common).empty());
  CHECK(lacks(with({"anc", "lvef"}), with({"lvef"}), common) == Told{{What::lab, "anc"}});
  CHECK(lacks(with({"anc"}), with({"lvef"}), common) == Told{{What::lab, "anc"}});
}

TEST_CASE("of a drug that is new, or gone altogether, nothing is named", "[protocol][left-out]") {
  DrugProtocol drug;
  drug.reactions = {"hives"};
  drug.vesicant = true;
  drug.before_start.questions = {question("fever")};
  drug.before_start.readings_within = Seconds{3600};
  CHECK(lacks(of(drug), of({})).size() == 4);
  CHECK(lacks(of(drug), Catalogue{}).empty());
  CHECK(lacks(Catalogue{}, of(drug)).empty());
  CHECK(lacks(Catalogue{}, Catalogue{}).empty());
}

}  // namespace
}  // namespace infuwatch::left_out_edges_test
