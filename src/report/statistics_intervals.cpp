#include "report/statistics_intervals.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace infuwatch::report {
namespace {

Interval wilson_of(double share, double number) {
  constexpr double z = z_95;
  const double middle = share + z * z / (2 * number);
  const double reach = z * std::sqrt(share * (1 - share) / number + z * z / (4 * number * number));
  const double scale = 1 + z * z / number;
  return {std::max(0.0, (middle - reach) / scale), std::min(1.0, (middle + reach) / scale)};
}

/// The chance that Student's t lies between -t and t.
double student_within(double t, int degrees) {
  const double angle = std::atan(t / std::sqrt(static_cast<double>(degrees)));
  const double sine = std::sin(angle), cosine = std::cos(angle);
  if (degrees == 1) return 2 * angle / std::numbers::pi;
  const bool odd = degrees % 2 != 0;
  double term = odd ? cosine : 1, sum = term;
  for (int i = odd ? 3 : 2; i <= degrees - 2; i += 2) {
    term *= (i - 1.0) / i * cosine * cosine;
    sum += term;
  }
  return odd ? 2 / std::numbers::pi * (angle + sine * sum) : sine * sum;
}

double log_choose(int of, int some) {
  return std::lgamma(of + 1.0) - std::lgamma(some + 1.0) - std::lgamma(of - some + 1.0);
}

}  // namespace

Interval wilson(Share share) {
  if (share.of == 0) return {0, 1};
  return wilson_of(static_cast<double>(share.reactions) / share.of, share.of);
}

std::optional<Interval> cluster_robust(const std::vector<Share>& patients) {
  if (patients.size() < 2) return std::nullopt;
  Share all;
  for (const auto& [reactions, of] : patients) all = {all.reactions + reactions, all.of + of};
  const auto groups = static_cast<int>(patients.size());
  const double share = static_cast<double>(all.reactions) / all.of, number = all.of;
  if (all.reactions == 0 || all.reactions == all.of) return wilson_of(share, groups);
  double scatter = 0;
  for (const auto& [reactions, of] : patients) scatter += std::pow(reactions - share * of, 2);
  const double variance = scatter / (number * number) * groups / (groups - 1);
  const double independent = share * (1 - share) / (number - 1);
  const double fewer_degrees = student_t_95(all.of - 1) / student_t_95(groups - 1);
  const double worth = number * independent * fewer_degrees * fewer_degrees;
  return wilson_of(share, worth < number * variance ? worth / variance : number);
}

double student_t_95(int degrees) {
  double low = 0, high = 13;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (student_within(middle, degrees) < 0.95 ? low : high) = middle;
  }
  return high;
}

double fisher(Share one, Share others) {
  const int reactions = one.reactions + others.reactions, all = one.of + others.of;
  const auto log_chance = [&](int in_one) {
    return log_choose(one.of, in_one) + log_choose(others.of, reactions - in_one) -
           log_choose(all, reactions);
  };
  constexpr double rounding = 1e-7;  // tables that are equally likely differ by it
  const double seen = log_chance(one.reactions) + rounding;
  double p = 0;
  for (int k = std::max(0, reactions - others.of); k <= std::min(reactions, one.of); ++k)
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
