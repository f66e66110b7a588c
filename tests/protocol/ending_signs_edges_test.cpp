// Signs that are judged against readings before them, at a release: which of them are asked about, and by
// which reading.
#include "base/text.hpp"
#include "protocol/ending_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

#include <map>

namespace infuwatch::ending_signs_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto start = at("2026-11-21T14:00");
const auto later = start + 5h;

/// The readings a release asks about: `bp 97/60, spo2 93`.
std::string told(const History& h, InfusionId number, Instant when = later) {
  const auto& infusion = h.infusion(number);
  const auto asked = one<ReadingsOutside>(
      questions_at_release(h.chart(), infusion, seed().drugs.at(infusion.order.drug), when, "home").asked);
  std::vector<std::string> readings;
  if (asked)
    for (const auto& reading : asked->readings) readings.push_back(reading.words);
  return joined(readings, ", ");
}

Vitals oxygen(int tenths_l_per_min) {
  Vitals vitals;
  vitals.oxygen = Oxygen{tenths_l_per_min};
  return vitals;
}

/// A prepared infusion with a normal baseline that has started.
InfusionId started(History& h, const std::string& drug = "ocrelizumab", Instant when = start) {
  const auto number = h.prepare(drug);
  h.observe(number, when - 10min, bp(140, 80) + hr(76) + spo2(98) + oxygen(0));
  h.start(number, when);
  return number;
}

TEST_CASE("a fall, a drop and oxygen newly needed are asked about, each by itself", "[protocol][ending]") {
  const std::pair<Vitals, const char*> cases[] = {{bp(98), ""},
                                                  {bp(97), "bp 97/60"},
                                                  {spo2(94), ""},
                                                  {spo2(93), "spo2 93"},
                                                  {oxygen(0), ""},
                                                  {oxygen(20), "o2 2"},
                                                  {bp(97) + spo2(93), "bp 97/60, spo2 93"}};
  for (const auto& [vitals, words] : cases) {
    INFO(words);
    History h;
    const auto number = started(h);
    h.observe(number, start + 30min, vitals);
    CHECK(told(h, number) == words);
  }
}

TEST_CASE("a fall is asked about from the moment it is charted, by the last pressure up to the release",
          "[protocol][ending]") {
  History h;
  const auto number = started(h);
  h.observe(number, start + 30min, bp(97));
  h.observe(number, start + 40min, hr(80));  // tells nothing of the pressure
  h.observe(number, start + 50min, bp(96));
  const std::pair<Seconds, const char*> cases[] = {{30min - 1s, ""},    {30min, "bp 97/60"},
                                                   {40min, "bp 97/60"}, {50min - 1s, "bp 97/60"},
                                                   {50min, "bp 96/60"}, {5h, "bp 96/60"}};
  for (const auto& [after, words] : cases) {
    INFO(after.count());
    CHECK(told(h, number, start + after) == words);
  }
  History unread;
  const auto other = started(unread);
  unread.observe(other, start + 30min, bp(97));
  unread.observe(other, start + 40min, hr(80));
  CHECK(told(unread, other) == "bp 97/60");
}

TEST_CASE("a fall that was resolved, that is for review or that another infusion had is not asked about",
          "[protocol][ending]") {
  History resolved;
  auto number = started(resolved);
  resolved.observe(number, start + 30min, bp(97));
  CHECK(told(resolved, number) == "bp 97/60");
  for (const auto& [id, flag] : std::map{resolved.chart().flags()}) {
    resolved.ack(id);
    resolved.resolve(id);
    REQUIRE_FALSE(resolved.chart().flag(id)->standing());
  }
  CHECK(told(resolved, number).empty());

  History of_review;
  of_review.older_program([](Judged& judged) {
    for (auto& raised : judged.raised) raised.finding.priority = Priority::review;
  });
  number = started(of_review);
  of_review.observe(number, start + 30min, bp(97));
  REQUIRE(of_review.flag(1).standing());
  CHECK(told(of_review, number).empty());

  History two;
  const auto first = started(two);
  const auto second = started(two, "natalizumab", start + 10min);
  two.observe(first, start + 30min, bp(97));
  REQUIRE(two.flag(1).finding.infusion == first);
  CHECK(told(two, first) == "bp 97/60");
  CHECK(told(two, second).empty());
}

TEST_CASE("readings of the very moment of a release told for a time before the stop are its last ones",
          "[protocol][ending]") {
  const auto since = [](Seconds read) {
    History h;
    const auto number = started(h);
    h.observe(number, start + 1h, hr(80) + bp(118));
    h.observe(number, start + read, hr(80) + bp(118));
    h.stop(number, start + 3h);
    const auto& drug = seed().drugs.at("ocrelizumab");
    const auto asked = one<NoReadingsSince>(
        questions_at_release(h.chart(), h.infusion(number), drug, start + 2h, "home").asked);
    REQUIRE(asked);
    return asked->since - start;
  };
  CHECK(since(2h - 1s) == 2h - 1s);
  CHECK(since(2h) == 2h);
  CHECK(since(2h + 1s) == 1h);
}

}  // namespace
}  // namespace infuwatch::ending_signs_edges_test
