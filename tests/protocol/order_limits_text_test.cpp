// How a catalogue says what an order is held against, and what it cannot mean.
#include "protocol/catalogue_text.hpp"
#include "protocol/left_out.hpp"
#include "support/catalogue_mistakes.hpp"

namespace infuwatch::order_limits_text_test {
namespace {

using namespace test;
using namespace std::chrono_literals;

const char* const here = "[[stay]]";
std::string course(const std::string& lines) {
  return "[[course_limit]]\nsource = \"s\"\n" + lines + "\n[[stay]]";
}
std::string apart(const std::string& lines) {
  return "[[not_with]]\nsource = \"s\"\n" + lines + "\n[[stay]]";
}

void slip(const std::string& to, const std::string& what) { check({"testumab", here, to.c_str(), what}); }

DrugProtocol read(const std::string& from, const std::string& to) {
  auto texts = CatalogueTexts{};
  texts.change("testumab", from, to);
  return read_catalogue(1, texts.parts())->drugs.at("testumab");
}

TEST_CASE("how much a course has is read, and what it cannot be is refused", "[protocol]") {
  const auto plan =
      read(here, course("years_from = 18\namount = \"2 g\"\nwithin_days = 14\nlabels = \"us\"\n"));
  const auto& limit = plan.before_start.course_limits.at(0);
  CHECK(limit.amount == Quantity{{2000}, "g"});
  CHECK_FALSE(limit.doses);
  CHECK(limit.within_days == 14);
  CHECK(limit.days_apart == 1);
  CHECK(limit.band.years_from == 18);
  CHECK(limit.labels == LabelRegion::us);
  const auto of_doses = read(here, course("doses = 1\nwithin_days = 1\ndays_apart = 7\n"));
  CHECK(of_doses.before_start.course_limits.at(0).doses == 1);
  CHECK(of_doses.before_start.course_limits.at(0).days_apart == 7);
  slip(course("doses = @0\nwithin_days = 14\n"), "`doses` must be at least 1");
  slip(course("doses = 1\nwithin_days = @0\n"), "`within_days` must be at least 1");
  slip(course("doses = 1\nwithin_days = 14\ndays_apart = @0\n"), "`days_apart` must be at least 1");
  slip(course("doses = @1\namount = \"2 g\"\nwithin_days = 14\n"),
       "either `doses` or `amount` is needed, not both");
  slip(course("amount = @\"0 g\"\nwithin_days = 14\n"),
       "`amount` must be a dose, such as \"1000 mg\" or \"2 g/kg\"");
  slip(course("amount = @\"much\"\nwithin_days = 14\n"),
       "`amount` must be a dose, such as \"1000 mg\" or \"2 g/kg\"");
}

TEST_CASE("what is not given together is read, and what it cannot be is refused", "[protocol]") {
  const auto plan = read(here, apart("what = [\"TNF blocker\"]\ndays = 1\n"));
  CHECK(plan.before_start.not_with.at(0).what == std::vector<std::string>{"TNF blocker"});
  CHECK(plan.before_start.not_with.at(0).days == 1);
  slip(apart("what = [\"TNF blocker\"]\ndays = @0\n"), "`days` must be at least 1");
  slip(apart("what = @[]\ndays = 1\n"), "`what` is missing");
}

TEST_CASE("routes have a source, and are those that an order can have", "[protocol]") {
  const char* const units = "dose_units = [\"mg\"]";
  const auto with = [&](const std::string& lines) { return units + ("\n" + lines); };
  CHECK(read(units, with("routes = [\"IV\", \"SC\"]\nroutes_source = \"s\"")).before_start.routes ==
        std::vector<std::string>{"IV", "SC"});
  check(
      {"testumab", units, with("routes = @[\"IV\"]").c_str(), "`routes` and `routes_source` stand together"});
  check({"testumab", units, with("routes_source = @\"s\"").c_str(),
         "`routes` and `routes_source` stand together"});
  check({"testumab", units, with("routes = [@\"by vein\"]\nroutes_source = \"s\"").c_str(),
         "unknown route `by vein`; there are IV SC IM intrathecal"});
  Catalogue was, now;
  was.drugs["testumab"] = read(units, with("routes = [\"IV\", \"SC\"]\nroutes_source = \"s\""));
  now.drugs["testumab"] = read(units, units);
  const auto lacks = left_out(was, now, "testumab");
  REQUIRE(lacks.size() == 1);
  CHECK(lacks.front().what == LeftOut::What::route);
  CHECK(lacks.front().told == "IV or SC");
  CHECK(left_out(was, was, "testumab").empty());
}

TEST_CASE("the shortest time is no longer than the planned one, and that where none is told", "[protocol]") {
  const char* const lasts = "duration = \"2h\"";
  CHECK(read(lasts, lasts).regimens.at(0).shortest_time() == 2h);
  CHECK(read(lasts, "duration = \"2h\"\nshortest = \"1h\"").regimens.at(0).shortest_time() == 1h);
  accepted("testumab", lasts, "duration = \"2h\"\nshortest = \"2h\"");
  check({"testumab", lasts, "duration = \"2h\"\nshortest = @\"121m\"",
         "`shortest` must not be longer than `duration`"});
}

}  // namespace
}  // namespace infuwatch::order_limits_text_test
