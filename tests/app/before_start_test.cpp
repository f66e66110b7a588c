// What the start asks, and how it is answered.
#include "room.hpp"
#include "support/history.hpp"

namespace infuwatch::before_start_test {
namespace {

using namespace test;
using app::StartRequest;

StartRequest mitoxantrone(const Room& room, app::ScreeningFields screening = {}) {
  return {std::nullopt, room.order("mitoxantrone", "12 mg/m2"), "", std::move(screening)};
}

/// The keys of what a reason is needed for.
std::vector<std::string> asked(const app::Recording& refused) {
  return report::fields_of(Problem{problem<ReasonNeeded>(refused)});
}

void had(Room& room, const char* count, const char* total) {
  taken(app::set_prior(room.ward.context(), {}, "T-1", {"mitoxantrone", count, total, "2026-08-22", "none"}));
}

TEST_CASE("a start asks everything at once, and is recorded with a reason", "[app]") {
  Room room;
  had(room, "11", "132 mg/m2");
  const auto context = room.nurse();
  const auto request = mitoxantrone(room, {{"lvef=45"}, false, ""});
  const auto before = room.last();
  CHECK(asked(app::start_as_typed(context, {}, request)) ==
        std::vector<std::string>{"dose-limit", "lvef", "neutrophils", "blood-return", "second-check",
                                 "no-readings-before"});
  CHECK(room.last() == before);
  const auto done = taken(app::start(context, {"", "cardiology agreed"}, request));
  CHECK(done.entry.reason == "cardiology agreed");
  CHECK(held<Started>(done).answers == std::vector<Answered>{{"lvef", "45"}});
  CHECK(notices(done) == "not-asked asked asked asked asked asked");
}

TEST_CASE("one reason answers all that is asked, or each its own", "[app]") {
  Room room;
  had(room, "11", "132 mg/m2");
  const auto request = mitoxantrone(room, {{"blood-return=yes", "lvef=60", "neutrophils=2000"}, false, ""});
  const auto with = [&](const char* reason) {
    return app::start_as_typed(room.nurse(), {"", reason}, request);
  };
  const std::vector<std::string> all{"dose-limit", "second-check", "no-readings-before"};
  CHECK(asked(with(" ")) == all);
  CHECK(asked(with("dose-limit=last one")) == std::vector<std::string>{"second-check", "no-readings-before"});
  CHECK(asked(with("second-check=alone tonight; dose-limit=last one")) ==
        std::vector<std::string>{"no-readings-before"});
  CHECK(asked(with("dose-limit=; second-check=alone; no-readings-before=cuff broken")) ==
        std::vector<std::string>{"dose-limit"});
  const auto each = "dose-limit=last one; second-check=alone; no-readings-before=cuff broken";
  CHECK(taken(with(each)).entry.reason == each);
}

TEST_CASE("a key that is mistyped, not asked about or empty answers nothing", "[app]") {
  Room room;
  had(room, "11", "132 mg/m2");
  const auto request = mitoxantrone(room, {{"blood-return=yes", "lvef=60", "neutrophils=2000"}, false, ""});
  const auto open = [&](const char* reason) {
    return asked(app::start_as_typed(room.nurse(), {"", reason}, request));
  };
  const std::vector<std::string> all{"dose-limit", "second-check", "no-readings-before"};
  for (const char* text :
       {"interval=moved away", "dose-limi=last one", "dose-limit=; second-check=", "; ; ;", "x=y"}) {
    INFO(text);
    CHECK(open(text) == all);
  }
  const std::vector<std::string> rest{"second-check", "no-readings-before"};
  CHECK(open("dose-limit=ordered by Dr. V; see fax") == rest);
  CHECK(open("Dose-Limit=last one") == rest);
  CHECK(open("as ordered; dose-limit=last one") == rest);
}

TEST_CASE("a text without a key answers all", "[app]") {
  for (const char* text :
       {"dose-limit", "as ordered; all of it", "LVEF of 62 % = seen", "dose limit = last one"}) {
    INFO(text);
    Room room;
    had(room, "11", "132 mg/m2");
    const auto request = mitoxantrone(room, {{"blood-return=yes", "lvef=60", "neutrophils=2000"}, false, ""});
    CHECK(refusal(app::start_as_typed(room.nurse(), {"", text}, request)) == "recorded");
  }
}

TEST_CASE("screened answers all that was not said otherwise", "[app]") {
  Room room;
  had(room, "0", "");
  const auto done = taken(
      app::start(room.nurse(), {},
                 mitoxantrone(room, {{"lvef=62", "blood-return=yes", "neutrophils=2000"}, true, "n2"})));
  const auto said = held<Started>(done);
  CHECK(said.answers == std::vector<Answered>{{"lvef", "62"},
                                              {"blood-return", "yes"},
                                              {"neutrophils", "2000"},
                                              {"infection", "as expected"},
                                              {"neurologic", "as expected"},
                                              {"pregnancy", "as expected"},
                                              {"earlier-anthracycline", "as expected"},
                                              {"heart-check", "as expected"},
                                              {"blood-count", "as expected"},
                                              {"liver-tests", "as expected"},
                                              {"pregnancy-test", "as expected"}});
  CHECK(said.checked_by == "n2");
  CHECK(notices(done) == "asked");  // nothing was prepared
  CHECK(room.infusion(said.infusion).checked_by == "n2");
}

TEST_CASE("screened tells no number, and nothing that is answered by itself", "[app]") {
  struct Case {
    const char* answer;
    std::vector<std::string> asks;
  };
  const Case cases[] = {{"blood-return=yes", {"lvef", "neutrophils"}},
                        {"lvef=60", {"neutrophils", "blood-return"}},
                        {"neutrophils=2000", {"lvef", "blood-return"}}};
  for (const auto& [answer, asks] : cases) {
    INFO(answer);
    Room room;
    had(room, "0", "");
    const auto number =
        held<Prepared>(taken(app::prepare(room.nurse(), {}, room.order("mitoxantrone", "12 mg/m2"))))
            .infusion;
    const StartRequest start{number, {}, "", {{answer}, true, "n2"}};
    auto all = asks;
    all.push_back("no-readings-before");
    CHECK(asked(app::start_as_typed(room.nurse(), {}, start)) == all);
  }
}

TEST_CASE("screened answers what must be answered where the protocol lets the list do so", "[app]") {
  Room room;
  const auto number =
      held<Prepared>(taken(app::prepare(room.nurse(), {}, room.order("natalizumab", "300 mg")))).infusion;
  const auto keys = [&](bool screened) {
    return asked(app::start_as_typed(room.nurse(), {}, {number, {}, "", {{}, screened, ""}}));
  };
  CHECK(keys(true) == std::vector<std::string>{"no-readings-before"});
  CHECK(keys(false) == std::vector<std::string>{"touch-authorized", "touch-new-problem",
                                                "touch-weak-immunity", "touch-immune-drugs", "pml-ever",
                                                "no-readings-before"});
}

TEST_CASE("an answer must answer something, in its form, once", "[app]") {
  Room room;
  had(room, "0", "");
  for (const char* text : {"lvef", "lvef=", "lvef=good", "infection=perhaps", "gvhd=no", "=", ""}) {
    INFO(text);
    CHECK(refusal(app::start(room.nurse(), {}, mitoxantrone(room, {{text}, true, "n2"}))) == "bad-field");
  }
  CHECK(refusal(app::start(room.nurse(), {}, mitoxantrone(room, {{"lvef=60", "LVEF = 61"}, true, "n2"}))) ==
        "bad-field");
  CHECK(refusal(app::start(room.nurse(), {}, mitoxantrone(room, {{" Infection = NO "}, true, "n2"}))) ==
        "recorded");
}

TEST_CASE("the second nurse is somebody else who may give infusions", "[app]") {
  Room room;
  had(room, "0", "");
  const auto checked = [&](const char* badge) {
    return refusal(app::start(room.nurse(), {}, mitoxantrone(room, {{}, true, badge})));
  };
  CHECK(checked("n1") == "bad-field");
  CHECK(checked("a1") == "bad-field");
  CHECK(checked("n9") == "no-such");
  taken(app::disable_staff(room.charge(), {}, "n2"));
  CHECK(checked("n2") == "no-such");
  CHECK(checked("c1") == "recorded");
}

TEST_CASE("what was prepared says what to ask and what will be asked", "[app]") {
  Room room;
  had(room, "11", "132 mg/m2");
  const auto prepared = taken(app::prepare(room.nurse(), {}, room.order("mitoxantrone", "12 mg/m2")));
  CHECK(notices(prepared) == "to-ask start-will-ask");
  CHECK(prepared.entry.notices.back().about == std::vector<std::string>{"the dose limit"});
  const StartRequest start{held<Prepared>(prepared).infusion,
                           {},
                           "",
                           {{"blood-return=yes", "lvef=60", "neutrophils=2000"}, true, "n2"}};
  CHECK(asked(app::start_as_typed(room.nurse(), {}, start)) ==
        std::vector<std::string>{"dose-limit", "no-readings-before"});
  CHECK(refusal(app::start_as_typed(room.nurse(), {"", "last dose"}, start)) == "recorded");
}

TEST_CASE("the site's labels decide which limit holds", "[app]") {
  Room room;
  had(room, "6", "72 mg/m2");
  app::SiteFields fields;
  fields.labels = "eu";
  const auto request = mitoxantrone(room, {{"blood-return=yes", "lvef=60", "neutrophils=2000"}, true, "n2"});
  app::SiteFields wrong;
  wrong.labels = "uk";
  CHECK(refusal(app::set_site(room.charge(), {}, wrong)) == "bad-field");
  taken(app::set_site(room.charge(), {}, fields));
  CHECK(asked(app::start_as_typed(room.nurse(), {}, request)) ==
        std::vector<std::string>{"screening", "dose-limit", "no-readings-before"});
  fields.labels = "us";
  taken(app::set_site(room.charge(), {}, fields));
  CHECK(asked(app::start_as_typed(room.nurse(), {}, request)) ==
        std::vector<std::string>{"screening", "no-readings-before"});
}

TEST_CASE("with its readings and premedication charted, a start is asked nothing", "[app]") {
  Room room;
  const auto number = held<Prepared>(taken(app::prepare(room.nurse(), {}, room.order()))).infusion;
  taken(app::give(room.nurse(), {}, number, "methylprednisolone 100 mg IV", "", "-30m"));
  taken(app::give(room.nurse(), {}, number, "cetirizine 10 mg oral", "", "-1h"));
  const StartRequest start{number, {}, "", {{}, true, ""}};
  CHECK(asked(app::start_as_typed(room.nurse(), {}, start)) ==
        std::vector<std::string>{"no-readings-before"});
  app::ObserveRequest look;
  look.infusion = number;
  look.vitals[Sign::heart_rate] = "76";
  look.vitals[Sign::pressure] = "122/78";
  look.vitals[Sign::temperature] = "36.8C";
  taken(app::observe(room.nurse(), {}, look));
  const auto done = taken(app::start_as_typed(room.nurse(), {}, start));
  CHECK(done.entry.notices.empty());
}

TEST_CASE("a start whose stay would last past closing time is asked about", "[app]") {
  Room room;
  app::SiteFields hours;
  hours.opening = "Mon-Sun 07:00-13:30";  // Saturday 09:00; 3 h 30 min, and an hour after the stop
  taken(app::set_site(room.charge(), {}, hours));
  const StartRequest start{{}, room.order(), "", {{}, true, ""}};
  const auto keys = [&] { return asked(app::start_as_typed(room.nurse(), {}, start)); };
  CHECK(keys() == std::vector<std::string>{"screening", "premedication-corticosteroid",
                                           "premedication-antihistamine", "no-readings-before"});
  hours.opening = "Mon-Sun 07:00-13:29";
  taken(app::set_site(room.charge(), {}, hours));
  CHECK(keys().back() == "after-closing");
}

TEST_CASE("answers and the second nurse are corrected like anything else", "[app]") {
  Room room;
  had(room, "0", "");
  const auto done = taken(app::start(room.nurse(), {}, mitoxantrone(room, {{"lvef=62"}, false, "n2"})));
  const EntryNumber entry = done.entry.number;
  EntryNumber latest = entry;
  const auto correct = [&](std::vector<std::string> fields) {
    return app::correct(room.nurse(), {"", "misread"}, latest, fields);
  };
  const auto now = [&] { return std::get<Started>(room.chart()->act(entry)->said); };
  taken(correct({"answer=lvef=55", "checked-by=c1"}));
  latest = room.last();
  CHECK(now().answers == std::vector<Answered>{{"lvef", "55"}});
  CHECK(now().checked_by == "c1");
  CHECK(refusal(correct({"answer=lvef=high"})) == "bad-field");
  CHECK(refusal(correct({"checked-by=n1"})) == "bad-field");
}

TEST_CASE("a reading that is hardly ever seen is recorded when it is said to be right", "[app]") {
  Room room;
  app::ObserveRequest request;
  request.infusion = room.start();
  request.vitals[Sign::heart_rate] = "28";
  request.vitals[Sign::pressure] = "70/35";
  CHECK(refusal(app::observe(room.nurse(), {}, request)) == "reason-needed");
  CHECK(refusal(app::observe(room.nurse(), {"", "counted for a minute"}, request)) == "recorded");
  request.vitals[Sign::heart_rate] = "28!";
  const auto said = held<Observed>(taken(app::observe(room.nurse(), {}, request)));
  CHECK(said.confirmed == std::vector<std::string>{"hr"});
  CHECK(said.vitals.heart_rate->value == 28);
  request.vitals[Sign::heart_rate] = "400!";
  CHECK(refusal(app::observe(room.nurse(), {}, request)) == "out-of-range");
}

TEST_CASE("fever above 40.0 C for more than a day is grade 4", "[app]") {
  Room room;
  app::ObserveRequest request;
  request.infusion = room.start();
  const auto grade = [&](Instant when, const char* symptom, const char* temp) {
    room.set(when);
    request.symptoms = {symptom};
    request.vitals[Sign::temperature] = temp;
    return held<Observed>(taken(app::observe(room.nurse(), {}, request))).symptoms.front().grade;
  };
  CHECK(grade(room.nine, "fever", "40.1C") == 3);
  CHECK(grade(room.nine + 24h, "fever", "40.1C") == 3);
  CHECK(grade(room.nine + 24h + 1min, "fever", "40.1C") == 4);
  CHECK(grade(room.nine + 25h, "fever", "39.9C") == 2);
  CHECK(grade(room.nine + 26h, "fever", "40.1C") == 3);  // it had been lower in between
  CHECK(grade(room.nine + 26h, "fever:1", "40.1C") == 1);
}

TEST_CASE("a grade says what it is by", "[app]") {
  Room room;
  app::ObserveRequest request;
  request.infusion = room.start();
  request.symptoms = {"hives:12%", "rash", "other:cold left ear:1"};
  const auto said = held<Observed>(taken(app::observe(room.nurse(), {}, request)));
  CHECK(said.symptoms[0].grade == 2);
  CHECK(said.symptoms[0].surface == 12);
  CHECK(said.symptoms[0].grading == "CTCAE v5.0");
  CHECK(said.symptoms[1].grading.empty());
  CHECK(said.symptoms[2].grading.empty());
  for (const char* text : {"headache:12%", "hives:0%", "hives:101%", "hives:%", "other:lips:5%"}) {
    request.symptoms = {text};
    INFO(text);
    CHECK(refusal(app::observe(room.nurse(), {}, request)) == "bad-field");
  }
}

TEST_CASE("a provider's longer observation takes the place of the protocol's", "[app]") {
  Room room;
  const auto number = room.start();
  taken(app::stop(room.nurse(), {}, {number, "", "", ""}));
  const auto until = [&] { return *room.infusion(number).observe_until() - room.nine; };
  CHECK(until() == 1h);
  const auto told = [&](const char* observe) {
    return app::notify(room.nurse(), {}, {number, "Dr. Vega", "", observe, ""});
  };
  CHECK(notices(taken(told("1h"))) == "stay-not-longer");
  CHECK(until() == 1h);
  CHECK(notices(taken(told("1h1m"))).empty());
  CHECK(until() == 1h + 1min);
  CHECK(refusal(told("long")) == "bad-field");
}

}  // namespace
}  // namespace infuwatch::before_start_test
