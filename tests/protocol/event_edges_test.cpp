// Both sides of the edges of an event: what lies in it, what is asked as it is closed out, what ran in before
// it, and what else was there.
#include "protocol/reaction_record.hpp"
#include "protocol/worst_flag.hpp"
#include "support/anaphylaxis.hpp"
#include "support/catch.hpp"
#include "support/closable_visit.hpp"

namespace infuwatch::event_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;
using test::close_outs::Visit;

const auto start = at("2026-11-21T14:00");

TEST_CASE("each event lasts until the onset of the next, the last one has none", "[protocol][event]") {
  Visit visit;
  auto& h = visit.h;
  for (const auto hour : {0h, 3h, 6h}) {
    h.observe(visit.number, start + hour + 20min, {seen("hives", 2)});
    h.resolved(visit.number, start + hour + 30min, {"hives"});
  }
  const auto all = visit.all();
  REQUIRE(all.size() == 3);
  CHECK(all[0].next == start + 3h + 20min);
  CHECK(all[1].next == start + 6h + 20min);
  CHECK_FALSE(all[2].next);
  Visit one;
  one.h.observe(one.number, start + 20min, {seen("hives", 2)});
  REQUIRE(one.all().size() == 1);
  CHECK_FALSE(one.all().front().next);
}

TEST_CASE("an event holds what began in it, by the flags that stand", "[protocol][event]") {
  Visit visit;
  auto& h = visit.h;
  h.observe(visit.number, start + 20min, {seen("hives", 1)});
  h.observe(visit.number, start + 25min, {seen("hives", 2)});  // graver: the first flag is replaced
  h.observe(visit.number, start + 30min, {seen("itching", 2)});
  auto event = visit.all().at(0);
  REQUIRE(event.flags.size() == 3);
  const auto keys = [&] {
    std::vector<std::string> found;
    for (const auto& item : items_in(h.chart(), event)) found.push_back(item.finding);
    return joined(found, " ");
  };
  CHECK(keys() == "hives itching");
  event.next = start + 30min + 1s;
  CHECK(keys() == "hives itching");
  event.next = start + 30min;  // the next begins with the itching
  CHECK(keys() == "hives");
  event.onset = start + 20min + 1s;
  event.next.reset();
  CHECK(keys() == "itching");
  event.onset = start + 30min;
  CHECK(keys() == "itching");
  event.next = start + 29min;
  CHECK(keys().empty());
}

std::string asked_of(const Visit& visit, Seriousness serious, ReactionOutcome outcome) {
  const auto events = visit.all();
  const auto& infusion = visit.h.infusion(visit.number);
  const CloseOutTerms terms{seed().drugs.at(infusion.order.drug).limits, seed().common.substances};
  std::vector<std::string> keys;
  for (const auto& one : questions_at_close_out(visit.h.chart(), infusion, terms, events.back(),
                                                {.infusion = visit.number,
                                                .at = start + 8h,
                                                .episode = events.back().number,
                                                .seriousness = {serious},
                                                .causality = Causality::possible,
                                                .outcome = outcome,
                                                .by = "Dr. Vega"}))
    keys.push_back(question_key(one));
  return joined(keys, " ");
}

TEST_CASE("epinephrine makes a reaction said to be not serious doubtful, and no sign by itself",
          "[protocol][event]") {
  const auto asked = [](std::vector<SymptomSeen> symptoms) {
    Visit visit;
    visit.h.observe(visit.number, start + 20min, std::move(symptoms), hr(136));
    visit.h.record(Gave{.infusion = visit.number,
                        .at = start + 25min,
                        .what = "epinephrine 0.3 mg IM",
                        .medication = Medication{.name = "epinephrine"}},
                   start + 25min);
    return asked_of(visit, Seriousness::none, ReactionOutcome::recovering);
  };
  CHECK(asked({seen("hives", 2)}) == "epinephrine");
  CHECK(asked({}).empty());
}

TEST_CASE("vital signs taken with the onset are under observation", "[protocol][event]") {
  const auto asked = [](Seconds reading) {
    Visit visit;
    visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
    visit.h.observe(visit.number, start + 20min + reading, hr(80));
    visit.h.stop(visit.number, start + 1h);
    return asked_of(visit, Seriousness::death, ReactionOutcome::fatal);
  };
  CHECK(asked(-1s).empty());
  CHECK(asked(0s) == "fatal-observed");
  CHECK(asked(1s) == "fatal-observed");
}

TEST_CASE("the worst grade of an event is the highest, whichever came first", "[protocol][event]") {
  for (const auto& [first, second] : {std::pair{3, 2}, {2, 3}, {3, 3}}) {
    INFO(first << ' ' << second);
    Visit visit;
    visit.h.observe(visit.number, start + 20min, {seen("hives", first)});
    visit.h.observe(visit.number, start + 25min, {seen("itching", second)});
    REQUIRE(visit.all().size() == 1);
    const auto& infusion = visit.h.infusion(visit.number);
    const auto& limits = seed().drugs.at("ocrelizumab").limits;
    CHECK(episodes(visit.h.chart(), infusion, limits).at(0).worst == 3);
  }
}

TEST_CASE("of two flags alike but for their severity the more severe is the worst, from 0 on",
          "[protocol][event]") {
  const auto flag = [](int id, int severity) {
    Flag one;
    one.id = FlagId{id};
    one.finding.items.emplace_back().severity = severity;
    return one;
  };
  for (const auto& [first, second, worst] : {std::tuple{0, 1, 2}, {1, 0, 1}, {1, 1, 1}, {1, 2, 2}}) {
    const auto one = flag(1, first), other = flag(2, second);
    CHECK(worst_of({&one, &other})->id == FlagId{worst});
  }
}

// The volume until an onset.

TEST_CASE("nothing runs in from the stop on, and nothing before the start", "[protocol][event]") {
  History h;
  const auto number = h.start("rituximab", start);
  h.record(RateSet{.infusion = number, .at = start, .rate = Quantity{Decimal{60000}, "mL/h"}}, start);
  h.stop(number, start + 40min);
  const auto ran = [&](const Infusion& infusion, Seconds after) {
    return to_text(*volume_by(h.chart(), infusion, start + after));
  };
  const auto& infusion = h.infusion(number);
  CHECK(ran(infusion, 39min) == "39");
  CHECK(ran(infusion, 40min) == "40");
  CHECK(ran(infusion, 41min) == "40");
  CHECK(ran(infusion, 80min) == "40");
  auto primed = infusion;  // the pump ran before the vein was connected
  primed.rates.insert(primed.rates.begin(), {start - 10min, Quantity{Decimal{600000}, "mL/h"}, {}});
  CHECK(ran(primed, 39min) == "39");
}

TEST_CASE("what begins before the start, or without one, has no rate", "[protocol][event]") {
  const auto rate = [](const History& h, const Infusion& infusion, Seconds onset) {
    const Episode event{.flags = {FlagId{1}}, .onset = start + onset};
    const auto& drug = seed().drugs.at("rituximab");
    const auto found = reaction_record(h.chart(), infusion, drug, event, {}).rate_at_onset;
    return found ? to_text(*found) : "none";
  };
  History h;
  auto begun = h.infusion(h.start("rituximab", start));
  begun.rates = {{start - 10min, Quantity{Decimal{40000}, "mL/h"}, {}}};
  CHECK(rate(h, begun, -1s) == "none");
  CHECK(rate(h, begun, 0s) == "40 mL/h");
  CHECK(rate(h, h.infusion(h.prepare("rituximab")), 0s) == "none");
}

TEST_CASE("only vasopressors grade a cytokine release, whatever else is given", "[protocol][event]") {
  const auto grade = [](const std::vector<const char*>& given) {
    History h;
    const auto number = h.start("rituximab", start);
    h.observe(number, start + 40min, {seen("chills", 2)}, temp(385));
    for (const auto* name : given)
      h.record(
          Gave{.infusion = number, .at = start + 41min, .what = name, .medication = Medication{.name = name}},
          start + 41min);
    const auto found = recorded_reactions(h.chart(), h.infusion(number), seed().drugs.at("rituximab"));
    return found.at(0).record.cytokine_release;
  };
  CHECK(grade({}) == 1);
  CHECK(grade({"acetaminophen"}) == 1);
  CHECK(grade({"acetaminophen", "diphenhydramine"}) == 1);
  CHECK(grade({"norepinephrine", "acetaminophen"}) == 3);
  CHECK(grade({"norepinephrine", "vasopressin", "acetaminophen"}) == 4);
}

// What else was there.

TEST_CASE("a low pressure with a small fall is urgent beside a new symptom, and not beside a known one",
          "[protocol][event]") {
  const auto found = [](std::optional<int> before, std::optional<int> now) {
    History h;
    const auto number = h.prepare("ocrelizumab");
    const auto back_pain = [](std::optional<int> grade) {
      return grade ? std::vector{seen("back-pain", *grade)} : std::vector<SymptomSeen>{};
    };
    h.observe(number, start - 30min, back_pain(before), bp(105, 70));
    h.start(number, start);
    h.observe(number, start + 30min, back_pain(now), bp(88, 60));
    return std::string{name(h.finding(number, Rule::vital_sign)->priority)};
  };
  CHECK(found({}, {}) == "review");
  CHECK(found({}, 1) == "urgent");
  CHECK(found(1, 1) == "review");
  CHECK(found(1, 2) == "urgent");  // worse
  CHECK(found(1, {}) == "review");
}

TEST_CASE("a sign that was over before the drug was started does not come of it, though it comes back",
          "[protocol][event]") {
  const auto met = [](bool over) {
    History h;
    const auto first = h.start("natalizumab", start - 12h);
    h.stop(first, start - 11h);  // no longer a likely allergen
    h.observe(first, start - 3h, bp(88));
    if (over) h.observe(first, start - 2h - 45min, bp(120));
    const auto second = h.start("rituximab", start);
    h.observe(second, start + 2min, {seen("vomiting", 2, Span{start - 2h - 50min, start})});
    h.resolved(second, start + 5min, {"vomiting"});
    h.observe(first, start + 3h, bp(88));
    return h.found(second, Rule::anaphylaxis_criteria);
  };
  CHECK(met(true) == "nothing");
  CHECK(met(false) != "nothing");
}

}  // namespace
}  // namespace infuwatch::event_edges_test
