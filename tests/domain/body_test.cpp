#include "domain/body.hpp"

#include "domain/chart.hpp"
#include "support/catch.hpp"
#include "support/property.hpp"
#include "support/times.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace infuwatch::body_test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using test::at;

const Instant noon = at("2026-11-22T12:00");
const Span about_noon{noon - 15min, noon + 15min};
const InfusionId n{17};
constexpr auto day = std::chrono::year{1984} / 3 / 9;

Quantity mg(std::int64_t thousandths) { return {Decimal{thousandths}, "mg"}; }

struct Example {
  EntryContent said;
  std::string body;  // what stands under `said`, for ever: these bytes are hashed
};

std::vector<Example> people() {
  return {
      {SiteSet{{"0f3a", "North Infusion", "America/New_York", *parse_shifts("07,19"), true}},
       R"({"id":"0f3a","labels":"us","name":"North Infusion","shifts":"07:00,19:00","training":true,"zone":"America/New_York"})"},
      {StaffSet{{"c1", "C. Okafor", Role::charge, "cokafor", true}},
       R"({"badge":"c1","disabled":true,"name":"C. Okafor","os_user":"cokafor","role":"charge"})"},
      {PatientSet{{PatientId{7}, "0042137", "N\u00FA\u00F1ez, \"Ana\"", day, "f", "+1 555", Decimal{61500},
                   "latex\npenicillin", true}},
       R"({"allergies":"latex\npenicillin","birth":"1984-03-09","mrn":"0042137","name":"Núñez, \"Ana\"","patient":7,)"
       R"("phone":"+1 555","sex":"f","spo2_scale_2":true,"weight_kg":"61.5"})"},
      {PriorSet{{PatientId{7}, "mitoxantrone", 4, mg(96500), day, EarlierReaction::life_threatening}},
       R"({"count":4,"drug":"mitoxantrone","last":"1984-03-09","patient":7,"total_dose":"96.5 mg","worst":"life-threatening"})"},
      {CatalogueSet{3, "natalizumab", "a = 1\n"}, R"({"part":"natalizumab","toml":"a = 1\n","version":3})"},
      {Acknowledged{FlagId{9}, Action::slowed, "to 30 mL/h"},
       R"({"action":"slowed","detail":"to 30 mL/h","flag":9})"},
      {Acknowledged{FlagId{9}, Action::stopped, "", {FlagId{7}, FlagId{12}}},
       R"({"action":"stopped","also":[7,12],"flag":9})"},
      {Resolved{FlagId{9}, "gone"}, R"({"flag":9,"outcome":"gone"})"},
      {Resolved{FlagId{9}, "gone", {FlagId{7}}}, R"({"also":[7],"flag":9,"outcome":"gone"})"},
      {HandoverSigned{noon - 8h, noon, EntryNumber{90}, "ab12", {"17", "flag/9"}},
       R"({"from":"2026-11-22T04:00:00Z","head":90,"head_hash":"ab12","items":["17","flag/9"],"to":"2026-11-22T12:00:00Z"})"},
      {HandoverAccepted{EntryNumber{91}, {{"17/stop", "not seen"}}},
       R"({"except":[{"item":"17/stop","reason":"not seen"}],"handover":91})"},
  };
}

std::vector<Example> bedside_acts() {
  const Order order{PatientId{7}, "ivig", {Decimal{1500}, "plasma volumes"},
                    "4",          "L77",  "Dr. Vance",
                    "albumin",    9000s,  Decimal{1830}};
  const std::string ordered =
      R"("order":{"body_surface_m2":"1.83","chair":"4","dose":"1.5 plasma volumes","drug":"ivig","fluid":"albumin",)"
      R"("lot":"L77","patient":7,"planned_s":9000,"provider":"Dr. Vance"})";
  const std::string when = R"("at":"2026-11-22T12:00:00Z")";
  Observed observed{n,
                    about_noon,
                    {{"hives", "", 2, noon - 40min}, {"other", "tingling lips", {}, {}}},
                    {"fever", "rash"},
                    true,
                    {"itching"}};
  observed.vitals = {Reading{92},
                     BloodPressure{118, 70},
                     Temperature{372, "99.0F"},
                     Reading{},
                     Reading{97},
                     Oxygen{25},
                     Consciousness::voice,
                     0};
  observed.source = Source::phone;
  observed.note = "says it burns";
  return {
      {Prepared{n, order}, R"({"infusion":17,)" + ordered + '}'},
      {Started{n, noon, order}, '{' + when + R"(,"infusion":17,)" + ordered + '}'},
      {RateSet{n, noon, Quantity{Decimal{60000}, "mL/h"}, 5400s},
       '{' + when + R"(,"infusion":17,"planned_s":5400,"rate":"60 mL/h"})"},
      {Paused{n, noon}, '{' + when + R"(,"infusion":17})"},
      {Resumed{n, noon}, '{' + when + R"(,"infusion":17})"},
      {Stopped{n, noon, mg(280000), "reaction"},
       '{' + when + R"(,"given":"280 mg","infusion":17,"why":"reaction"})"},
      {Released{n, noon, "ward"}, '{' + when + R"(,"infusion":17,"to":"ward"})"},
      {Cancelled{n, noon}, '{' + when + R"(,"infusion":17})"},
      {observed,
       R"({"at":{"from":"2026-11-22T11:45:00Z","to":"2026-11-22T12:15:00Z"},"denied":["fever","rash"],"infusion":17,"none":true,)"
       R"("note":"says it burns","resolved":["itching"],"source":"phone","symptoms":[{"grade":2,"onset":"2026-11-22T11:20:00Z",)"
       R"("symptom":"hives"},{"symptom":"other","words":"tingling lips"}],"vitals":{"acvpu":"V","bp":{"dbp":70,"sbp":118},)"
       R"("hr":92,"oxygen":{"tenths_l_min":25},"pain":0,"rr":"none","spo2":97,"temp":{"entered":"99.0F","tenths_c":372}}})"},
      {Gave{n, noon, "cetirizine 10 mg PO", "better"},
       '{' + when + R"(,"infusion":17,"response":"better","what":"cetirizine 10 mg PO"})"},
      {Notified{n, noon, "Dr. Vance", "stop"},
       R"({"answer":"stop",)" + when + R"(,"infusion":17,"who":"Dr. Vance"})"},
      {Noted{n, noon, "warm blanket"}, '{' + when + R"(,"infusion":17,"text":"warm blanket"})"},
      {NotDone{n, noon, "17/vitals/14:15", "asleep"},
       '{' + when + R"(,"check":"17/vitals/14:15","infusion":17,"why":"asleep"})"},
      {BagHung{n, noon}, '{' + when + R"(,"infusion":17})"},
      {BagHung{n, noon, "B2207", Expiry{noon + 4h}, mg(300000), Quantity{Decimal{250000}, "mL"}},
       R"({"amount":"300 mg",)" + when +
           R"(,"expires":"2026-11-22T16:00:00Z","infusion":17,"lot":"B2207","volume":"250 mL"})"},
      {ClosedOut{n,
                 noon,
                 FlagId{9},
                 {Seriousness::hospitalization, Seriousness::other},
                 Causality::probable,
                 ReactionOutcome::not_recovered,
                 {NaranjoReply::yes, NaranjoReply::unknown},
                 "Dr. Vega",
                 "ED overnight"},
       '{' + when +
           R"(,"by":"Dr. Vega","causality":"probable","episode":9,"infusion":17,"naranjo":["yes","unknown"],)"
           R"("note":"ED overnight","outcome":"not-recovered","seriousness":["hospitalization","other"]})"},
      {ClosedOut{n,
                 noon,
                 FlagId{9},
                 {Seriousness::none},
                 Causality::unassessable,
                 ReactionOutcome::unknown,
                 {},
                 "n1"},
       '{' + when +
           R"(,"by":"n1","causality":"unassessable","episode":9,"infusion":17,"outcome":"unknown","seriousness":["none"]})"},
      {LabsCharted{.patient = PatientId{7},
                   .labs = {{.lab = "platelets",
                             .on = std::chrono::year{2026} / 10 / 1,
                             .value = Quantity{Decimal{180000000}, "/mm3"},
                             .entered = "180 10^9/L"},
                            {.lab = "lvef",
                             .on = std::chrono::year{2026} / 10 / 2,
                             .value = Quantity{Decimal{5500}, "%"},
                             .confirmed = true},
                            {.lab = "hbsag", .on = std::chrono::year{2026} / 10 / 3, .result = "negative"}}},
       R"({"labs":[{"entered":"180 10^9/L","lab":"platelets","on":"2026-10-01","value":"180000 /mm3"},)"
       R"({"confirmed":true,"lab":"lvef","on":"2026-10-02","value":"5.5 %"},)"
       R"({"lab":"hbsag","on":"2026-10-03","result":"negative"}],"patient":7})"},
  };
}

std::vector<Example> changes() {
  const Noted note{n, noon, "b"};
  const std::string noted = R"({"at":"2026-11-22T12:00:00Z","infusion":17,"kind":"note","text":"b"})";
  return {
      {Corrected{EntryNumber{12}, {"text", "at"}, note},
       R"({"entry":12,"fields":["text","at"],"now":)" + noted + '}'},
      {Retracted{EntryNumber{12}}, R"({"entry":12})"},
      {Moved{{{EntryNumber{12}, note, noon + 1min, "n2", {}}}, n, InfusionId{18}},
       R"({"entries":[{"entry":12,"recorded_at":"2026-11-22T12:01:00Z","said":)" + noted +
           R"(,"staff":"n2"}],"from":17,"to":18})"},
      {Moved{{{EntryNumber{12}, note, noon + 1min, "*M. Brandt",
               Claim{EntryNumber{13}, "n2", "c1", noon + 2min}}},
             n,
             InfusionId{18}},
       R"({"entries":[{"claim":{"at":"2026-11-22T12:02:00Z","by":"n2","entry":13,"staff":"c1"},"entry":12,)"
       R"("recorded_at":"2026-11-22T12:01:00Z","said":)" +
           noted + R"(,"staff":"*M. Brandt"}],"from":17,"to":18})"},
      {Claimed{EntryNumber{12}, "n2"}, R"({"by":"n2","entry":12})"},
  };
}

std::vector<Example> examples() {
  auto all = people();
  for (const auto& more : {bedside_acts(), changes()}) all.insert(all.end(), more.begin(), more.end());
  return all;
}

/// Everything a judge can say.
Judged judged() {
  FlagItem hives{"hives",
                 1,
                 "",
                 2,
                 {},
                 {},
                 Against::none,
                 2,
                 noon,
                 Window::high_risk,
                 Certainty::possible,
                 Phase::stop_missing};
  hives.priority = Priority::urgent;
  hives.also_open = {InfusionId{16}};
  hives.source = "label 5.2";
  hives.observation = EntryNumber{41};
  FlagItem pressure{"sbp-fall", 0, "", {}, 80, 118, Against::fall, 3, about_noon, Window::follow_up};
  Finding finding{n, Rule::vital_sign, {hives, pressure}, Span{noon - 1h}, about_noon};
  finding.sum_up();
  AppliedProtocol terms{3, 3600s, 172800s, 259200s, 7200s, 5400s, 600s, 4, true};
  const Placement now{
      EntryNumber{41}, {Window::late, Certainty::possible, Phase::released}, {{}, {Window::high_risk}}};
  return {PatientId{7},
          5,
          {{n, terms}, {InfusionId{16}, {}}},
          {{now, Placement{EntryNumber{41}}}, {{EntryNumber{42}}, {}}},
          {{FlagId{9}, finding, FlagId{8}}, {FlagId{10}, finding, {}}},
          {{FlagId{7}, finding}},
          {FlagId{5}, FlagId{6}}};
}

Entry entry(EntryContent said) {
  Entry out;
  out.said = std::move(said);
  return out;
}

Entry full(EntryContent said) {
  auto out = entry(std::move(said));
  out.asked = "9c1f";
  out.judged = {judged(), {PatientId{8}, 5}};
  for (const auto& [kind, kind_name] : names_of<Notice::Kind>)
    out.notices.push_back({kind, {std::string{kind_name}, ""}});
  return out;
}

std::optional<Entry> read(std::string_view kind, const std::string& body) {
  Entry out;
  return read_body(kind, body, out) ? std::optional{out} : std::nullopt;
}

TEST_CASE("every kind is written in its own bytes and read back whole", "[domain]") {
  std::set<std::size_t> kinds;
  for (const auto& [said, body] : examples()) {
    INFO(kind(said));
    kinds.insert(said.index());
    CHECK(body_of(entry(said)) == R"({"said":)" + body + R"(,"v":1})");
    for (const auto& whole : {entry(said), full(said)}) {
      const auto back = read(kind(said), body_of(whole));
      REQUIRE(back);
      CHECK(back->said.index() == said.index());
      CHECK(body_of(*back) == body_of(whole));
      CHECK(back->asked == whole.asked);
      CHECK((back->notices == whole.notices));
      CHECK(back->judged.size() == whole.judged.size());
    }
  }
  CHECK(kinds.size() == std::variant_size_v<EntryKinds>);
}

TEST_CASE("what the judge said is read back as it was", "[domain]") {
  const auto back = read("pause", body_of(full(Paused{n, noon})));
  REQUIRE(back);
  const auto got = back->judged.at(0), want = judged();
  CHECK((got.patient == want.patient && got.judge == 5));
  CHECK((got.terms == want.terms));
  REQUIRE(got.placed.size() == 2);
  CHECK((got.placed[0].now == want.placed[0].now && got.placed[0].was == want.placed[0].was));
  CHECK((got.placed[1].now == want.placed[1].now && !got.placed[1].was));
  REQUIRE(got.raised.size() == 2);
  CHECK((got.raised[0].flag == FlagId{9} && got.raised[0].supersedes == FlagId{8} &&
         !got.raised[1].supersedes));
  CHECK((got.raised[0].finding == want.raised[0].finding));
  CHECK((got.amended == want.amended && got.retracted == want.retracted));
  CHECK(back->judged.at(1).patient == PatientId{8});
}

void check_canonical(const json& value) {
  CHECK_FALSE(value.is_number_float());
  CHECK_FALSE(value.is_null());
  if (value.is_structured())
    for (const auto& inner : value) check_canonical(inner);
}

TEST_CASE("a body is canonical: keys in order, no blanks, whole numbers, nothing absent", "[domain]") {
  for (const auto& [said, unused] : examples()) {
    const auto body = body_of(full(said));
    CHECK(json::parse(body).dump() ==
          body);  // nlohmann's objects are kept and written in the order of their keys
    check_canonical(json::parse(body));
  }
  CHECK(body_of(entry(Observed{n, noon})) ==
        R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17,"source":"chair"},"v":1})");
}

TEST_CASE("an unobtainable reading is not an absent one", "[domain]") {
  Observed observed{n, noon};
  observed.vitals.pressure = BloodPressure{};
  observed.vitals.heart_rate = Reading{};
  const auto body = body_of(entry(observed));
  CHECK(body.find(R"("vitals":{"bp":{},"hr":"none"})") != std::string::npos);
  const auto back = read("observe", body);
  REQUIRE(back);
  CHECK((std::get<Observed>(back->said).vitals == observed.vitals));
}

TEST_CASE("a damaged body never crashes: it is refused, or read and written again", "[domain]") {
  const auto all = examples();
  const auto survives = [](std::string_view kind, const std::string& body) {
    if (const auto out = read(kind, body)) RC_ASSERT(!body_of(*out).empty());
  };
  const auto any_body = [&] {
    const auto& said = all.at(*rc::gen::resize(100, rc::gen::inRange<std::size_t>(0, all.size()))).said;
    return std::pair{kind(said), body_of(full(said))};
  };
  const auto byte = rc::gen::map(rc::gen::resize(100, rc::gen::inRange(0, 256)),
                                 [](int b) { return static_cast<char>(b); });
  test::holds_always("cut short, it is refused", [&] {
    auto [kind, body] = any_body();
    body.resize(*rc::gen::resize(100, rc::gen::inRange<std::size_t>(0, body.size())));
    RC_ASSERT(!read(kind, body));
  });
  test::holds_always("with bytes changed", [&] {
    auto [kind, body] = any_body();
    const auto place = rc::gen::resize(100, rc::gen::inRange<std::size_t>(0, body.size()));
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) body[*place] = *byte;
    survives(kind, body);
  });
  test::holds_always("read as another kind", [&] { survives(any_body().first, any_body().second); });
  test::holds_always("any bytes at all",
                     [&] { survives("observe", *rc::gen::container<std::string>(byte)); });
}

TEST_CASE("each of a body's bytes lost or cut off is refused, or read and written again", "[domain]") {
  const auto body = body_of(full(bedside_acts().at(8).said));
  for (std::size_t i = 0; i < body.size(); ++i) {
    CHECK_FALSE(read("observe", body.substr(0, i)));
    auto lacking = body;
    lacking.erase(i, 1);
    if (const auto out = read("observe", lacking)) CHECK_FALSE(body_of(*out).empty());
  }
}

}  // namespace
}  // namespace infuwatch::body_test
