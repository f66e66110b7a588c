// What becomes of planned days in a record.
#include "ward/play.hpp"

#include "storage/stored_entry.hpp"
#include "support/catch.hpp"
#include "ward/fault.hpp"
#include "ward/plan.hpp"
#include "ward/workplace.hpp"

namespace infuwatch::ward {
namespace {

using namespace std::chrono_literals;

constexpr Wanted two_days{.seed = 21, .infusions = 30, .depth = 0, .days = 2};

/// Days played on a record in memory.
struct Played {
  Zone zone = *Zone::open("America/New_York");
  std::vector<Day> days{};
  Workplace workplace{};
  std::unique_ptr<storage::SqliteStore> store = std::move(*storage::SqliteStore::create(workplace.file()));
  Tally tally{};

  explicit Played(const Wanted& wanted, const std::function<void(std::vector<Day>&)>& change = {}) {
    const Plan plan{wanted, zone};
    for (std::size_t i = 0; i < plan.days(); ++i) days.push_back(plan.day(i));
    if (change) change(days);
    Play play{*store, zone, wanted.seed, plan.begins()};
    for (const auto& day : days) play.day(day);
    tally = play.finish();
  }

  std::vector<Entry> entries() const {
    return test::taken(app::reading<std::vector<Entry>>(
        *store, [](const storage::View& view) -> Result<std::vector<Entry>, Problem> {
          return view.since(EntryNumber{0}, 1000000);
        }));
  }
  storage::ChartPointer chart(const Patient& patient) const {
    return test::taken(app::reading<storage::ChartPointer>(
        *store, [&](const storage::View& view) -> Result<storage::ChartPointer, Problem> {
          return view.history(*view.find_patient(patient.mrn));
        }));
  }
};

const Played& played() {
  static const Played once{two_days};
  return once;
}

const Act* planned_start(const Visit& visit) {
  for (const auto& act : visit.acts)
    if (std::holds_alternative<Start>(act.what)) return &act;
  return nullptr;
}

TEST_CASE("The same seed gives the same record, but for the site's own uuids", "[ward]") {
  const auto one = played().entries();
  const Played again{two_days};
  const auto other = again.entries();
  REQUIRE(one.size() == other.size());
  std::size_t compared = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const auto a = storage::stored(one[i], ""), b = storage::stored(other[i], "");
    CHECK(a.recorded_at == b.recorded_at);
    CHECK(a.staff == b.staff);
    if (a.kind.starts_with("site")) continue;  // names the site by a uuid of its own
    CHECK(a.body == b.body);
    ++compared;
  }
  CHECK(compared + 5 > one.size());
}

TEST_CASE("Every start is charted at the moment it was planned for", "[ward]") {
  int starts = 0;
  for (const auto& day : played().days)
    for (const auto& visit : day.visits) {
      const auto chart = played().chart(visit.patient);
      REQUIRE(chart->infusions().size() == 1);
      const auto& infusion = chart->infusions().begin()->second;
      const auto* start = planned_start(visit);
      REQUIRE((start != nullptr) == infusion.started());
      if (!start) continue;
      ++starts;
      CHECK(infusion.start == Span{start->at});
      const bool told = visit.patient.prior_count != "unknown";
      CHECK(infusion.terms.drug_count == (told ? visit.count : 1));
    }
  CHECK(starts > 20);
}

TEST_CASE("What was planned to be seen is what the record holds", "[ward]") {
  int planned = 0, charted = 0;
  for (const auto& day : played().days)
    for (const auto& visit : day.visits)
      for (const auto& act : visit.acts) {
        if (const auto* look = std::get_if<Observe>(&act.what))
          planned += static_cast<int>(look->seen.size());
        if (const auto* call = std::get_if<Call>(&act.what)) planned += static_cast<int>(call->seen.size());
      }
  for (const auto& entry : played().entries())
    if (const auto* seen = std::get_if<Observed>(&entry.said))
      charted += static_cast<int>(seen->symptoms.size());
  CHECK(planned > 0);
  CHECK(charted == planned);
}

TEST_CASE("Most checks are done, a few are missed, and a reason is hardly ever asked", "[ward]") {
  Course::Checks vitals;
  int questions = 0, infusions = 0;
  for (const auto* one : played().tally.of("")) {
    vitals.due += one->vitals.due;
    vitals.done += one->vitals.done;
    vitals.missed += one->vitals.missed;
    for (const auto& [verb, times] : one->questions) questions += times;
    ++infusions;
  }
  CHECK(vitals.due > 200);
  CHECK(vitals.missed > 0);
  CHECK(vitals.done > vitals.due * 85 / 100);
  CHECK(questions * 3 < infusions);  // most of them after reactions
}

TEST_CASE("Every flag the record raised is counted", "[ward]") {
  int raised = 0, counted = 0;
  for (const auto& entry : played().entries())
    for (const auto& judged : entry.judged) raised += static_cast<int>(judged.raised.size());
  for (const auto& one : played().tally.infusions) counted += static_cast<int>(one.raised.size());
  CHECK(raised > 0);
  CHECK(counted == raised);
  for (const auto& day : played().days)
    for (const auto& visit : day.visits) {
      const auto chart = played().chart(visit.patient);
      for (const auto& [id, flag] : chart->flags()) CHECK_FALSE(flag.waiting());
    }
}

TEST_CASE("A planned day can be changed before it is played", "[ward]") {
  const auto pulse_of_150 = [](std::vector<Day>& days) {
    for (auto& visit : days.front().visits)
      for (auto& act : visit.acts)
        if (auto* look = std::get_if<Observe>(&act.what)) look->readings.hr = 150;
  };
  const Wanted one_day{.seed = 5, .infusions = 4, .depth = 0, .days = 1};
  const auto urgent = [](const Played& day) { return flags(day.tally.of(""), Priority::urgent); };
  const Played fast{one_day, pulse_of_150};
  CHECK(urgent(Played{one_day}) < urgent(fast));
  for (const auto* one : fast.tally.of("")) CHECK_FALSE(one->raised.empty());
}

const Played& eight_days() {
  static const Played days{{.seed = 5, .infusions = 200, .depth = 0, .days = 8}};
  return days;
}

TEST_CASE("A routine infusion is asked almost nothing", "[ward]") {
  CHECK(eight_days().tally.asked_of_the_routine("start") <= 0.1);
  CHECK(eight_days().tally.asked_of_the_routine("rate") == 0);
  CHECK(eight_days().tally.asked_of_the_routine("stop") <= 0.05);
  CHECK(eight_days().tally.asked_of_the_routine("release") <= 0.05);
  CHECK(eight_days().tally.verbs.at("rate").asked > 0);  // of the others
}

TEST_CASE("An infusion without a reaction hardly ever rings", "[ward]") {
  const auto all = eight_days().tally.of("");
  auto plain = all;
  std::erase_if(plain, [](const Course* one) { return one->worst > 0; });
  REQUIRE(plain.size() < all.size());
  CHECK(flags(plain, Priority::emergency) == 0);
  CHECK(eight_days().tally.urgent_without_reaction() <= 0.05);
  CHECK(flags(all, Priority::urgent) > flags(plain, Priority::urgent));
}

TEST_CASE("What was played elsewhere is counted too", "[ward]") {
  const Course quiet{.drug = "alemtuzumab", .count = 1, .started = true, .worst = 1};
  auto ringing = quiet;
  ringing.raised = {{.rule = Rule::reaction, .priority = Priority::urgent, .again = false},
                    {.rule = Rule::reaction, .priority = Priority::review, .again = false}};
  auto second_day = ringing;
  second_day.count = 2;
  auto unplanned = ringing;
  unplanned.worst = 0;
  Tally tally{.infusions = {quiet, ringing}, .verbs = {{"start", {.recorded = 2, .asked = 1}}}, .entries = 7};
  CHECK(tally.urgent_on_mild_first_days() == 0.5);
  tally.add({.infusions = {second_day, unplanned},
             .verbs = {{"start", {.recorded = 1, .asked = 1, .questions = {{"dose", 1}}}}},
             .entries = 5});
  CHECK(tally.urgent_on_mild_first_days() == 0.5);
  CHECK(tally.urgent_without_reaction() == 1);
  CHECK(tally.verbs.at("start").recorded == 3);
  CHECK(tally.verbs.at("start").questions.at("dose") == 1);
  CHECK(tally.entries == 12);
}

TEST_CASE("Every fault planted in routine days is asked about", "[ward]") {
  std::vector<bool> planted(faults().size());
  const Played days{{.seed = 9, .infusions = 130, .depth = 0, .days = 4}, [&](std::vector<Day>& all) {
                      for (auto& day : all) plant(day, planted);
                    }};
  CHECK(faults().size() >= 20);
  for (std::size_t i = 0; i < planted.size(); ++i) {
    INFO(faults()[i].what);
    CHECK(planted[i]);
  }
  for (const auto& one : days.tally.infusions) {
    if (!one.fault) continue;
    const auto& fault = faults()[*one.fault];
    INFO(fault.what);
    CHECK(one.asked.contains(std::string{fault.verb} + ' ' + std::string{fault.question}));
  }
}

TEST_CASE("What was made verifies, and so does its copy", "[ward]") {
  const Played made{{.seed = 2, .infusions = 8, .depth = 1, .days = 1}};
  const test::TemporaryDirectory directory;
  const auto path = directory.file("ward.db");
  test::taken(made.store->copy_to(path));
  const auto copy = std::move(*storage::SqliteStore::open(path));
  for (auto* store : {made.store.get(), copy.get()}) {
    const auto verified = test::taken(store->verify());
    CHECK(verified.entry_faults.empty());
    CHECK(verified.projection_faults.empty());
    CHECK(verified.entries > static_cast<std::size_t>(made.tally.entries));
  }
  CHECK(made.tally.infusions.size() == 8);
}

}  // namespace
}  // namespace infuwatch::ward
