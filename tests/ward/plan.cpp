#include "ward/plan.hpp"

#include <algorithm>

namespace infuwatch::ward {
namespace {

using namespace std::chrono_literals;
using std::chrono::local_days;

constexpr local_days first_of_the_last_days{std::chrono::year{2026} / 3 / 2};  // a Monday
constexpr std::chrono::days longest_record{3652};
constexpr auto opens = 7h + 15min;
constexpr auto working_day = 11h;  // from then on
constexpr double new_to_the_drug = 0.12;
constexpr double told_worst[] = {0.83, 0.13, 0.01, 0.03};
constexpr std::string_view worst_words[] = {"none", "mild", "hypersensitivity", "unknown"};

/// Streams of one patient's numbers.
enum Stream : std::uint64_t {
  of_the_course,
  of_the_person,
  of_the_history,
  of_the_visits,
  of_reactions,
  of_calls
};

bool weekend(local_days day) {
  const std::chrono::weekday weekday{day};
  return weekday == std::chrono::Sunday || weekday == std::chrono::Saturday;
}
local_days working_day_before(local_days day) {
  while (weekend(day)) day -= std::chrono::days{1};
  return day;
}
local_days nth_working_day(int n) { return first_of_the_last_days + std::chrono::days{n / 5 * 7 + n % 5}; }

/// Puts each visit in a chair and at a time: the longest first, each where a chair is free first; a chair
/// more where the working day would not be enough.
void host(std::vector<Visit>& visits, Instant opening, Random random) {
  std::vector<std::size_t> order(visits.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return visits[one].leaves - visits[one].arrives > visits[other].leaves - visits[other].arrives;
  });
  std::vector<Instant> free;
  for (const auto i : order) {
    auto& visit = visits[i];
    const auto length = visit.leaves - visit.arrives;
    auto chair = std::min_element(free.begin(), free.end());
    if (chair == free.end() || (*chair + length > opening + working_day && *chair > opening + 1h))
      chair = free.insert(free.end(), opening + random.between(0s, 40min));
    visit.chair = 1 + static_cast<int>(chair - free.begin());
    shift(visit, floor_to_minute(*chair) - visit.arrives);
    *chair = visit.leaves + random.between(5min, 15min);
  }
}

}  // namespace

Plan::Plan(const Wanted& wanted, const Zone& zone) : wanted_{wanted}, zone_{zone}, random_{wanted.seed} {
  for (int made = 0, patient = 0; made < wanted.infusions; ++patient) {
    courses_.push_back(drawn_course(patient, patient % wanted.days, wanted.infusions - made));
    const auto& course = courses_.back();
    made += static_cast<int>(course.dates.size());
    for (std::size_t place = 0; place < course.dates.size(); ++place)
      coming_[course.dates[place]].push_back({.course = courses_.size() - 1, .place = place});
  }
}

Plan::Course Plan::drawn_course(int patient, int day, int left) const {
  auto random = random_.stream(static_cast<std::uint64_t>(patient)).stream(of_the_course);
  std::vector<double> weights;  // so that the shares are those of infusions, not of patients
  for (const auto& drug : drugs()) weights.push_back(drug.share / std::min(wanted_.depth + 1, drug.most));
  Course course{.patient = patient, .drug = &drugs()[random.weighted(weights)], .first_count = 1};
  const auto& drug = *course.drug;
  const int wished = std::min({wanted_.depth + 1, drug.most, left});
  const int last_first = std::min(drug.most - wished, std::max(drug.usual - wished, 0)) + 1;
  if (!random.chance(new_to_the_drug) && last_first > 1) course.first_count = random.between(2, last_first);
  course.dates.push_back(nth_working_day(day));
  for (int count = course.first_count + wished - 1; count > course.first_count; --count) {
    const auto before =
        working_day_before(course.dates.back() - std::chrono::days{row_for(drug.doses, count).days});
    if (course.dates.front() - before > longest_record) break;
    course.dates.push_back(before);
  }
  std::reverse(course.dates.begin(), course.dates.end());
  return course;
}

Patient Plan::patient_of(const Course& course) const {
  const auto streams = random_.stream(static_cast<std::uint64_t>(course.patient));
  auto random = streams.stream(of_the_history);
  auto patient = drawn_patient(course.patient + 1, random);
  if (course.first_count == 1) return patient;
  const auto& drug = *course.drug;
  patient.prior_count = random.chance(0.02) ? "unknown" : std::to_string(course.first_count - 1);
  patient.prior_worst = worst_words[random.weighted(told_worst)];
  const auto last = course.dates.front() - std::chrono::days{row_for(drug.doses, course.first_count).days};
  patient.prior_last = iso_date(std::chrono::year_month_day{working_day_before(last)});
  if (row_for(drug.doses, 1).words.ends_with("m2"))
    patient.prior_dose = std::to_string(12 * (course.first_count - 1)) + " mg/m2";
  return patient;
}

std::optional<Reaction> Plan::reaction_of(const Course& course, std::size_t place) const {
  const auto streams = random_.stream(static_cast<std::uint64_t>(course.patient)).stream(of_reactions);
  return drawn_reaction(*course.drug, course.first_count + static_cast<int>(place), streams.stream(place));
}

Visit Plan::visit(const One& one, Instant arrives) const {
  const auto& course = courses_[one.course];
  const auto patient = patient_of(course);
  const auto streams = random_.stream(static_cast<std::uint64_t>(course.patient));
  auto person_random = streams.stream(of_the_person);
  const auto person = drawn_person(person_random);
  bool reacted = patient.prior_worst != "none";
  for (std::size_t earlier = 0; earlier < one.place && !reacted; ++earlier)
    reacted = reaction_of(course, earlier).has_value();
  const Coming coming{.patient = patient,
                      .drug = *course.drug,
                      .count = course.first_count + static_cast<int>(one.place),
                      .person = person,
                      .first_here = one.place == 0,
                      .reacted_before = reacted,
                      .reaction = reaction_of(course, one.place)};
  return visit_of(coming, arrives, streams.stream(of_the_visits).stream(one.place));
}

Day Plan::day(std::size_t place) const {
  const auto found = std::next(coming_.begin(), static_cast<std::ptrdiff_t>(place));
  Day day{.date = found->first};
  const auto opening = zone_.first(Civil{day.date} + opens);
  for (const auto& one : found->second) day.visits.push_back(visit(one, opening));
  const auto of_the_day = static_cast<std::uint64_t>(day.date.time_since_epoch().count());
  host(day.visits, opening, random_.stream(~of_the_day));
  for (std::size_t i = 0; i < day.visits.size(); ++i)
    add_calls(day.visits[i], zone_,
              random_.stream(static_cast<std::uint64_t>(courses_[found->second[i].course].patient))
                  .stream(of_calls)
                  .stream(found->second[i].place));
  return day;
}

Instant Plan::begins() const { return zone_.first(Civil{coming_.begin()->first} - 6h); }

}  // namespace infuwatch::ward
