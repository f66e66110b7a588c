// Doses of what is given that are hardly ever given, or have no unit; allergies that say nothing.
#include "app/room.hpp"

namespace infuwatch::given_test {
namespace {

using test::held;
using test::problem;
using test::refusal;
using test::Room;
using test::taken;

/// What an entry keeps as asked.
std::vector<std::vector<std::string>> kept(const storage::Recorded& done) {
  std::vector<std::vector<std::string>> found;
  for (const auto& notice : done.entry.notices)
    if (notice.kind == Notice::Kind::asked) found.push_back(notice.about);
  return found;
}
using Kept = std::vector<std::vector<std::string>>;

TEST_CASE("an unlikely dose is asked about, one without a unit refused", "[app]") {
  Room room;
  const auto number = room.start();
  const auto give = [&](const std::string& what, const std::string& reason = "") {
    return app::give(room.nurse(), {"", reason}, number, what, "", "");
  };
  CHECK(refusal(give("acetaminophen 650 oral")) == "bad-field");
  CHECK(refusal(give("acetaminophen 650 oral", "so ordered")) == "bad-field");
  const auto asked = problem<ReasonNeeded>(give("acetaminophen 650 g oral")).questions;
  REQUIRE(asked.size() == 1);
  CHECK(question_key(asked.front()) == "medication-dose");
  CHECK(kept(taken(give("acetaminophen 650 mg oral"))).empty());
  CHECK(kept(taken(give("ondansetron 40 mg oral", "so ordered"))) ==
        Kept{{"medication-dose", "ondansetron oral 40 mg"}});
  CHECK(kept(taken(give("cetirizine 40 mg! oral"))).empty());
}

TEST_CASE("a correction of a medication needs its unit and its !", "[app]") {
  Room room;
  const auto number = room.start();
  const auto entry = taken(app::give(room.nurse(), {}, number, "ondansetron 4 mg IV", "", "")).entry.number;
  const auto correct = [&](const std::string& what) {
    return app::correct(room.nurse(), {"", "misread"}, entry, {"what=" + what});
  };
  CHECK(refusal(correct("ondansetron 4 IV")) == "bad-field");
  CHECK(question_key(problem<ReasonNeeded>(correct("ondansetron 40 mg IV")).questions.front()) ==
        "medication-dose");
  CHECK(refusal(correct("ondansetron 40 mg! IV")) == "recorded");
}

TEST_CASE("while an urgent flag waits a dose is kept and noted, with or without a unit", "[app]") {
  Room room;
  const auto number = room.start();
  app::ObserveRequest request;
  request.infusion = number;
  request.symptoms = {"hives:3"};
  request.vitals[Sign::pressure] = "80/50";
  taken(app::observe(room.nurse(), {}, request));
  CHECK(refusal(app::give(room.nurse(), {}, number, "epinephrine 0.3 IM", "", "")) == "recorded");
  CHECK(kept(taken(app::give(room.nurse(), {}, number, "epinephrine 0.3 g IM", "", ""))) ==
        Kept{{"medication-dose", "epinephrine IM 300 mg"}});
}

TEST_CASE("allergies that say that nobody asked are refused", "[app]") {
  Room room;
  app::PatientFields fields;
  fields.name = "Muster, Jo";
  fields.birth = "1984-03-09";
  for (const auto* said : {"see chart", "unknown", "?"}) {
    fields.allergies = said;
    CHECK(refusal(app::add_patient(room.nurse(), {}, "T-2", fields)) == "bad-field");
  }
  fields.allergies = "denies";
  taken(app::add_patient(room.nurse(), {}, "T-2", fields));
  app::PatientFields change;
  change.allergies = "ask";
  CHECK(refusal(app::set_patient(room.nurse(), {}, "T-2", change)) == "bad-field");
  change.allergies = "latex";
  CHECK(held<PatientSet>(taken(app::set_patient(room.nurse(), {}, "T-2", change))).patient.allergies ==
        "latex");
}

}  // namespace
}  // namespace infuwatch::given_test
