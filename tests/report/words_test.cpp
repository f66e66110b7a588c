#include "report/words.hpp"

#include "report/board.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"
#include "support/times.hpp"

namespace infuwatch::words_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::History;

const Instant start = at("2026-11-21T14:00");

TEST_CASE("a distance says how long before or after; a span tells both ends, the nearer first", "[report]") {
  struct Case {
    Seconds least, most;
    const char* want;
  };
  for (const auto& [least, most, want] :
       {Case{24min, 24min, "24 min after the start"}, Case{-10min, -10min, "10 min before the start"},
        Case{0s, 0s, "at the start"}, Case{1s, 1s, "1 s after the start"},
        Case{-1s, -1s, "1 s before the start"}, Case{65min, 65min, "1 h 05 min after the start"},
        Case{24h, 24h, "24 h 00 min after the start"}, Case{48h, 48h, "2 d 0 h after the start"},
        Case{5min, 35min, "between 5 min and 35 min after the start"},
        Case{-35min, -5min, "between 5 min and 35 min before the start"},
        Case{-15min, 15min, "between 15 min before the start and 15 min after the start"},
        Case{-15min, 0s, "between 15 min before the start and at the start"},
        Case{2h, 2h + 1s, "between 2 h 00 min and 2 h 00 min 1 s after the start"}})
    CHECK(report::distance_text({least, most}, "start") == want);
}

TEST_CASE("an uncertain onset lies between the nearest and the farthest distance", "[report]") {
  const auto distance = since(Span{start, start + 5min}, Span{start + 10min, start + 30min});
  REQUIRE(distance);
  CHECK(report::distance_text(*distance, "stop") == "between 5 min and 30 min after the stop");
  CHECK_FALSE(since(std::nullopt, start));
}

TEST_CASE("a window is possible where the times leave several", "[report]") {
  CHECK(report::window_text(Window::high_risk, Certainty::definite) == "high-risk");
  CHECK(report::window_text(Window::high_risk, Certainty::possible) == "possibly high-risk");
  CHECK(report::window_text(Window::late, Certainty::definite) == "late");
  CHECK(report::placed_text({Window::before, Certainty::definite, Phase::before}) == "before the start");
  CHECK(report::placed_text({Window::high_risk, Certainty::possible, Phase::infusing}) ==
        "possibly high-risk window, infusing");
  CHECK(report::placed_text({Window::follow_up, Certainty::definite, Phase::stop_missing}) ==
        "follow-up window, stop missing");
}

TEST_CASE("a symptom is told with its grade, or that it has none, the nurse's words in quotes", "[report]") {
  CHECK(report::symptom_text(test::seen("throat-irritation", 2)) == "throat irritation grade 2");
  CHECK(report::symptom_text(test::seen("hives")) == "hives, no grade");
  CHECK(report::symptom_text(test::other("tingling lips", 1)) == "\"tingling lips\" grade 1");
  CHECK(report::symptom_name(test::other("a\x1b[2J")).find('\x1b') == std::string::npos);
}

TEST_CASE("vital signs are told with what could not be obtained, and air is said", "[report]") {
  using test::operator+;
  CHECK(report::vitals_text({}).empty());
  CHECK(report::vitals_text(test::hr(92) + test::bp(118, 70) + test::temp(372)) ==
        "HR 92, BP 118/70, T 37.2 C");
  CHECK(report::vitals_text(test::bp_none()) == "BP not obtainable");
  CHECK(report::vitals_text(test::bp_felt(80)) == "BP 80/p");
  Vitals vitals;
  vitals.heart_rate = Reading{};
  CHECK(report::vitals_text(vitals) == "HR not obtainable");
  vitals = test::spo2(97);
  CHECK(report::vitals_text(vitals) == "SpO2 97 %");
  vitals.oxygen = Oxygen{0};
  CHECK(report::vitals_text(vitals) == "SpO2 97 % on air");
  vitals.oxygen = Oxygen{25};
  CHECK(report::vitals_text(vitals) == "SpO2 97 % on O2 2.5 L/min");
  vitals = {};
  vitals.pain = 0;
  CHECK(report::vitals_text(vitals) == "pain 0");
}

TEST_CASE("a reading is told against the baseline, and only from the start on", "[report]") {
  using namespace test;
  const auto before = hr(76) + bp(124, 78) + temp(367) + rr(16) + spo2(98);
  CHECK(report::vitals_text(hr(104) + bp(104, 62) + temp(374) + rr(15) + spo2(98), &before) ==
        "HR 104 (+28), BP 104/62 (-20), T 37.4 C (+0.7), RR 15 (-1), SpO2 98 %");
  CHECK(report::vitals_text(hr(76) + bp_none() + temp(366), &before) ==
        "HR 76, BP not obtainable, T 36.6 C (-0.1)");
  const Vitals nothing;
  CHECK(report::vitals_text(hr(104), &nothing) == "HR 104");
  History history;
  const auto infusion = history.prepare("ocrelizumab");
  history.observe(infusion, start - 10min, before);
  CHECK_FALSE(report::baseline_for(&history.infusion(infusion), start));
  history.start(infusion, start);
  CHECK_FALSE(report::baseline_for(&history.infusion(infusion), start - 1s));
  REQUIRE(report::baseline_for(&history.infusion(infusion), start));
  CHECK(report::baseline_for(&history.infusion(infusion), start)->heart_rate->value == 76);
  CHECK_FALSE(report::baseline_for(nullptr, start));
}

TEST_CASE("an infusion's state in words turns at the second", "[report]") {
  History history;
  const auto number = history.prepare("ocrelizumab");
  const auto state = [&](Instant now) { return report::state_text(history.infusion(number), now); };
  CHECK(state(start) == "prepared, not started");
  history.start(number, start);
  const auto end = *history.infusion(number).planned_end;
  CHECK(state(end + 30min - 1s) == "infusing");
  CHECK(state(end + 30min + 1s) == "STOP NOT CHARTED");
  history.pause(number, start + 10min);
  CHECK(state(start + 10min) == "paused");
  history.resume(number, start + 20min);
  history.stop(number, start + 2h);
  CHECK(state(start + 3h) == "observing");                   // ocrelizumab: 1 h
  CHECK(state(start + 3h + 1s) == "stopped, not released");  // a reaction may make the stay longer
  history.release(number, start + 4h);
  CHECK(state(start + 4h) == "released home");
}

TEST_CASE("how long something stays open is told until its last second", "[report]") {
  const auto zone = *Zone::open("America/New_York");
  const SiteRecord site;
  const auto until = [&](Instant now) { return report::until_text(start + 2h, {zone, now, site}); };
  CHECK(until(start) == "until 11:00 (2 h 00 min left)");
  CHECK(until(start + 2h) == "until 11:00 (0 min left)");
  CHECK(until(start + 2h + 1s) == "closed 11:00");
}

TEST_CASE("small words: counts, capitals, keys, a patient's line", "[report]") {
  CHECK(report::counted(0, "reaction", "reactions") == "0 reactions");
  CHECK(report::counted(1, "reaction", "reactions") == "1 reaction");
  CHECK(report::counted(2, "reaction", "reactions") == "2 reactions");
  CHECK(report::capital("hives") == "Hives");
  CHECK(report::capital("") == "");
  CHECK(report::capital("\xc3\xa4") == "\xc3\xa4");
  CHECK(report::plain("chest-pain") == "chest pain");
  Patient patient;
  patient.name = "Testa, Ana\n";
  patient.mrn = "0042137";
  patient.birth = std::chrono::year{1984} / 3 / 9;
  const auto line = report::patient_line(patient);
  CHECK(line.find("MRN 0042137") != std::string::npos);
  CHECK(line.find("born 09-Mar-1984") != std::string::npos);
  CHECK(line.find('\n') == std::string::npos);
}

TEST_CASE("a window's length in few letters", "[report]") {
  CHECK(report::window_length(2h) == "2h");
  CHECK(report::window_length(24h) == "24h");
  CHECK(report::window_length(36h) == "36h");
  CHECK(report::window_length(90min) == "90m");
  CHECK(report::window_length(72h) == "72h");
  CHECK(report::window_length(24h * 14) == "14d");
  CHECK(report::window_length(101h) == "101h");
}

}  // namespace
}  // namespace infuwatch::words_test
