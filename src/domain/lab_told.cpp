#include "domain/lab_told.hpp"

#include "base/text.hpp"
#include "time/zone.hpp"

namespace infuwatch {
namespace {

constexpr std::string_view kept_lab_begins = "lab=";

}  // namespace

std::string kept_lab(const LabTold& lab) {
  return std::string{kept_lab_begins} + lab.key + '|' + lab.value + '|' + iso_date(lab.on) + '|' +
         std::to_string(lab.days);
}

std::optional<LabTold> lab_kept(const std::string& text) {
  if (!text.starts_with(kept_lab_begins)) return std::nullopt;
  const auto parts = split(text.substr(kept_lab_begins.size()), '|');
  if (parts.size() != 4) return std::nullopt;
  const auto on = parse_date(parts[2]);
  const auto days = whole_number(parts[3]);
  if (!on || !days) return std::nullopt;
  return LabTold{
      .key = parts[0], .name = parts[0], .value = parts[1], .on = *on, .days = static_cast<int>(*days)};
}

}  // namespace infuwatch
