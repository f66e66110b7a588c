// Labs on a patient's chart: what is refused, asked, corrected, retracted.
#include "app/room.hpp"

namespace infuwatch::labs_test {
namespace {

using test::held;
using test::refusal;
using test::Room;
using test::taken;

app::Recording chart(Room& room, std::vector<std::string> labs, const std::string& reason = {}) {
  app::Answers answers{{FieldId::new_mrn, "T-1"}};
  for (auto& lab : labs) answers.add(FieldId::lab, std::move(lab));
  return app::carried(room.nurse(), {"", reason}, VerbId::patient_lab, std::move(answers));
}

app::Recording correct(Room& room, EntryNumber entry, const std::string& set) {
  app::Answers answers{{FieldId::entry, to_text(entry)}, {FieldId::set, set}};
  return app::carried(room.nurse(), {"", "mistyped"}, VerbId::correct, std::move(answers));
}

TEST_CASE("labs are refused at their edges", "[app]") {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"lvef 55 % 2026-11-21"}, "recorded"},
      {{"lvef 55 % 2026-11-22"}, "bad-field"},
      {{"lvef 55 % 1984-03-09"}, "recorded"},
      {{"lvef 55 % 1984-03-08"}, "bad-field"},
      {{"lvef 55 % 2026-11"}, "recorded"},
      {{"lvef 10 % 2026-10-01"}, "recorded"},
      {{"lvef 9.999 % 2026-10-01"}, "reason-needed"},
      {{"lvef 9.999 %! 2026-10-01"}, "recorded"},
      {{"lvef 85 % 2026-10-01"}, "recorded"},
      {{"lvef 85.001 % 2026-10-01"}, "reason-needed"},
      {{"lvef 55 % 2026-10-01", "lvef 55 % 2026-10-02"}, "recorded"},
      {{"lvef 55 % 2026-10-01", "lvef 50 % 2026-10-01"}, "bad-field"},
      {{}, "missing-field"}};
  for (const auto& [labs, want] : cases) {
    INFO((labs.empty() ? std::string{} : labs.back()));
    Room room;
    CHECK(refusal(chart(room, labs)) == want);
  }
  Room room;
  taken(chart(room, {"lvef 55 % 2026-10-01"}));
  CHECK(refusal(chart(room, {"lvef 55 % 2026-10-01"})) == "nothing-new");
  CHECK(refusal(chart(room, {"lvef 9 % 2026-10-02"}, "measured twice")) == "recorded");
}

TEST_CASE("a lab is new where it differs from what stands last of its day", "[app]") {
  struct Step {
    std::vector<std::string> labs;
    const char* want;
  };
  const Step steps[] = {{{"lvef 45 % 2026-10-01"}, "recorded"},
                        {{"lvef 45 % 2026-10-01"}, "nothing-new"},
                        {{"lvef 60 % 2026-10-01"}, "recorded"},
                        {{"lvef 60 % 2026-10-01"}, "nothing-new"},
                        {{"lvef 45 % 2026-10-01"}, "recorded"},  // 60 % came later
                        {{"lvef 45 % 2026-10-02"}, "recorded"},
                        {{"hbsag neg 2026-10-01"}, "recorded"},
                        {{"hbsag neg 2026-10-01", "lvef 45 % 2026-10-01"}, "nothing-new"},
                        {{"hbsag neg 2026-10-01", "lvef 50 % 2026-10-01"}, "recorded"}};
  Room room;
  for (const auto& [labs, want] : steps) {
    INFO(labs.back());
    CHECK(refusal(chart(room, labs)) == want);
  }
}

TEST_CASE("a lab is corrected in its entry, and retracted with it", "[app]") {
  Room room;
  room.start();
  const auto entry = taken(chart(room, {"lvef 55 % 2026-10-01", "hbsag negative 2026-10-01"})).entry.number;
  const auto said = [&] { return std::get<LabsCharted>(room.chart()->act(entry)->said).labs; };
  const auto second = taken(correct(room, entry, "lab=lvef 52 % 2026-10-03"));
  REQUIRE(said().size() == 2);
  CHECK((said()[0].on == std::chrono::year{2026} / 10 / 3 && value_text(said()[0]) == "52 %"));
  CHECK(refusal(correct(room, second.entry.number, "lab=lvef 5 % 2026-10-03")) == "reason-needed");
  CHECK(refusal(correct(room, second.entry.number, "lab=lvef 52 % 2027-10-03")) == "bad-field");
  CHECK(refusal(correct(room, second.entry.number, "lab=-mri")) == "no-such");
  const auto third = taken(correct(room, second.entry.number, "lab=-hbsag"));
  CHECK(said().size() == 1);
  CHECK(refusal(correct(room, third.entry.number, "lab=-lvef")) == "missing-field");
  app::Answers answers{{FieldId::entry, to_text(third.entry.number)}};
  taken(app::carried(room.nurse(), {"", "another patient"}, VerbId::retract, std::move(answers)));
  CHECK_FALSE(room.chart()->act(entry)->stands());
  CHECK(refusal(correct(room, third.entry.number, "lab=lvef 50 % 2026-10-03")) == "lost-race");
}

}  // namespace
}  // namespace infuwatch::labs_test
