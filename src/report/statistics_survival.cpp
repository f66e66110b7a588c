#include "report/statistics_survival.hpp"

#include <algorithm>
#include <cmath>

namespace infuwatch::report {
namespace {

constexpr double half = 0.5, rounding_of_half = 1e-12;

}  // namespace

TimeToReaction::TimeToReaction(std::vector<Followed> all) : all_{std::move(all)} {
  std::sort(all_.begin(), all_.end(), [](const Followed& a, const Followed& b) { return a.time < b.time; });
  double without = 1, greenwood = 0;
  for (auto at = all_.begin(); at != all_.end();) {
    const auto next = std::find_if(at, all_.end(), [&](const Followed& one) { return one.time > at->time; });
    const auto reactions = std::count_if(at, next, [](const Followed& one) { return one.reacted; });
    if (reactions > 0) {
      const auto at_risk = static_cast<double>(all_.end() - at), with = static_cast<double>(reactions);
      without *= (at_risk - with) / at_risk;
      greenwood += with / (at_risk * (at_risk - with));
      steps_.push_back({at->time, without, greenwood});
    }
    at = next;
  }
}

/// Of the share with a reaction.
std::optional<Interval> TimeToReaction::interval_of(const Step& step) {
  if (step.without <= 0 || step.without >= 1) return std::nullopt;
  const double reach = z_95 * std::sqrt(step.greenwood) / std::abs(std::log(step.without));
  return Interval{1 - std::pow(step.without, std::exp(-reach)), 1 - std::pow(step.without, std::exp(reach))};
}

TimeToReaction::By TimeToReaction::by(Seconds moment) const {
  By found{.by = moment, .share = {}, .interval = {}, .followed = 0};
  found.followed = static_cast<int>(std::count_if(all_.begin(), all_.end(), [&](const Followed& one) {
    return one.reacted ? one.time > moment : one.time >= moment;
  }));
  const auto next =
      std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) { return step.at > moment; });
  const Step step = next == steps_.begin() ? Step{{}, 1, 0} : *(next - 1);
  if (found.followed == 0 && step.without > 0) return found;
  found.share = 1 - step.without;
  found.interval = interval_of(step);
  return found;
}

std::optional<TimeToReaction::Median> TimeToReaction::median() const {
  const auto first = [&](auto reaches_half) -> std::optional<Seconds> {
    const auto found = std::find_if(steps_.begin(), steps_.end(), reaches_half);
    return found == steps_.end() ? std::nullopt : std::optional{found->at};
  };
  const auto reached = first([](const Step& step) { return step.without <= half + rounding_of_half; });
  if (!reached) return std::nullopt;
  return Median{.at = *reached,
                .low = first([](const Step& step) {
                  const auto share = interval_of(step);
                  return share && share->high >= half;
                }),
                .high = first([](const Step& step) {
                  const auto share = interval_of(step);
                  return share && share->low >= half;
                })};
}

}  // namespace infuwatch::report
