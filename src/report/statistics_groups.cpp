#include "report/statistics_groups.hpp"

#include <algorithm>

namespace infuwatch::report {

void add_to(Share& share, const InfusionFacts& infusion) {
  ++share.of;
  share.reactions += infusion.reacted();
}

std::optional<double> Tally::per_100_h() const {
  if (at_risk <= Seconds{0}) return std::nullopt;
  return 100.0 * 3600 * infusions.reactions / static_cast<double>(at_risk.count());
}

Tally tally_of(const CountedInfusions& infusions) {
  Tally tally{.infusions = {}, .patients = {}, .infusions_interval = {}, .patients_interval = {}};
  std::map<PatientId, Share> patients;
  for (const auto* one : infusions) {
    add_to(tally.infusions, *one);
    add_to(patients[one->patient], *one);
    tally.episodes += one->episodes;
    tally.late_only += one->late_only;
    tally.at_risk += one->at_risk;
  }
  std::vector<Share> shares;
  for (const auto& [patient, share] : patients) {
    shares.push_back(share);
    tally.patients.reactions += share.reactions > 0;
  }
  tally.patients.of = static_cast<int>(shares.size());
  tally.infusions_interval = cluster_robust(shares);
  if (tally.patients.of > 1) tally.patients_interval = wilson(tally.patients);
  return tally;
}

/// From 13 on it does not matter how many more there were before the record.
NumberGroup number_group(const InfusionFacts& infusion) {
  if (infusion.drug_count >= 13) return NumberGroup::later;
  if (!infusion.count_certain || infusion.drug_count < 1) return NumberGroup::unclear;
  if (infusion.drug_count <= 2) return infusion.drug_count == 1 ? NumberGroup::first : NumberGroup::second;
  return NumberGroup::third_to_twelfth;
}

RateGroup rate_group(const InfusionFacts& infusion) {
  if (!infusion.rate_charted) return RateGroup::not_charted;
  if (!infusion.rate) return RateGroup::other_unit;
  constexpr std::int64_t ends[] = {50, 100, 200, 400};
  const auto next = std::find_if(std::begin(ends), std::end(ends),
                                 [&](std::int64_t end) { return infusion.rate->thousandths < end * 1000; });
  return static_cast<RateGroup>(next - std::begin(ends));
}

}  // namespace infuwatch::report
