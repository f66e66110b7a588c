// A question that nobody asked: which reason, given for what is charted against it, closes it.
#include "base/text.hpp"
#include "protocol/checks.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"
#include "support/entries.hpp"

#include <algorithm>

namespace infuwatch::checks_reason_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant nine = at("2026-11-21T14:00");
const Zone zone = *Zone::open("America/New_York");
const InfusionId infusion{1};
using About = std::vector<std::string>;

std::string ask_of(const std::string& key) {
  for (const auto& one : seed().drugs.at("natalizumab").before_start.questions)
    if (one.key == key) return one.ask;
  return {};
}

/// Whether a question stays open after a start without answers whose reason was given for this.
bool left_open(const std::string& question, const About& about) {
  Entries entries;
  entries.say(PatientSet{ana()}, nine - 2h);
  entries.say(Prepared{infusion, order("natalizumab", 300000, "mg")}, nine - 1h);
  entries.say(Started{infusion, nine, {}});
  AppliedProtocol terms;
  terms.drug_count = 1;
  entries.judged().terms.emplace_back(infusion, terms);
  entries.all.back().notices = {{.kind = Notice::Kind::asked, .about = about}};
  const auto chart = entries.chart();
  const auto hours = *parse_opening("always");
  const auto checks =
      checks_of(chart, *chart.infusion(infusion), {seed().drugs.at("natalizumab"), hours, zone}, nine + 1h);
  return std::any_of(checks.begin(), checks.end(), [&](const Check& one) {
    return one.kind == CheckKind::screening &&
           std::find(one.questions.begin(), one.questions.end(), question) != one.questions.end();
  });
}

TEST_CASE("a reason for what is charted against one question closes that one, and no other",
          "[protocol][checks]") {
  const auto infection = ask_of("infection"), neurologic = ask_of("neurologic");
  REQUIRE((!infection.empty() && !neurologic.empty()));
  const struct {
    About about;
    bool infection, neurologic;
  } cases[] = {{{}, true, true},
               {{"contradicted"}, true, true},
               {{"contradicted", infection}, false, true},
               {{"contradicted", infection, "cough", "E4"}, false, true},
               {{"contradicted", neurologic}, true, false},
               {{"contradicted", neurologic, infection}, true, false},
               {{"contradicted", "Some other question?", "cough", "E4"}, true, true},
               {{"answered-otherwise", infection}, true, true},
               {{infection, "contradicted"}, true, true}};
  for (const auto& one : cases) {
    INFO(joined(one.about, "; "));
    CHECK(left_open("infection", one.about) == one.infection);
    CHECK(left_open("neurologic", one.about) == one.neurologic);
  }
}

}  // namespace
}  // namespace infuwatch::checks_reason_edges_test
