#include "protocol/rate_course.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"
#include "support/times.hpp"

namespace infuwatch::rate_course_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;

const Instant start = at("2026-11-21T14:00");

TEST_CASE("the rate at the onset and the rates since are kept apart, with how much of it is left",
          "[protocol]") {
  const auto told = [](auto&& happened) {
    History history;
    const auto infusion = history.start("rituximab", start);
    const auto rate = [&](Instant at, std::int64_t per_hour, const char* unit = "mg/h") {
      history.record(RateSet{infusion, at, Quantity{{per_hour * 1000}, unit}, {}}, at);
    };
    happened(history, infusion, rate);
    const auto course = rate_course(history.infusion(infusion), start + 30min);
    if (!course) return std::string{"nothing"};
    auto text = to_text(course->at_onset);
    if (course->paused) text += " paused " + iso(*course->paused).substr(11, 5);
    if (course->after) text += " then " + to_text(*course->after);
    if (course->percent) text += ' ' + std::to_string(*course->percent) + '%';
    return text;
  };
  using Id = InfusionId;
  CHECK(told([](auto&, Id, auto) {}) == "nothing");
  CHECK(told([](auto&, Id, auto rate) { rate(start + 40min, 25); }) == "nothing");  // none before the onset
  CHECK(told([](auto&, Id, auto rate) { rate(start, 50); }) == "50 mg/h");
  CHECK(told([](auto&, Id, auto rate) { rate(start + 30min - 1s, 100); }) == "100 mg/h");
  CHECK(told([](auto&, Id, auto rate) {
          rate(start, 100);
          rate(start + 30min, 50);
        }) == "100 mg/h then 50 mg/h 50%");  // set in the minute of the onset: because of it
  CHECK(told([](auto&, Id, auto rate) {
          rate(start, 60);
          rate(start + 31min, 31);
        }) == "60 mg/h then 31 mg/h 52%");
  CHECK(told([](auto&, Id, auto rate) {
          rate(start, 60);
          rate(start + 31min, 30);
          rate(start + 61min, 60);
        }) == "60 mg/h then 60 mg/h 100%");
  CHECK(told([](auto&, Id, auto rate) {
          rate(start, 60);
          rate(start + 31min, 30, "mL/h");
        }) == "60 mg/h then 30 mL/h");
  CHECK(told([](auto& history, Id infusion, auto rate) {
          rate(start, 60);
          history.pause(infusion, start + 10min);
          history.resume(infusion, start + 20min);
          history.pause(infusion, start + 30min);
          history.resume(infusion, start + 50min);
          rate(start + 50min, 30);
        }) == "60 mg/h paused 14:30 then 30 mg/h 50%");
  CHECK(told([](auto& history, Id infusion, auto rate) {
          rate(start, 60);
          history.stop(infusion, start + 31min);
        }) == "60 mg/h paused 14:31");
}

TEST_CASE("what runs, and what was done, on both sides of the onset", "[protocol]") {
  struct Told {
    History history{};
    InfusionId infusion = history.start("rituximab", start);

    Told& rate(Seconds after, std::int64_t thousandths) {
      history.record(RateSet{infusion, start + after, Quantity{{thousandths}, "mg/h"}, {}}, start + after);
      return *this;
    }
    Told& pause(Seconds after) {
      history.pause(infusion, start + after);
      return *this;
    }
    Told& resume(Seconds after) {
      history.resume(infusion, start + after);
      return *this;
    }
    Told& stop(Seconds after) {
      history.stop(infusion, start + after);
      return *this;
    }
    std::optional<RateCourse> at(Seconds onset) const {
      return rate_course(history.infusion(infusion), start + onset);
    }
  };
  // What ran: the rate of the start at an onset in its moment; nothing while it was paused or stopped.
  CHECK(Told{}.rate(0s, 60000).at(0s));
  CHECK_FALSE(Told{}.rate(1s, 60000).at(1s));
  CHECK_FALSE(Told{}.rate(0s, 60000).pause(10min).at(30min));
  CHECK_FALSE(Told{}.rate(0s, 60000).pause(10min).resume(40min).at(30min));
  CHECK(Told{}.rate(0s, 60000).pause(10min).resume(30min).at(30min));
  CHECK_FALSE(Told{}.rate(0s, 60000).stop(30min - 1s).at(30min));
  // When it stood still: first at or after the onset.
  const auto paused = [](const Told& told) { return told.at(30min)->paused; };
  CHECK_FALSE(paused(Told{}.rate(0s, 60000).pause(10min).resume(20min)));
  CHECK(paused(Told{}.rate(0s, 60000).pause(31min).resume(40min).pause(50min)) == start + 31min);
  CHECK(paused(Told{}.rate(0s, 60000).stop(30min)) == start + 30min);
  // How much of the rate was left, rounded; of none there is no part.
  const auto percent = [](std::int64_t before, std::int64_t after) {
    return Told{}.rate(0s, before).rate(40min, after).at(30min)->percent;
  };
  CHECK(percent(200000, 100000) == 50);
  CHECK(percent(200000, 101000) == 51);
  CHECK(percent(200000, 100999) == 50);
  CHECK(percent(1, 1) == 100);
  CHECK_FALSE(percent(0, 1));
}

}  // namespace
}  // namespace infuwatch::rate_course_test
