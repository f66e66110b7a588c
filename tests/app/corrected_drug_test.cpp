// An order that is corrected to another drug, and the second nurse of one that is not in the list.
#include "app/room.hpp"
#include "report/timeline.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::corrected_drug_test {
namespace {

using test::held;
using test::problem;
using test::refusal;
using test::Room;
using test::taken;

const std::vector<std::string> natalizumab{"drug=natalizumab", "dose=300 mg"};
const std::vector<std::string> natalizumab_answered{"drug=natalizumab",
                                                    "dose=300 mg",
                                                    "answer=touch-authorized=yes",
                                                    "answer=touch-new-problem=no",
                                                    "answer=touch-weak-immunity=no",
                                                    "answer=touch-immune-drugs=no",
                                                    "answer=pml-ever=no"};

/// The keys of what a reason is needed for.
std::vector<std::string> asked(const app::Recording& refused) {
  const auto needed = problem<ReasonNeeded>(refused);
  CHECK(needed.each);
  return report::fields_of(Problem{needed});
}

void allergic(Room& room, const char* to) {
  app::PatientFields fields;
  fields.allergies = to;
  taken(app::set_patient(room.nurse(), {"", "told today"}, "T-1", fields));
}

app::Answers unlisted_order(const std::string& drug) {
  return {{FieldId::mrn, "T-1"},
          {FieldId::birth, "1984-03-09"},
          {FieldId::drug, drug},
          {FieldId::unlisted, "yes"},
          {FieldId::dose, "210 mg"},
          {FieldId::route, "IV"},
          {FieldId::order_rate, "60 mL/h"},
          {FieldId::provider, "Dr. Vega"}};
}

TEST_CASE("a reason that says why an entry is corrected answers no question by itself", "[app]") {
  const std::vector<Question> questions{NotChecked{"mitoxantrone", "site default"}};
  for (const auto* left :
       {"", "wrong drug", "wrong drug; second-check=", "dose=as ordered", "second-check"}) {
    INFO(left);
    CHECK(without_answer(questions, left).size() == 1);
  }
  for (const auto* answered : {"second-check=alone", "wrong drug; Second-Check = alone tonight"}) {
    INFO(answered);
    CHECK(without_answer(questions, answered).empty());
  }
}

TEST_CASE("a key that nobody asked about is told", "[app]") {
  const std::vector<Question> questions{NotChecked{"mitoxantrone", "site default"}};
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"", {}},
      {"alone tonight", {}},
      {"second-check=alone", {}},
      {"Second-Check = alone", {}},
      {"check=alone", {"check"}},
      {"check=alone; second-check=alone; dose=as ordered", {"check", "dose"}},
      {"the dose = as ordered", {}}};
  for (const auto& [reason, want] : cases) {
    INFO(reason);
    CHECK(keys_unasked(questions, reason) == want);
  }
}

TEST_CASE("after the start a correction to another drug is asked what that drug's start asks", "[app]") {
  Room room;
  allergic(room, "Tysabri: hives");
  room.start();
  const auto entry = room.last();
  const auto correct = [&](const char* reason) {
    return app::correct(room.nurse(), {"", reason}, entry, natalizumab_answered);
  };
  CHECK(asked(app::correct(room.nurse(), {"", "wrong drug"}, entry, natalizumab)) ==
        std::vector<std::string>{"allergy", "touch-authorized", "touch-new-problem", "touch-weak-immunity",
                                 "touch-immune-drugs", "pml-ever"});
  CHECK(asked(correct("wrong drug")) == std::vector<std::string>{"allergy"});
  CHECK(asked(correct("wrong drug; allergy=")) == std::vector<std::string>{"allergy"});
  CHECK(room.last() == entry);
  const auto done = taken(correct("wrong drug; allergy=tolerated since"));
  const auto& kept = done.entry.notices;
  CHECK(std::any_of(kept.begin(), kept.end(), [](const Notice& notice) {
    return notice.kind == Notice::Kind::asked && notice.about.front() == "allergy";
  }));
}

TEST_CASE("before the start a correction to another drug is told what its start will ask", "[app]") {
  Room room;
  allergic(room, "Tysabri: hives");
  const auto entry = taken(app::prepare(room.nurse(), {}, room.order())).entry.number;
  const auto done = taken(app::correct(room.nurse(), {"", "wrong drug"}, entry, natalizumab));
  CHECK(test::notices(done) == "history-unknown to-ask start-will-ask");
  CHECK(done.entry.notices.back().about == std::vector<std::string>{"an allergy"});
}

TEST_CASE("a correction of anything but the drug asks nothing of it", "[app]") {
  Room room;
  allergic(room, "ocrelizumab: hives");
  room.start();
  CHECK(refusal(app::correct(room.nurse(), {"", "mistyped"}, room.last(), {"chair=4"})) == "recorded");
}

TEST_CASE("answers that the new drug does not ask for in the same words go with the old one", "[app]") {
  Room room;
  const auto number = room.ward.start("T-1", "natalizumab", "300 mg", "as ordered");
  const auto entry = room.last();
  const auto before = std::get<Started>(room.chart(number)->act(entry)->said).answers;
  CHECK(before.size() > 3);
  const std::vector<std::string> ocrelizumab{"drug=ocrelizumab", "dose=600 mg"};
  CHECK(asked(app::correct(room.nurse(), {"", "wrong drug"}, entry, ocrelizumab)) ==
        std::vector<std::string>{"premedication-corticosteroid", "premedication-antihistamine"});
  taken(app::correct(
      room.nurse(),
      {"", "wrong drug; premedication-corticosteroid=at home; premedication-antihistamine=at home"}, entry,
      ocrelizumab));
  const auto chart = room.chart(number);
  const auto& act = *chart->act(entry);
  CHECK(std::get<Started>(act.said).answers == std::vector<Answered>{{"infection", "as expected"},
                                                                     {"neurologic", "as expected"},
                                                                     {"pregnancy", "as expected"}});
  CHECK(std::get<Started>(act.earlier.front().said).answers == before);
  CHECK(act.ordered.drug == "natalizumab");
  CHECK(act.corrected->asked.size() == 2);
  CHECK(report::asked_of_another_drug(act, *chart->infusion(number)));
}

TEST_CASE("answers put in with a correction are those of the drug it is corrected to", "[app]") {
  Room room;
  room.start();
  const auto correct = [&](const char* answer) {
    return app::correct(room.nurse(),
                        {"",
                         "wrong drug; dose-unknown=first; neutrophils=on paper; blood-return=seen; "
                         "second-check=alone"},
                        room.last(), {answer, "drug=mitoxantrone", "dose=12 mg/m2"});
  };
  CHECK(refusal(correct("answer=touch-authorized=yes")) == "bad-field");
  const auto said = std::get<Started>(held<Corrected>(taken(correct("answer=lvef=62"))).now);
  CHECK(said.answers.back() == Answered{"lvef", "62"});
}

TEST_CASE("a second nurse who alone is missing for an unlisted drug is told by itself", "[app]") {
  Room room;
  const auto start = [&](app::Answers answers) {
    return problem<MissingField>(app::carried(room.nurse(), {}, VerbId::start, std::move(answers)));
  };
  CHECK(start(unlisted_order("tezepelumab")).what == MissingField::What::second_nurse);
  auto without_route = unlisted_order("tezepelumab");
  without_route.erase(FieldId::route);
  const auto more = start(std::move(without_route));
  CHECK(more.what == MissingField::What::the_fields);
  CHECK(more.fields == std::vector{FieldId::route, FieldId::checked_by});

  const auto prepared = taken(app::carried(room.nurse(), {}, VerbId::prepare, unlisted_order("tezepelumab")));
  const app::StartRequest request{held<Prepared>(prepared).infusion, {}, "", {{}, true, ""}};
  const auto missing = problem<MissingField>(app::start(room.nurse(), {}, request));
  CHECK(missing.what == MissingField::What::second_nurse);
  CHECK(report::fields_of(Problem{missing}) == std::vector<std::string>{"--checked-by"});
}

TEST_CASE("an order corrected to an unlisted drug needs a second nurse with its start", "[app]") {
  Room room;
  room.start();
  const auto correct = [&](std::vector<std::string> fields) {
    for (const auto* field :
         {"drug=tezepelumab", "unlisted=yes", "route=IV", "rate=60 mL/h", "provider=Dr. Vega"})
      fields.emplace_back(field);
    return app::correct(room.nurse(), {"", "wrong drug"}, room.last(), fields);
  };
  CHECK(problem<MissingField>(correct({})).what == MissingField::What::second_nurse_of_start);
  CHECK(refusal(correct({"checked-by=n2"})) == "recorded");
}

TEST_CASE("the name of an unlisted drug is its own, of letters that can be seen, no wider than a line",
          "[app]") {
  const auto takes = [](const std::string& name) {
    const auto got =
        app::read<std::string>(FieldId::drug, name, {.catalogue = &test::seed(), .unlisted = true});
    return got ? std::optional<Takes>{} : problem<BadField>(got).takes;
  };
  const std::string wide = "\u4e2d";  // two columns
  std::string forty, forty_one;
  for (int i = 0; i < 40; ++i) forty += wide;
  forty_one = forty + wide;
  for (const auto& name : {std::string(80, 'x'), forty, std::string{"C1-INH"},
                           std::string{"t\u00e9z\u00e9pelumab"}, std::string{"\u03b1-1"}}) {
    INFO(name);
    CHECK_FALSE(takes(name));
  }
  for (const auto* name :
       {"!!!", "210", " - ", "\u200b", "teze\u200bpelumab", "\u3164", "\x07", "a\nb", "a\tb"}) {
    INFO(name);
    CHECK(takes(name) == Takes::drug_letters);
  }
  for (const auto& name : {std::string(81, 'x'), forty_one}) CHECK(takes(name) == Takes::drug_width);
  CHECK(takes("generic") == Takes::drug_name);
  CHECK(takes("OCREVUS") == Takes::listed_name);
}

}  // namespace
}  // namespace infuwatch::corrected_drug_test
