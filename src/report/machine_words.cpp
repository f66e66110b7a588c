#include "report/machine_words.hpp"

#include "report/sentences_of_notices.hpp"
#include "report/sentences_of_the_store.hpp"
#include "report/words.hpp"

namespace infuwatch::report {

Message machine_message(const MachineFault& fault) {
  using Kind = MachineFault::Kind;
  namespace s = sentence;
  const auto about = [&](std::size_t i) {
    return Typed{i < fault.about.size() ? fault.about[i] : std::string{}};
  };
  switch (fault.kind) {
    case Kind::clock_loose: return {&s::clock_loose};
    case Kind::zone_data_old: return {&s::zone_data_old, {{"version", about(0)}}};
    case Kind::host_zone: return {&s::host_zone, {{"own", about(0)}, {"site", about(1)}}};
    case Kind::disk_low: return {&s::disk_low, {{"mib", about(0)}}};
  }
  return {};
}

Message clock_step_message(Seconds by) {
  return {&sentence::clock_set_lately, {{"step", Typed{clock_step_text(by)}}}};
}

std::string machine_banner(const MachineFault& fault) {
  using Kind = MachineFault::Kind;
  switch (fault.kind) {
    case Kind::clock_loose: return "CLOCK NOT SYNCHRONIZED";
    case Kind::zone_data_old: return "TIME-ZONE DATA OLD";
    case Kind::host_zone: return {};
    case Kind::disk_low: return "DISK NEARLY FULL";
  }
  return {};
}

}  // namespace infuwatch::report
