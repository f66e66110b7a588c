#pragma once

#include "base/named.hpp"
#include "report/statistics_facts.hpp"
#include "report/statistics_intervals.hpp"

#include <map>
#include <optional>
#include <vector>

namespace infuwatch::report {

using CountedInfusions = std::vector<const InfusionFacts*>;
void add_to(Share& share, const InfusionFacts& infusion);

/// Some infusions taken together.
struct Tally {
  Share infusions, patients;                   // with a reaction
  std::optional<Interval> infusions_interval;  // cluster-robust by patient; none: they are of one patient
  std::optional<Interval> patients_interval;   // Wilson's; none: one patient
  int episodes = 0;
  int late_only = 0;  // infusions
  Seconds at_risk{0};

  /// First reactions in 100 hours at risk; none: no time at risk.
  std::optional<double> per_100_h() const;
};
Tally tally_of(const CountedInfusions& infusions);

/// Which infusion of the drug it was for the patient: labels change what they ask for at 3 and 13.
enum class NumberGroup { first, second, third_to_twelfth, later, unclear };
/// The rate that counts for an infusion, in mL/h; each group holds its lower end (site default).
enum class RateGroup { under_50, from_50, from_100, from_200, from_400, other_unit, not_charted };
template <class Key>
struct Group {
  Key key;
  Tally tally;
};
NumberGroup number_group(const InfusionFacts& infusion);
RateGroup rate_group(const InfusionFacts& infusion);

/// In the order of their keys, those there are.
template <class Key, class KeyOf>
std::vector<Group<Key>> grouped(const CountedInfusions& infusions, KeyOf key_of) {
  std::map<Key, CountedInfusions> by_key;
  for (const auto* one : infusions) by_key[key_of(*one)].push_back(one);
  std::vector<Group<Key>> groups;
  for (const auto& [key, of_it] : by_key) groups.push_back({key, tally_of(of_it)});
  return groups;
}

}  // namespace infuwatch::report

namespace infuwatch {
template <>
inline constexpr std::pair<report::NumberGroup, std::string_view> names_of<report::NumberGroup>[] = {
    {report::NumberGroup::first, "1"},
    {report::NumberGroup::second, "2"},
    {report::NumberGroup::third_to_twelfth, "3-12"},
    {report::NumberGroup::later, "13+"},
    {report::NumberGroup::unclear, "unclear"}};
template <>
inline constexpr std::pair<report::RateGroup, std::string_view> names_of<report::RateGroup>[] = {
    {report::RateGroup::under_50, "<50"},           {report::RateGroup::from_50, "50-<100"},
    {report::RateGroup::from_100, "100-<200"},      {report::RateGroup::from_200, "200-<400"},
    {report::RateGroup::from_400, "400+"},          {report::RateGroup::other_unit, "other-unit"},
    {report::RateGroup::not_charted, "not-charted"}};
}  // namespace infuwatch
