// A flag explains itself: what it turned on, the numbers, both distances, the window, the source.
#include "report/why.hpp"

#include "report/flag_order.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::why_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;
using test::seen;

const Instant start = at("2026-11-21T14:00");

bool tells(const std::string& text, const std::string& words) {
  UNSCOPED_INFO('[' << text << "] should tell [" << words << ']');
  return text.find(words) != std::string::npos;
}

/// Hives of grade 2 some time after the start of an hour's infusion that was stopped in time.
std::string why_of_hives(Span onset, std::optional<Seconds> stop) {
  History history;
  const auto number = history.start("ocrelizumab", start);
  if (stop) history.stop(number, start + *stop);
  history.observe(number, onset.to, {seen("hives", 2, onset)});
  return report::why(history.flag(1).finding);
}

TEST_CASE("a flag tells both distances, and that no stop is charted where none is", "[report]") {
  const auto running = why_of_hives(start + 24min, {});
  CHECK(tells(running, "hives grade 2"));
  CHECK(tells(running, "24 min after the start"));
  CHECK(tells(running, "no stop charted"));
  CHECK(tells(running, "high-risk window, infusing"));
  const auto stopped = why_of_hives(start + 24min, 1h);
  CHECK(tells(stopped, "24 min after the start"));
  CHECK(tells(stopped, "36 min before the stop"));
  const auto after = why_of_hives(start + 2h + 1s, 1h);
  CHECK(tells(after, "2 h 00 min 1 s after the start"));
  CHECK(tells(after, "1 h 00 min 1 s after the stop"));
  CHECK(tells(after, "follow-up window"));
}

TEST_CASE("an uncertain onset is told from its least to its greatest distance, as possible", "[report]") {
  const auto why = why_of_hives({start + 1h + 50min, start + 2h + 10min}, {});
  CHECK(tells(why, "between 1 h 50 min and 2 h 10 min after the start"));
  CHECK(tells(why, "possibly high-risk"));
  CHECK(tells(why_of_hives({start - 10min, start + 10min}, {}),
              "between 10 min before the start and 10 min after the start"));
}

TEST_CASE("a vital sign tells its number and the limit it crossed", "[report]") {
  struct Case {
    Vitals vitals;
    const char* want;
  };
  for (const auto& [vitals, want] : {Case{test::bp(89), "systolic pressure 89, below 90"},
                                     {test::spo2(91), "SpO2 91 %, below 92"},
                                     {test::temp(380), "temperature 38.0 C, at or above 38.0"},
                                     {test::hr(39), "heart rate 39, at or below 40"},
                                     {test::hr(131), "heart rate 131, above 130"},
                                     {test::rr(8), "respiratory rate 8, at or below 8"},
                                     {test::rr(25), "respiratory rate 25, at or above 25"},
                                     {test::acvpu(Consciousness::voice), "responds to voice only"},
                                     {test::acvpu(Consciousness::confusion), "newly confused"},
                                     {test::acvpu(Consciousness::unresponsive), "unresponsive"},
                                     {test::bp_none(), "blood pressure could not be obtained"}}) {
    History history;
    const auto number = history.start("ocrelizumab", start);
    history.observe(number, start + 10min, vitals);
    CHECK(tells(report::why(history.flag(1).finding), want));
  }
}

TEST_CASE("a fall of pressure tells the baseline, the reading and how much that is", "[report]") {
  History history;
  const auto number = history.prepare("ocrelizumab");
  history.observe(number, start - 10min, test::bp(179));
  history.start(number, start);
  history.observe(number, start + 10min, test::bp(123));
  const auto why = report::why(history.flag(1).finding);
  CHECK(tells(why, "from 179 at baseline to 123 (31.3 %)"));
}

TEST_CASE("a percentage keeps as many decimals as keep it true", "[report]") {
  const auto fall = [](int from, int to) {
    FlagItem item;
    item.finding = "sbp-fall";
    item.against = Against::fall;
    item.limit = from;
    item.value = to;
    return report::item_text(item);
  };
  CHECK(fall(120, 80).ends_with("(33.3 %)"));
  CHECK(fall(124, 86).ends_with("(30.6 %)"));
  CHECK(fall(130, 90).ends_with("(30.8 %)"));
  CHECK(fall(120, 60).ends_with("(50 %)"));
  CHECK(fall(397, 277).ends_with("(30.2 %)"));
  CHECK(fall(299, 209).ends_with("(30.1 %)"));
  CHECK(fall(393, 275).ends_with("(30.03 %)"));
  FlagItem rise;
  rise.finding = "sbp-rise";
  rise.against = Against::rise;
  rise.limit = 133;
  rise.value = 160;
  CHECK(report::item_text(rise).ends_with("(20.3 %)"));
}

TEST_CASE("a worst number that was read after the onset has its own moment", "[report]") {
  History history;
  const auto number = history.start("natalizumab", start);
  history.observe(number, start, test::hr(111));
  history.observe(number, start + 5min, test::hr(130));
  history.observe(number, start + 10min, test::hr(131));
  const auto finding = *history.finding(number, Rule::vital_sign);
  const auto why = report::why(finding, report::read_at(finding, history.chart()));
  CHECK(tells(why, "heart rate 131, above 130. Onset at the start"));
  CHECK(tells(why, "Worst reading: heart rate 131, 10 min after the start."));
  History once;
  once.start("natalizumab", start);
  once.observe(number, start + 10min, test::hr(131));
  const auto alone = *once.finding(number, Rule::vital_sign);
  CHECK(report::why(alone, report::read_at(alone, once.chart())).find("Worst") == std::string::npos);
}

TEST_CASE("a sign that is out once more is told as such, and what was before the start only as that",
          "[report]") {
  History history;
  const auto number = history.prepare("natalizumab");
  history.observe(number, start - 10min, test::bp(180, 100));
  history.start(number, start);
  history.observe(number, start + 10min, test::bp(120, 80));
  const auto fall = report::why(*history.finding(number, Rule::vital_sign));
  CHECK(tells(fall, "systolic pressure 180, at or above 180, before the start"));
  CHECK(fall.find("to 120 (33.3 %), before") == std::string::npos);
  History again;
  again.start("natalizumab", start);
  for (const auto& [after, tenths] : {std::pair{10min, 380}, {20min, 370}, {30min, 380}})
    again.observe(number, start + after, test::temp(tenths));
  CHECK(tells(report::why(*again.finding(number, Rule::vital_sign)),
              "temperature 38.0 C, at or above 38.0; temperature 38.0 C, at or above 38.0, again"));
}

TEST_CASE("findings of several onsets each tell their own distance; of one onset only one is told",
          "[report]") {
  History history;
  const auto number = history.start("ocrelizumab", start);
  history.observe(number, start + 30min,
                  {seen("hives", 2, Span{start + 10min}), seen("itching", 1, Span{start + 30min})});
  const auto apart = report::circumstances(history.flag(1).finding);
  CHECK(tells(apart, "hives grade 2: onset 10 min after the start"));
  CHECK(tells(apart, "itching grade 1: onset 30 min after the start"));
  History at_once;
  at_once.start("ocrelizumab", start);
  at_once.observe(number, start + 30min, {seen("hives", 2), seen("itching", 1)});
  const auto together = report::circumstances(at_once.flag(1).finding);
  CHECK(together.find("30 min after") == together.rfind("30 min after"));
}

TEST_CASE("a symptom that came back says so, and other infusions whose window held it are named",
          "[report]") {
  History history;
  const auto one = history.start("alemtuzumab", start);
  history.stop(one, start + 4h);
  history.release(one, start + 6h);
  const auto two = history.start("alemtuzumab", start + 24h);
  history.observe(two, start + 25h, {seen("hives", 2)});
  CHECK(tells(report::why(history.flag(1).finding), "infusion 1"));
  history.resolved(two, start + 26h, {"hives"});
  history.observe(two, start + 27h, {seen("hives", 2)});
  std::string all;
  for (const auto& [id, flag] : history.chart().flags()) all += report::why(flag.finding);
  CHECK(tells(all, "recurred"));
}

TEST_CASE("what was asked before the start is told with its numbers", "[report]") {
  const auto item = [](const char* finding, std::optional<int> value, std::optional<int> limit,
                       Against against, std::vector<Remark> remarks = {}, const char* words = "") {
    FlagItem out;
    out.finding = finding;
    out.value = value;
    out.limit = limit;
    out.against = against;
    out.remarks = std::move(remarks);
    out.words = words;
    return report::item_text(out);
  };
  CHECK(item("total-dose", 144000, 140000, Against::above) ==
        "total dose 144 mg/m2, above the limit of 140 mg/m2");
  CHECK(item("total-dose", 23765, 140000, Against::none, {Remark::total_unknown}) ==
        "total dose at least 23.765 mg/m2, limit 140 mg/m2 (not all of it is known)");
  CHECK(item("interval", 1, 28, Against::below) == "1 day since the last, at least 28 days");
  CHECK(item("earlier-reaction", 3, {}, Against::none, {}, "hives grade 2") == "hives grade 2, infusion 3");
  CHECK(item("earlier-reaction", {}, {}, Against::none, {}, "life-threatening") ==
        "life threatening, reported history");
}

TEST_CASE("a headline leads with the stars of its priority, the flag's number and its rule", "[report]") {
  History history;
  const auto number = history.start("ocrelizumab", start);
  history.observe(number, start + 10min, {seen("hives", 2)});
  CHECK(report::headline(history.flag(1)) == "** F1 urgent, reaction: hives grade 2");
  history.observe(number, start + 11min, {seen("stridor", 1)});
  bool emergency = false;
  for (const auto& [id, flag] : history.chart().flags())
    emergency = emergency || report::headline(flag).starts_with("*** F");
  CHECK(emergency);
}

TEST_CASE("what became of a flag is told: by whom, when, with what action", "[report]") {
  const auto zone = *Zone::open("America/New_York");
  SiteRecord site;
  site.staff["n1"] = {"n1", "R. Osei", Role::nurse, "", false};
  History history;
  const auto number = history.start("ocrelizumab", start);
  const auto entry = history.observe(number, start + 10min, {seen("hives", 2)});
  const report::RenderContext rendering{zone, start + 1h, site};
  const auto answer = [&] { return report::answer_text(history.flag(1), rendering); };
  CHECK(answer() == "NOT ANSWERED");
  history.ack(FlagId{1});
  CHECK(tells(answer(), "acknowledged 09:10 by R. Osei: watching"));
  history.resolve(FlagId{1});
  CHECK(tells(answer(), "resolved 09:10 by R. Osei: gone"));
  History unanswered;
  unanswered.start("ocrelizumab", start);
  unanswered.observe(number, start + 10min, {seen("hives", 2)});
  unanswered.retract(entry);
  CHECK(tells(report::answer_text(unanswered.flag(1), rendering), "NOT ANSWERED"));
}

}  // namespace
}  // namespace infuwatch::why_test
