// Kaplan and Meier's estimate against the trial it is taught by, and what it makes of its ends.
#include "report/statistics_survival.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cmath>

namespace infuwatch::report::statistics_survival_test {
namespace {

using namespace std::chrono_literals;

struct Row {
  int by;
  double share, low, high;
};

std::vector<Followed> followed(const std::vector<std::pair<int, bool>>& all) {
  std::vector<Followed> out;
  for (const auto& [time, reacted] : all) out.push_back({Seconds{time}, reacted});
  return out;
}

void agrees(const TimeToReaction& times, const std::vector<Row>& rows) {
  for (const auto& [by, share, low, high] : rows) {
    INFO("by " << by);
    const auto found = times.by(Seconds{by});
    REQUIRE(found.share);
    CHECK(std::abs(*found.share - share) < 0.00005);
    REQUIRE(found.interval);
    CHECK(std::abs(found.interval->low - low) < 0.00005);
    CHECK(std::abs(found.interval->high - high) < 0.00005);
  }
}

// Freireich et al., Blood 1963;21:699, in weeks, as reprinted by Cox and Oakes 1984, table 1.1. The shares
// are theirs; the intervals were calculated by a few lines of Python, for d of r at each time:
//   S *= 1 - d / r; G += d / (r * (r - d)); theta = 1.959964 * sqrt(G) / abs(log(S))
//   1 - S ** exp(-theta), 1 - S ** exp(theta)
// and those of 6 weeks are R's survfit(conf.type = "log-log"): 0.620 to 0.952 without.
TEST_CASE("the estimate is the one of the published trial", "[report]") {
  const TimeToReaction treated{
      followed({{6, true},   {6, true},   {6, true},   {6, false},  {7, true},   {9, false},  {10, true},
                {10, false}, {11, false}, {13, true},  {16, true},  {17, false}, {19, false}, {20, false},
                {22, true},  {23, true},  {25, false}, {32, false}, {32, false}, {34, false}, {35, false}})};
  agrees(treated, {{6, 0.1429, 0.0484, 0.3803},
                   {7, 0.1933, 0.0772, 0.4369},
                   {9, 0.1933, 0.0772, 0.4369},
                   {10, 0.2471, 0.1106, 0.4968},
                   {13, 0.3098, 0.1509, 0.5684},
                   {16, 0.3725, 0.1951, 0.6325},
                   {22, 0.4622, 0.2532, 0.7322},
                   {23, 0.5518, 0.3199, 0.8119},
                   {35, 0.5518, 0.3199, 0.8119}});
  const auto median = treated.median();
  REQUIRE(median);
  CHECK(median->at == 23s);
  CHECK(median->low == Seconds{13});
  CHECK_FALSE(median->high);

  std::vector<std::pair<int, bool>> all;
  for (const int week : {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23})
    all.emplace_back(week, true);
  const TimeToReaction placebo{followed(all)};
  agrees(placebo, {{1, 0.0952, 0.0247, 0.3300},
                   {5, 0.4286, 0.2508, 0.6620},
                   {8, 0.6190, 0.4222, 0.8169},
                   {22, 0.9524, 0.8030, 0.9967}});
  const auto soon = placebo.median();
  REQUIRE(soon);
  CHECK(soon->at == 8s);
  CHECK(soon->low == Seconds{4});
  CHECK(soon->high == Seconds{11});
}

TEST_CASE("a share is told to the second it holds at, and only while somebody is followed", "[report]") {
  const TimeToReaction times{followed({{1800, true}, {3600, false}, {7200, false}})};
  CHECK(times.by(1799s).share == 0.0);
  CHECK_FALSE(times.by(1799s).interval);  // nobody has reacted yet
  CHECK(times.by(1799s).followed == 3);
  CHECK(std::abs(*times.by(1800s).share - 1.0 / 3) < 1e-9);
  CHECK(times.by(1800s).interval);
  CHECK(times.by(1800s).followed == 2);
  CHECK(times.by(3600s).followed == 2);
  CHECK(times.by(3601s).followed == 1);
  CHECK(times.by(7200s).share);
  CHECK_FALSE(times.by(7201s).share);
  CHECK(times.by(7201s).followed == 0);
  CHECK_FALSE(times.median());
}

TEST_CASE("once everybody has reacted, the share is whole and has no interval", "[report]") {
  const TimeToReaction times{followed({{0, true}, {60, true}})};
  CHECK(times.by(0s).share == 0.5);  // a reaction at the very start
  CHECK(times.by(60s).share == 1.0);
  CHECK_FALSE(times.by(60s).interval);
  CHECK(times.by(86400s).share == 1.0);
  REQUIRE(times.median());
  CHECK(times.median()->at == 0s);
}

TEST_CASE("half is reached by six of twelve, not by five", "[report]") {
  std::vector<std::pair<int, bool>> all;
  for (int i = 1; i <= 12; ++i) all.emplace_back(i < 6 ? i * 60 : 720, i < 6);
  CHECK_FALSE(TimeToReaction{followed(all)}.median());
  all.back() = {600, true};
  REQUIRE(TimeToReaction{followed(all)}.median());
  CHECK(TimeToReaction{followed(all)}.median()->at == 600s);
}

TEST_CASE("nobody at all: nothing is known", "[report]") {
  const TimeToReaction none{{}};
  CHECK_FALSE(none.by(0s).share);
  CHECK_FALSE(none.median());
}

TEST_CASE("the estimate does not depend on the order of the infusions", "[report]") {
  auto all = followed({{600, true}, {600, false}, {60, false}, {1200, true}, {1200, true}, {3600, false}});
  const auto first = TimeToReaction{all}.by(1800s);
  std::sort(all.begin(), all.end(), [](const Followed& a, const Followed& b) { return a.time > b.time; });
  std::swap(all[0], all[3]);
  const auto again = TimeToReaction{all}.by(1800s);
  CHECK(first.share == again.share);
  CHECK(first.interval->low == again.interval->low);
  CHECK(first.followed == again.followed);
}

}  // namespace
}  // namespace infuwatch::report::statistics_survival_test
