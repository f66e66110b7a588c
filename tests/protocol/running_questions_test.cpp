// What is asked of a stop, a rate, a medication and whatever is charted while an infusion runs or is over.
#include "protocol/running_questions.hpp"

#include "protocol/ending_questions.hpp"
#include "protocol/restart_rate.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::running_questions_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto start = at("2026-11-21T14:00");

std::string keys(const std::vector<Question>& questions) {
  std::string out;
  for (const auto& question : questions) out += (out.empty() ? "" : " ") + question_key(question);
  return out;
}

struct Running {
  History h;
  InfusionId number;

  explicit Running(const std::string& drug = "ocrelizumab", std::optional<Seconds> planned = {}) {
    h.prior(drug, 0);
    number = h.start(drug, start, planned);
  }
  const Infusion& infusion() const { return h.infusion(number); }
  std::string stop(Instant when, std::string_view why = "completed", bool now = false) const {
    return keys(questions_at_stop(infusion(), when, why, now));
  }
  std::vector<Question> rate(Instant when, const std::string& typed) const {
    return questions_at_rate(h.chart(), infusion(), seed().drugs.at(infusion().order.drug), when,
                             *infuwatch::rate(typed));
  }
  void set_rate(Instant when, const std::string& typed) {
    h.record(RateSet{.infusion = number, .at = when, .rate = *infuwatch::rate(typed)}, when);
  }
};

TEST_CASE("a stop more than a tenth of the planned time early needs a reason", "[protocol]") {
  const struct {
    Seconds planned, early;
    const char* asked;
  } cases[] = {
      {4h, 24min, ""},  {4h, 24min + 1s, "stopped-early"}, {1h, 6min, ""},  {1h, 6min + 1s, "stopped-early"},
      {15min, 90s, ""}, {15min, 91s, "stopped-early"},     {5min, 30s, ""}, {5min, 31s, "stopped-early"}};
  for (const auto& one : cases) {
    INFO(one.planned.count() << " early by " << one.early.count());
    const Running running{"ocrelizumab", one.planned};
    CHECK(running.stop(start + one.planned - one.early) == one.asked);
    CHECK(running.stop(start + one.planned - one.early, "reaction").empty());
    CHECK(running.stop(start + one.planned - one.early, "patient").empty());
  }
}

TEST_CASE("a forgotten stop is not now, unless somebody said that the infusion still runs", "[protocol]") {
  Running running{"ocrelizumab", 2h};
  const auto grace = running.infusion().terms.stop_grace;
  CHECK(running.stop(start + 2h + grace, "completed", true).empty());
  CHECK(running.stop(start + 2h + grace + 1s, "completed", true) == "stop-long-past");
  CHECK(running.stop(start + 2h + grace + 1s).empty());       // the time was told
  running.h.rate(running.number, start + 1h + 50min, 30min);  // still running: planned until 2 h 20 min
  CHECK(running.stop(start + 2h + grace + 1s, "completed", true).empty());
}

TEST_CASE("after a reaction half the rate before is the most for half an hour, a second on either side",
          "[protocol]") {
  const auto interrupted = [](bool reacts, bool answered, const std::string& drug = "ocrelizumab") {
    Running running{drug};
    running.set_rate(start, "30 mL/h");
    running.set_rate(start + 30min, "60 mL/h");
    if (reacts) running.h.observe(running.number, start + 40min, {seen("hives", 2)});
    if (answered) running.h.ack(FlagId{1});
    running.h.pause(running.number, start + 41min);
    running.h.resume(running.number, start + 1h);
    return running;
  };
  const auto asked = [&](const Running& running, Seconds after, const char* rate) {
    return keys(running.rate(start + after, rate));
  };
  const auto running = interrupted(true, true);
  CHECK(asked(running, 1h, "30 mL/h").empty());
  CHECK(asked(running, 1h, "30.001 mL/h") == "restart-rate");
  CHECK(asked(running, 1h, "0.5 mL/min").empty());  // 30 mL/h
  CHECK(asked(running, 1h + 30min - 1s, "60 mL/h") == "restart-rate");
  CHECK(asked(running, 1h + 30min, "60 mL/h").empty());
  const auto above = one<RestartAbove>(running.rate(start + 1h, "60 mL/h"));
  REQUIRE(above);
  CHECK_FALSE(above->at_resume);
  CHECK((above->before == *infuwatch::rate("60 mL/h") && above->most == *infuwatch::rate("30 mL/h")));
  auto stopped_twice = interrupted(true, true);
  stopped_twice.h.stop(stopped_twice.number, start + 1h + 40min, "reaction");
  stopped_twice.h.resume(stopped_twice.number, start + 2h);
  stopped_twice.set_rate(start + 2h, "20 mL/h");
  stopped_twice.h.stop(stopped_twice.number, start + 2h + 10min, "reaction");
  stopped_twice.h.resume(stopped_twice.number, start + 3h);
  CHECK(asked(stopped_twice, 3h, "10 mL/h").empty());  // half of what ran at the last stop
  CHECK(asked(stopped_twice, 3h, "10.001 mL/h") == "restart-rate");
  CHECK(asked(interrupted(false, false), 1h, "60 mL/h").empty());  // a walk
  CHECK(asked(interrupted(true, false), 1h, "30 mL/h").empty());   // the flag still waits
  CHECK(asked(interrupted(true, false), 1h, "30.001 mL/h") == "restart-rate");
  CHECK(asked(interrupted(true, false), 1h, "45 mL/h") == "restart-rate");
  CHECK(asked(interrupted(true, true, "natalizumab"), 1h, "60 mL/h").empty());  // no such rule
}

TEST_CASE("a resume after a reaction takes the last rate charted, of the pause too, and asks above half",
          "[protocol]") {
  const struct {
    const char* drug;
    bool reacts, stops;
    const char* in_the_pause;  // empty: none was charted
    bool asked;
  } cases[] = {
      {"ocrelizumab", true, false, "", true},           {"ocrelizumab", true, true, "", true},
      {"ocrelizumab", true, false, "30 mL/h", false},   {"ocrelizumab", true, false, "30.001 mL/h", true},
      {"ocrelizumab", true, true, "30.001 mL/h", true}, {"ocrelizumab", true, true, "0.5 mL/min", false},
      {"ocrelizumab", false, false, "", false},         {"rituximab", true, false, "", true},
      {"rituximab", true, false, "29 mL/h", false},     {"ublituximab", true, false, "31 mL/h", true},
      {"natalizumab", true, false, "", false}};  // no such rule
  for (const auto& one_case : cases) {
    INFO(one_case.drug << " reacts " << one_case.reacts << ' ' << one_case.in_the_pause);
    Running running{one_case.drug};
    running.set_rate(start, "60 mL/h");
    if (one_case.reacts) running.h.observe(running.number, start + 40min, {seen("hives", 2)});
    if (one_case.stops)
      running.h.stop(running.number, start + 41min, "reaction");
    else
      running.h.pause(running.number, start + 41min);
    if (*one_case.in_the_pause) running.set_rate(start + 50min, one_case.in_the_pause);
    const auto asked = questions_at_resume(running.h.chart(), running.infusion(),
                                           seed().drugs.at(one_case.drug), start + 1h);
    const auto above = one<RestartAbove>(asked);
    CHECK((above != nullptr) == one_case.asked);
    if (above) CHECK(above->at_resume);
  }
}

TEST_CASE("a rate is lower only than one charted since the restart", "[protocol]") {
  Running running;
  running.set_rate(start, "60 mL/h");
  running.h.pause(running.number, start + 41min);
  running.h.resume(running.number, start + 1h);
  const auto lower = [&](const char* rate) {
    return lower_since_restart(running.h.chart(), running.infusion(), start + 70min, *infuwatch::rate(rate));
  };
  CHECK_FALSE(lower("45 mL/h"));
  running.set_rate(start + 1h, "60 mL/h");
  CHECK(lower("59.999 mL/h"));
  CHECK_FALSE(lower("60 mL/h"));
  CHECK_FALSE(lower("60.001 mL/h"));
}

TEST_CASE("a rate follows the label's steps, each at most 5 min before its time", "[protocol]") {
  Running running;
  CHECK(keys(running.rate(start, "30 mL/h")).empty());
  CHECK(keys(running.rate(start, "30.001 mL/h")) == "rate-steps");
  CHECK(keys(running.rate(start + 25min - 1s, "60 mL/h")) == "rate-steps");  // none was charted: by the clock
  CHECK(keys(running.rate(start + 25min, "60 mL/h")).empty());
  running.set_rate(start, "30 mL/h");
  CHECK(keys(running.rate(start + 25min - 1s, "60 mL/h")) == "rate-steps");
  CHECK(one<RateAboveSteps>(running.rate(start + 10min, "60 mL/h"))->next_step == start + 30min);
  CHECK(keys(running.rate(start + 25min, "60 mL/h")).empty());
  CHECK(keys(running.rate(start + 25min, "61 mL/h")) == "rate-steps");
  CHECK(keys(running.rate(start + 2h, "90 mL/h")) == "rate-steps");  // one step at a time
  running.set_rate(start + 30min, "60 mL/h");
  CHECK(keys(running.rate(start + 31min, "30 mL/h")).empty());  // lower is never asked about
  running.h.pause(running.number, start + 40min);
  running.h.resume(running.number, start + 60min);
  CHECK(keys(running.rate(start + 75min - 1s, "90 mL/h")) == "rate-steps");  // a pause does not count
  CHECK(keys(running.rate(start + 75min, "90 mL/h")).empty());
}

TEST_CASE("a rate in the pump's unit is held against the steps by the bag's volume", "[protocol]") {
  const auto asked = [](std::optional<Quantity> volume, const std::string& typed) {
    History h;
    h.prior("rituximab", 0);
    const InfusionId number{1};
    auto ordered = order("rituximab", 500000, "mg");
    ordered.volume = std::move(volume);
    h.record(Started{number, start, ordered}, start);
    return keys(questions_at_rate(h.chart(), h.infusion(number), seed().drugs.at("rituximab"), start,
                                  *infuwatch::rate(typed)));
  };
  const Quantity half_a_liter{{500000}, "mL"};  // 1 mg in 1 mL; the first step is 50 mg/h
  CHECK(asked(half_a_liter, "50 mL/h").empty());
  CHECK(asked(half_a_liter, "50.001 mL/h") == "rate-steps");
  CHECK(asked(Quantity{{250000}, "mL"}, "25.001 mL/h") == "rate-steps");
  CHECK(asked(Quantity{{250000}, "mL"}, "25 mL/h").empty());
  CHECK(asked(Quantity{{500}, "L"}, "50.001 mL/h") == "rate-steps");
  CHECK(asked({}, "400 mL/h").empty());  // the volume is not charted
}

TEST_CASE("after the last step nothing is higher, and 1500 after 60 is asked about", "[protocol]") {
  Running running;
  running.set_rate(start + 2h, "150 mL/h");
  CHECK(keys(running.rate(start + 150min, "180 mL/h")).empty());
  running.set_rate(start + 150min, "180 mL/h");
  const auto asked = running.rate(start + 4h, "190 mL/h");
  REQUIRE(one<RateAboveSteps>(asked));
  CHECK_FALSE(one<RateAboveSteps>(asked)->next_step);
  CHECK(keys(running.rate(start + 4h, "1500 mL/h")) == "rate-steps");
}

TEST_CASE("from the third ocrelizumab on either of the label's ways is followed unasked", "[protocol]") {
  History h;
  h.prior("ocrelizumab", 2);
  const auto number = h.start("ocrelizumab", start);
  const auto asked = [&](Instant when, const std::string& typed) {
    return keys(questions_at_rate(h.chart(), h.infusion(number), seed().drugs.at("ocrelizumab"), when,
                                  *infuwatch::rate(typed)));
  };
  CHECK(asked(start, "40 mL/h").empty());
  CHECK(asked(start, "100 mL/h").empty());
  CHECK(asked(start, "101 mL/h") == "rate-steps");
  CHECK(asked(start + 10min, "200 mL/h").empty());
  CHECK(asked(start + 10min - 1s, "200 mL/h") == "rate-steps");
}

TEST_CASE("without steps more than three times the last running rate is asked about", "[protocol]") {
  Running running{"vedolizumab"};
  CHECK(keys(running.rate(start, "900 mL/h")).empty());  // no rate to compare with
  running.set_rate(start, "100 mL/h");
  CHECK(keys(running.rate(start + 5min, "300 mL/h")).empty());
  CHECK(keys(running.rate(start + 5min, "300.001 mL/h")) == "rate-jump");
  CHECK(keys(running.rate(start + 5min, "5 mL/min")).empty());  // 300 mL/h
  CHECK(keys(running.rate(start + 5min, "5.002 mL/min")) == "rate-jump");
  CHECK(keys(running.rate(start + 5min, "900 mg/h")).empty());  // the volume is not charted
  running.set_rate(start + 10min, "20 mL/h");                   // keeps the vein open
  CHECK(keys(running.rate(start + 20min, "300 mL/h")).empty());
  running.set_rate(start + 15min, "20.001 mL/h");
  CHECK(keys(running.rate(start + 20min, "300 mL/h")) == "rate-jump");
}

TEST_CASE("a rate is not raised unasked while a flag waits or readings are outside the limits",
          "[protocol]") {
  Running running{"natalizumab"};
  running.set_rate(start, "100 mL/h");
  CHECK(keys(running.rate(start + 30min, "101 mL/h")).empty());
  running.h.observe(running.number, start + 10min, {seen("hives", 2)}, hr(131) + bp(118));
  CHECK(keys(running.rate(start + 30min, "101 mL/h")) == "unanswered-flags readings-outside");
  CHECK(keys(running.rate(start + 30min, "100 mL/h")).empty());
  CHECK(keys(running.rate(start + 30min, "50 mL/h")).empty());
  for (const auto& [id, flag] : running.h.chart().flags())
    if (flag.waiting()) running.h.ack(id);
  CHECK(keys(running.rate(start + 30min, "101 mL/h")) == "readings-outside");
  running.h.observe(running.number, start + 20min, hr(130) + bp(118));
  CHECK(keys(running.rate(start + 30min, "101 mL/h")).empty());
}

TEST_CASE("under a waiting flag a first rate is a raise unless it is low, and so is one in a strange unit",
          "[protocol]") {
  Running stepped, plain{"vedolizumab"};
  for (auto* running : {&stepped, &plain})
    running->h.observe(running->number, start + 10min, {seen("hives", 2)}, hr(90) + bp(118));
  CHECK(keys(stepped.rate(start + 11min, "30 mL/h")).empty());  // the first step
  CHECK(keys(stepped.rate(start + 11min, "31 mL/h")) == "rate-steps");
  CHECK(keys(stepped.rate(start + 11min, "101 mL/h")) == "unanswered-flags rate-steps");
  CHECK(keys(plain.rate(start + 11min, "100 mL/h")).empty());  // it may well be a slower one
  CHECK(keys(plain.rate(start + 11min, "100.001 mL/h")) == "unanswered-flags");
  plain.set_rate(start, "100 mL/h");
  CHECK(keys(plain.rate(start + 11min, "1 mL/min")).empty());  // 60 mL/h
  CHECK(keys(plain.rate(start + 11min, "2 mL/min")) == "unanswered-flags");
  CHECK(keys(plain.rate(start + 11min, "10 mg/h")) == "unanswered-flags");
}

TEST_CASE("more than a tenth above the order is asked about at the stop", "[protocol]") {
  Infusion infusion;
  infusion.order = order("natalizumab", 300000, "mg");
  const auto more = [&](std::int64_t thousandths, const char* unit = "mg") {
    return given_more(infusion, Quantity{{thousandths}, unit}).has_value();
  };
  CHECK_FALSE(given_more(infusion, std::nullopt));
  CHECK_FALSE(more(330000));
  CHECK(more(330001));
  CHECK(more(3000, "g"));
  infusion.stopped_before = {
      Stopped{.infusion = infusion.number, .at = start, .given = Quantity{{100000}, "mg"}, .why = "other"}};
  CHECK_FALSE(more(230000));
  CHECK(more(230001));
}

TEST_CASE("what is over is asked about from the moment after its end", "[protocol]") {
  Running running;
  CHECK_FALSE(over_already(running.infusion(), start + 3h));
  running.h.stop(running.number, start + 2h);
  CHECK_FALSE(over_already(running.infusion(), start + 2h));
  REQUIRE(over_already(running.infusion(), start + 2h + 1s));
  CHECK_FALSE(over_already(running.infusion(), start + 2h + 1s)->released);
}

Gave gave(InfusionId infusion, Instant when, std::string name, int mg) {
  return {.infusion = infusion,
          .at = when,
          .what = name,
          .medication = Medication{.name = name, .dose = Quantity{{mg * 1000}, "mg"}, .route = "IV"}};
}

TEST_CASE("the same act charted at most 2 min apart is asked about, epinephrine never", "[protocol]") {
  const auto& known = *seed().common.substances;
  Running running;
  const auto number = running.number;
  running.h.record(gave(number, start + 10min, "diphenhydramine", 50), start + 10min);
  const auto again = [&](const BedsideEvent& said) {
    return charted_already(running.h.chart(), said, known).has_value();
  };
  CHECK(again(gave(number, start + 12min, "diphenhydramine", 50)));
  CHECK(again(gave(number, start + 8min, "Benadryl", 50)));
  CHECK_FALSE(again(gave(number, start + 12min + 1s, "diphenhydramine", 50)));
  CHECK_FALSE(again(gave(number, start + 8min - 1s, "diphenhydramine", 50)));
  CHECK_FALSE(again(gave(number, start + 11min, "diphenhydramine", 25)));
  CHECK_FALSE(again(Noted{.infusion = number, .at = start + 11min, .text = "diphenhydramine"}));
  running.h.record(gave(number, start + 20min, "adrenaline", 1), start + 20min);
  CHECK_FALSE(again(gave(number, start + 20min, "epinephrine", 1)));
  running.set_rate(start + 30min, "60 mL/h");
  CHECK(again(RateSet{.infusion = number, .at = start + 31min, .rate = *infuwatch::rate("60 mL/h")}));
  CHECK_FALSE(again(RateSet{.infusion = number, .at = start + 31min, .rate = *infuwatch::rate("90 mL/h")}));
}

TEST_CASE("a medication sooner than usual is asked about, by its ingredient, on any infusion", "[protocol]") {
  const auto& known = *seed().common.substances;
  Running running;
  running.h.record(gave(running.number, start, "paracetamol", 1000), start);
  const auto soon = [&](const std::string& name, Instant when) {
    return given_lately(running.h.chart(), name, known, when).has_value();
  };
  CHECK(soon("Tylenol", start + 4h - 1s));
  CHECK_FALSE(soon("Tylenol", start + 4h));
  CHECK_FALSE(soon("ibuprofen", start + 1h));
  running.h.record(gave(running.number, start, "epinephrine", 1), start);
  CHECK_FALSE(soon("epinephrine", start + 1min));  // as often as needed
  CHECK_FALSE(soon("zolmitriptan", start + 1min));
  running.h.record(gave(running.number, start + 5h, "nyquil", 1), start + 5h);
  CHECK(soon("acetaminophen", start + 9h - 1s));  // what holds it counts, either way
  CHECK_FALSE(soon("acetaminophen", start + 9h));
  CHECK(soon("vicodin", start + 9h - 1s));
}

TEST_CASE("a weight more than 20 % and 5 kg from the last is asked about", "[protocol]") {
  Running running;
  CHECK_FALSE(weight_far(running.h.chart(), {160000}, start + 1h));  // none was charted
  Vitals vitals;
  vitals.weight_kg = Decimal{70000};
  running.h.observe(running.number, start + 1min, vitals);
  const auto far = [&](std::int64_t grams) {
    return weight_far(running.h.chart(), {grams}, start + 1h).has_value();
  };
  CHECK_FALSE(far(84000));
  CHECK(far(84001));
  CHECK_FALSE(far(56000));
  CHECK(far(55999));
  CHECK_FALSE(weight_far(running.h.chart(), {160000}, start + 1min));  // the one charted then is not earlier
  vitals.weight_kg = Decimal{20000};
  running.h.observe(running.number, start + 2h, vitals);
  CHECK_FALSE(weight_far(running.h.chart(), {25000}, start + 3h));
  CHECK(weight_far(running.h.chart(), {25001}, start + 3h));
}

}  // namespace
}  // namespace infuwatch::running_questions_test
