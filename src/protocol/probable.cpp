#include "protocol/probable.hpp"

#include "domain/vital_reading.hpp"

#include <algorithm>

namespace infuwatch {

std::map<Sign, Range> ProbableReadings::probable_by_row() {
  std::map<Sign, Range> ranges;
  for (const auto& sign : vital_signs())
    if (sign.probable) ranges.emplace(sign.sign, *sign.probable);
  return ranges;
}

std::vector<Question> improbable(const Vitals& vitals, const ProbableReadings& probable,
                                 const std::vector<std::string>& confirmed) {
  std::vector<Question> found;
  for (const auto& sign : vital_signs()) {
    if (std::find(confirmed.begin(), confirmed.end(), sign.field.key) != confirmed.end()) continue;
    const auto look = [&](std::optional<int> number, const Range& range) {
      if (number && !range.holds(*number))
        found.push_back(Improbable{.field = sign.field.id,
                                   .given = in_units(sign, *number),
                                   .least = in_units(sign, range.least),
                                   .most = in_units(sign, range.most),
                                   .unit = unit_as_typed(sign)});
    };
    if (const auto range = probable.of.find(sign.sign); range != probable.of.end())
      look(number_of(sign, vitals), range->second);
    if (sign.sign == Sign::pressure && vitals.pressure) look(vitals.pressure->diastolic, probable.diastolic);
  }
  return found;
}

}  // namespace infuwatch
