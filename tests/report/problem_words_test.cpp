#include "report/problem_words.hpp"

#include "base/text.hpp"
#include "domain/vital_sign.hpp"
#include "report/problem_facts.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

#include <map>
#include <set>

namespace infuwatch::problem_words_test {
namespace {

using namespace std::chrono_literals;
using test::at;

template <class Enum>
Enum value(int number) {
  return static_cast<Enum>(number);
}

/// Every kind of problem, with every value of its reasons.
std::vector<Problem> all_problems() {
  const Instant noon = at("2026-11-21T17:00"), one = noon + 1h;
  const EntryNumber entry{12};
  const InfusionId infusion{17};
  std::vector<Problem> all{
      OutOfRange{field_id(Sign::heart_rate), "301", 0, 300},
      OutOfRange{{FieldId::grade, "hives"}, "4", 1, 3},
      OutOfRange{{FieldId::grade, "faintness"}, "1", 2, 2},
      OutOfRange{{FieldId::grade, "stridor"}, "2", 1, 5, {1, 3, 5}},
      WrongBirthDate{"T-1"},
      BeforeBirth{FieldId::at, std::chrono::year{1984} / 3 / 9},
      BeforeStart{FieldId::at, one, noon},
      OrderedAlready{infusion, entry},
      SeveralEvents{FieldId::episode, infusion, {FlagId{1}, FlagId{5}}},
      FlagUnanswered{FlagId{9}},
      OwnHandover{entry},
      UnknownStaff{"nobody"},
      ClockBehind{noon, one},
      TrainingOnly{FieldId::now},
      UuidTaken{"0b9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4f"},
      CatalogueFaults{"a.toml", {"line 1: no name"}},
      FieldFaults{{BadField{FieldId::dose, "300", Takes::dose}, BadTime{FieldId::at, {}}}},
  };
  for (int i = 0; i <= static_cast<int>(Takes::lab_once); ++i)
    for (const auto& choices : {std::vector<std::string>{"mg"}, {"mg", "g"}})
      all.emplace_back(
          BadField{FieldId::dose, "300", value<Takes>(i), choices, "hives", {noon, one}, Sign{}});
  for (int i = 0; i <= static_cast<int>(MissingField::What::second_nurse_of_start); ++i)
    for (const auto& fields : {std::vector{FieldId::text}, {FieldId::name, FieldId::birth}})
      all.emplace_back(MissingField{value<MissingField::What>(i), fields});
  for (int i = 0; i <= static_cast<int>(NoSuch::What::event_to_close_out); ++i)
    all.emplace_back(NoSuch{value<NoSuch::What>(i), "9"});
  for (int i = 0; i <= static_cast<int>(AlreadyThere::What::os_user); ++i)
    all.emplace_back(AlreadyThere{value<AlreadyThere::What>(i), "n1", "R. Osei"});
  for (int i = 0; i <= static_cast<int>(NothingNew::What::entry); ++i)
    all.emplace_back(NothingNew{value<NothingNew::What>(i), "E9"});
  for (int i = 0; i <= static_cast<int>(Happening::close_out); ++i)
    for (int k = 0; k <= static_cast<int>(Happening::close_out); ++k)
      all.emplace_back(WrongOrder{FieldId::at, value<Happening>(i), one, value<Happening>(k), noon});
  for (int i = 0; i <= static_cast<int>(FileFault::not_as_it_says); ++i) {
    for (const bool writing : {false, true})
      for (const bool read_back : {false, true})
        all.emplace_back(BadFile{"a.toml", value<FileFault>(i), writing, read_back});
    all.emplace_back(BadBackup{"a.backup", value<FileFault>(i)});
  }
  for (int i = 0; i <= static_cast<int>(BadSettings::Why::no_pepper); ++i)
    all.emplace_back(BadSettings{"/etc/infuwatch/site.toml", value<BadSettings::Why>(i), 1, "shop"});
  for (int i = 0; i <= static_cast<int>(UnknownWord::What::drug_to_count); ++i)
    for (const auto& nearest : {std::vector<std::string>{}, {"hives"}})
      all.emplace_back(UnknownWord{value<UnknownWord::What>(i), "hvies", nearest});
  for (int i = 0; i <= static_cast<int>(TextFault::too_long); ++i)
    all.emplace_back(BadText{FieldId::note, value<TextFault>(i)});
  for (int i = 0; i <= static_cast<int>(TimeProblem::Why::day_or_month); ++i)
    all.emplace_back(BadTime{FieldId::at, {value<TimeProblem::Why>(i), "14:05", {noon, one}}});
  for (int i = 0; i <= static_cast<int>(NotCorrectable::Why::of_its_event); ++i)
    for (const auto* kind : {"", "start", "prepare"})
      all.emplace_back(NotCorrectable{entry, kind, value<NotCorrectable::Why>(i)});
  for (const auto& [state, name] : names_of<InfusionState>)
    for (const auto needs : {WrongState::Needs::an_order, WrongState::Needs::a_start})
      all.emplace_back(WrongState{infusion, state, needs, entry});
  using Successor = decltype(LostRace::successor);
  for (int i = 0; i <= static_cast<int>(LostRace::Fact::claimed); ++i)
    for (const auto& successor : {Successor{}, Successor{FlagId{2}}, Successor{infusion}})
      for (const auto& subject :
           {decltype(LostRace::subject){infusion}, {entry}, decltype(LostRace::subject){FlagId{9}}})
        all.emplace_back(
            LostRace{value<LostRace::Fact>(i), subject, entry, "R. Osei", noon, Span{noon - 1h}, successor});
  const std::vector<Question> questions{
      ReleasedEarly{infusion, noon},
      ReleasedUnstopped{infusion, noon},
      TakenUpAfterRelease{infusion, noon},
      PastDoseLimit{"mitoxantrone", {{132000}, "mg/m2"}, {{144000}, "mg/m2"}, {{140000}, "mg/m2"}, "label"},
      DoseUnknown{"mitoxantrone", "mg/m2", false},
      DoseUnknown{"mitoxantrone", "mg/m2", true},
      TooSoon{"ocrelizumab", noon, 149, 150, "label"},
      ReactedBefore{"natalizumab", infusion, ReactedBefore::Symptom{"hives", 2}, "label"},
      ReactedBefore{"natalizumab", infusion, ReactedBefore::Symptom{"itchy eyes", {}}, "label"},
      ReactedBefore{"ocrelizumab", infusion, ReactedBefore::ByCriteria{}, "label"},
      ReactedBefore{"natalizumab", {}, EarlierReaction::hypersensitivity, "label"},
      AnsweredOtherwise{"lvef", "Ejection fraction?", "45", {}, 50, "label"},
      AnsweredOtherwise{"infection", "Any infection?", "yes", "no", {}, "label"},
      NotChecked{"mitoxantrone", "site default"},
      NotSerious{{FlagId{1}, FlagId{4}}},
      FatalWhileRunning{infusion},
      FatalWhileObserved{noon},
      AllGone{{"hives", "throat-swelling"}},
      CameBack{noon},
      EpinephrineGiven{noon},
      DeathCharted{{"stroke-signs"}},
      NeverWithdrawn{infusion},
      NaranjoOtherwise{Causality::unlikely, 11},
      NoPregnancy{},
      NotTransferred{infusion},
      OwnWordsGrave{"face droop", {"stroke-signs"}},
      HandedOverOpen{{{.key = "flag/9"}, {.key = "17/call", .infusion = infusion, .patient = Patient{}}}},
      NameAlike{"ocrelizumb", {"ocrelizumab"}},
      NameAlike{"tezepelumb", {"tezepelumab"}, false},
      LabOtherwise{.question = "lvef",
                   .ask = "Ejection fraction?",
                   .found = {.key = "lvef",
                             .name = "LVEF",
                             .value = "45 %",
                             .on = std::chrono::year{2026} / 11 / 20,
                             .days = 2},
                   .expected = {.least = Decimal{50000}, .unit = "%"},
                   .source = "label"},
      NotAnswered{.question = "mri-5",
                  .ask = "MRI read?",
                  .source = "label",
                  .last = {{.key = "mri",
                            .name = "brain MRI",
                            .value = "read",
                            .on = std::chrono::year{2026} / 3 / 12,
                            .days = 255}}},
      Improbable{.field = FieldId::lab,
                 .given = {5000},
                 .least = {10000},
                 .most = {85000},
                 .unit = " %",
                 .of = "LVEF"},
      Improbable{field_id(Sign::heart_rate), {28000}, {30000}, {200000}},
      Improbable{field_id(Sign::temperature), {43100}, {34000}, {42000}, "C"}};
  for (const bool each : {false, true}) {
    for (const auto& question : questions) all.emplace_back(ReasonNeeded{{question}, each});
    all.emplace_back(ReasonNeeded{questions, each});
  }
  for (int i = 0; i <= static_cast<int>(PinRefused::Why::not_set); ++i)
    for (const auto until : {std::optional<Instant>{}, std::optional{noon}})
      all.emplace_back(PinRefused{"n1", value<PinRefused::Why>(i), until});
  for (int i = 0; i <= static_cast<int>(NotPermitted::Why::borrowed_group); ++i)
    for (const auto* verb : {"", "staff"})
      for (const auto role : {Role::nurse, Role::auditor})
        if (const auto why = value<NotPermitted::Why>(i); why != NotPermitted::Why::others || *verb)
          all.emplace_back(NotPermitted{why, "R. Osei", verb, role});
  for (int i = 0; i <= static_cast<int>(EntryFault::What::cut_off); ++i)
    all.emplace_back(StoreTrouble{StoreTrouble::Kind::damaged,
                                  "store.db",
                                  {},
                                  EntryFault{entry, value<EntryFault::What>(i), "no time", EntryNumber{13}}});
  for (int i = 0; i <= static_cast<int>(ProjectionFault::What::differs); ++i)
    all.emplace_back(StoreTrouble{StoreTrouble::Kind::damaged,
                                  "store.db",
                                  {},
                                  ProjectionFault{"flag", "3", value<ProjectionFault::What>(i)}});
  for (int i = 0; i <= static_cast<int>(StoreTrouble::Kind::unknown_zone); ++i)
    for (const auto* detail : {"", "3.27"})
      all.emplace_back(StoreTrouble{value<StoreTrouble::Kind>(i), "store.db", detail});
  return all;
}

TEST_CASE("the list of problems that these tests go through misses none", "[report]") {
  std::set<std::size_t> kinds;
  for (const auto& problem : all_problems()) kinds.insert(problem.index());
  CHECK(kinds.size() == std::variant_size_v<ProblemKinds>);
}

TEST_CASE("every problem is one sentence of what is wrong and one of what to do", "[report]") {
  const auto zone = *Zone::open("America/New_York");
  for (const auto& problem : all_problems())
    for (const auto* where : {static_cast<const Zone*>(nullptr), &zone}) {
      const auto words = report::sentences(problem, where);
      INFO(report::kind_of(problem) << ": " << words.wrong << " / " << words.remedy);
      CHECK(words.wrong.size() > 10);
      CHECK(words.remedy.size() > 5);
      CHECK(words.wrong.ends_with('.'));
      CHECK((words.remedy.ends_with('.') || words.remedy.ends_with('?')));  // `Did you mean …?`
      CHECK(words.wrong.find("  ") == std::string::npos);
      CHECK(shown(words.wrong + words.remedy) == words.wrong + words.remedy);
    }
}

TEST_CASE("somebody at the console is sent to no command and no option", "[report]") {
  const auto zone = *Zone::open("America/New_York");
  for (const auto& problem : all_problems()) {
    if (const auto* bad = std::get_if<BadField>(&problem); bad && bad->takes >= Takes::public_key_file)
      continue;
    const auto words = report::sentences(problem, &zone, report::Edge::console);
    INFO(report::kind_of(problem) << ": " << words.wrong << " / " << words.remedy);
    CHECK(words.wrong.size() > 10);
    CHECK(words.wrong.find("--") == std::string::npos);
    CHECK(words.remedy.find("--") == std::string::npos);
    CHECK(words.remedy.find("`infuwatch ") == std::string::npos);
  }
}

TEST_CASE("a drug misspelled is asked for by its nearest names", "[report]") {
  const auto words =
      report::sentences(UnknownWord{UnknownWord::What::drug, "ocrevis", {"Ocrevus", "ocrelizumab"}}, nullptr);
  CHECK(words.remedy.find("Ocrevus") != std::string::npos);
  CHECK(words.remedy.find('?') != std::string::npos);
}

TEST_CASE("each kind of problem, and each trouble of the store, has a short name of its own", "[report]") {
  std::map<std::string, std::pair<std::size_t, int>> owners;
  std::set<std::pair<std::size_t, int>> seen;
  for (const auto& problem : all_problems()) {
    const auto* trouble = std::get_if<StoreTrouble>(&problem);
    if (std::holds_alternative<FieldFaults>(problem)) continue;  // called like the first of them
    const std::pair owner{problem.index(), trouble ? static_cast<int>(trouble->kind) : -1};
    const auto kind = report::kind_of(problem);
    INFO(kind);
    CHECK_FALSE(kind.empty());
    CHECK(kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos);
    CHECK(owners.emplace(kind, owner).first->second == owner);
    seen.insert(owner);
  }
  CHECK(owners.size() == seen.size());
}

TEST_CASE("the short names that scripts rely on", "[report]") {
  CHECK(report::kind_of(BadField{field_id(Sign::heart_rate), "", Takes::duration}) == "bad-field");
  CHECK(report::kind_of(LostRace{LostRace::Fact::stopped, EntryNumber{1}, {}, {}, {}}) == "lost-race");
  CHECK(report::kind_of(ReasonNeeded{}) == "reason-needed");
  CHECK(report::kind_of(StoreTrouble{StoreTrouble::Kind::busy, "", ""}) == "store-busy");
  CHECK(report::kind_of(StoreTrouble{StoreTrouble::Kind::full, "", ""}) == "disk-full");
  CHECK(report::kind_of(StoreTrouble{StoreTrouble::Kind::unknown, "", ""}) == "store-doubtful");
}

TEST_CASE("the fields a problem is about are told one by one; what is about none has none", "[report]") {
  using Fields = std::vector<std::string>;
  CHECK(report::fields_of(BadField{FieldId::dose, "", Takes::dose}) == Fields{"--dose"});
  CHECK((report::fields_of(MissingField{MissingField::What::the_fields, {FieldId::name, FieldId::birth}}) ==
         Fields{"--name", "--birth"}));
  CHECK(report::fields_of(BadTime{FieldId::at, {}}) == Fields{"--at"});
  CHECK(report::fields_of(OutOfRange{field_id(Sign::heart_rate), "", 0, 1}) == Fields{"--hr"});
  CHECK(report::fields_of(OwnHandover{EntryNumber{1}}).empty());
  CHECK(report::fields_of(StoreTrouble{}).empty());
}

TEST_CASE("a loser is told who won, when it was recorded, and when it happened if that is another minute",
          "[report]") {
  const auto zone = *Zone::open("America/New_York");
  const Instant noon = at("2026-11-21T17:00");
  const auto told = [&](std::optional<Span> happened) {
    return report::sentences(LostRace{LostRace::Fact::stopped,
                                      InfusionId{17},
                                      EntryNumber{12},
                                      "R. Osei",
                                      noon + 30s,
                                      happened,
                                      {}},
                             &zone)
        .wrong;
  };
  for (const auto& text : {told({}), told(noon), told(noon - 1min)}) {
    CHECK(text.find("R. Osei recorded it at ") != std::string::npos);
    CHECK(text.find("12:00") != std::string::npos);
    CHECK(text.find("E12") != std::string::npos);
  }
  CHECK(told(noon).find(", for ") == std::string::npos);
  CHECK(told(noon - 1min).find("11:59") != std::string::npos);
}

TEST_CASE("the hour that comes twice is asked for by both its names", "[report]") {
  const auto zone = *Zone::open("America/New_York");
  const BadTime twice{FieldId::at,
                      {TimeProblem::Why::twice, "01:30", {at("2026-11-01T05:30"), at("2026-11-01T06:30")}}};
  const auto remedy = report::sentences(twice, &zone).remedy;
  CHECK(remedy.find("01:30 EDT") != std::string::npos);
  CHECK(remedy.find("01:30 EST") != std::string::npos);
}

TEST_CASE("what was typed is shown without what a terminal would obey", "[report]") {
  const std::string hostile = "a\x1b[2J\n\xe2\x80\xae\x07";
  for (const Problem& problem : {Problem{BadField{FieldId::dose, hostile, Takes::one_of, {hostile}}},
                                 Problem{NoSuch{NoSuch::What::patient, hostile}},
                                 Problem{UnknownWord{UnknownWord::What::word_of_line, hostile, {hostile}}},
                                 Problem{CatalogueFaults{hostile, {hostile}}}, Problem{UnknownStaff{hostile}},
                                 Problem{StoreTrouble{StoreTrouble::Kind::io, hostile, hostile}}}) {
    const auto words = report::sentences(problem, nullptr);
    auto text = words.wrong + words.remedy;
    for (const auto& line : words.lines) text += line;
    INFO(text);
    CHECK(shown(text) == text);
    CHECK(text.find('\x1b') == std::string::npos);
  }
}

}  // namespace
}  // namespace infuwatch::problem_words_test
