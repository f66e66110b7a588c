#include "report/statistics.hpp"

#include "base/text.hpp"
#include "domain/drug_name.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace infuwatch::report {
namespace {

void count(const InfusionFacts& infusion, Times& times) {
  if (!infusion.reacted()) return;
  if (!infusion.to_reaction) return void(++times.uncertain);
  const auto next = std::upper_bound(times.from.begin(), times.from.end(), *infusion.to_reaction);
  ++times.counts.at(static_cast<std::size_t>(std::max(next - times.from.begin() - 1, std::ptrdiff_t{0})));
}

/// No reaction yet, in the spans that go with an infusion's windows.
Times no_times(const InfusionFacts& infusion) {
  std::set<Seconds> ends{Seconds{0},     Seconds{1800},      Seconds{3600},
                         Seconds{21600}, infusion.high_risk, infusion.follow_up};
  Times times{.from = {ends.begin(), ends.end()}, .counts = {}};
  times.counts.resize(times.from.size());
  return times;
}

/// `all`: the infusions of which any lot is charted.
void compare_groups(OfDrug& drug, const Share& all) {
  std::vector<OfLot*> lots;
  for (auto& lot : drug.lots)
    if (!lot.lot.empty()) lots.push_back(&lot);
  drug.reactions_in_lots = all.reactions;
  if (lots.size() < 2 || all.reactions < least_reactions) return;
  drug.lots_compared = static_cast<int>(lots.size());
  std::vector<double> p;
  for (const auto* lot : lots)
    p.push_back(fisher(lot->share, {all.reactions - lot->share.reactions, all.of - lot->share.of}));
  p = holm(p);
  for (std::size_t i = 0; i < lots.size(); ++i) lots[i]->p = p[i];
}

void add_lots(const CountedInfusions& infusions, OfDrug& drug) {
  std::map<std::string, OfLot> lots;
  Share in_lots;
  for (const auto* one : infusions) {
    for (const auto& lot : one->lots)
      add_to(lots.try_emplace(lower(lot), OfLot{lot, {}, {}}).first->second.share, *one);
    if (one->lots.empty()) add_to(lots.try_emplace({}, OfLot{{}, {}, {}}).first->second.share, *one);
    if (!one->lots.empty()) add_to(in_lots, *one);
    drug.in_several_lots += one->lots.size() > 1;
  }
  for (auto& [key, lot] : lots) drug.lots.push_back(std::move(lot));
  std::stable_sort(drug.lots.begin(), drug.lots.end(), [](const OfLot& a, const OfLot& b) {
    return std::pair{a.lot.empty(), -a.share.reactions} < std::pair{b.lot.empty(), -b.share.reactions};
  });
  compare_groups(drug, in_lots);
}

void add_times(const CountedInfusions& infusions, OfDrug& drug) {
  std::map<std::pair<int, bool>, OfNumber> numbers;
  for (const auto* one : infusions) {
    auto& of_number =
        numbers
            .try_emplace({one->drug_count, !one->count_certain},
                         OfNumber{one->drug_count, one->count_certain, {}, no_times(*infusions.back())})
            .first->second;
    count(*one, drug.times);
    add_to(of_number.share, *one);
    count(*one, of_number.times);
  }
  for (auto& [key, number] : numbers) drug.numbers.push_back(std::move(number));
}

OfDrug of_drug(const CountedInfusions& infusions) {
  const auto by_protocol =
      std::find_if(infusions.begin(), infusions.end(), [](const auto* one) { return one->unlisted.empty(); });
  const auto& named = by_protocol == infusions.end() ? *infusions.front() : **by_protocol;
  std::vector<Followed> all;
  for (const auto* one : infusions) all.push_back({one->at_risk, one->reacted()});
  OfDrug drug{.drug = named.drug,
              .unlisted = named.unlisted,
              .all = tally_of(infusions),
              .to_first = TimeToReaction{std::move(all)},
              .times = no_times(*infusions.back()),
              .numbers = {},
              .lots = {},
              .number_groups = grouped<NumberGroup>(infusions, number_group),
              .rates = grouped<RateGroup>(infusions, rate_group),
              .premedications = grouped<std::set<std::string>>(
                  infusions, [](const InfusionFacts& one) { return one.premedication; })};
  add_times(infusions, drug);
  add_lots(infusions, drug);
  return drug;
}

}  // namespace

std::vector<OfDrug> statistics(std::vector<InfusionFacts> infusions) {
  std::sort(infusions.begin(), infusions.end(),
            [](const InfusionFacts& a, const InfusionFacts& b) { return a.infusion < b.infusion; });
  std::map<std::string, CountedInfusions> by_drug;
  for (const auto& one : infusions) by_drug[drug_counted(one)].push_back(&one);
  std::vector<OfDrug> drugs;
  for (const auto& [counted, of_it] : by_drug) drugs.push_back(of_drug(of_it));
  return drugs;
}

}  // namespace infuwatch::report
