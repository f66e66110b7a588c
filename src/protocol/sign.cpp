#include "protocol/sign.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// When flags about the sign were resolved on this infusion, ascending.
std::vector<Instant> resolutions(const RuleInput& given, std::string_view sign) {
  std::vector<Instant> found;
  for (const auto& [id, flag] : given.chart.flags()) {
    if (!flag.resolved || flag.finding.infusion != given.infusion.number) continue;
    for (const auto& item : flag.finding.items)
      if (item.finding == sign) found.push_back(flag.resolved->at);
  }
  std::sort(found.begin(), found.end());
  return found;
}

FlagItem item_of(const RuleInput& given, std::string_view sign, int course, const SignFault& fault,
                 const SignReading& reading) {
  const auto there = placed(given.infusion, reading.at);
  FlagItem item;
  item.finding = sign;
  item.course = course;
  item.value = fault.value;
  item.limit = fault.limit;
  item.against = fault.against;
  item.severity = fault.severity;
  item.remarks = fault.remarks;
  item.onset = reading.at;
  item.window = there.window;
  item.certainty = there.certainty;
  item.observation = reading.observation;
  return item;
}

}  // namespace

void add_excursions(FindingBuilder& finding, const RuleInput& given, const std::vector<SignReading>& readings,
                    std::string_view sign, const ReadSign& read, const FactSource& source) {
  struct Excursion {
    FlagItem item;
    Priority priority;
    std::vector<InfusionId> open_in;
  };
  std::vector<Excursion> excursions;
  bool out = false;
  std::optional<Instant> last;
  for (const auto& reading : readings) {
    const auto fault = read(reading);
    if (!fault) continue;
    if (fault->severity == 0) {
      out = out && fault->near;
      continue;
    }
    if (out && last) {
      const auto ends = resolutions(given, sign);
      out = std::none_of(ends.begin(), ends.end(),
                         [&](Instant end) { return *last <= end && end < reading.at.from; });
    }
    last = reading.at.from;
    const auto open_in = given.windows.attribute(reading.named, reading.at).open_in;
    auto item = item_of(given, sign, static_cast<int>(excursions.size()) - (out ? 1 : 0), *fault, reading);
    if (!out) {
      excursions.push_back({std::move(item), fault->priority, open_in});
    } else {
      auto& running = excursions.back();
      const bool worse = item.severity > running.item.severity;
      const bool from_before = running.item.window == Window::before && item.window != Window::before;
      if (from_before && !worse && fault->priority <= running.priority) continue;  // it was there, unchanged
      const auto window = std::max(running.item.window, item.window);
      if (worse) {
        if (!from_before) item.onset = running.item.onset;
        running.item = std::move(item);
      } else if (from_before) {
        running.item.onset = item.onset;
        running.item.certainty = item.certainty;
      }
      running.priority = std::max(running.priority, fault->priority);
      running.item.window = window;
      running.open_in.insert(running.open_in.end(), open_in.begin(), open_in.end());
    }
    out = true;
  }
  for (auto& excursion : excursions)
    finding.add(std::move(excursion.item), excursion.priority, excursion.open_in, source);
}

}  // namespace infuwatch
