// Every vital sign all the way: what is typed, by whichever way, to the body, the public keys, the table and
// the line that tells it. A row that is missing here, or a place that forgets a row, is red.
#include "app/room.hpp"
#include "domain/body.hpp"
#include "domain/vital_reading.hpp"
#include "report/json.hpp"
#include "report/words.hpp"
#include "support/history.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::sign_round_trip_test {
namespace {

using namespace std::chrono_literals;
using storage::Value;
using test::held;
using test::Room;
using test::taken;

/// A sign as it is typed, and what each place then holds of it.
struct Case {
  Sign sign;
  std::string text;   // on the command line, in a form, in a correction and in a line
  std::string body;   // in the entry
  std::string json;   // in answers
  std::string table;  // `vital` in SQL: sign, value, unit, entered
  std::string told;
};

const std::vector<Case> cases{
    {Sign::heart_rate, "92", R"("hr":92)", R"({"hr":92})", "hr|92|/min|", "HR 92"},
    {Sign::heart_rate, "none", R"("hr":"none")", R"({"hr":null})", "hr||/min|", "HR not obtainable"},
    {Sign::pressure, "118/70", R"("bp":{"dbp":70,"sbp":118})", R"({"dbp":70,"sbp":118})",
     "dbp|70|mm[Hg]|;sbp|118|mm[Hg]|", "BP 118/70"},
    {Sign::pressure, "80/p", R"("bp":{"sbp":80})", R"({"dbp":null,"sbp":80})", "sbp|80|mm[Hg]|", "BP 80/p"},
    {Sign::pressure, "none", R"("bp":{})", R"({"dbp":null,"sbp":null})", "sbp||mm[Hg]|", "BP not obtainable"},
    {Sign::temperature, "99.0F", R"("temp":{"entered":"99.0F","tenths_c":372})", R"({"temp_c":37.2})",
     "temp_tenths|372|Cel/10|", "T 37.2 C"},
    {Sign::respiratory_rate, "18", R"("rr":18)", R"({"rr":18})", "rr|18|/min|", "RR 18"},
    {Sign::spo2, "97", R"("spo2":97)", R"({"spo2":97})", "spo2|97|%|", "SpO2 97 %"},
    {Sign::oxygen, "2.5", R"("oxygen":{"tenths_l_min":25})", R"({"o2_l_min":2.5})", "o2_tenths|25|L/min/10|",
     "on O2 2.5 L/min"},
    {Sign::oxygen, "air", R"("oxygen":{"tenths_l_min":0})", R"({"o2_l_min":0.0})", "o2_tenths|0|L/min/10|",
     "on air"},
    {Sign::consciousness, "V", R"("acvpu":"V")", R"({"acvpu":"V"})", "acvpu|2|0=A 1=C 2=V 3=P 4=U|",
     "ACVPU V"},
    {Sign::pain, "3", R"("pain":3)", R"({"pain":3})", "pain|3|{score}|", "pain 3"},
    {Sign::weight, "72.5", R"("weight_kg":"72.5")", R"({"weight_kg":72.5})", "weight_g|72500|g|",
     "weight 72.5 kg"},
    {Sign::glucose, "99 mg/dL", R"("glucose_mg_dl":{"entered":"99 mg/dL","value":99})",
     R"({"glucose_mg_dl":99})", "glucose_mg_dl|99|mg/dL|99 mg/dL", "glucose 99 mg/dL"},
    {Sign::glucose, "5.5 mmol/L", R"("glucose_mg_dl":{"entered":"5.5 mmol/L","value":99})",
     R"({"glucose_mg_dl":99})", "glucose_mg_dl|99|mg/dL|5.5 mmol/L",
     "glucose 99 mg/dL (entered as 5.5 mmol/L)"},
    {Sign::glucose, "none", R"("glucose_mg_dl":{"entered":"none"})", R"({"glucose_mg_dl":null})",
     "glucose_mg_dl||mg/dL|none", "glucose not obtainable"},
    {Sign::height, "172 cm", R"("height_cm":{"entered":"172 cm","value":172})", R"({"height_cm":172})",
     "height_cm|172|cm|172 cm", "height 172 cm"}};

std::string cell(const Value& value) {
  return std::visit(
      [](const auto& held) -> std::string {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::int64_t>)
          return std::to_string(held);
        else if constexpr (std::is_same_v<Held, std::string>)
          return held;
        else
          return {};
      },
      value);
}

/// The rows of `vital` that an observation has, less its number.
std::string table_of(const Room& room, EntryNumber observation) {
  std::vector<std::string> rows;
  for (const auto& row : room.kept.rows("vital")) {
    if (row.front() != Value{observation.value()}) continue;
    rows.push_back(cell(row[1]) + '|' + cell(row[2]) + '|' + cell(row[3]) + '|' + cell(row[4]));
  }
  return joined(rows, ";");
}

void holds(const Room& room, const Case& one, const storage::Recorded& recorded, const Observed& said,
           EntryNumber observation) {
  const auto body = body_of(recorded.entry);
  CHECK(body.find("\"vitals\":{" + one.body + "}") != std::string::npos);
  CHECK(report::vitals_json(said.vitals).dump() == one.json);
  CHECK(table_of(room, observation) == one.table);
  CHECK(report::vitals_text(said.vitals) == one.told);
  Entry read;
  REQUIRE(read_body(kind(recorded.entry.said), body, read));
  CHECK(body_of(read) == body);
}

}  // namespace

TEST_CASE("there is a case for every vital sign", "[app][sign]") {
  for (const auto& sign : vital_signs()) {
    INFO(sign.field.key);
    CHECK(std::any_of(cases.begin(), cases.end(), [&](const Case& one) { return one.sign == sign.sign; }));
  }
}

TEST_CASE("a sign typed in its own field is kept, public, in the table and told", "[app][sign]") {
  for (const auto& one : cases) {
    INFO(vital_sign(one.sign).field.key << ' ' << one.text);
    Room room;
    app::ObserveRequest request;
    request.infusion = room.start();
    request.vitals[one.sign] = one.text;
    const auto recorded = taken(app::observe(room.nurse(), {}, request));
    holds(room, one, recorded, held<Observed>(recorded), recorded.entry.number);
  }
}

TEST_CASE("a sign in one line, by either of its words, is the same sign", "[app][sign]") {
  for (const auto& one : cases) {
    const auto& sign = vital_sign(one.sign);
    for (const auto word : {sign.field.key, sign.also_log}) {
      if (word.empty()) continue;
      if (one.sign == Sign::pain && one.text == "none") continue;
      INFO(word << ' ' << one.text);
      Room room;
      const auto infusion = room.start();
      const auto line = std::to_string(infusion.value()) + ' ' + std::string{word} + ' ' + one.text;
      const auto recorded = room.ward.log(room.nine, line);
      holds(room, one, recorded, held<Observed>(recorded), recorded.entry.number);
    }
  }
}

TEST_CASE("a sign is corrected by its own name, and taken out by nothing", "[app][sign]") {
  for (const auto& one : cases) {
    const std::string key{vital_sign(one.sign).field.key};
    INFO(key << ' ' << one.text);
    Room room;
    const auto infusion = room.start();
    const auto seen = room.ward.log(room.nine, std::to_string(infusion.value()) + " note seen").entry.number;
    const app::Common because{"", "misread"};
    const auto recorded = taken(app::correct(room.nurse(), because, seen, {key + '=' + one.text}));
    const auto chart = room.chart(infusion);
    holds(room, one, recorded, std::get<Observed>(chart->act(seen)->said), seen);
    const auto out = taken(app::correct(room.nurse(), because, recorded.entry.number, {key + '='}));
    CHECK(std::get<Observed>(held<Corrected>(out).now).vitals.empty());
    CHECK(table_of(room, seen).empty());
  }
}

TEST_CASE("an entry names a sign once, and its unit where it has several", "[app][sign]") {
  const auto read = [](const std::string& line) { return app::log_line(line, test::seed()); };
  CHECK(test::refusal(read("1 glucose 99 mg/dL bg 100 mg/dL")) == "bad-field");
  CHECK(taken(read("1 glucose 99 mg/dL hr 92")).vitals.text(Sign::heart_rate) == "92");
  CHECK(taken(read("1 glucose 99mg/dL hr 92")).vitals.text(Sign::glucose) == "99mg/dL");
  CHECK(taken(read("1 bg 520 mg/dL!")).vitals.text(Sign::glucose) == "520 mg/dL!");
  CHECK(test::refusal(read("1 glucose")) == "unknown-word");
  CHECK(test::refusal(read("1 hr 92 mg/dL")) == "unknown-word");
  Room room;
  app::ObserveRequest request;
  request.infusion = room.start();
  request.vitals[Sign::glucose] = "99";
  CHECK(test::problem<BadField>(app::observe(room.nurse(), {}, request)).field == field_id(Sign::glucose));
}

TEST_CASE("a glucose hardly ever seen is asked about in its unit, and taken once it is confirmed",
          "[app][sign]") {
  Room room;
  app::ObserveRequest request;
  request.infusion = room.start();
  request.vitals[Sign::glucose] = "520 mg/dL";
  const auto asked = test::problem<ReasonNeeded>(app::observe(room.nurse(), {}, request));
  REQUIRE(asked.questions.size() == 1);
  const auto& doubt = std::get<Improbable>(asked.questions.front());
  CHECK(doubt.field == field_id(Sign::glucose));
  CHECK(doubt.given == Decimal{520000});
  CHECK(doubt.least == Decimal{40000});
  CHECK(doubt.most == Decimal{500000});
  CHECK(doubt.unit == " mg/dL");
  request.vitals[Sign::glucose] = "520 mg/dL!";
  const auto recorded = taken(app::observe(room.nurse(), {}, request));
  CHECK(held<Observed>(recorded).confirmed == std::vector<std::string>{"glucose"});
}

TEST_CASE("a later glucose is told against the one before the start", "[app][sign]") {
  Room room;
  const auto number = held<Prepared>(taken(app::prepare(room.nurse(), {}, room.order()))).infusion;
  room.ward.log(room.nine, std::to_string(number.value()) + " glucose 99 mg/dL");
  room.set(room.nine + 10min);
  app::StartRequest start;
  start.infusion = number;
  taken(app::start(room.nurse(), {}, start));
  const auto later = room.ward.log(room.nine + 30min, std::to_string(number.value()) + " glucose 10 mmol/L");
  const auto chart = room.chart(number);
  const auto& said = std::get<Observed>(chart->act(later.entry.number)->said);
  const auto* baseline = report::baseline_for(chart->infusion(number), said.at);
  REQUIRE(baseline);
  CHECK(report::vitals_text(said.vitals, baseline) == "glucose 180 mg/dL (+81) (entered as 10 mmol/L)");
  CHECK(chart->flags().empty());
}

}  // namespace infuwatch::sign_round_trip_test
