#include "report/statistics.hpp"

#include "base/text.hpp"
#include "domain/drug_name.hpp"
#include "protocol/course.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace infuwatch::report {
namespace {

bool counts(const Flag& flag, InfusionId infusion) {
  return tells_a_reaction(flag.finding.rule) && flag.finding.infusion == infusion && !flag.retracted_by &&
         !flag.superseded_by;
}

/// Whether the observation names the item as a symptom, or ever did; else the item is a vital sign.
bool symptom_in(const ChartedEvent& act, const FlagItem& item) {
  const auto names = [&](const BedsideEvent& said) {
    const auto* observed = std::get_if<Observed>(&said);
    return observed && std::any_of(observed->symptoms.begin(), observed->symptoms.end(),
                                   [&](const SymptomSeen& seen) { return seen.symptom == item.finding; });
  };
  return names(act.said) ||
         std::any_of(act.earlier.begin(), act.earlier.end(),
                     [&](const ChartedEvent::Version& version) { return names(version.said); });
}

/// When the things that the infusion's flags are about began. A symptom's onsets are taken from the chart: a
/// resolved flag does not change any more when they are corrected.
std::vector<Span> flagged_onsets(const Chart& chart, const Infusion& infusion,
                                 const std::vector<Mention>& mentioned) {
  std::vector<FlagItem> items;
  for (const auto& [id, flag] : chart.flags())
    if (counts(flag, infusion.number))
      items.insert(items.end(), flag.finding.items.begin(), flag.finding.items.end());
  std::vector<Span> found;
  if (items.empty()) return found;
  const auto all = courses(chart, infusion, mentioned);
  for (const auto& item : items) {
    for (const auto& course : all)
      if (course.symptom == item.finding && course.words == item.words && course.number == item.course)
        for (const auto& mention : course.mentions) found.push_back(mention.onset);
    const auto* act = chart.act(item.observation);
    if (act && act->stands() && !symptom_in(*act, item)) found.push_back(item.onset);
  }
  std::erase_if(found, [&](const Span& onset) {
    return windows_of(infusion.terms, infusion.start, infusion.stop, onset).most_dangerous() ==
           Window::before;
  });
  return found;
}

Seconds watched(const Infusion& infusion, Instant now) {
  const auto middle = [](const Span& span) { return span.from + (span.to - span.from) / 2; };
  const auto close = infusion.follow_up_until().value_or(infusion.start->to + infusion.terms.follow_up);
  const auto end = infusion.release ? middle(*infusion.release) : close;
  return std::max(Seconds{0}, std::min(end, now) - middle(*infusion.start));
}

void count(const InfusionFacts& infusion, Share& share) {
  ++share.infusions;
  share.reactions += infusion.reacted;
}

void count(const InfusionFacts& infusion, Times& times) {
  if (!infusion.reacted) return;
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
    p.push_back(
        fisher(lot->share, {all.reactions - lot->share.reactions, all.infusions - lot->share.infusions}));
  p = holm(p);
  for (std::size_t i = 0; i < lots.size(); ++i) lots[i]->p = p[i];
}

OfDrug of_drug(const std::vector<InfusionFacts>& infusions) {
  OfDrug drug;
  drug.drug = infusions.front().drug;
  drug.unlisted = infusions.front().unlisted;
  drug.times = no_times(infusions.back());
  std::map<std::pair<int, bool>, OfNumber> numbers;
  std::map<std::string, OfLot> lots;
  Share in_lots;
  for (const auto& one : infusions) {
    auto& of_number =
        numbers
            .try_emplace({one.drug_count, !one.count_certain},
                         OfNumber{one.drug_count, one.count_certain, {}, no_times(infusions.back())})
            .first->second;
    count(one, drug.share);
    count(one, drug.times);
    count(one, of_number.share);
    count(one, of_number.times);
    for (const auto& lot : one.lots)
      count(one, lots.try_emplace(lower(lot), OfLot{lot, {}, {}}).first->second.share);
    if (one.lots.empty()) count(one, lots.try_emplace({}, OfLot{{}, {}, {}}).first->second.share);
    if (!one.lots.empty()) count(one, in_lots);
    drug.in_several_lots += one.lots.size() > 1;
    drug.watched += one.watched;
  }
  for (auto& [key, number] : numbers) drug.numbers.push_back(number);
  for (auto& [key, lot] : lots) drug.lots.push_back(std::move(lot));
  std::stable_sort(drug.lots.begin(), drug.lots.end(), [](const OfLot& a, const OfLot& b) {
    return std::pair{a.lot.empty(), -a.share.reactions} < std::pair{b.lot.empty(), -b.share.reactions};
  });
  compare_groups(drug, in_lots);
  return drug;
}

double log_choose(int of, int some) {
  return std::lgamma(of + 1.0) - std::lgamma(some + 1.0) - std::lgamma(of - some + 1.0);
}

}  // namespace

std::vector<InfusionFacts> infusion_facts(const Chart& chart, Instant now) {
  std::vector<InfusionFacts> found;
  const auto mentioned = mentions(chart);
  for (const auto& [number, infusion] : chart.infusions()) {
    if (!infusion.started() || infusion.state == InfusionState::voided) continue;
    InfusionFacts facts{.infusion = number,
                        .drug = infusion.order.drug,
                        .unlisted = infusion.order.unlisted,
                        .lots = lots_of(infusion),
                        .high_risk = infusion.terms.high_risk,
                        .follow_up = infusion.terms.follow_up,
                        .drug_count = infusion.terms.drug_count,
                        .count_certain = infusion.terms.count_certain,
                        .to_reaction = {}};
    facts.watched = watched(infusion, now);
    const auto onsets = flagged_onsets(chart, infusion, mentioned);
    facts.reacted = !onsets.empty();
    if (facts.reacted) {
      const auto earliest = *std::min_element(onsets.begin(), onsets.end(), [](const Span& a, const Span& b) {
        return std::tie(a.from, a.to) < std::tie(b.from, b.to);
      });
      if (infusion.start->exact() && earliest.exact())
        facts.to_reaction = earliest.from - infusion.start->from;
    }
    found.push_back(std::move(facts));
  }
  return found;
}

std::vector<OfDrug> statistics(std::vector<InfusionFacts> infusions) {
  std::sort(infusions.begin(), infusions.end(),
            [](const InfusionFacts& a, const InfusionFacts& b) { return a.infusion < b.infusion; });
  std::map<std::pair<std::string, std::string>, std::vector<InfusionFacts>> by_drug;
  for (auto& one : infusions) by_drug[{one.drug, drug_counted(one)}].push_back(std::move(one));
  std::vector<OfDrug> drugs;
  for (const auto& [named, of_it] : by_drug) drugs.push_back(of_drug(of_it));
  return drugs;
}

Interval wilson(Share share) {
  if (share.infusions == 0) return {0, 1};
  constexpr double z = 1.959964;
  const double n = share.infusions, p = share.reactions / n;
  const double middle = p + z * z / (2 * n), reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return {std::max(0.0, (middle - reach) / scale), std::min(1.0, (middle + reach) / scale)};
}

double fisher(Share one, Share others) {
  const int reactions = one.reactions + others.reactions, all = one.infusions + others.infusions;
  const auto log_chance = [&](int in_one) {
    return log_choose(one.infusions, in_one) + log_choose(others.infusions, reactions - in_one) -
           log_choose(all, reactions);
  };
  constexpr double rounding = 1e-7;  // tables that are equally likely differ by it
  const double seen = log_chance(one.reactions) + rounding;
  double p = 0;
  for (int k = std::max(0, reactions - others.infusions); k <= std::min(reactions, one.infusions); ++k)
    if (const double chance = log_chance(k); chance <= seen) p += std::exp(chance);
  return std::min(1.0, p);
}

std::vector<double> holm(const std::vector<double>& p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> corrected(p.size());
  double least = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    least = std::max(least, std::min(1.0, static_cast<double>(p.size() - i) * p[order[i]]));
    corrected[order[i]] = least;
  }
  return corrected;
}

}  // namespace infuwatch::report
