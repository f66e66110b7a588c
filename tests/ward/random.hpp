#pragma once

#include "time/instant.hpp"

#include <cmath>
#include <cstdint>
#include <iterator>
#include <span>

namespace infuwatch::ward {

/// Numbers that follow from a seed alone, on every machine: the standard library's distributions differ from
/// one to the next.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_{seed} {}

  /// A stream of its own for each number: what is drawn from one moves none of the others.
  Random stream(std::uint64_t number) const {
    Random mixed{state_ ^ (number + 1) * 0xd1342543de82ef95};
    return Random{mixed.next()};
  }
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15;
    auto mixed = (state_ ^ (state_ >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }
  /// From 0 to 1, 1 excluded.
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  bool chance(double share) { return unit() < share; }
  /// Both ends included.
  int between(int least, int most) {
    return least + static_cast<int>(next() % static_cast<std::uint64_t>(most - least + 1));
  }
  Seconds between(Seconds least, Seconds most) {
    return Seconds{between(static_cast<int>(least.count()), static_cast<int>(most.count()))};
  }
  /// About 0, of standard deviation 1, never beyond 6.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += unit();
    return sum;
  }
  template <class All>
  const auto& one_of(const All& all) {
    return all[next() % std::size(all)];
  }
  /// The place of one of these weights, each taken as often as it weighs.
  std::size_t weighted(std::span<const double> weights) {
    double all = 0;
    for (const auto weight : weights) all += weight;
    double left = unit() * all;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
      if (left < weights[i]) return i;
      left -= weights[i];
    }
    return weights.size() - 1;
  }

 private:
  std::uint64_t state_;
};

}  // namespace infuwatch::ward
