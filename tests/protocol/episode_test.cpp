// Which findings are of one event, from both sides of an hour after its end.
#include "protocol/episode.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <set>

namespace infuwatch::episode_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto start = at("2026-11-21T14:00");

struct Visit {
  History h;
  InfusionId number;

  explicit Visit(const std::string& drug = "ocrelizumab") {
    h.prior(drug, 0);
    number = h.prepare(drug);
    h.observe(number, start - 10min, bp(124, 78) + hr(76));
    h.start(number, start);
  }
  std::vector<Episode> all() const {
    const auto& infusion = h.infusion(number);
    return episodes(h.chart(), infusion, seed().drugs.at(infusion.order.drug).limits);
  }
  /// `F1 F2 | F3`
  std::string told() const {
    std::vector<std::string> events;
    for (const auto& episode : all()) {
      std::vector<std::string> flags;
      for (const auto flag : episode.flags) flags.push_back(to_text(flag));
      events.push_back(joined(flags, " "));
    }
    return joined(events, " | ");
  }
  std::string answered_with(FlagId flag) const {
    std::vector<std::string> flags;
    for (const auto other : infuwatch::answered_with(all(), h.chart(), flag)) flags.push_back(to_text(other));
    return joined(flags, " ");
  }
  std::string resolved_with(FlagId flag) const {
    std::vector<std::string> flags;
    for (const auto other : infuwatch::resolved_with(all(), h.chart(), flag)) flags.push_back(to_text(other));
    return joined(flags, " ");
  }
};

TEST_CASE("nothing was found: no event", "[protocol]") { CHECK(Visit{}.told().empty()); }

TEST_CASE("findings of one moment are one event, whichever rule found them", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2), seen("wheezing", 2)}, bp(80, 50) + hr(136));
  INFO(joined(visit.h.flags(), "\n"));
  CHECK(visit.told() == "F1 F2 F3 F4");
  const auto episode = visit.all().at(0);
  CHECK((episode.onset == Span{start + 20min}));
  CHECK(episode.worst == 2);
  CHECK(episode.reaction == 4);  // anaphylaxis
  CHECK_FALSE(episode.over);
  CHECK(episode.number() == FlagId{1});
}

TEST_CASE("an onset joins less than an hour after the end of an event", "[protocol]") {
  const struct {
    Seconds after;
    const char* events;
  } cases[] = {{1s, "F1 F2"}, {59min + 59s, "F1 F2"}, {1h, "F1 | F2"}, {1h + 1s, "F1 | F2"}};
  for (const auto& one : cases) {
    INFO(one.after.count());
    Visit visit;
    visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
    visit.h.resolved(visit.number, start + 40min, {"hives"});
    REQUIRE((visit.all().at(0).over == start + 40min));
    visit.h.observe(visit.number, start + 40min + one.after, {seen("hives", 1)});  // a recurrence
    CHECK(visit.told() == one.events);
  }
}

TEST_CASE("an event goes on while anything of it is present", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2), seen("itching", 1)});
  visit.h.resolved(visit.number, start + 40min, {"hives"});
  CHECK_FALSE(visit.all().at(0).over);
  visit.h.observe(visit.number, start + 5h, {seen("hives", 1)});
  CHECK(visit.told() == "F1 F2");
  visit.h.resolved(visit.number, start + 6h, {"hives", "itching"});
  CHECK((visit.all().at(0).over == start + 6h));
}

TEST_CASE("an event is over when its readings are within their limits", "[protocol]") {
  const struct {
    int systolic;
    std::set<std::string> present;
  } cases[] = {{86, {"sbp", "sbp-fall", "news2"}},  // 30 % below 124 are 86.8
               {87, {"sbp", "news2"}},
               {89, {"sbp", "news2"}},
               {90, {"news2"}},  // one red parameter
               {91, {}}};
  for (const auto& one : cases) {
    INFO(one.systolic);
    Visit visit;
    visit.h.observe(visit.number, start + 20min, bp(80, 50));
    visit.h.observe(visit.number, start + 30min, bp(one.systolic));
    const auto all = visit.all();
    REQUIRE(all.size() == 1);
    std::set<std::string> present;
    for (const auto& item : all[0].present) present.insert(item.finding);
    CHECK((present == one.present));
    CHECK(all[0].over.has_value() == one.present.empty());
  }
  Visit fever;
  fever.h.observe(fever.number, start + 20min, temp(385));
  CHECK_FALSE(fever.all().at(0).reaction);  // no symptom of a reaction
  CHECK_FALSE(fever.all().at(0).worst);
  Visit same_minute;
  same_minute.h.observe(same_minute.number, start + 20min, bp(80, 50));
  same_minute.h.observe(same_minute.number, start + 20min, bp(120, 70));
  CHECK((same_minute.all().at(0).over == start + 20min));
}

TEST_CASE("each limit is met from its own side", "[protocol]") {
  const struct {
    Vitals out, in;
  } cases[] = {{spo2(91), spo2(92)},     {temp(380), temp(379)},
               {hr(131), hr(130)},       {hr(40), hr(41)},
               {rr(25), rr(24)},         {rr(8), rr(9)},
               {bp_none(), bp(120, 70)}, {acvpu(Consciousness::voice), acvpu(Consciousness::alert)}};
  int line = 0;
  for (const auto& one : cases) {
    INFO(++line);
    Visit visit;
    visit.h.observe(visit.number, start + 20min, one.out);
    REQUIRE_FALSE(visit.told().empty());
    visit.h.observe(visit.number, start + 30min, one.out);
    CHECK_FALSE(visit.all().at(0).over);
    visit.h.observe(visit.number, start + 31min, {seen("fatigue", 1)});
    CHECK_FALSE(visit.all().at(0).over);  // not measured
    visit.h.resolved(visit.number, start + 32min, {"fatigue"});
    visit.h.observe(visit.number, start + 40min, one.in);
    for (const auto& item : std::vector{visit.all().at(0).present}) CHECK(item.finding == "news2");
  }
}

TEST_CASE("resolving its flags ends an event", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  visit.h.ack(FlagId{1});
  visit.h.at(start + 40min);
  visit.h.resolve(FlagId{1});
  CHECK((visit.all().at(0).over == start + 40min));
  visit.h.observe(visit.number, start + 1h + 39min + 59s, {seen("itching", 1)});
  CHECK(visit.told() == "F1 F2");
}

TEST_CASE("what was charted as gone before its flag was resolved was over then", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  visit.h.resolved(visit.number, start + 30min, {"hives"});
  visit.h.ack(FlagId{1});
  visit.h.at(start + 40min);
  visit.h.resolve(FlagId{1});
  CHECK((visit.all().at(0).over == start + 30min));
}

TEST_CASE("an event is over with the last of what it tells, not with the first", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  visit.h.observe(visit.number, start + 30min, {seen("itching", 2)});
  visit.h.resolved(visit.number, start + 40min, {"itching"});
  visit.h.resolved(visit.number, start + 100min, {"hives"});
  CHECK((visit.all().at(0).over == start + 100min));
  visit.h.observe(visit.number, start + 150min, {seen("hives", 1)});  // 110 min after the itching
  CHECK(visit.all().size() == 1);
}

TEST_CASE("what was charted later and began earlier comes first", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 3h, {seen("hives", 2)});
  visit.h.observe(visit.number, start + 20min, bp(80, 50));
  visit.h.observe(visit.number, start + 30min, bp(122, 76));
  const auto all = visit.all();
  REQUIRE(all.size() == 2);
  CHECK((all[0].onset == Span{start + 20min}));
  CHECK((all[1].onset == Span{start + 3h} && all[1].flags == std::vector{FlagId{1}}));
}

TEST_CASE("of two that begin in one minute the graver gives the onset, and is told first", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min,
                  {seen("itching", 2, Span{start + 20min, start + 25min}), seen("hives", 3)});
  const auto episode = visit.all().at(0);
  REQUIRE(episode.present.size() == 2);
  CHECK((episode.present[0].finding == "hives" && episode.present[1].finding == "itching"));
  CHECK((episode.onset == Span{start + 20min}));
}

TEST_CASE("a flag that was replaced tells nothing beside the one in its place", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  visit.h.observe(visit.number, start + 25min, {seen("hives", 3)});
  REQUIRE(visit.told() == "F1 F2");
  CHECK(visit.all().at(0).present.size() == 1);
  CHECK(visit.all().at(0).worst == 3);
}

TEST_CASE("a corrected onset moves a finding from one event to another", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  visit.h.resolved(visit.number, start + 40min, {"hives"});
  const auto again = visit.h.observe(visit.number, start + 1h + 40min, {seen("hives", 1)});
  REQUIRE(visit.told() == "F1 | F2");
  visit.h.correct<Observed>(again, [](Observed& said) { said.at = Span{start + 1h + 40min - 1s}; });
  CHECK(visit.told() == "F1 F2");
}

TEST_CASE("a flag that was replaced stays with what it told, its successor goes with what is new",
          "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  visit.h.resolved(visit.number, start + 40min, {"hives"});
  visit.h.observe(visit.number, start + 3h, {seen("itching", 1)});
  INFO(joined(visit.h.flags(), "\n"));
  CHECK(visit.told() == "F1 | F2");  // F2 in place of F1, with both
  CHECK((visit.all().at(1).onset == Span{start + 3h}));
}

TEST_CASE("what was retracted belongs to no event", "[protocol]") {
  Visit visit;
  const auto entry = visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  visit.h.retract(entry);
  REQUIRE(visit.h.flag(1).state() == FlagState::retracted);
  CHECK(visit.told().empty());
  CHECK(visit.answered_with(FlagId{1}).empty());
}

TEST_CASE("what began before the start never joins what began after it", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start - 1min, hr(115));
  visit.h.observe(visit.number, start + 5min, {seen("hives", 2)});
  CHECK(visit.told() == "F1 | F2");
}

TEST_CASE("the next onset is the first that is later, in whatever order the events stand", "[protocol]") {
  const auto from = [](Seconds after) { return Episode{.flags = {FlagId{1}}, .onset = Span{start + after}}; };
  const std::vector<Episode> all{from(0min), from(-1s), from(30min), from(10min), from(0min)};
  CHECK(next_onset(all, all[0]) == start + 10min);
  CHECK(next_onset(all, all[1]) == start);
  CHECK(next_onset(all, all[3]) == start + 30min);
  CHECK_FALSE(next_onset(all, all[2]));
  CHECK(next_onset(all, all[4]) == start + 10min);
}

TEST_CASE("events are of one infusion", "[protocol]") {
  Visit visit;
  const auto other = visit.h.start("rituximab", start + 1min);
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  visit.h.observe(other, start + 20min, {seen("itching", 2)});
  INFO(joined(visit.h.flags(), "\n"));
  const auto of = [&](InfusionId number) {
    const auto& infusion = visit.h.infusion(number);
    return episodes(visit.h.chart(), infusion, seed().drugs.at(infusion.order.drug).limits);
  };
  REQUIRE(of(visit.number).size() == 1);
  REQUIRE(of(other).size() == 1);
  CHECK(of(visit.number)[0].flags != of(other)[0].flags);
}

TEST_CASE("another kind of effect stands by itself", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2), seen("seizure", 2)});
  INFO(joined(visit.h.flags(), "\n"));
  const auto all = visit.all();
  REQUIRE(all.size() == 1);
  for (const auto flag : all[0].flags)
    CHECK((visit.h.chart().flag(flag)->finding.rule != Rule::serious_effect));
  for (const auto& item : all[0].present) CHECK(item.finding != "seizure");
}

TEST_CASE("the grade of each event is what was done about it", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
  CHECK(visit.all().at(0).reaction == 1);
  visit.h.pause(visit.number, start + 21min);
  CHECK(visit.all().at(0).reaction == 2);
  visit.h.resolved(visit.number, start + 40min, {"hives"});
  visit.h.resume(visit.number, start + 50min);
  visit.h.observe(visit.number, start + 2h, {seen("itching", 1)});
  REQUIRE(visit.all().size() == 2);
  CHECK(visit.all()[1].reaction == 1);  // the pause was about the first
  visit.h.pause(visit.number, start + 2h - 1s);
  CHECK(visit.all()[1].reaction == 1);
  visit.h.record(Gave{.infusion = visit.number, .at = start + 2h, .what = "cetirizine"}, start + 2h);
  CHECK(visit.all()[0].reaction);
  CHECK(visit.all()[1].reaction == 2);
}

TEST_CASE("what was done about one event is not the next one's, nor the other way around", "[protocol]") {
  const auto grades = [](bool first, bool second) {
    Visit visit;
    visit.h.observe(visit.number, start + 20min, {seen("hives", 2)});
    if (first) visit.h.record(Gave{.infusion = visit.number, .at = start + 25min, .what = "cetirizine"});
    visit.h.resolved(visit.number, start + 40min, {"hives"});
    visit.h.observe(visit.number, start + 2h, {seen("itching", 2)});
    if (second) visit.h.record(Gave{.infusion = visit.number, .at = start + 2h, .what = "cetirizine"});
    std::vector<int> found;
    for (const auto& episode : visit.all()) found.push_back(episode.reaction.value_or(0));
    return found;
  };
  CHECK(grades(false, false) == std::vector{1, 1});
  CHECK(grades(true, false) == std::vector{2, 1});
  CHECK(grades(false, true) == std::vector{1, 2});
}

TEST_CASE("one answer is that of every flag of the event that is no graver and nobody has answered",
          "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2), seen("wheezing", 2)}, bp(80, 50));
  REQUIRE(visit.told() == "F1 F2 F3 F4");
  REQUIRE(visit.h.chart().flag(FlagId{1})->finding.priority == Priority::emergency);
  REQUIRE(visit.h.chart().flag(FlagId{2})->finding.priority == Priority::urgent);
  CHECK(visit.answered_with(FlagId{1}).find("F2") != std::string::npos);
  CHECK(visit.answered_with(FlagId{2}).find("F1") ==
        std::string::npos);  // an emergency is answered by itself
  REQUIRE(visit.h.chart().flag(FlagId{3})->finding.priority == Priority::urgent);
  CHECK(visit.answered_with(FlagId{2}).find("F3") != std::string::npos);
  const auto all = visit.answered_with(FlagId{1});
  visit.h.ack(FlagId{3});
  CHECK(visit.answered_with(FlagId{1}).size() < all.size());
  visit.h.record(Acknowledged{.flag = FlagId{1}, .action = Action::stopped, .also = {FlagId{2}}});
  CHECK(visit.h.chart().flag(FlagId{2})->acknowledged->action == "stopped");
  CHECK(visit.answered_with(FlagId{1}).find("F2") == std::string::npos);
}

TEST_CASE("an outcome closes no flag that nobody has answered, whatever is over", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2)}, temp(385));
  REQUIRE(visit.told() == "F1 F2");
  visit.h.observe(visit.number, start + 30min, temp(370));
  visit.h.ack(FlagId{1});
  CHECK(visit.resolved_with(FlagId{1}).empty());
  visit.h.ack(FlagId{2});
  CHECK(visit.resolved_with(FlagId{1}) == "F2");
  visit.h.resolve(FlagId{2});
  CHECK(visit.resolved_with(FlagId{1}).empty());  // closed already
}

TEST_CASE("an outcome closes what else was answered and is over", "[protocol]") {
  Visit visit;
  visit.h.observe(visit.number, start + 20min, {seen("hives", 2), seen("stridor", 3)}, bp(80, 50));
  INFO(joined(visit.h.flags(), "\n"));
  const FlagId hives{3};
  REQUIRE((visit.h.flag(3).finding.rule == Rule::reaction));
  REQUIRE(visit.told() == "F1 F2 F3 F4 F5");
  visit.h.ack(hives);
  CHECK(visit.resolved_with(hives).empty());  // nobody has answered the others
  for (const int flag : {1, 2, 4, 5}) visit.h.ack(FlagId{flag});
  CHECK(visit.resolved_with(hives).empty());  // stridor and low pressure are present
  visit.h.observe(visit.number, start + 30min, bp(118, 70));
  CHECK(visit.resolved_with(hives) == "F4 F5");  // the vital sign and its score
  visit.h.resolved(visit.number, start + 40min, {"stridor"});
  CHECK(visit.resolved_with(hives) == "F1 F2 F4 F5");
}

}  // namespace
}  // namespace infuwatch::episode_test
