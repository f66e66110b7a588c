// The forms programs rely on.
#include "report/json.hpp"

#include "app/room.hpp"
#include "support/history.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::json_test {
namespace {

using namespace std::chrono_literals;
using report::json;
using test::operator+;
using test::Room;
using test::taken;

const Instant start = test::at("2026-11-21T14:00");

json distance(const std::optional<Span>& event, Span moment) {
  json out = json::object();
  report::put_distance(out, "since_start", event, moment);
  return out;
}

TEST_CASE("a length of time is whole seconds, negative before the event, null where there is none",
          "[report]") {
  CHECK(distance(start, start + 24min) == json{{"since_start_s", 1440}});
  CHECK(distance(start, start) == json{{"since_start_s", 0}});
  CHECK(distance(start, start - 1s) == json{{"since_start_s", -1}});
  CHECK(distance(start, start - 2h) == json{{"since_start_s", -7200}});
  CHECK(distance(std::nullopt, start) == json{{"since_start_s", nullptr}});
}

TEST_CASE("an uncertain moment adds its least and greatest distance", "[report]") {
  const auto uncertain = distance(start, {start - 5min, start + 10min});
  CHECK(uncertain["since_start_min_s"] == -300);
  CHECK(uncertain["since_start_max_s"] == 600);
  const auto both = distance(Span{start, start + 1min}, {start + 5min, start + 10min});
  CHECK(both["since_start_min_s"] == 240);
  CHECK(both["since_start_max_s"] == 600);
}

TEST_CASE("an instant is ISO 8601 in UTC with Z, or null", "[report]") {
  CHECK(report::when(start) == "2026-11-21T14:00:00Z");
  CHECK(report::when(start + 1s) == "2026-11-21T14:00:01Z");
  CHECK(report::when(std::nullopt).is_null());
}

TEST_CASE("vital signs hold what was measured, null where it was not obtainable, nothing where not measured",
          "[report]") {
  CHECK(report::vitals_json({}) == json::object());
  CHECK(report::vitals_json(test::hr(92) + test::bp(118, 70)) == json{{"hr", 92}, {"sbp", 118}, {"dbp", 70}});
  CHECK(report::vitals_json(test::bp_none()) == json{{"sbp", nullptr}, {"dbp", nullptr}});
  CHECK(report::vitals_json(test::bp_felt(80)) == json{{"sbp", 80}, {"dbp", nullptr}});
  Vitals vitals;
  vitals.spo2 = Reading{};
  vitals.consciousness = Consciousness::voice;
  vitals.pain = 0;
  CHECK(report::vitals_json(vitals) == json{{"spo2", nullptr}, {"acvpu", "V"}, {"pain", 0}});
}

json observed(Room& room, const std::string& line, Seconds after) {
  const auto recorded = room.ward.log(room.nine + after, line);
  const report::RenderContext rendering{room.ward.zone, room.ward.clock.now(), room.kept.site()};
  return report::receipt_json(recorded.entry, {recorded.charts.at(0).get()}, rendering);
}

TEST_CASE("an observation answers with every key programs rely on", "[report]") {
  Room room;
  room.start();
  const auto answer = observed(room, "1 hives g2 hr 92 bp 118/70 note quiet", 24min);
  for (const auto* key :
       {"entry",       "number",     "patient", "mrn",       "observation", "infusion",      "observed_at",
        "recorded_at", "late_entry", "window",  "certainty", "phase",       "since_start_s", "since_stop_s",
        "symptoms",    "denied",     "vitals",  "news2",     "note",        "flags"}) {
    INFO(key);
    CHECK(answer.contains(key));
  }
  CHECK(answer["patient"] == "Testa, Ana");
  CHECK(answer["mrn"] == "T-1");
  CHECK(answer["observed_at"] == "2026-11-21T14:24:00Z");
  CHECK(answer["late_entry"] == false);
  CHECK((answer["window"] == "high-risk" && answer["certainty"] == "definite"));
  CHECK(answer["phase"] == "infusing");
  CHECK(answer["since_start_s"] == 1440);
  CHECK(answer["since_stop_s"].is_null());
  CHECK(answer["vitals"] == json{{"hr", 92}, {"sbp", 118}, {"dbp", 70}});
  CHECK(answer["news2"].is_null());
  CHECK(answer["note"] == "quiet");
  REQUIRE(answer["symptoms"].size() == 1);
  CHECK(answer["symptoms"][0] == json{{"symptom", "hives"},
                                      {"grade", 2},
                                      {"grading", "CTCAE v5.0"},
                                      {"onset", "2026-11-21T14:24:00Z"},
                                      {"window", "high-risk"},
                                      {"certainty", "definite"},
                                      {"since_start_s", 1440},
                                      {"since_stop_s", nullptr}});
  REQUIRE(answer["flags"].size() == 1);
  const auto& flag = answer["flags"][0];
  for (const auto* key : {"flag", "rule", "priority", "window", "certainty", "symptoms", "since_start_s",
                          "since_stop_s", "why", "source", "state", "also_open"}) {
    INFO(key);
    CHECK(flag.contains(key));
  }
  CHECK((flag["flag"] == 1 && flag["rule"] == "reaction" && flag["priority"] == "urgent"));
  CHECK((flag["state"] == "raised" && flag["symptoms"] == json::array({"hives"})));
  CHECK((flag["since_start_s"] == 1440 && flag["since_stop_s"].is_null()));
  CHECK(flag["also_open"] == json::array());
}

TEST_CASE("what was seen before the start or the stop has negative seconds", "[report]") {
  Room room;
  const auto number = room.start();
  CHECK(observed(room, "1 fatigue g1 -10m", 0s)["since_start_s"] == -600);
  room.set(room.nine + 1h);
  taken(app::stop(room.nurse(), {}, {number, "", "", ""}));
  const auto earlier = observed(room, "1 hives g2 -20m", 1h);
  CHECK(earlier["since_stop_s"] == -1200);
  CHECK(earlier["late_entry"] == true);
  CHECK(earlier["flags"][0]["since_stop_s"] == -1200);
}

TEST_CASE("an uncertain observation tells from when to when, and how far each end lies", "[report]") {
  Room room;
  room.start();
  const auto answer = observed(room, "1 hives g2 ~09:30", 1h);
  CHECK(answer["observed_from"] == "2026-11-21T14:15:00Z");
  CHECK(answer["observed_to"] == "2026-11-21T14:45:00Z");
  CHECK(answer["since_start_min_s"] == 900);
  CHECK(answer["since_start_max_s"] == 2700);
  CHECK_FALSE(observed(room, "1 itching g1", 1h).contains("observed_from"));
}

TEST_CASE("a symptom without a grade has none, and the nurse's words are kept", "[report]") {
  Room room;
  room.start();
  const auto answer = observed(room, "1 hives other:\"cold left ear\" g1", 10min);
  CHECK(answer["symptoms"][0]["grade"].is_null());
  CHECK(answer["symptoms"][1]["symptom"] == "other");
  CHECK(answer["symptoms"][1]["words"] == "cold left ear");
}

TEST_CASE("the board as JSON has null for what is not", "[report]") {
  test::History history;
  const auto number = history.prepare("ocrelizumab");
  const auto board = [&](Instant now) {
    return report::board_json({report::board_row(history.chart(), history.infusion(number), now)})[0];
  };
  const auto prepared = board(start);
  for (const auto* key : {"phase", "drug_count", "started_at", "stopped_at", "high_risk_until",
                          "follow_up_until", "observe_until", "vitals"}) {
    INFO(key);
    CHECK(prepared[key].is_null());
  }
  CHECK(prepared["state"] == "prepared");
  history.start(number, start);
  const auto running = board(start + 1h);
  CHECK(running["started_at"] == "2026-11-21T14:00:00Z");
  CHECK(running["high_risk_until"] == "2026-11-21T16:00:00Z");
  CHECK(running["stopped_at"].is_null());
  CHECK(running["follow_up_until"].is_null());
  history.stop(number, start + 2h);
  CHECK(board(start + 2h)["follow_up_until"] == "2026-11-22T16:00:00Z");
  CHECK(board(start + 2h)["observe_until"] == "2026-11-21T17:00:00Z");
}

}  // namespace
}  // namespace infuwatch::json_test
