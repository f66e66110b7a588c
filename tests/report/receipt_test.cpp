#include "report/receipt.hpp"

#include "app/room.hpp"
#include "base/text.hpp"
#include "report/document_text.hpp"
#include "report/json.hpp"
#include "support/history.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::receipt_test {
namespace {

using namespace std::chrono_literals;
using test::Room;
using test::taken;

std::vector<const Chart*> charts_of(const storage::Recorded& recorded) {
  std::vector<const Chart*> charts;
  for (const auto& chart : recorded.charts) charts.push_back(chart.get());
  return charts;
}

std::string receipt(Room& room, const storage::Recorded& recorded) {
  const report::RenderContext rendering{room.ward.zone, room.ward.clock.now(), room.kept.site()};
  const auto told = report::receipt(recorded.entry, charts_of(recorded), recorded.repeated, rendering);
  return report::to_text(report::document_of(told), report::style_of(rendering), 80);
}

report::json receipt_json(Room& room, const storage::Recorded& recorded) {
  const report::RenderContext rendering{room.ward.zone, room.ward.clock.now(), room.kept.site()};
  return report::receipt_json(recorded.entry, charts_of(recorded), rendering);
}

/// Names and words nobody should be called by: no blank to break at, wide letters, what a terminal would
/// obey.
const std::vector<std::string> hostile_names{
    std::string(200, 'W') + ", A",
    [] {
      std::string wide = "A, ";
      for (int i = 0; i < 90; ++i) wide += "\xe6\xbc\xa2";
      return wide;
    }(),
    "O'Neil-" + std::string(70, 'x') + ", \x1b[2J\xe2\x80\xae\x07 Zo\xc3\xab",
    [] {
      std::string long_words;
      for (int i = 0; i < 60; ++i) long_words += "Maria, ";
      return long_words;
    }()};

/// One of every act that a receipt is given for, about a patient of that name.
std::vector<storage::Recorded> day_of(Room& room, const std::string& name) {
  std::vector<storage::Recorded> all;
  const auto words = name.substr(0, 150) + std::string(150, 'z');
  const auto add = [&](const Result<storage::Recorded, Problem>& done) { all.push_back(taken(done)); };
  const auto context = room.nurse();
  app::PatientFields fields;
  fields.name = name;
  fields.birth = "1984-03-09";
  fields.allergies = words;
  add(app::add_patient(context, {}, "H-1", fields));
  add(app::set_prior(context, {}, "H-1", {"ocrelizumab", "1", "", "", ""}));
  auto order = room.order();
  order.mrn = "H-1";
  order.chair = words;
  order.lot = words;
  order.provider = words;
  add(app::prepare(context, {}, order));
  app::StartRequest start;
  start.infusion = InfusionId{1};
  add(app::start(context, {"", "as ordered"}, start));
  start.infusion = std::nullopt;
  start.order = order;
  start.order.drug = "natalizumab";
  start.order.dose = "299 mg";
  add(app::start(context, {"", "as ordered"}, start));
  const InfusionId one{1}, two{2};
  room.set(room.nine + 30min);
  app::ObserveRequest seen;
  seen.infusion = one;
  seen.note = words;
  seen.vitals[Sign::pressure] = "80/p";
  seen.at = "-20m";
  seen.symptoms = {"hives:2@-25m", "other:\"" + std::string(120, 'q') + "\":1"};
  add(app::observe(context, {}, seen));
  const auto observed = all.back().entry.number;
  add(app::change_rate(context, {}, {one, "60 mL/h", "", ""}));
  add(app::pause(context, {}, one, ""));
  add(app::resume(context, {"", "as ordered"}, one, ""));
  add(app::give(context, {}, one, words, words, ""));
  add(app::notify(context, {}, {one, words, words, "", ""}));
  add(app::note(context, {}, one, words, ""));
  const auto noted = all.back().entry.number;
  add(app::acknowledge(context, {}, FlagId{1}, "stopped", words));
  add(app::resolve(context, {}, FlagId{1}, words));
  add(app::correct(context, {"", words}, observed, {"symptom=hives:3", "at=-10m", "bp=118/70"}));
  const auto corrected = all.back().entry.number;
  add(app::move(context, {"", words}, {noted}, two));
  room.set(room.nine + 1h);
  add(app::stop(context, {}, {one, "", "280 mg", "reaction"}));
  room.set(room.nine + 3h);
  add(app::release(context, {"", "as ordered"}, {one, "", "ed"}));
  add(app::retract(context, {"", words}, corrected));
  add(app::sign_handover(context, {{}, "answered by the next shift"}, room.nine, room.nine + 3h));
  add(app::accept_handover(room.other_nurse(), {}, {"2"}, {words}));
  add(app::add_staff(room.charge(), {}, "n9", {words, "nurse", ""}));
  add(app::set_site(room.charge(), {}, {words, {}, {}}));
  return all;
}

TEST_CASE("a receipt stays within 80 columns and shows nothing a terminal would obey", "[report]") {
  for (const auto& name : hostile_names) {
    Room room;
    for (const auto& recorded : day_of(room, name)) {
      const auto text = receipt(room, recorded);
      INFO(kind(recorded.entry.said) << '\n' << text);
      CHECK(text.ends_with('\n'));
      CHECK(shown(text, Lines::many) == text);
      int widest = 0;
      for (const auto& line : split(text, '\n')) widest = std::max(widest, columns(line));
      CHECK(widest <= 80);
    }
  }
}

TEST_CASE("an answer to a writing verb leads with patient, MRN and drug", "[report]") {
  Room room;
  for (const auto& recorded : day_of(room, "Muster, Jo")) {
    const auto text = receipt(room, recorded);
    INFO(kind(recorded.entry.said) << '\n' << text);
    const auto lines = split(text, '\n');
    REQUIRE_FALSE(lines.empty());
    if (recorded.charts.empty()) continue;
    CHECK(lines[0].starts_with("Muster, Jo  MRN H-1  born 09-Mar-1984"));
    const auto json = receipt_json(room, recorded);
    CHECK(json["patient"] == "Muster, Jo");
    CHECK(json["mrn"] == "H-1");
    if (!json.contains("infusion")) continue;
    const bool first = json["infusion"] == 1;
    CHECK(text.find(first ? "ocrelizumab, infusion 1" : "natalizumab, infusion 2") != std::string::npos);
  }
}

TEST_CASE("every answer names its entry by number and uuid", "[report]") {
  Room room;
  for (const auto& recorded : day_of(room, "Muster, Jo")) {
    const auto json = receipt_json(room, recorded);
    CHECK(json["entry"] == recorded.entry.uuid);
    CHECK(json["number"] == "E" + std::to_string(recorded.entry.number.value()));
    CHECK(json["recorded_at"] == iso(recorded.entry.recorded_at));
    CHECK(receipt(room, recorded).find(json["number"].get<std::string>() + ' ') != std::string::npos);
  }
}

TEST_CASE("a stop tells until when the patient stays for a reaction that is over", "[report]") {
  const auto stopped = [](bool over) {
    Room room;
    const auto number = room.start();
    room.ward.log(room.nine + 10min, "1 hives g2");
    if (over) room.ward.log(room.nine + 40min, "1 hives gone");
    room.set(room.nine + 41min);
    const auto recorded =
        taken(app::stop(room.nurse(), {"", "as Dr. Vega ordered"}, {number, "09:11", "", "reaction"}));
    const report::RenderContext rendering{.zone = room.ward.zone,
                                          .now = room.ward.clock.now(),
                                          .site = room.kept.site(),
                                          .protocol = &test::seed().drugs.at("ocrelizumab")};
    const auto told = report::receipt(recorded.entry, charts_of(recorded), recorded.repeated, rendering);
    return report::to_text(report::document_of(told), report::style_of(rendering), 80);
  };
  const auto over = stopped(true),
             goes_on = stopped(false);  // an hour from the stop, or from the end of hives
  INFO(over << goes_on);
  CHECK(over.find("Observe until 10:40") != std::string::npos);
  CHECK(over.find("for the reaction") != std::string::npos);
  CHECK(goes_on.find("Observe at least until 10:11") != std::string::npos);
}

TEST_CASE("a receipt given again says that it was recorded before", "[report]") {
  Room room;
  const auto number = room.start();
  const app::Common once{"0b9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4f", ""};
  const auto first = receipt(room, taken(app::note(room.nurse(), once, number, "quiet", "")));
  CHECK(first.find("recorded before") == std::string::npos);
  CHECK(receipt(room, taken(app::note(room.nurse(), once, number, "quiet", ""))).find("recorded before") !=
        std::string::npos);
}

TEST_CASE("an act recorded more than 15 minutes after it happened is marked late", "[report]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 1h);
  const auto late = [&](const std::string& at) {
    const auto recorded = taken(app::note(room.nurse(), {}, number, "quiet", at));
    return receipt(room, recorded).find("LATE ENTRY") != std::string::npos;
  };
  CHECK_FALSE(late(""));
  CHECK_FALSE(late("-15m"));
  CHECK(late("-16m"));
}

TEST_CASE("a start answers with the count, and until when its windows last", "[report]") {
  Room room;
  app::StartRequest request;
  request.order = room.order();
  request.screening.as_expected = true;
  const auto recorded = taken(app::start(room.nurse(), {}, request));
  const auto json = receipt_json(room, recorded);
  CHECK(json["infusion"] == 1);
  CHECK(json["drug_count"] == 5);
  CHECK(json["high_risk_until"] == "2026-11-21T16:00:00Z");
  CHECK(json["follow_up_until"] == "2026-11-22T14:00:00Z");
  CHECK(json["warnings"].size() == 4);  // not prepared; two premedications and the vital signs not charted
  const auto text = receipt(room, recorded);
  CHECK(text.find("11:00") != std::string::npos);
  CHECK(text.find("22-Nov 09:00") != std::string::npos);
  CHECK(text.find("Infusion 5") != std::string::npos);
}

TEST_CASE("a stop corrected or charted changes windows, and the receipt tells old and new", "[report]") {
  Room room;
  const auto number = room.start();
  room.ward.log(room.nine + 25h, "1 hives g2 23:30");  // refused words would throw
  const auto seen = room.last();
  room.set(room.nine + 26h);
  const auto stop = taken(app::stop(room.nurse(), {}, {number, "21-Nov-2026 10:00", "", ""}));
  CHECK(receipt_json(room, stop)["changes"].empty());  // 14.5 h after the start: follow-up either way
  const auto moved = taken(app::correct(room.nurse(), {"", "misread"}, seen, {"at=22-Nov-2026 10:00"}));
  const auto corrected =
      taken(app::correct(room.nurse(), {"", "misread"}, stop.entry.number, {"at=21-Nov-2026 09:59"}));
  const auto json = receipt_json(room, corrected);
  REQUIRE(json["changes"].size() == 1);
  CHECK(json["changes"][0]["observation"] == seen.value());
  CHECK(json["changes"][0]["symptom"] == "hives");
  CHECK(json["changes"][0]["window"] == report::json{{"from", "follow-up"}, {"to", "late"}});
  CHECK(receipt(room, corrected).find("follow-up -> late") != std::string::npos);
  CHECK(receipt(room, moved).find("corrected E") != std::string::npos);
}

}  // namespace
}  // namespace infuwatch::receipt_test
