#include "bench/bench.hpp"
#include "ward/days.hpp"

#include <algorithm>
#include <cstdio>

namespace infuwatch::bench {

void alarms() {
  std::printf("\nWhat rings and what is asked, on a fictitious center's days\n");
  ward::Tally all;
  double loudest = 0;
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u}) {
    const auto tally = ward::days_played({.seed = seed});
    loudest = std::max(loudest, tally.urgent_without_reaction());
    all.add(tally);
  }
  print_figure("urgent flags, an infusion without a reaction", all.urgent_without_reaction(), "", 0.05);
  print_figure("  by the loudest of four seeds", loudest, "", 0.05);
  print_figure("urgent flags, a mild first day of alemtuzumab", all.urgent_on_mild_first_days(), "", 2);
  print_figure("questions, a routine start", all.asked_of_the_routine("start"), "", 0.1);
  print_figure("questions, a routine change of the rate", all.asked_of_the_routine("rate"), "", 0);
  print_figure("questions, a routine stop", all.asked_of_the_routine("stop"), "", 0.05);
  print_figure("questions, a routine release", all.asked_of_the_routine("release"), "", 0.05);
  std::printf("\n%s", ward::text(all).c_str());
}

}  // namespace infuwatch::bench
