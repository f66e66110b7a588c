// What an order is held against besides its dose: the planned time, the first rate, the route, another drug,
// a course.
#include "protocol/order_limits.hpp"

#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::order_limits_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

Quantity of(std::int64_t thousandths, const char* unit) { return {{thousandths}, unit}; }

TEST_CASE("a planned time more than a tenth under the protocol's shortest asks, a second on either side",
          "[protocol]") {
  const struct {
    std::string drug, unit;
    std::int64_t thousandths;
    Seconds shortest;
  } cases[] = {{"zoledronic-acid", "mg", 5000, 15min},
               {"ferumoxytol", "mg", 510000, 15min},
               {"methylprednisolone", "mg", 1000000, 30min},
               {"pegloticase", "mg", 8000, 2h},
               {"alemtuzumab", "mg", 12000, 4h},
               {"ocrelizumab", "mg", 300000, 2h + 30min},
               {"mitoxantrone", "mg/m2", 12000, 3min},
               {"iron-sucrose", "mg", 200000, 2min},
               {"iron-sucrose", "mg", 300000, 1h + 30min},
               {"generic", "mg", 1000, 1min}};
  for (const auto& one_case : cases) {
    INFO(one_case.drug << ' ' << one_case.thousandths);
    const Starts starts{one_case.drug};
    const auto asked = [&](std::optional<Seconds> planned) {
      auto next = order(one_case.drug, one_case.thousandths, one_case.unit);
      next.planned = planned;
      const auto found = starts.questions(nine, next);
      const auto little = one<PlannedShort>(found);
      if (little) CHECK(little->shortest == one_case.shortest);
      return little != nullptr;
    };
    CHECK_FALSE(asked({}));
    CHECK_FALSE(asked(one_case.shortest));
    CHECK_FALSE(asked(one_case.shortest * 9 / 10));
    CHECK(asked(one_case.shortest * 9 / 10 - 1s));
  }
}

TEST_CASE("what a rate makes of the volume is a planned time where no step can be compared with it",
          "[protocol]") {
  const auto asked = [](const std::string& drug, const char* rate, std::optional<Quantity> volume,
                        std::optional<Seconds> planned = {}) -> std::optional<Seconds> {
    auto next = order(drug, drug == "natalizumab" ? 300000 : 5000, "mg");
    next.rate = *infuwatch::rate(rate);
    next.volume = std::move(volume);
    next.planned = planned;
    const auto found = Starts{drug}.questions(nine, next);
    const auto little = one<PlannedShort>(found);
    return little ? std::optional{little->planned} : std::nullopt;
  };
  const auto bag = of(100000, "mL");
  CHECK_FALSE(asked("zoledronic-acid", "444 mL/h", bag));  // 810.8 s
  CHECK(asked("zoledronic-acid", "445 mL/h", bag) == 808s);
  CHECK(asked("zoledronic-acid", "445 mL/h", of(100, "L")) == 808s);
  CHECK_FALSE(asked("zoledronic-acid", "445 mL/h", {}));
  CHECK(asked("zoledronic-acid", "445 mL/h", bag, 15min) == 808s);
  CHECK(asked("zoledronic-acid", "445 mL/h", bag, 5min) == 5min);
  CHECK_FALSE(asked("zoledronic-acid", "0.1 mg/min", {}));
  CHECK_FALSE(asked("natalizumab", "200 mL/h", bag));  // its step asks
}

TEST_CASE("how long it still runs counts with how long it ran, pauses aside", "[protocol]") {
  Starts starts{"ocrelizumab"};
  const auto number = starts.start(nine, 300000, "mg");
  starts.h.pause(number, nine + 30min);
  starts.h.resume(number, nine + 50min);
  const auto asked = [&](Seconds still) {
    return still_to_run_short(starts.h.chart(), starts.h.infusion(number), seed().drugs.at("ocrelizumab"),
                              nine + 1h, still);
  };
  CHECK_FALSE(asked(95min));  // 40 min, and 95: nine tenths of 150
  REQUIRE(asked(95min - 1s));
  CHECK(asked(95min - 1s)->planned == 135min - 1s);
  CHECK(asked(95min - 1s)->drug == "ocrelizumab");
}

TEST_CASE("a first rate above the protocol's first step asks as a rate does", "[protocol]") {
  const auto asked = [](const std::string& drug, int count, const char* rate) -> std::optional<Quantity> {
    auto next = order(drug, drug == "rituximab" ? 1000000 : 300000, "mg");
    next.rate = *infuwatch::rate(rate);
    const auto found = Starts{drug, {.count = count}}.questions(nine, next);
    const auto above = one<RateAboveSteps>(found);
    return above ? std::optional{above->highest} : std::nullopt;
  };
  CHECK_FALSE(asked("ocrelizumab", 0, "30 mL/h"));
  CHECK(asked("ocrelizumab", 0, "31 mL/h") == of(30000, "mL/h"));
  CHECK(asked("ocrelizumab", 0, "500 mL/h") == of(30000, "mL/h"));
  CHECK_FALSE(asked("ocrelizumab", 2, "100 mL/h"));  // either ladder may be followed
  CHECK(asked("ocrelizumab", 2, "101 mL/h") == of(100000, "mL/h"));
  CHECK_FALSE(asked("natalizumab", 0, "130 mL/h"));
  CHECK(asked("natalizumab", 0, "131 mL/h") == of(130000, "mL/h"));
  CHECK_FALSE(asked("rituximab", 0, "50 mg/h"));
  CHECK(asked("rituximab", 0, "51 mg/h") == of(50000, "mg/h"));
  CHECK_FALSE(asked("rituximab", 1, "100 mg/h"));
  CHECK_FALSE(asked("vedolizumab", 0, "2000 mL/h"));
}

TEST_CASE("a route that is not the protocol's asks, of an unlisted drug the intrathecal one", "[protocol]") {
  const auto asked = [](const std::string& drug, const char* route) {
    auto next = order(drug, 300000, "mg");
    next.route = route;
    const auto found = Starts{drug}.questions(nine, next);
    return one<RouteOtherwise>(found) != nullptr;
  };
  CHECK_FALSE(asked("mitoxantrone", ""));
  CHECK_FALSE(asked("mitoxantrone", "IV"));
  CHECK(asked("mitoxantrone", "intrathecal"));
  CHECK(asked("ocrelizumab", "SC"));
  CHECK(asked("ocrelizumab-sc", "IV"));
  CHECK_FALSE(asked("ocrelizumab-sc", "SC"));
  CHECK(asked("generic", "intrathecal"));
  CHECK_FALSE(asked("generic", "IM"));
  CHECK_FALSE(asked("plasmapheresis", "IM"));  // names none
}

/// What a start of a drug asks about another one of the patient: `running`, `prepared`, `lately`.
struct Beside {
  Starts starts;
  explicit Beside(const std::string& drug) : starts{drug} {
    starts.h.stop(starts.h.start("eptinezumab", nine - 400 * 24h), nine - 399 * 24h);
  }
  std::string asked(const std::string& drug, Instant when = nine) const {
    const auto found = starts.questions(when, order(drug, 300000, "mg"));
    const auto other = one<NotTogether>(found);
    return !other ? "" : !other->start ? "prepared" : other->running ? "running" : "lately";
  }
};

TEST_CASE("what is not given together asks while it runs, is prepared, or ran less than the days before",
          "[protocol]") {
  Beside iron{"ferumoxytol"};
  const auto other = iron.starts.h.start("iron-sucrose", nine - 8 * 24h);
  CHECK(iron.asked("ferumoxytol") == "running");
  iron.starts.h.stop(other, nine - 8 * 24h + 15min);
  CHECK(iron.asked("ferumoxytol").empty());
  CHECK(iron.asked("ferumoxytol", nine - 24h).empty());  // 7 days
  CHECK(iron.asked("ferumoxytol", nine - 36h - 1s) == "lately");
  CHECK(iron.asked("ferumoxytol", nine - 36h).empty());          // to the nearest day
  CHECK(iron.asked("ferumoxytol", nine - 9 * 24h) == "lately");  // charted late, before the other

  Beside prepared{"ferumoxytol"};
  prepared.starts.h.at(nine);
  const auto next = prepared.starts.h.prepare("ferric-derisomaltose");
  CHECK(prepared.asked("ferumoxytol", nine + 24h - 1s) == "prepared");
  CHECK(prepared.asked("ferumoxytol", nine + 24h).empty());
  prepared.starts.h.cancel(next, nine + 1min);
  CHECK(prepared.asked("ferumoxytol", nine + 1h).empty());
}

TEST_CASE("it is known by family, by name, and by what was typed for a drug that is not in the list",
          "[protocol]") {
  const auto with = [](const std::string& drug, const std::string& other) {
    Beside beside{drug};
    beside.starts.h.start(other, nine - 1h);
    return beside.asked(drug);
  };
  CHECK(with("infliximab", "golimumab") == "running");
  CHECK(with("infliximab", "tocilizumab") == "running");
  CHECK(with("tocilizumab", "infliximab") == "running");
  CHECK(with("rituximab", "ocrelizumab-sc") == "running");
  CHECK(with("ocrelizumab", "rituximab") == "running");
  CHECK(with("natalizumab", "vedolizumab") == "running");
  CHECK(with("vedolizumab", "natalizumab-sc") == "running");
  CHECK(with("ravulizumab", "eculizumab") == "running");
  CHECK(with("lecanemab", "donanemab") == "running");
  CHECK(with("natalizumab", "natalizumab-sc").empty());  // asked about as the same substance
  CHECK(with("ocrelizumab", "methylprednisolone").empty());
  CHECK(with("ferumoxytol", "ocrelizumab").empty());
  Beside typed{"infliximab"};
  auto humira = order("generic", 40000, "mg");
  humira.unlisted = "Humira";
  typed.starts.h.record(Started{InfusionId{2}, nine - 1h, humira}, nine - 1h);
  CHECK(typed.asked("infliximab") == "running");
}

TEST_CASE("more starts than a course has ask within its days", "[protocol]") {
  const auto pulse = [](int days_given, int gap, Told told = {}) {
    Starts starts{"methylprednisolone", told};
    for (int day = 0; day < days_given; ++day) {
      const auto number = starts.start(nine + day * 24h, 1000000, "mg");
      starts.h.stop(number, nine + day * 24h + 30min);
    }
    const auto found =
        starts.questions(nine + (days_given - 1 + gap) * 24h, order("methylprednisolone", 1000000, "mg"));
    const auto full = one<CourseFull>(found);
    return full ? *full->doses : 0;
  };
  CHECK(pulse(4, 1) == 0);
  CHECK(pulse(5, 1) == 6);
  CHECK(pulse(10, 1) == 11);
  CHECK(pulse(5, 9) == 6);   // the first lies 13 days before
  CHECK(pulse(5, 10) == 0);  // 14
  using namespace std::chrono;
  const auto last = [](int count, year_month_day day) { return Told{.count = count, .last = day}; };
  CHECK(pulse(1, 1, last(5, 2026y / 11 / 20)) == 7);
  CHECK(pulse(1, 1, last(3, 2026y / 11 / 20)) == 0);
  CHECK(pulse(1, 1, last(8, 2026y / 11 / 20)) == 0);  // 5, and 3 of the course now
  CHECK(pulse(1, 1, last(5, 2026y / 10 / 20)) == 0);
}

TEST_CASE("a cycle of efgartigimod has four, the next begins 28 days after the last", "[protocol]") {
  const auto asked = [](int count, std::chrono::year_month_day last, Instant when) {
    const Starts starts{"efgartigimod", {.count = count, .last = last}};
    const auto found = starts.questions(when, order("efgartigimod", 10000, "mg/kg"));
    return one<CourseFull>(found) != nullptr;
  };
  using namespace std::chrono;
  const auto last = 2026y / 11 / 14;
  CHECK(asked(4, last, at("2026-11-21T12:00")));
  CHECK_FALSE(asked(3, last, at("2026-11-21T12:00")));
  CHECK(asked(4, last, at("2026-12-11T12:00")));
  CHECK_FALSE(asked(4, last, at("2026-12-12T12:00")));
  CHECK_FALSE(asked(5, last, at("2026-11-21T12:00")));  // the second of the next cycle
  CHECK(asked(8, last, at("2026-11-21T12:00")));
  CHECK_FALSE(asked(0, last, at("2026-11-21T12:00")));
}

TEST_CASE("an amount of a course asks a tenth above it, by what was given", "[protocol]") {
  const auto total = [](const std::string& drug, std::vector<Quantity> before, Quantity now, Seconds later,
                        std::optional<Quantity> given = {}) -> std::optional<Quantity> {
    Starts starts{drug};
    Vitals weighed;
    weighed.weight_kg = Decimal{70000};
    starts.h.observe(starts.h.start("eptinezumab", nine - 24h), nine - 24h, weighed);
    InfusionId number{1};
    for (std::size_t i = 0; i < before.size(); ++i) {
      number = InfusionId{static_cast<std::int64_t>(i) + 2};
      const auto when = nine + static_cast<int>(i) * 24h;
      starts.h.record(Started{number, when, order(drug, before[i].amount.thousandths, before[i].unit)}, when);
      starts.h.record(Stopped{.infusion = number, .at = when + 3h, .given = given, .why = "completed"},
                      when + 3h);
    }
    const auto found = starts.questions(nine + later, order(drug, now.amount.thousandths, now.unit));
    const auto full = one<CourseFull>(found);
    return full ? std::optional{full->with} : std::nullopt;
  };
  const auto gram = of(1000, "g/kg");
  CHECK_FALSE(total("ivig", {gram}, gram, 48h));
  CHECK(total("ivig", {gram, gram}, gram, 5 * 24h) == of(3000, "g/kg"));
  CHECK_FALSE(total("ivig", {gram, gram}, of(200, "g/kg"), 5 * 24h));
  CHECK(total("ivig", {gram, gram}, of(201, "g/kg"), 5 * 24h) == of(2201, "g/kg"));
  CHECK(total("ivig", {of(70000, "g"), of(70000, "g")}, of(70000, "g"), 5 * 24h) == of(3000, "g/kg"));
  CHECK(total("ivig", {gram, gram}, gram, 13 * 24h) == of(3000, "g/kg"));
  CHECK_FALSE(total("ivig", {gram, gram}, gram, 14 * 24h));
  CHECK_FALSE(total("ivig", {gram, gram}, gram, 5 * 24h, of(500, "g/kg")));  // half of each was given
  const auto part = of(400000, "mg");
  CHECK_FALSE(total("iron-sucrose", {part, part}, of(300000, "mg"), 5 * 24h));
  CHECK(total("iron-sucrose", {part, part}, of(300001, "mg"), 5 * 24h) == of(1100001, "mg"));
  CHECK_FALSE(total("ivig", {}, of(3000, "g/kg"), 24h));  // asked about as a dose
}

TEST_CASE("a fixed dose is for adults, a child's goes by weight or body surface", "[protocol]") {
  const auto asked = [](const std::string& drug, int born, std::int64_t grams, Order next) -> std::string {
    Starts starts{drug};
    auto patient = starts.h.chart().patient();
    patient.birth = std::chrono::year{born} / 11 / 21;
    patient.weight_kg = Decimal{grams};
    starts.h.record(PatientSet{patient}, nine - 1h);
    const auto found = starts.questions(nine, std::move(next));
    return one<DoseOutside>(found) ? "outside" : one<DoseNeeds>(found) ? "needs" : "";
  };
  const auto pulse = [](std::int64_t mg) { return order("methylprednisolone", mg * 1000, "mg"); };
  CHECK(asked("methylprednisolone", 2020, 20000, pulse(1000)) == "outside");
  CHECK(asked("methylprednisolone", 2020, 20000, pulse(660)).empty());  // a tenth above 30 mg/kg
  CHECK(asked("methylprednisolone", 2020, 20000, pulse(661)) == "outside");
  CHECK(asked("methylprednisolone", 2009, 60000, pulse(1000)).empty());  // the cap
  CHECK(asked("methylprednisolone", 2009, 60000, pulse(1001)) == "outside");
  CHECK(asked("methylprednisolone", 2008, 20000, pulse(1000)).empty());  // 18 today
  const auto rituximab = [](std::int64_t mg, std::optional<Decimal> surface) {
    return order("rituximab", mg * 1000, "mg", surface);
  };
  CHECK(asked("rituximab", 2022, 14000, rituximab(1000, {})) == "needs");
  CHECK(asked("rituximab", 2022, 14000, rituximab(1000, Decimal{600})) == "outside");
  CHECK(asked("rituximab", 2022, 14000, rituximab(225, Decimal{600})).empty());
  CHECK(asked("rituximab", 1980, 80000, rituximab(1000, {})).empty());
  CHECK(asked("rituximab", 1980, 80000, rituximab(5000, {})) == "outside");
  CHECK(asked("rituximab", 1980, 80000, order("rituximab", 375000, "mg/m2")).empty());
  const auto liters = [](std::int64_t ml) { return order("plasmapheresis", ml, "L"); };
  CHECK(asked("plasmapheresis", 1980, 80000, liters(300000)) == "outside");
  CHECK(asked("plasmapheresis", 1980, 80000, liters(6000)).empty());
  CHECK(asked("plasmapheresis", 1980, 80000, liters(6001)) == "outside");
  CHECK(asked("plasmapheresis", 1980, 80000, order("plasmapheresis", 3000000, "mL")).empty());
  CHECK(asked("plasmapheresis", 1980, 80000, order("plasmapheresis", 2001, "plasma volumes")) == "outside");
  CHECK(asked("plasmapheresis", 2020, 20000, liters(600)).empty());
}

TEST_CASE("a single dose of iron asks again within 28 days by US labels, 7 by those of the EU",
          "[protocol]") {
  Starts starts{"ferric-derisomaltose"};
  starts.start(nine, 1000000, "mg");
  const auto asked = [&](int days, LabelRegion labels) {
    const auto found =
        starts.questions(nine + days * 24h, order("ferric-derisomaltose", 1000000, "mg"), labels);
    return one<TooSoon>(found) != nullptr;
  };
  CHECK(asked(1, LabelRegion::us));
  CHECK(asked(27, LabelRegion::us));
  CHECK_FALSE(asked(28, LabelRegion::us));
  CHECK(asked(6, LabelRegion::eu));
  CHECK_FALSE(asked(7, LabelRegion::eu));
}

}  // namespace
}  // namespace infuwatch::order_limits_test
