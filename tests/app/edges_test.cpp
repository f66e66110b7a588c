#include "app/room.hpp"
#include "base/text.hpp"
#include "report/board.hpp"
#include "report/drug_sheet.hpp"
#include "support/history.hpp"

namespace infuwatch::edges_test {
namespace {

using namespace std::chrono_literals;
using test::refusal;
using test::Room;
using test::taken;

const app::Common because{"", "misread"};

TEST_CASE("what is known of earlier infusions, said again as it is, is nothing new", "[app]") {
  Room room;
  const auto prior = [&] {
    return app::set_prior(room.nurse(), {}, "T-1", {"Tysabri", "3", "900 mg", "", "mild"});
  };
  taken(prior());
  CHECK(refusal(prior()) == "nothing-new");
}

TEST_CASE("a grade behind a denied or resolved symptom is not given to another", "[app]") {
  for (const auto* line :
       {"1 hives no rash g1", "1 itching hives gone g2", "1 itching resolved hives @-10m"}) {
    INFO(line);
    CHECK(refusal(app::log_line(line, test::seed())) != "recorded");
  }
}

TEST_CASE("capital words behind a clock time mean what they mean elsewhere in the line", "[app]") {
  for (const auto* line :
       {"1 08:55 TEMP 37.2C", "1 08:55 PULSE 80", "1 08:55 SAT 98", "1 08:55 PAIN 3", "1 08:55 CHEST PAIN",
        "1 08:55 NONE", "1 08:55 AIR", "1 08:55 PHONE none", "1 08:55 NOTE quiet"}) {
    const auto read = app::log_line(line, test::seed());
    INFO(line);
    CHECK(refusal(read) == "recorded");
    if (read) CHECK(read->at == "08:55");
  }
}

TEST_CASE("a correction cannot say what an observation cannot", "[app]") {
  const auto corrected = [](const std::string& line, const std::vector<std::string>& fields) {
    Room room;
    room.start();
    const auto entry = room.ward.log(room.nine + 1h, line).entry.number;
    room.set(room.nine + 2h);
    return refusal(app::correct(room.nurse(), because, entry, fields));
  };
  CHECK(corrected("1 chills g1 @09:50 09:58", {"at=09:40"}) != "recorded");
  CHECK(corrected("1 hives g2 no rash", {"denied=hives"}) != "recorded");
  CHECK(corrected("1 hives g2 no rash", {"resolved=hives"}) == "recorded");  // seen, and gone
  CHECK(corrected("1 hives g2 hr 80", {"symptom=-hives", "hr="}) != "recorded");
  CHECK(corrected("1 none", {"symptom=hives:2"}) != "recorded");
}

TEST_CASE("a resume is not corrected to before its pause, nor a pause to after its resume", "[app]") {
  for (const bool of_resume : {true, false}) {
    Room room;
    const auto number = room.start();
    room.set(room.nine + 10min);
    const auto paused = taken(app::pause(room.nurse(), {}, number, "")).entry.number;
    room.set(room.nine + 15min);
    const auto resumed = taken(app::resume(room.nurse(), {}, number, "")).entry.number;
    room.set(room.nine + 30min);
    CHECK(refusal(app::correct(room.nurse(), because, of_resume ? resumed : paused,
                               {of_resume ? "at=09:05" : "at=09:20"})) != "recorded");
  }
}

TEST_CASE("a stop charted after the release does not lie after it", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 2h);
  taken(app::release(room.nurse(), {"", "left"}, {number, "", ""}));
  room.set(room.nine + 3h);
  CHECK(refusal(app::stop(room.nurse(), {}, {number, "", "", ""})) == "wrong-order");
  CHECK(refusal(app::stop(room.nurse(), {}, {number, "-1h", "", ""})) == "recorded");
}

TEST_CASE("a rate entry is not emptied by a correction", "[app]") {
  Room room;
  const auto number = room.start();
  const auto rate = taken(app::change_rate(room.nurse(), {}, {number, "60 mL/h", "", ""})).entry.number;
  CHECK(refusal(app::correct(room.nurse(), because, rate, {"rate="})) != "recorded");
}

TEST_CASE("pages keep to 80 columns: headings of a long site name, drug sheets", "[app]") {
  const auto zone = *Zone::open("America/New_York");
  SiteRecord site;
  site.site.name = std::string(120, 'S');
  const auto heading = report::heading("board", {zone, test::at("2026-11-21T14:00"), site});
  for (const auto& line : split(heading, '\n')) CHECK(columns(line) <= 80);
  for (const auto& [key, drug] : test::seed().drugs)
    for (const auto& line : split(report::drug_text(drug, test::seed()), '\n')) {
      INFO(key << ": " << line);
      CHECK(columns(line) <= 80);
    }
}

}  // namespace
}  // namespace infuwatch::edges_test
