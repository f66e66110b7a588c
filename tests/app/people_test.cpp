// Patients, staff, the site, the catalogue, and the handover between people.
#include "app/room.hpp"

namespace infuwatch::people_test {
namespace {

using namespace std::chrono_literals;
using test::held;
using test::problem;
using test::refusal;
using test::Room;
using test::taken;

app::PatientFields fields_of(const std::string& name, const std::string& birth) {
  app::PatientFields fields;
  fields.name = name;
  fields.birth = birth;
  return fields;
}

TEST_CASE("a patient holds what was said of her; a change keeps the rest", "[app]") {
  Room room;
  auto fields = fields_of(" Muster, Jo ", "09-Mar-1984");
  fields.sex = "f";
  fields.phone = "555";
  fields.weight = "72.5 kg";
  fields.allergies = "latex";
  fields.spo2_scale = "2";
  const auto& patient = held<PatientSet>(taken(app::add_patient(room.nurse(), {}, "T-2", fields))).patient;
  CHECK((patient.mrn == "T-2" && patient.name == "Muster, Jo" && iso_date(patient.birth) == "1984-03-09"));
  CHECK((patient.sex == "f" && patient.phone == "555" && patient.allergies == "latex"));
  CHECK((patient.weight_kg == Decimal{72500} && patient.spo2_scale_2));
  app::PatientFields change;
  change.phone = "556";
  auto want = patient;
  want.phone = "556";
  CHECK(held<PatientSet>(taken(app::set_patient(room.nurse(), {}, "T-2", change))).patient == want);
  CHECK(refusal(app::set_patient(room.nurse(), {}, "T-2", change)) == "nothing-new");
  CHECK(refusal(app::set_patient(room.nurse(), {}, "T-2", {})) == "missing-field");
  CHECK(refusal(app::set_patient(room.nurse(), {}, "T-9", change)) == "no-such");
}

TEST_CASE("a patient's fields are refused at their edges", "[app]") {
  Room room;
  struct Case {
    std::optional<std::string> app::PatientFields::*field;
    std::string value, want;
  };
  using F = app::PatientFields;
  int mrn = 100;
  for (const auto& [field, value, want] : {Case{&F::name, "Jo", "bad-field"},
                                           {&F::name, "", "missing-field"},
                                           {&F::birth, "2026-11-21", "recorded"},
                                           {&F::birth, "2026-11-22", "bad-field"},
                                           {&F::birth, "1900-01-01", "recorded"},
                                           {&F::birth, "1896-01-01", "bad-field"},
                                           {&F::birth, "1984-02-30", "bad-field"},
                                           {&F::weight, "0.5", "recorded"},
                                           {&F::weight, "0.4", "bad-field"},
                                           {&F::weight, "500kg", "recorded"},
                                           {&F::weight, "500.1", "bad-field"},
                                           {&F::weight, "72 st", "bad-field"},
                                           {&F::spo2_scale, "1", "recorded"},
                                           {&F::spo2_scale, "3", "bad-field"}}) {
    INFO(value);
    auto fields = fields_of("Muster, Jo " + std::to_string(mrn), "1984-03-09");
    fields.*field = value;
    CHECK(refusal(app::add_patient(room.nurse(), {}, std::to_string(++mrn), fields)) == want);
  }
  CHECK(refusal(app::add_patient(room.nurse(), {}, "T 1", fields_of("Muster, Jo", "1984-03-09"))) ==
        "bad-field");
  CHECK(problem<AlreadyThere>(
            app::add_patient(room.nurse(), {}, " T-1 ", fields_of("Muster, Jo", "1984-03-09")))
            .instead == "Testa, Ana");
  CHECK(problem<MissingField>(app::add_patient(room.nurse(), {}, "T-3", {})).fields ==
        std::vector{FieldId::name, FieldId::birth});
}

TEST_CASE("nobody is born after what is charted of the patient", "[app]") {
  const auto birth = [](Room& room, const char* day) {
    app::PatientFields change;
    change.birth = day;
    return refusal(app::set_patient(room.nurse(), {}, "T-1", change));
  };
  const auto undated = [](Room& room) {  // the dose elsewhere
    taken(app::set_prior(room.nurse(), {}, "T-1", {"ocrelizumab", "4", "", "", "none"}));
  };
  Room bare;
  undated(bare);
  CHECK(birth(bare, "2026-11-21") == "recorded");
  Room room;
  room.start();
  undated(room);
  CHECK(birth(room, "2026-11-20") == "recorded");
  CHECK(birth(room, "2026-11-21") == "recorded");
  const auto lab = [&](const char* text) {
    app::Answers answers{{FieldId::new_mrn, "T-1"}, {FieldId::lab, text}};
    return taken(app::carried(room.nurse(), {}, VerbId::patient_lab, std::move(answers))).entry.number;
  };
  CHECK(birth(room, "2026-09-01") == "recorded");
  lab("lvef 55 % 2026-10-05");
  CHECK(birth(room, "2026-10-06") == "bad-field");
  CHECK(birth(room, "2026-10-05") == "recorded");
  CHECK(birth(room, "2026-09-29") == "recorded");
  lab("lvef 55 % 2026-09");  // the month's last day may be meant
  CHECK(birth(room, "2026-10-01") == "bad-field");
  CHECK(birth(room, "2026-09-30") == "recorded");
  CHECK(birth(room, "2026-09-02") == "recorded");
  taken(app::set_prior(room.nurse(), {}, "T-1", {"natalizumab", "1", "", "2026-09-10", "none"}));
  CHECK(birth(room, "2026-09-11") == "bad-field");
  CHECK(birth(room, "2026-09-10") == "recorded");
}

TEST_CASE("what came before this record is a count or unknown, and the worst reaction", "[app]") {
  const auto prior = [](const std::string& count, const std::string& worst, const std::string& last = {}) {
    Room room;
    return app::set_prior(room.nurse(), {}, "T-1", {"Tysabri", count, "900 mg", last, worst});
  };
  const auto unknown = held<PriorSet>(taken(prior("unknown", "", "2026-11-21"))).prior;
  CHECK((unknown.drug == "natalizumab" && !unknown.count && unknown.worst == EarlierReaction::unknown));
  CHECK((unknown.total_dose == Quantity{Decimal{900000}, "mg"}));
  CHECK(held<PriorSet>(taken(prior("0", ""))).prior.worst == EarlierReaction::none);
  CHECK(held<PriorSet>(taken(prior("1", ""))).prior.worst == EarlierReaction::unknown);
  CHECK(held<PriorSet>(taken(prior("3", "life-threatening"))).prior.worst ==
        EarlierReaction::life_threatening);
  CHECK(refusal(prior("-1", "")) == "bad-field");
  CHECK(refusal(prior("", "")) == "bad-field");
  CHECK(refusal(prior("3", "awful")) == "bad-field");
  CHECK(refusal(prior("3", "mild", "2026-11-22")) == "bad-field");
  Room room;
  CHECK(refusal(app::set_prior(room.nurse(), {}, "T-9", {"Tysabri", "1", "", "", ""})) == "no-such");
}

TEST_CASE("a badge and an operating-system user are given once; the last charge nurse stays", "[app]") {
  Room room;
  const auto add = [&](const std::string& badge, const std::string& role, const std::string& user) {
    return app::add_staff(room.charge(), {}, badge, {"N. New", role, user});
  };
  CHECK((held<StaffSet>(taken(add("n3", "nurse", "nnew"))).member ==
         StaffMember{"n3", "N. New", Role::nurse, "nnew", false}));
  CHECK(problem<AlreadyThere>(add("n3", "nurse", "")).what == AlreadyThere::What::badge);
  CHECK(problem<AlreadyThere>(add("n4", "nurse", "nnew")).given == "nnew");
  CHECK(refusal(add("n 4", "nurse", "")) == "bad-field");
  CHECK(refusal(add("n4", "doctor", "")) == "bad-field");
  CHECK(refusal(app::disable_staff(room.charge(), {}, "n9")) == "no-such");
  CHECK(problem<NotPermitted>(app::disable_staff(room.charge(), {}, "c1")).why ==
        NotPermitted::Why::last_charge);
  taken(add("c2", "charge", ""));
  CHECK(held<StaffSet>(taken(app::disable_staff(room.charge(), {}, "c1"))).member.disabled);
  CHECK(problem<NotPermitted>(app::disable_staff(room.ward.context("c2"), {}, "c2")).why ==
        NotPermitted::Why::last_charge);
  CHECK(refusal(app::disable_staff(room.ward.context("c2"), {}, "c1")) == "nothing-new");
}

TEST_CASE("the site's name, zone and shifts are changed one by one", "[app]") {
  Room room;
  const auto set = [&](const app::SiteFields& fields) { return app::set_site(room.charge(), {}, fields); };
  const auto site = room.kept.site().site;
  auto want = site;
  want.shifts = *parse_shifts("07,19");
  CHECK(held<SiteSet>(taken(set({{}, {}, "07,19"}))).site == want);
  CHECK(refusal(set({{}, {}, "07,19"})) == "nothing-new");
  CHECK(refusal(set({{}, {}, {}})) == "missing-field");
  CHECK(refusal(set({"", {}, {}})) == "missing-field");
  CHECK(refusal(set({{}, "Mars/Olympus", {}})) == "bad-field");
  CHECK(refusal(set({{}, "EST", {}})) == "bad-field");  // an hour off all summer
  CHECK(refusal(set({{}, "UTC", {}})) == "recorded");
  CHECK(refusal(set({{}, {}, "19,07"})) == "bad-field");
}

TEST_CASE("a catalogue part is taken with a reason, whole and without fault, as the next version", "[app]") {
  Room room;
  const auto text_of = [&](const std::string& wanted) {
    for (const auto& [part, toml] : room.kept.catalogue(0, {}))
      if (part == wanted) return toml;
    return std::string{};
  };
  const auto import = [&](const std::string& reason, const std::string& toml) {
    return app::import_catalogue_part(room.charge(), {"", reason}, "ocrelizumab", toml);
  };
  const auto known = text_of("ocrelizumab");
  REQUIRE_FALSE(known.empty());
  CHECK(refusal(import("", known + "# new\n")) == "missing-field");
  CHECK(refusal(import("label", known)) == "nothing-new");
  CHECK(refusal(import("label", "name = ")) == "catalogue-faults");
  CHECK(refusal(import("label", "")) == "catalogue-faults");
  const auto& set = held<CatalogueSet>(taken(import("label", known + "# new\n")));
  CHECK((set.version == 2 && set.part == "ocrelizumab"));
  CHECK(room.kept.site().catalogue_version == 2);
}

TEST_CASE("a handover is signed with what is open, and accepted by another, whole or but for some", "[app]") {
  Room room;
  const auto number = room.start();
  room.ward.log(room.nine + 5min, "1 hives g2");
  const auto sign = [&](const app::AppContext& context) {
    return app::sign_handover(context, {{}, "M. Brandt answers F1"}, room.nine, room.nine + 8h);
  };
  CHECK(refusal(app::sign_handover(room.nurse(), {}, room.nine, room.nine + 8h)) == "reason-needed");
  CHECK(refusal(app::accept_handover(room.other_nurse(), {}, {}, {})) == "no-such");
  const auto head = room.kept.head();
  const auto signed_ = taken(sign(room.nurse()));
  CHECK((held<HandoverSigned>(signed_).items == std::vector<std::string>{"1", "flag/1"}));
  CHECK(held<HandoverSigned>(signed_).head == head.number);
  CHECK(held<HandoverSigned>(signed_).head_hash == head.hash);
  CHECK(problem<LostRace>(sign(room.other_nurse())).fact == LostRace::Fact::handover_waiting);
  CHECK(refusal(sign(room.nurse())) == "recorded");  // her own, anew
  CHECK(refusal(app::accept_handover(room.nurse(), {}, {}, {})) == "own-handover");
  const auto accept = [&](std::vector<std::string> except, std::vector<std::string> reasons) {
    return app::accept_handover(room.other_nurse(), {}, except, reasons);
  };
  CHECK(refusal(accept({"flag/1"}, {})) == "missing-field");
  CHECK(refusal(accept({"flag/1"}, {" "})) == "missing-field");
  CHECK(refusal(accept({"flag/2"}, {"why"})) == "bad-field");
  CHECK(refusal(accept({"1", "1"}, {"a", "b"})) == "bad-field");
  const auto accepted = taken(accept({"flag/1"}, {"not seen"}));
  REQUIRE(held<HandoverAccepted>(accepted).except.size() == 1);
  CHECK(held<HandoverAccepted>(accepted).except[0].reason == "not seen");
  CHECK(problem<LostRace>(accept({}, {})).fact == LostRace::Fact::handover_accepted);
  CHECK(number == InfusionId{1});
}

TEST_CASE("what is handed over: a missing stop and a release that is due have keys of their own", "[app]") {
  Room room;
  const auto number = room.start();
  const auto planned = *room.infusion(number).planned_end;
  using Items = std::vector<std::string>;
  const auto items = [&](Instant now) { return taken(app::handover_items(room.nurse(), room.kept, now)); };
  CHECK((items(planned + 30min - 1s) == Items{"1", "1/vitals"}));
  CHECK((items(planned + 30min + 1s) == Items{"1", "1/stop", "1/vitals"}));
  room.set(planned + 31min);
  taken(app::stop(room.nurse(), {}, {number, "", "", ""}));
  CHECK((items(planned + 32min) == Items{"1", "1/release", "1/vitals"}));
  room.ward.log(planned + 2h, "1 hr 70 bp 118/70");
  room.set(planned + 3h);
  taken(app::release(room.nurse(), {}, {number, "", ""}));
  const Items owed{"1", "1/call", "1/vitals"};
  CHECK(items(planned + 4h) == owed);
  CHECK(items(planned + 31min + 24h + 1s) == owed);
  CHECK(items(planned + 90 * 24h) == owed);
}

}  // namespace
}  // namespace infuwatch::people_test
