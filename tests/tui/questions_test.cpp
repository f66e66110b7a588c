// What each act asks in the console, at both sides of its edge: shown before it is saved, kept with its
// reason.
#include "support/console.hpp"

namespace infuwatch::questions_form_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

struct Row {
  const char* name;
  void (*before)(Console&);  // at nine
  Seconds without, with;     // when the form opens: nothing is asked, and it is
  const char* keys;
  const char* other_keys;  // with which it is asked, where they differ
  const char* asked;       // the key of the question
};

void natalizumab_runs(Console& console) { console.started("T-1", "Testa, Ana", "natalizumab"); }

void at(Console& console, Seconds after) {
  console.at(console.nine + after);
  console.look();
}

void prepared(Console& console, const char* drug, const char* dose) {
  console.ward.patient("T-1", "Testa, Ana");
  taken(app::set_prior(console.ward.context(), {}, "T-1", {drug, "0", "", "", ""}));
  app::OrderFields order;
  order.mrn = "T-1";
  order.birth = "1984-03-09";
  order.drug = drug;
  order.dose = dose;
  const auto made = taken(app::prepare(console.ward.context(), {}, order));
  console.ward.ready(std::get<Prepared>(made.entry.said).infusion);
}

/// The first infusion's.
InfusionId first(const Console& console) {
  return console.ward.chart(InfusionId{1})->infusions().begin()->first;
}

const Row rows[] = {
    {"start: vital signs of the last hour",
     [](Console& console) { prepared(console, "methylprednisolone", "1000 mg"); }, 1h, 1h + 60s, "s<Save>",
     nullptr, "no-readings-before"},
    {"start: a dose outside the protocol's",
     [](Console& console) { prepared(console, "natalizumab", "301 mg"); }, 0s, 5min, nullptr, "s<Save>",
     "dose"},
    {"start: a question that must be answered",
     [](Console& console) { prepared(console, "mitoxantrone", "12 mg/m2"); }, 0s, 5min, nullptr, "s<Save>",
     "blood-return"},
    {"rate: above the protocol's step",
     [](Console& console) {
       natalizumab_runs(console);
       taken(app::change_rate(console.ward.context(), {}, {first(console), "100 mL/h", "", ""}));
     },
     10min, 10min, "t130 mL/h<Save>", "t131 mL/h<Save>", "rate-steps"},
    {"give: sooner than usual",
     [](Console& console) {
       natalizumab_runs(console);
       taken(app::give(console.ward.context(), {}, first(console), "acetaminophen 650 mg oral", "", ""));
     },
     4h, 4h - 60s, "gacetaminophen 650 mg oral<Save>", nullptr, "given-lately"},
    {"stop: a tenth of its hour before the end", natalizumab_runs, 54min, 53min, "sc<Save>", nullptr,
     "stopped-early"},
    {"resume: after a pause for a reaction",
     [](Console& console) {
       natalizumab_runs(console);
       taken(app::pause(console.ward.context(), {}, first(console), ""));
     },
     2min, 2min, "p<Save>", "oh2<Save>p<Save>", "unanswered-flags"},
    {"release: the hour after the stop",
     [](Console& console) {
       natalizumab_runs(console);
       at(console, 1h);
       taken(app::stop(console.ward.context(), {}, {first(console), "", "", ""}));
       console.ward.log(console.nine + 1h + 50min, "1 hr 76 bp 122/78 spo2 98");
     },
     2h, 2h - 60s, "l<Save>", nullptr, "released-early"},
    {"any act: the same act moments ago",
     [](Console& console) {
       natalizumab_runs(console);
       taken(app::change_rate(console.ward.context(), {}, {first(console), "100 mL/h", "", ""}));
     },
     3min, 2min, "t100 mL/h<Save>", nullptr, "charted-already"},
    {"patient: registered already", [](Console& console) { console.ward.patient("T-1", "Testa, Ana"); }, 1min,
     1min, "iT-2<Tab>Testa, Ana<Tab>1985-03-09<Save>", "iT-2<Tab>Testa, Ana<Tab>1984-03-09<Save>",
     "registered"},
    {"handover: a flag without an answer",
     [](Console& console) {
       natalizumab_runs(console);
       console.ward.log(console.nine + 60s, "1 hives g2");
     },
     2min, 2min, "awatching<Save>hs<Save>", "hs<Save>", "handed-over-open"}};

/// Keys of what the last entry was asked.
std::string asked_of_the_last(Console& console) {
  return taken(
      app::reading<std::string>(console.kept, [](const storage::View& view) -> Result<std::string, Problem> {
        std::string keys;
        const auto last = view.since(EntryNumber{0}, 1000).back();
        for (const auto& notice : last.notices)
          if (notice.kind == Notice::Kind::asked && !notice.about.empty()) keys += notice.about.front() + ' ';
        return keys;
      }));
}

}  // namespace

TEST_CASE("each act asks in the console what its chart asks for, and not a minute before", "[tui]") {
  for (const auto& row : rows) {
    INFO(row.name);
    if (row.keys) {
      Console console;
      row.before(console);
      at(console, row.without);
      console.press(row.keys);
      INFO(console.text());
      CHECK_FALSE(console.state.form);
      CHECK(asked_of_the_last(console).find(std::string{row.asked} + ' ') == std::string::npos);
    }
    Console console;
    row.before(console);
    at(console, row.with);
    const std::string keys = row.other_keys ? row.other_keys : row.keys;
    console.press(keys);
    INFO(console.text());
    REQUIRE(console.state.form);
    REQUIRE_FALSE(console.state.form->questions.empty());
    console.press("as agreed<Save>");
    INFO(console.text());
    REQUIRE_FALSE(console.state.form);
    CHECK(asked_of_the_last(console).find(std::string{row.asked} + ' ') != std::string::npos);
  }
}

}  // namespace infuwatch::questions_form_test
