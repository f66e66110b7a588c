// What the generator draws, held against the published figures themselves and not against its own table.
#include "ward/plan.hpp"

#include "support/catch.hpp"

#include <set>

namespace infuwatch::ward {
namespace {

using namespace std::chrono_literals;

const Zone& new_york() {
  static const auto zone = *Zone::open("America/New_York");
  return zone;
}

std::vector<Day> days_of(const Wanted& wanted) {
  const Plan plan{wanted, new_york()};
  std::vector<Day> days;
  for (std::size_t i = 0; i < plan.days(); ++i) days.push_back(plan.day(i));
  return days;
}

bool same(const Day& one, const Day& other) {
  if (one.date != other.date || one.visits.size() != other.visits.size()) return false;
  for (std::size_t i = 0; i < one.visits.size(); ++i) {
    const auto &a = one.visits[i], &b = other.visits[i];
    if (a.patient.name != b.patient.name || a.drug != b.drug || a.chair != b.chair) return false;
    if (a.acts.size() != b.acts.size()) return false;
    for (std::size_t act = 0; act < a.acts.size(); ++act) {
      if (a.acts[act].at != b.acts[act].at || a.acts[act].charted != b.acts[act].charted) return false;
      const auto *look = std::get_if<Observe>(&a.acts[act].what),
                 *again = std::get_if<Observe>(&b.acts[act].what);
      if ((look != nullptr) != (again != nullptr)) return false;
      if (look && (look->readings.hr != again->readings.hr || look->readings.sbp != again->readings.sbp))
        return false;
    }
  }
  return true;
}

/// Of patients with these counts of a drug, the share with at least one reaction.
double patients_reacting(std::string_view drug, int first, int last) {
  constexpr int patients = 4000;
  int reacted = 0;
  for (int patient = 0; patient < patients; ++patient) {
    bool any = false;
    for (int count = first; count <= last; ++count)
      any |=
          drawn_reaction(
              drug_called(drug), count,
              Random{7}.stream(static_cast<std::uint64_t>(patient)).stream(static_cast<std::uint64_t>(count)))
              .has_value();
    reacted += any;
  }
  return static_cast<double>(reacted) / patients;
}

/// Of infusions of one count, the share that shows a symptom.
double showing(std::string_view drug, int count, std::string_view symptom) {
  constexpr int infusions = 8000;
  int shown = 0;
  for (int i = 0; i < infusions; ++i) {
    const auto reaction =
        drawn_reaction(drug_called(drug), count, Random{11}.stream(static_cast<std::uint64_t>(i)));
    if (!reaction) continue;
    for (const auto& sign : reaction->signs) shown += sign.symptom == symptom;
  }
  return static_cast<double>(shown) / infusions;
}

struct Published {
  const char* drug;
  int first, last;  // drug counts
  double share;     // of patients with a reaction
};

TEST_CASE("Reactions come as often as published", "[ward]") {
  const auto of = GENERATE(values<Published>({
      {.drug = "alemtuzumab", .first = 1, .last = 5, .share = 0.847},     // CARE-MS, course 1
      {.drug = "alemtuzumab", .first = 6, .last = 8, .share = 0.688},     // course 2
      {.drug = "alemtuzumab", .first = 9, .last = 11, .share = 0.623},    // course 3
      {.drug = "rituximab", .first = 1, .last = 1, .share = 0.929},       // Pescovitz
      {.drug = "rituximab", .first = 2, .last = 2, .share = 0.275},       // Pescovitz, later ones
      {.drug = "ublituximab", .first = 1, .last = 5, .share = 0.453},     // EU product information
      {.drug = "ocrelizumab", .first = 1, .last = 1, .share = 0.27},      // OPERA, as quoted
      {.drug = "ocrelizumab", .first = 4, .last = 4, .share = 0.23},      // ENSEMBLE PLUS
      {.drug = "plasmapheresis", .first = 1, .last = 5, .share = 0.557},  // Mavandadi
      {.drug = "natalizumab", .first = 1, .last = 1, .share = 0.0389},    // 766 in 6.5 x 3,028
      {.drug = "natalizumab", .first = 20, .last = 20, .share = 0.0195},  // Loonstra
      {.drug = "ivig", .first = 3, .last = 12, .share = 0.105},           // 15 in 1,350, ten times
  }));
  INFO(of.drug << " from infusion " << of.first << " to " << of.last);
  const auto share = patients_reacting(of.drug, of.first, of.last);
  // Odds, so that a doubled rate is out of bounds near certainty too.
  const auto odds = [](double part) { return part / (1 - part); };
  CHECK(odds(share) > odds(of.share) / 1.45);
  CHECK(odds(share) < odds(of.share) * 1.45);
}

TEST_CASE("Signs come as often as published", "[ward]") {
  struct Sign {
    const char* drug;
    int count;
    const char* symptom;
    double share;  // of infusions
  };
  const auto of = GENERATE(values<Sign>({
      {.drug = "rituximab", .count = 1, .symptom = "rash", .share = 0.38},  // Pescovitz, first infusion
      {.drug = "rituximab", .count = 1, .symptom = "itching", .share = 0.32},
      {.drug = "rituximab", .count = 1, .symptom = "nausea", .share = 0.32},
      {.drug = "rituximab", .count = 1, .symptom = "low-blood-pressure", .share = 0.23},
      {.drug = "rituximab", .count = 1, .symptom = "fever", .share = 0.21},
      {.drug = "rituximab", .count = 1, .symptom = "fast-heartbeat", .share = 0.21},
      {.drug = "rituximab", .count = 1, .symptom = "vomiting", .share = 0.18},
  }));
  INFO(of.drug << ", " << of.symptom);
  const auto share = showing(of.drug, of.count, of.symptom);
  CHECK(share > of.share / 1.35);
  CHECK(share < of.share * 1.35);
}

TEST_CASE("The same seed plans the same days, another seed others", "[ward]") {
  const auto once = days_of({.seed = 3, .infusions = 60, .depth = 2, .days = 3});
  const auto again = days_of({.seed = 3, .infusions = 60, .depth = 2, .days = 3});
  const auto other = days_of({.seed = 4, .infusions = 60, .depth = 2, .days = 3});
  REQUIRE(once.size() == again.size());
  for (std::size_t i = 0; i < once.size(); ++i) CHECK(same(once[i], again[i]));
  CHECK_FALSE(same(once.back(), other.back()));
}

TEST_CASE("No chair holds two patients, and nobody waits through the night", "[ward]") {
  const auto wanted = GENERATE(values<Wanted>({{.seed = 1, .infusions = 100, .depth = 0, .days = 4},
                                               {.seed = 2, .infusions = 60, .depth = 0, .days = 1},
                                               {.seed = 5, .infusions = 80, .depth = 5, .days = 2}}));
  int pairs = 0;
  for (const auto& day : days_of(wanted)) {
    for (const auto& one : day.visits) {
      const auto local = new_york().local(one.leaves);
      CHECK(std::chrono::floor<std::chrono::days>(local) == day.date);
      CHECK(one.arrives < one.leaves);
      for (const auto& other : day.visits) {
        if (&one == &other || one.chair != other.chair) continue;
        ++pairs;
        CHECK((one.leaves <= other.arrives || other.leaves <= one.arrives));
      }
    }
  }
  CHECK(pairs > 0);
}

TEST_CASE("A patient's infusions count up, no closer than the label's", "[ward]") {
  struct Last {
    int count;
    std::chrono::local_days date;
  };
  std::map<std::string, Last> last;
  std::map<std::string, int> infusions;
  int all = 0;
  for (const auto& day : days_of({.seed = 9, .infusions = 400, .depth = 6, .days = 5}))
    for (const auto& visit : day.visits) {
      ++infusions[visit.patient.mrn];
      ++all;
      if (const auto before = last.find(visit.patient.mrn); before != last.end()) {
        CHECK(visit.count == before->second.count + 1);
        const auto apart = (day.date - before->second.date).count();
        CHECK(apart >= row_for(drug_called(visit.drug).doses, visit.count).days);
      } else if (visit.patient.prior_count != "unknown") {
        CHECK(visit.patient.prior_count == std::to_string(visit.count - 1));
      }
      last[visit.patient.mrn] = {.count = visit.count, .date = day.date};
    }
  CHECK(all == 400);
  std::set<int> lengths;
  for (const auto& [mrn, count] : infusions) lengths.insert(count);
  CHECK(*lengths.rbegin() == 7);
}

TEST_CASE("Drugs are given in their shares, whatever the depth", "[ward]") {
  const int depth = GENERATE(0, 4);
  constexpr int all = 3000;
  std::map<std::string, int> given;
  for (const auto& day : days_of({.seed = 6, .infusions = all, .depth = depth, .days = 60}))
    for (const auto& visit : day.visits) ++given[visit.drug];
  for (const auto& drug : drugs()) {
    INFO(drug.key);
    const auto share = static_cast<double>(given[std::string{drug.key}]) / all;
    CHECK(share > 0.75 * drug.share - 0.005);
    CHECK(share < 1.25 * drug.share + 0.005);
  }
}

}  // namespace
}  // namespace infuwatch::ward
