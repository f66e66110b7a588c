#include "protocol/regimen_text.hpp"

#include "protocol/dose.hpp"
#include "protocol/start_plan_text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

// A slip of the decimal point makes a number ten times what it was.
constexpr std::int64_t widest_range = 10;
const BodySize beyond_anybody{.surface = Decimal{5000}, .weight = Decimal{500000}};

/// `lowest` and `highest`: the doses between which nothing is asked, in one unit. `most`: their cap.
void read_doses(TomlTable& row, Regimen& regimen) {
  const auto read = [&](std::string_view key) -> std::optional<Quantity> {
    const auto written = row.text_or_none(key);
    if (written.empty()) return std::nullopt;
    const auto amount = dose(written);
    if (amount && (!row.fresh() || amount->amount > Decimal{})) return *amount;
    if (amount)
      row.fault(key, '`' + std::string{key} + "` must be above 0");
    else
      row.fault(key, '`' + std::string{key} + "` must be a dose, such as \"300 mg\" or \"12 mg/m2\"");
    return std::nullopt;
  };
  regimen.lowest = read("lowest");
  regimen.highest = read("highest");
  regimen.most = read("most");
  if (!row.sound({"lowest", "highest", "most"})) return;
  if (!regimen.lowest != !regimen.highest)
    row.fault(regimen.lowest ? "lowest" : "highest", "`lowest` and `highest` stand together");
  else if (regimen.lowest && (regimen.lowest->unit != regimen.highest->unit ||
                              regimen.highest->amount < regimen.lowest->amount))
    row.fault("highest", "`highest` must be in the unit of `lowest`, and not below it");
  else if (regimen.lowest && row.fresh() &&
           regimen.highest->amount.thousandths > widest_range * regimen.lowest->amount.thousandths)
    row.fault("highest", "`highest` must be no more than 10 times `lowest`");
  if (!regimen.most) return;
  const auto by_size = [](const Quantity& one) { return by_surface(one.unit) || by_weight(one.unit); };
  const BodySize any{.surface = Decimal{1000}, .weight = Decimal{1000}};
  if (!regimen.lowest || !by_size(*regimen.lowest))
    row.fault("most",
              "`most` is the cap of a dose by weight or body surface, such as `lowest = \"8 mg/kg\"`");
  else if (by_size(*regimen.most) || !amount_in(regimen.lowest->unit, *regimen.most, any))
    row.fault("most", "`most` must be an amount that `lowest` can come to, such as \"800 mg\"");
  else if (const auto reached = amount_in(regimen.most->unit, *regimen.highest, beyond_anybody);
           row.fresh() && reached && regimen.most->amount > *reached)
    row.fault("most", "`most` is more than `highest` comes to for anybody: 500 kg, or 5 m2");
}

/// For each band by itself, by counts that are said once.
void check_counts_by_band(TomlTable& table, const std::vector<Regimen>& regimens) {
  std::vector<DoseBand> bands;
  for (const auto& regimen : regimens)
    if (std::find(bands.begin(), bands.end(), regimen.band) == bands.end()) bands.push_back(regimen.band);
  for (const auto& band : bands) {
    std::vector<std::pair<int, std::optional<int>>> counts;
    for (const auto& regimen : regimens) {
      const std::pair own{regimen.first, regimen.last};
      if (regimen.band == band && std::find(counts.begin(), counts.end(), own) == counts.end())
        counts.push_back(own);
    }
    check_counts(table, "regimen", counts);
  }
}

}  // namespace

DoseBand read_band(TomlTable& row) {
  const auto weight = [&](std::string_view key) -> std::optional<Decimal> {
    const auto written = row.text_or_none(key);
    const auto found = kilograms(written);
    if (!written.empty() && (!found || *found == Decimal{}))
      row.fault(key, '`' + std::string{key} + "` must be a weight, such as \"60 kg\"");
    return found;
  };
  const auto years = [&](std::string_view key) {
    const auto found = row.number_or_none(key);
    if (found && *found < 1) row.fault(key, '`' + std::string{key} + "` must be at least 1");
    return found;
  };
  DoseBand band{.weight_from = weight("weight_from"),
                .weight_over = weight("weight_over"),
                .weight_to = weight("weight_to"),
                .weight_under = weight("weight_under"),
                .years_from = years("years_from"),
                .years_under = years("years_under")};
  if (!row.sound({"weight_from", "weight_over", "weight_to", "weight_under", "years_from", "years_under"}))
    return band;
  if (band.weight_from && band.weight_over)
    row.fault("weight_over", "either `weight_from` or `weight_over`, not both");
  if (band.weight_to && band.weight_under)
    row.fault("weight_under", "either `weight_to` or `weight_under`, not both");
  const auto upper = band.weight_under ? band.weight_under : band.weight_to;
  const auto lower = band.weight_over ? band.weight_over : band.weight_from;
  if (const bool one_weight = band.weight_from && band.weight_to;
      lower && upper && (one_weight ? *lower > *upper : *lower >= *upper))
    row.fault(band.weight_under ? "weight_under" : "weight_to", "no weight is in this band");
  if (band.years_from && band.years_under && *band.years_from >= *band.years_under)
    row.fault("years_under", "no age is in this band");
  return band;
}

std::vector<Regimen> read_regimens(TomlTable& table) {
  std::vector<Regimen> regimens;
  bool counted = true;
  for (auto& row : table.tables("regimen")) {
    Regimen regimen;
    regimen.name = row.text("name");
    std::tie(regimen.first, regimen.last) = row.counts("counts");
    counted = counted && row.sound({"counts"});
    regimen.dose = row.text("dose");
    const auto amount = dose(regimen.dose);
    if (row.fresh() && amount && amount->amount == Decimal{}) row.fault("dose", "`dose` must be above 0");
    read_doses(row, regimen);
    regimen.band = read_band(row);
    regimen.duration = row.duration("duration");
    regimen.shortest = row.duration_or_none("shortest");
    if (regimen.shortest && row.sound({"shortest", "duration"}) && *regimen.shortest > regimen.duration)
      row.fault("shortest", "`shortest` must not be longer than `duration`");
    regimen.rate = row.text_or_none("rate");
    regimen.interval = row.text("interval");
    regimen.source = row.source();
    row.finish();
    regimens.push_back(std::move(regimen));
  }
  if (regimens.empty()) table.fault("regimen", "at least one [[regimen]] is needed");
  if (counted) check_counts_by_band(table, regimens);
  return regimens;
}

}  // namespace infuwatch
