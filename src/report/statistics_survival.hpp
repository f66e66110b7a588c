#pragma once

#include "report/statistics_intervals.hpp"
#include "time/instant.hpp"

#include <optional>
#include <vector>

namespace infuwatch::report {

/// An infusion from its start: until its first reaction, or for so long without one.
struct Followed {
  Seconds time;
  bool reacted;
};

/// Kaplan and Meier's estimate of the time from the start to the first reaction, with Greenwood's variance on
/// the log-log scale [Kalbfleisch and Prentice 1980, 1.3]. Infusions count as independent. What ends at the
/// moment of a reaction was at risk of it.
class TimeToReaction {
 public:
  explicit TimeToReaction(std::vector<Followed> all);

  /// The share with a reaction by a moment, itself included.
  struct By {
    Seconds by;
    std::optional<double> share;       // none: nobody was followed so long
    std::optional<Interval> interval;  // 95 %; none where the share is none, 0 or 1
    int followed;                      // so long without a reaction
  };
  By by(Seconds moment) const;

  /// When half have had one: the first moment at which the share is so large.
  struct Median {
    Seconds at;
    std::optional<Seconds> low, high;  // 95 %, by the same limits [Brookmeyer and Crowley 1982]
  };
  std::optional<Median> median() const;  // none: not reached

 private:
  struct Step {
    Seconds at;
    double without;    // share without a reaction from then on
    double greenwood;  // the sum in his formula
  };
  static std::optional<Interval> interval_of(const Step& step);

  std::vector<Followed> all_;
  std::vector<Step> steps_;
};

}  // namespace infuwatch::report
