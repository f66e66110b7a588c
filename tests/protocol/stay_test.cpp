// How long a patient stays after the stop, and what a reaction makes of it.
#include "protocol/stay.hpp"

#include "protocol/status.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <functional>

namespace infuwatch::stay_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto start = at("2026-11-21T14:00");

struct Visit {
  History h;
  InfusionId number;

  explicit Visit(const std::string& drug = "ocrelizumab") {
    h.prior(drug, 0);
    number = h.start(drug, start);
  }
  void give(Instant when, const std::string& name) {
    h.record(Gave{.infusion = number, .at = when, .what = name, .medication = Medication{.name = name}},
             when);
  }
  std::optional<StayAfterStop> stay() const {
    const auto& infusion = h.infusion(number);
    return stay_of(h.chart(), infusion, seed().drugs.at(infusion.order.drug));
  }
  int grade() const {
    const auto under =
        reaction_under(h.chart(), h.infusion(number), seed().drugs.at(h.infusion(number).order.drug));
    return under ? under->grade : 0;
  }
};

TEST_CASE("without a reaction the label's time holds, and a site default is only shown", "[protocol]") {
  const struct {
    const char* drug;
    Seconds time;
    bool asked;
  } cases[] = {{"ocrelizumab", 1h, true},   {"natalizumab", 1h, true},      {"alemtuzumab", 2h, true},
               {"rituximab", 30min, false}, {"mitoxantrone", 30min, false}, {"ivig", 1h, true}};
  for (const auto& one : cases) {
    INFO(one.drug);
    Visit visit{one.drug};
    CHECK_FALSE(visit.stay());
    visit.h.stop(visit.number, start + 2h);
    REQUIRE(visit.stay());
    CHECK(visit.stay()->until == start + 2h + one.time);
    CHECK(visit.stay()->asked == one.asked);
  }
}

TEST_CASE("a provider's longer time is asked about, whatever the label", "[protocol]") {
  Visit visit{"rituximab"};
  visit.h.record(Notified{.infusion = visit.number, .at = start + 1h, .who = "Dr. Vega", .observe = 4h},
                 start + 1h);
  visit.h.stop(visit.number, start + 2h);
  CHECK(visit.stay()->until == start + 6h);
  CHECK(visit.stay()->asked);
}

TEST_CASE("the grade of the reaction is what was done, not one symptom's", "[protocol]") {
  Visit visit;
  CHECK(visit.grade() == 0);
  visit.h.observe(visit.number, start + 20min, {seen("hives", 3)}, {});
  CHECK(visit.grade() == 1);
  visit.give(start + 20min - 1s, "cetirizine");  // before its onset
  CHECK(visit.grade() == 1);
  visit.give(start + 20min, "cetirizine");
  CHECK(visit.grade() == 2);
  Visit paused;
  paused.h.observe(paused.number, start + 20min, {seen("hives", 1)}, {});
  paused.h.pause(paused.number, start + 20min - 1s);
  CHECK(paused.grade() == 1);
  paused.h.pause(paused.number, start + 21min);
  CHECK(paused.grade() == 1);  // it was paused already
  Visit interrupted;
  interrupted.h.observe(interrupted.number, start + 20min, {seen("hives", 1)}, {});
  interrupted.h.pause(interrupted.number, start + 20min);
  CHECK(interrupted.grade() == 2);
  interrupted.h.resolved(interrupted.number, start + 40min, {"hives"});
  interrupted.h.resume(interrupted.number, start + 50min);
  interrupted.h.observe(interrupted.number, start + 60min, {seen("hives", 1)}, {});
  CHECK(interrupted.grade() == 3);  // it came back
  Visit anaphylaxis;
  anaphylaxis.h.observe(anaphylaxis.number, start + 20min, {seen("hives", 2), seen("wheezing", 2)}, {});
  CHECK(anaphylaxis.grade() == 4);
}

TEST_CASE("what was done about a reaction is done before the next one began", "[protocol]") {
  const auto grade = [](const std::function<void(Visit&)>& then, Seconds until) {
    Visit visit;
    visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
    then(visit);
    const std::vector<const Flag*> flags{visit.h.chart().flag(FlagId{1})};
    return *reaction_grade(visit.h.chart(), visit.h.infusion(visit.number), flags, start + 20min,
                           start + until);
  };
  const auto stop = [](const char* why) {
    return [why](Visit& visit) { visit.h.stop(visit.number, start + 1h, why); };
  };
  const auto pause = [](Visit& visit) { visit.h.pause(visit.number, start + 1h); };
  const auto give = [](Visit& visit) { visit.give(start + 1h, "cetirizine"); };
  CHECK(grade([](Visit&) {}, 2h) == 1);
  CHECK(grade(stop("completed"), 2h) == 1);
  CHECK(grade(stop("reaction"), 1h) == 1);
  CHECK(grade(stop("reaction"), 1h + 1s) == 2);
  CHECK(grade(pause, 1h) == 1);
  CHECK(grade(pause, 1h + 1s) == 2);
  CHECK(grade(give, 1h) == 1);
  CHECK(grade(give, 1h + 1s) == 2);
}

TEST_CASE("a reaction is over with the last of its signs and symptoms, and with no other's", "[protocol]") {
  const auto over = [](const Visit& visit) {
    const auto& infusion = visit.h.infusion(visit.number);
    return reaction_under(visit.h.chart(), infusion, seed().drugs.at("ocrelizumab"))->over;
  };
  const auto with = [&](Seconds hives_gone, std::optional<Seconds> pressure_back) {
    Visit visit;
    visit.h.observe(visit.number, start + 20min, {seen("hives", 2)}, bp(80, 50));
    visit.h.resolved(visit.number, start + hives_gone, {"hives"});
    if (pressure_back) visit.h.observe(visit.number, start + *pressure_back, bp(120, 70));
    return over(visit);
  };
  CHECK(with(30min, 50min) == start + 50min);
  CHECK(with(60min, 50min) == start + 60min);
  CHECK(with(30min, {}) == std::nullopt);
  // What was there before, and was flagged by nothing, goes on.
  Visit listed;
  listed.h.observe(listed.number, start - 30min, {seen("back-pain", 1)});
  listed.h.observe(listed.number, start + 20min, {seen("hives", 2)});
  listed.h.resolved(listed.number, start + 40min, {"hives"});
  CHECK(over(listed) == start + 40min);
  Visit own_words;
  auto halos = other("sees halos", 2);
  halos.ended = Span{start + 40min};
  own_words.h.observe(own_words.number, start - 30min, {other("warm feet", 1)});
  own_words.h.observe(own_words.number, start + 20min, {halos});
  CHECK(over(own_words) == start + 40min);
}

TEST_CASE("a reaction that came back is watched for 4 h from its last end", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  visit.h.resolved(visit.number, start + 30min, {"hives"});
  visit.h.observe(visit.number, start + 40min, {seen("hives", 2)});
  visit.h.stop(visit.number, start + 41min, "reaction");
  REQUIRE(visit.grade() == 3);
  CHECK(visit.stay()->until == start + 40min + 4h);  // it goes on: as if it were over when last seen
  visit.h.resolved(visit.number, start + 60min, {"hives"});
  CHECK(visit.stay()->until == start + 60min + 4h);
}

TEST_CASE("while a reaction goes on the stay is no shorter than if it were over when it was last seen",
          "[protocol]") {
  const auto anaphylaxis = [](bool recovered) {
    Visit visit{"natalizumab"};
    visit.h.observe(visit.number, start + 10min, {seen("hives", 2), seen("wheezing", 2)}, bp(80, 50));
    visit.h.stop(visit.number, start + 11min, "reaction");
    if (recovered)
      visit.h.resolved(visit.number, start + 50min, {"hives", "wheezing"});
    else
      visit.h.observe(visit.number, start + 50min, {seen("wheezing", 1)});
    visit.h.observe(visit.number, start + 60min, recovered ? bp(120, 70) : bp(84, 50));
    visit.h.observe(visit.number, start + 70min, hr(80));
    return visit.stay()->until - start;
  };
  CHECK(anaphylaxis(true) == 7h);
  CHECK(anaphylaxis(false) >= 7h);
  Visit symptom{"natalizumab"};
  symptom.h.observe(symptom.number, start + 10min, {seen("stridor", 2)});
  symptom.h.stop(symptom.number, start + 11min, "reaction");
  symptom.h.observe(symptom.number, start + 40min, {seen("stridor", 1, Span{start + 10min})});
  CHECK(symptom.stay()->until == start + 40min + 6h);
  CHECK(symptom.stay()->asked);
}

TEST_CASE("a time that is no longer than the site's own is only shown", "[protocol]") {
  for (const auto& [gone, asked] : {std::pair{Seconds{90min}, false}, {90min + 1s, true}}) {
    Visit visit{"rituximab"};
    visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
    visit.give(start + 25min, "cetirizine");
    visit.h.stop(visit.number, start + 2h);
    visit.h.resolved(visit.number, start + gone,
                     {"hives"});  // an hour from here ends half an hour after the stop
    CHECK(visit.stay()->asked == asked);
  }
  for (const auto& [ordered, asked] : {std::pair{Seconds{30min}, false}, {30min + 1s, true}}) {
    Visit visit{"rituximab"};
    visit.h.record(
        Notified{.infusion = visit.number, .at = start + 1h, .who = "Dr. Vega", .observe = ordered},
        start + 1h);
    visit.h.stop(visit.number, start + 2h);
    CHECK(visit.stay()->asked == asked);
  }
}

TEST_CASE("only the time that the infusion's own labels have for its count is asked about", "[protocol]") {
  const auto asked = [](int first, std::optional<int> last, std::optional<LabelRegion> labels) {
    Visit visit;  // the first, under the labels of the US
    visit.h.stop(visit.number, start + 2h);
    auto drug = seed().drugs.at("ocrelizumab");
    drug.observations = {{.first = first, .last = last, .time = 1h, .source = "label", .labels = labels}};
    return stay_of(visit.h.chart(), visit.h.infusion(visit.number), drug)->asked;
  };
  CHECK(asked(1, {}, {}));
  CHECK(asked(1, 1, LabelRegion::us));
  CHECK_FALSE(asked(1, {}, LabelRegion::eu));
  CHECK_FALSE(asked(2, {}, {}));
  CHECK_FALSE(asked(0, 0, {}));
}

TEST_CASE("a reaction lengthens the stay from when all of it was over", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2), seen("wheezing", 2)}, {});
  visit.h.stop(visit.number, start + 21min, "reaction");
  CHECK(visit.stay()->until == start + 20min + 6h);  // it goes on: from when it was last charted as there
  visit.h.resolved(visit.number, start + 50min, {"hives"});
  CHECK(visit.stay()->until == start + 20min + 6h);
  visit.h.resolved(visit.number, start + 60min, {"wheezing"});
  CHECK(visit.stay()->until == start + 60min + 6h);
  for (int i = 0; i < 2; ++i) visit.give(start + 22min + i * 5min, "epinephrine");
  CHECK(visit.stay()->until == start + 60min + 6h);
  visit.give(start + 40min, "adrenaline");
  CHECK(visit.stay()->until == start + 60min + 12h);
}

TEST_CASE("an infusion alone does not say that its patient may go", "[protocol]") {
  Visit visit;
  visit.h.stop(visit.number, start + 2h);
  const auto& infusion = visit.h.infusion(visit.number);
  const auto until = start + 3h;
  CHECK((status_of(infusion, until) == Status::observing));
  CHECK((status_of(infusion, until + 1s) == Status::not_released));
  CHECK((status_of(infusion, until + 1s, until, false) == Status::release_due));
  CHECK((status_of(infusion, until + 1s, until, true) == Status::release_held));
  CHECK((status_of(infusion, until + 1s, until + 1s, true) == Status::observing));
}

TEST_CASE("a reaction of grade 2 is watched for an hour from its end", "[protocol]") {
  Visit visit{"rituximab"};
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)}, {});
  visit.give(start + 25min, "cetirizine");
  visit.h.stop(visit.number, start + 2h);
  visit.h.resolved(visit.number, start + 2h + 10min, {"hives"});
  CHECK(visit.stay()->until == start + 3h + 10min);
  CHECK(visit.stay()->asked);
}

TEST_CASE("a reaction is not over by a list it does not stand on, nor by a restart", "[protocol]") {
  const auto over = [](const char* symptom, bool by_name) {
    Visit visit;
    visit.h.observe(visit.number, start + 20min, {seen(symptom, 2)});
    visit.h.pause(visit.number, start + 21min);
    visit.h.resume(visit.number, start + 40min);
    if (by_name)
      visit.h.resolved(visit.number, start + 50min, {symptom});
    else
      visit.h.none(visit.number, start + 50min);
    return reaction_under(visit.h.chart(), visit.h.infusion(visit.number), seed().drugs.at("ocrelizumab"))
        ->over;
  };
  CHECK(over("hives", false) == start + 50min);
  CHECK(over("hives", true) == start + 50min);
  CHECK(over("metallic-taste", false) == std::nullopt);
  CHECK(over("metallic-taste", true) == start + 50min);
}

}  // namespace
}  // namespace infuwatch::stay_test
