// A sign that swings at its limit: one excursion, which rings once.
#include "protocol/sign_ending.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::margin_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = at("2026-11-21T14:00");
const InfusionId infusion{1};

/// Out, back by so much, and out again: how many flags there are, and items in the last.
std::string swings(const Vitals& out, const Vitals& back, const std::optional<Vitals>& before = {}) {
  History history;
  history.prepare("natalizumab");
  if (before) history.observe(infusion, start - 10min, *before);
  history.start(infusion, start);
  history.observe(infusion, start + 10min, out);
  history.observe(infusion, start + 15min, back);
  history.observe(infusion, start + 20min, out);
  const auto& flags = history.chart().flags();
  const auto rung = std::count_if(flags.begin(), flags.end(), [](const auto& one) {
    return one.second.finding.rule == Rule::vital_sign && one.second.finding.window != Window::before;
  });
  return std::to_string(rung) + ' ' +
         std::to_string(history.finding(infusion, Rule::vital_sign)->items.size());
}

TEST_CASE("a sign is back where it lies inside its limit by the margin, and rings anew then", "[protocol]") {
  const struct {
    Vitals out, near, back;
    std::optional<Vitals> before{};
  } cases[] = {{temp(380), temp(378), temp(377)},
               {bp(89), bp(92), bp(93)},
               {bp(180), bp(177), bp(176), bp(150)},
               {bp(150, 110), bp(150, 107), bp(150, 106), bp(150)},
               {spo2(91), spo2(92), spo2(93)},
               {hr(40), hr(43), hr(44)},
               {hr(111), hr(108), hr(107)},
               {rr(8), rr(9), rr(10)},
               {rr(25), rr(24), rr(23)},
               {bp(100), bp(107), bp(108), bp(150)}};  // a fall of 30 % is to 105
  for (const auto& one : cases) {
    CHECK(swings(one.out, one.near, one.before) == "1 1");
    CHECK(swings(one.out, one.back, one.before) == "2 2");
  }
}

TEST_CASE("a sign that only swung at its limit goes on, and is over with its last return", "[protocol]") {
  const auto ended = [](const std::vector<int>& tenths) {
    History history;
    history.start("natalizumab", start);
    auto when = start;
    for (const auto one : tenths) history.observe(infusion, when += 10min, temp(one));
    const auto item = history.finding(infusion, Rule::vital_sign)->items.front();
    const auto end =
        sign_ended(item, readings(history.chart(), history.infusion(infusion)), seed().common.limits, false);
    return end ? (*end - start).count() / 60 : 0;
  };
  CHECK(ended({380, 379}) == 20);
  CHECK(ended({380, 379, 380}) == 0);
  CHECK(ended({380, 379, 380, 379}) == 40);
  CHECK(ended({380, 378, 380, 379}) == 40);
  CHECK(ended({380, 377, 380}) == 20);
}

TEST_CASE("a margin belongs to the limit, not to a rise or a drop", "[protocol]") {
  const auto ended = [](const char* finding, Against against, int limit, const Vitals& near) {
    FlagItem item;
    item.finding = finding;
    item.against = against;
    item.limit = limit;
    item.onset = start;
    const auto out = finding[1] == 'b' ? bp(170) : spo2(93);
    const std::vector<SignReading> charted{{EntryNumber{1}, infusion, start, out},
                                           {EntryNumber{2}, infusion, start + 5min, near},
                                           {EntryNumber{3}, infusion, start + 10min, out}};
    return sign_ended(item, charted, seed().common.limits, false).has_value();
  };
  CHECK(ended("sbp-rise", Against::rise, 130, bp(159)));
  CHECK(ended("spo2-drop", Against::drop, 98, spo2(94)));
  CHECK_FALSE(ended("sbp-high", Against::at_least, 162, bp(161)));
}

TEST_CASE("a sign was last out with its last reading past the limit", "[protocol]") {
  History history;
  history.start("natalizumab", start);
  history.observe(infusion, start + 10min, bp(88));
  history.observe(infusion, start + 20min, bp(80));
  history.observe(infusion, start + 30min, bp(92));
  const auto item = history.finding(infusion, Rule::vital_sign)->items.front();
  const auto last = [&](const std::vector<SignReading>& charted) {
    return sign_last_out(item, charted, seed().common.limits, false) - start;
  };
  CHECK(last(readings(history.chart(), history.infusion(infusion))) == 20min);
  CHECK(last({}) == 10min);
}

}  // namespace
}  // namespace infuwatch::margin_test
