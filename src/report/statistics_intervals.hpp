#pragma once

#include <optional>
#include <vector>

namespace infuwatch::report {

/// So many with a reaction, of so many infusions or patients.
struct Share {
  int reactions = 0, of = 0;
};
/// From 0 to 1.
struct Interval {
  double low, high;
};
/// Of the standard normal distribution, for 95 %, two-sided.
inline constexpr double z_95 = 1.959964;

/// Wilson's 95 % interval of a share [Wilson, J Am Stat Assoc 1927;22:209]; of none: from 0 to 1.
Interval wilson(Share share);

/// Wilson's 95 % interval of a share of infusions that are not independent within a patient: of the number of
/// independent ones they are worth, which the scatter between patients tells. A share for each patient, its
/// infusions and those of them with a reaction; where each has one infusion it is `wilson`. Where no infusion
/// or every infusion has a reaction nothing is told of the scatter, and each patient counts once. None: there
/// are not two patients. [effective number with Student's t: Korn and Graubard, Survey Methodology
/// 1998;24:193; with Wilson's interval: Dean and Pagano, J Surv Stat Methodol 2015;3:484]
std::optional<Interval> cluster_robust(const std::vector<Share>& patients);

/// What Student's t, of so many degrees of freedom, exceeds with a chance of 2.5 %. [its distribution:
/// Abramowitz and Stegun 1964, 26.7.3 and 26.7.4]
double student_t_95(int degrees);

/// Fisher's exact test, two-sided: every table with these margins that is no likelier than this one.
double fisher(Share one, Share others);
/// Holm's correction for comparing several at once, in the order given.
std::vector<double> holm(const std::vector<double>& p);

}  // namespace infuwatch::report
