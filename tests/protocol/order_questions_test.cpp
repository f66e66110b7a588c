// The body surface of an order, a drug that is started twice, a bag that expires.
#include "protocol/order_questions.hpp"

#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::order_questions_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

TEST_CASE("where no body surface is told it is worked out from weight and height, to a hundredth",
          "[protocol]") {
  const auto measured = [](Seconds before, std::optional<int> cm, std::optional<Decimal> kg) {
    Starts starts{"mitoxantrone"};
    const auto other = starts.h.start("ocrelizumab", nine - 400 * 24h);
    Vitals signs;
    if (cm) signs.more[Sign::height] = {.value = *cm, .entered = std::to_string(*cm) + " cm"};
    starts.h.observe(other, nine - before, signs);
    Vitals weighed;
    weighed.weight_kg = kg;
    if (kg) starts.h.observe(other, nine - 24h, weighed);
    return starts;
  };
  const auto surface = [&](int cm, std::int64_t grams) {
    const auto starts = measured(24h, cm, Decimal{grams});
    return surface_at(starts.h.chart(), order("mitoxantrone", 1000, "mg"), nine)->thousandths;
  };
  CHECK(surface(180, 72000) == 1900);  // 1.897 by a pocket calculator
  CHECK(surface(170, 62000) == 1710);
  CHECK(surface(90, 13000) == 570);
  CHECK(surface(210, 210000) == 3500);  // the most that --bsa takes
  const auto beyond = measured(24h, 210, Decimal{211000});
  CHECK_FALSE(surface_at(beyond.h.chart(), order("mitoxantrone", 1000, "mg"), nine));
  const auto asked = [&](Seconds before, std::optional<int> cm, std::optional<Decimal> kg) {
    const auto found = measured(before, cm, kg).questions(nine, order("mitoxantrone", 216000, "mg"));
    return one<DoseNeeds>(found) ? "needs" : one<DoseOutside>(found) ? "outside" : "";
  };
  CHECK(asked(366 * 24h, 180, Decimal{72000}) == std::string{"outside"});
  CHECK(asked(366 * 24h + 1s, 180, Decimal{72000}) == std::string{"needs"});
  CHECK(asked(24h, {}, Decimal{72000}) == std::string{"needs"});
  CHECK(asked(24h, 180, {}) == std::string{"needs"});
  const auto starts = measured(24h, 180, Decimal{72000});
  CHECK(one<DoseOutside>(starts.questions(nine, order("mitoxantrone", 22800, "mg"))) ==
        nullptr);  // 12.0 mg/m2
  CHECK_FALSE(one<DoseUnknown>(starts.questions(nine, order("mitoxantrone", 22800, "mg"))));
  auto told = order("mitoxantrone", 22800, "mg", Decimal{1500});
  CHECK(surface_at(starts.h.chart(), told, nine) == Decimal{1500});  // what was told stands before it
}

TEST_CASE("a weight of the record counts from when it was last told, for 30 days like one that was charted",
          "[protocol]") {
  const auto at_start = [](std::vector<std::pair<Seconds, std::int64_t>> told,
                           std::optional<Seconds> charted) {
    History h;
    auto patient = h.chart().patient();
    for (const auto& [before, grams] : told) {
      patient.weight_kg = Decimal{grams};
      h.record(PatientSet{patient}, nine - before);
    }
    Vitals weighed;
    weighed.weight_kg = Decimal{60000};
    if (charted) {
      const auto other = h.start("ocrelizumab", nine - *charted);
      h.observe(other, nine - *charted, weighed);
    }
    return weight_at(h.chart(), nine);
  };
  const Decimal hundred{100000};
  CHECK(at_start({{30 * 24h, 100000}}, {}) == hundred);
  CHECK_FALSE(at_start({{30 * 24h + 1s, 100000}}, {}));
  CHECK_FALSE(at_start({{100 * 24h, 100000}}, {}));
  CHECK(at_start({{100 * 24h, 100000}, {30 * 24h, 100000}}, {}) == hundred);  // told again
  CHECK_FALSE(at_start({{100 * 24h, 100000}, {30 * 24h + 1s, 100000}}, {}));
  CHECK(at_start({{100 * 24h, 90000}, {24h, 100000}}, {}) == hundred);  // changed
  CHECK(at_start({{100 * 24h, 100000}}, 24h) == Decimal{60000});
  CHECK_FALSE(at_start({{100 * 24h, 100000}}, 31 * 24h));
  History phoned;
  auto patient = phoned.chart().patient();
  patient.weight_kg = hundred;
  phoned.record(PatientSet{patient}, nine - 40 * 24h);
  patient.phone = "555 0100";
  phoned.record(PatientSet{patient}, nine - 24h);
  CHECK_FALSE(weight_at(phoned.chart(), nine));  // of the weight nothing was said
  CHECK(last_weighed(phoned.chart(), nine)->at == nine - 40 * 24h);
  CHECK(weight_at(phoned.chart(), nine - 41 * 24h) == hundred);  // a start charted late
}

TEST_CASE("the same drug asks while it runs, and within 12 h of another start", "[protocol]") {
  const auto asked = [](const Starts& starts, Instant when) {
    const auto found = starts.questions(when, order("ivig", 28000, "g"));
    const auto already = one<StartedAlready>(found);
    return !already ? std::string{} : already->running ? "running" : "started";
  };
  Starts starts{"ivig"};
  const auto number = starts.start(nine, 28000, "g");
  CHECK(asked(starts, nine + 1min) == "running");
  CHECK(asked(starts, nine + 48h) == "running");
  starts.h.stop(number, nine + 4h);
  CHECK(asked(starts, nine + 12h - 1s) == "started");
  CHECK(asked(starts, nine + 12h).empty());
  CHECK(asked(starts, nine - 12h + 1s) == "started");  // charted late, before the other
  CHECK(asked(starts, nine - 12h).empty());
}

TEST_CASE("a bag asks a second after it expired, or where it ends a second before the infusion",
          "[protocol]") {
  const Expiry until{nine + 1h};
  const auto asked = [&](Instant at, std::optional<Instant> end) {
    const auto found = bag_question("A1193", until, at, end);
    return !found ? std::string{} : question_key(*found);
  };
  CHECK(asked(nine, {}).empty());
  CHECK(asked(nine, nine + 1h).empty());
  CHECK(asked(nine, nine + 1h + 1s) == "bag-expires-first");
  CHECK(asked(nine + 1h, nine + 1h).empty());
  CHECK(asked(nine + 1h + 1s, nine + 4h) == "bag-expired");
  CHECK(asked(nine + 1h + 1s, {}) == "bag-expired");
  CHECK_FALSE(bag_question("A1193", {}, nine, nine + 1h));
}

TEST_CASE("a start asks of its bag against the planned end, the order's or the protocol's", "[protocol]") {
  const Starts starts{"natalizumab"};  // planned for 1 h
  const auto asked = [&](Instant when, std::optional<Seconds> planned) {
    auto next = order("natalizumab", 300000, "mg");
    next.lot = "A1193";
    next.expires = Expiry{nine + 2h};
    next.planned = planned;
    const auto found = starts.questions(when, next);
    if (const auto expired = one<BagExpired>(found)) return expired->lot + " expired";
    const auto first = one<BagExpiresFirst>(found);
    return first ? "before " + iso(first->planned_end) : std::string{};
  };
  CHECK(asked(nine + 1h, {}).empty());
  CHECK(asked(nine + 1h + 1s, {}) == "before " + iso(nine + 2h + 1s));
  CHECK(asked(nine + 1h + 1s, 30min).empty());
  CHECK(asked(nine, 2h + 1s) == "before " + iso(nine + 2h + 1s));
  CHECK(asked(nine + 2h + 1s, {}) == "A1193 expired");
}

TEST_CASE("a start asks of an order a second after it was valid", "[protocol]") {
  const Starts starts{"natalizumab"};
  auto next = order("natalizumab", 300000, "mg");
  next.order_expires = Expiry{nine};
  CHECK_FALSE(one<OrderExpired>(starts.questions(nine, next)));
  CHECK(one<OrderExpired>(starts.questions(nine + 1s, next)));
}

}  // namespace
}  // namespace infuwatch::order_questions_test
