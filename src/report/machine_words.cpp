#include "report/machine_words.hpp"

#include "base/text.hpp"
#include "report/words.hpp"

namespace infuwatch::report {

std::string machine_text(const MachineFault& fault) {
  using Kind = MachineFault::Kind;
  const auto about = [&](std::size_t i) {
    return i < fault.about.size() ? shown(fault.about[i]) : std::string{};
  };
  switch (fault.kind) {
    case Kind::clock_loose: return "The machine's clock is not synchronised: windows hang on it.";
    case Kind::zone_data_old:
      return "The time-zone database is of " + about(0) +
             ": a zone whose clocks have changed since is shown wrong.";
    case Kind::host_zone:
      return "The machine's own clock shows " + about(0) + "; all times here are " + about(1) +
             ", the site's.";
    case Kind::disk_low: return "Only " + about(0) + " MiB are free where the store lies.";
  }
  return {};
}

std::string clock_step_note(Seconds by) {
  return "The machine's clock was " + clock_step_text(by) +
         " since the last entry: what is left of every window is off by as much. Tell hospital IT.";
}

std::string machine_banner(const MachineFault& fault) {
  using Kind = MachineFault::Kind;
  switch (fault.kind) {
    case Kind::clock_loose: return "CLOCK NOT SYNCHRONISED";
    case Kind::zone_data_old: return "TIME-ZONE DATA OLD";
    case Kind::host_zone: return {};
    case Kind::disk_low: return "DISK NEARLY FULL";
  }
  return {};
}

}  // namespace infuwatch::report
