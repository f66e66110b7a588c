#include "protocol/catalogue_text.hpp"

#include "base/text.hpp"
#include "protocol/start_plan_text.hpp"
#include "protocol/symptom_text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

using Faults = std::vector<CatalogueFault>;

constexpr Seconds longest_window{14 * 86400};

WindowLengths read_windows(TomlTable& table, const WindowLengths& otherwise) {
  auto windows = otherwise;
  auto inner = table.table("windows");
  if (!inner) return windows;
  windows.high_risk = inner->duration("high_risk");
  windows.follow_up = inner->duration("follow_up");
  windows.second_call = inner->duration_or_none("second_call");
  windows.source = inner->source();
  if (windows.high_risk > windows.follow_up)
    inner->fault("follow_up", "an impossible window: follow_up ends before high_risk does");
  if (windows.follow_up > longest_window)
    inner->fault("follow_up", "an impossible window: longer than 14 days");
  if (windows.second_call && *windows.second_call <= windows.follow_up)
    inner->fault("second_call",
                 "an impossible window: the second call comes before the follow-up window closes");
  inner->finish();
  return windows;
}

int read_tenths(TomlTable& table, std::string_view key, bool step) {
  const auto written = table.text(key);
  const auto parsed = temperature(written);
  const int highest = step ? 50 : 450;
  if (parsed && parsed->tenths_c > 0 && parsed->tenths_c <= highest) return parsed->tenths_c;
  if (!written.empty()) table.fault(key, "a temperature in Celsius is needed, such as \"38.0C\"");
  return 0;
}

VitalLimits read_limits(TomlTable& table, const VitalLimits& otherwise) {
  auto inner = table.table("limits");
  if (!inner) return otherwise;
  VitalLimits limits;
  limits.sbp_below = inner->number("sbp_below");
  limits.sbp_fall_percent = inner->number("sbp_fall_percent_above");
  limits.spo2_below = inner->number("spo2_below");
  limits.spo2_scale_2_below = inner->number("spo2_scale_2_below");
  limits.temp_from_tenths = read_tenths(*inner, "temp_from", false);
  limits.hr_below = inner->number("hr_below");
  limits.hr_above = inner->number("hr_above");
  limits.hr_review_from = inner->number("hr_review_from");
  limits.rr_to = inner->number("rr_to");
  limits.rr_from = inner->number("rr_from");
  limits.source = inner->source();
  if (limits.hr_below >= limits.hr_review_from || limits.hr_review_from > limits.hr_above + 1)
    inner->fault("hr_review_from", "the heart-rate limits must rise: hr_below, hr_review_from, hr_above");
  if (limits.rr_to >= limits.rr_from) inner->fault("rr_from", "rr_from must lie above rr_to");
  if (limits.sbp_fall_percent > 100)
    inner->fault("sbp_fall_percent_above", "a pressure cannot fall by more than 100 %");
  if (auto steps = inner->table("steps")) {
    limits.steps = {steps->number("sbp"),  steps->number("sbp_fall_percent"),
                    steps->number("spo2"), read_tenths(*steps, "temp", true),
                    steps->number("hr"),   steps->number("rr")};
    steps->source();
    const auto& s = limits.steps;
    if (std::min({s.sbp, s.fall_percent, s.spo2, s.temp_tenths, s.hr, s.rr}) < 1)
      steps->fault("sbp", "a step must be at least 1");
    steps->finish();
  } else {
    limits.steps = otherwise.steps;
    if (limits.steps.sbp == 0) inner->fault("steps", "[limits.steps] is missing");
  }
  inner->finish();
  return limits;
}

constexpr Seconds shortest_rhythm{60};

CheckRhythm read_rhythm(TomlTable& table) {
  CheckRhythm rhythm;
  rhythm.first_hour_every = table.duration("first_hour_every");
  rhythm.then_every = table.duration("then_every");
  rhythm.observe_every = table.duration("observe_every");
  for (const auto every : {rhythm.first_hour_every, rhythm.then_every, rhythm.observe_every})
    if (every < shortest_rhythm)
      table.fault("first_hour_every", "an impossible rhythm: checks less than a minute apart");
  return rhythm;
}

/// `[low, high]`, in whole numbers of the sign's unit.
void read_range(TomlTable& table, std::string_view key, Range& range, int scale) {
  const auto ends = table.numbers(key);
  if (ends.size() == 2 && ends[0] < ends[1])
    range = {.least = ends[0] * scale, .most = ends[1] * scale};
  else if (table.has(key))
    table.fault(key, '`' + std::string{key} + "` must be two numbers, the lower first, such as [30, 200]");
}

ProbableReadings read_probable(TomlTable& table) {
  ProbableReadings probable;
  auto inner = table.table("probable");
  if (!inner) return probable;
  for (const auto& sign : vital_signs())
    if (sign.probable) read_range(*inner, sign.json, probable.of.at(sign.sign), sign.scale);
  read_range(*inner, "dbp", probable.diastolic, 1);
  inner->source();
  inner->finish();
  return probable;
}

CommonProtocol read_common(TomlTable table) {
  CommonProtocol common;
  if (!table.has("windows")) table.fault("windows", "[windows] is missing");
  if (!table.has("limits")) table.fault("limits", "[limits] is missing");
  common.windows = read_windows(table, {});
  common.limits = read_limits(table, {});
  if (auto stay = table.table("stay")) {
    common.observe_after_stop = stay->duration("after_stop");
    common.source = stay->source();
    stay->finish();
  } else {
    table.fault("stay", "[stay] is missing");
  }
  if (auto missing = table.table("stop_missing")) {
    common.stop_grace = missing->duration("after_planned_end");
    missing->source();
    missing->finish();
  } else {
    table.fault("stop_missing", "[stop_missing] is missing");
  }
  if (auto criteria = table.table("anaphylaxis")) {
    common.anaphylaxis.together = criteria->duration("together_within");
    common.anaphylaxis.likely_after_stop = criteria->duration("likely_allergen_after_stop");
    criteria->source();
    criteria->finish();
  }
  if (auto checks = table.table("checks")) {
    auto& plan = common.checks;
    plan.rhythms = {read_rhythm(*checks)};
    plan.early = checks->duration("early"), plan.soon = checks->duration("soon");
    plan.tight_every = checks->duration("tight_every");
    plan.tight_then_every = checks->duration("tight_then_every");
    plan.tight_then_for = checks->duration("tight_then_for");
    plan.review_after = checks->duration("review_after"),
    plan.urgent_after = checks->duration("urgent_after");
    plan.call_again = checks->duration("call_again");
    plan.source = checks->source();
    if (plan.review_after > plan.urgent_after)
      checks->fault("urgent_after", "must not come before review_after");
    checks->finish();
  }
  if (auto score = table.table("news2")) {
    common.news2 = {score->number("urgent_from"), score->number("emergency_from"), score->source()};
    if (common.news2.urgent_from >= common.news2.emergency_from)
      score->fault("emergency_from", "must lie above urgent_from");
    score->finish();
  }
  common.probable = read_probable(table);
  if (auto grades = table.table("grades")) {
    common.grading = grades->text("by");
    grades->source();
    grades->finish();
  }
  common.before_start = read_start_plan(table, {});
  table.finish();
  return common;
}

std::vector<Effect> read_effects(TomlTable& table, std::string_view key, const Catalogue& catalogue) {
  std::vector<Effect> effects;
  for (auto& row : table.tables(key)) {
    Effect effect{row.text_or_none("symptom"), row.text_or_none("name"), row.text_or_none("often"),
                  row.source()};
    if (effect.symptom.empty() == effect.name.empty())
      row.fault("symptom", "either `symptom` or `name` is needed, not both");
    if (!effect.symptom.empty() && !catalogue.symptom(effect.symptom))
      row.fault("symptom", "unknown symptom `" + effect.symptom + '`');
    row.finish();
    effects.push_back(std::move(effect));
  }
  return effects;
}

std::vector<ObservationAfterStop> read_stays(TomlTable& table, const CommonProtocol& common) {
  std::vector<ObservationAfterStop> stays;
  for (auto& row : table.tables("stay")) {
    ObservationAfterStop stay;
    std::tie(stay.first, stay.last) = row.counts("counts");
    stay.time = row.duration("after_stop");
    stay.source = row.text_or_none("source");
    if (stay.source.empty()) row.source();
    if (const auto reacted = row.duration_or_none("after_stop_where_reacted")) {
      stays.push_back({stay.first, stay.last, true, *reacted, stay.source});
      if (*reacted <= stay.time) row.fault("after_stop_where_reacted", "must be longer than after_stop");
    }
    stays.push_back(stay);
    row.finish();
  }
  std::vector<ObservationAfterStop> always;
  std::copy_if(stays.begin(), stays.end(), std::back_inserter(always),
               [](const auto& s) { return !s.after_reaction; });
  check_counts_of(table, "stay", always);
  if (stays.empty()) stays.push_back({1, std::nullopt, false, common.observe_after_stop, common.source});
  return stays;
}

DrugProtocol read_drug(TomlTable table, const Catalogue& catalogue) {
  DrugProtocol drug;
  drug.key = table.part();
  drug.name = table.text("name");
  drug.brands = table.texts("brands");
  drug.about = table.text("about");
  drug.procedure = table.yes("procedure");
  drug.fluids = table.texts("fluids");
  for (const auto& unit : table.texts("dose_units")) {
    drug.dose_units.insert(unit);
    if (!dose("1 " + unit))
      table.fault_in("dose_units", unit, "unknown unit `" + unit + "`; there are " + infuwatch::dose_units());
  }
  if (drug.dose_units.empty()) table.fault("dose_units", "`dose_units` is missing");
  if (drug.procedure != !drug.fluids.empty())
    table.fault("fluids", "a procedure, and only a procedure, names its fluids");
  drug.windows = read_windows(table, catalogue.common.windows);
  drug.limits = read_limits(table, catalogue.common.limits);
  for (auto& row : table.tables("regimen")) {
    Regimen regimen;
    regimen.name = row.text("name");
    std::tie(regimen.first, regimen.last) = row.counts("counts");
    regimen.dose = row.text("dose");
    regimen.duration = row.duration("duration");
    regimen.rate = row.text_or_none("rate");
    regimen.interval = row.text("interval");
    regimen.source = row.source();
    row.finish();
    drug.regimens.push_back(std::move(regimen));
  }
  if (drug.regimens.empty()) table.fault("regimen", "at least one [[regimen]] is needed");
  check_counts_of(table, "regimen", drug.regimens);
  drug.observations = read_stays(table, catalogue.common);
  if (auto reactions = table.table("reactions")) {
    drug.reactions = reactions->texts("symptoms");
    drug.reactions_source = reactions->source();
    for (const auto& key : drug.reactions)
      if (!catalogue.symptom(key)) reactions->fault_in("symptoms", key, "unknown symptom `" + key + '`');
    reactions->finish();
  } else {
    table.fault("reactions", "[reactions] is missing");
  }
  drug.common = read_effects(table, "common", catalogue);
  drug.serious = read_effects(table, "serious", catalogue);
  if (auto site = table.table("site")) {
    drug.vesicant = site->yes("vesicant");
    drug.site_symptoms = site->texts("symptoms");
    for (const auto& key : drug.site_symptoms)
      if (!catalogue.symptom(key)) site->fault_in("symptoms", key, "unknown symptom `" + key + '`');
    drug.vesicant_source = site->source();
    site->finish();
  }
  for (auto& row : table.tables("note")) {
    drug.notes.emplace_back(row.text("text"), row.source());
    row.finish();
  }
  drug.checks = catalogue.common.checks;
  std::vector<CheckRhythm> rhythms;
  for (auto& row : table.tables("checks")) {
    const auto counts = row.counts("counts");
    auto rhythm = read_rhythm(row);
    std::tie(rhythm.first, rhythm.last) = counts;
    drug.checks.source = row.source();
    row.finish();
    rhythms.push_back(rhythm);
  }
  check_counts_of(table, "checks", rhythms);
  if (!rhythms.empty()) drug.checks.rhythms = std::move(rhythms);
  drug.stop_grace = catalogue.common.stop_grace;
  drug.before_start = read_start_plan(table, catalogue.common.before_start);
  table.finish();
  return drug;
}

const std::string* toml_of(const std::vector<CataloguePart>& parts, std::string_view wanted) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const auto& p) { return p.part == wanted; });
  return found == parts.end() ? nullptr : &found->toml;
}

template <class Read>
void read_part(const std::string& part, const std::string& text, Faults& faults, Read read) {
  const auto parsed = read_toml(text);
  if (!parsed) {
    faults.push_back({part, parsed.error().line, parsed.error().column, parsed.error().what});
    return;
  }
  Faults found;
  read(TomlTable{*parsed, part, found});
  for (auto& fault : found)
    fault.column =
        written_column(text, {static_cast<unsigned>(fault.line), static_cast<unsigned>(fault.column)});
  std::move(found.begin(), found.end(), std::back_inserter(faults));
}

void check_brands(const Catalogue& catalogue, Faults& faults) {
  std::map<std::string, std::string> called;
  for (const auto& [key, drug] : catalogue.drugs) {
    auto words = drug.brands;
    words.push_back(key);
    if (lower(drug.name) != key) words.push_back(drug.name);
    for (const auto& word : words) {
      const auto [other, is_new] = called.emplace(lower(word), key);
      if (!is_new && other->second != key)
        faults.push_back({key, 1, 1, '`' + word + "` already names `" + other->second + '`'});
    }
  }
}

Result<Catalogue, Faults> read(int version, const std::vector<CataloguePart>& parts,
                               std::shared_ptr<SymptomShelf> (*read_symptoms)(const std::string&, Faults&)) {
  Catalogue catalogue;
  catalogue.version = version;
  Faults faults;
  for (const auto part : {common_part, symptoms_part})
    if (!toml_of(parts, part))
      faults.push_back({std::string{part}, 1, 1, "this part of the catalogue is missing"});
  if (!faults.empty()) return Failure{faults};
  read_part(std::string{common_part}, *toml_of(parts, common_part), faults,
            [&](TomlTable table) { catalogue.common = read_common(std::move(table)); });
  catalogue.symptoms = read_symptoms(*toml_of(parts, symptoms_part), faults);
  for (const auto& one : parts) {
    const auto& part = one.part;
    if (part == common_part || part == symptoms_part) continue;
    read_part(part, one.toml, faults, [&](TomlTable table) {
      catalogue.drugs.emplace(part, read_drug(std::move(table), catalogue));
    });
  }
  check_brands(catalogue, faults);
  if (!faults.empty()) return Failure{faults};
  return catalogue;
}

}  // namespace

Result<Catalogue, Faults> read_catalogue(int version, const std::vector<CataloguePart>& parts) {
  return read(version, parts, [](const std::string& toml, Faults& faults) {
    std::shared_ptr<SymptomShelf> shelf;
    read_part(std::string{symptoms_part}, toml, faults,
              [&](TomlTable table) { shelf = read_symptoms(table, toml); });
    return shelf;
  });
}

Result<Catalogue, Faults> read_checked_catalogue(int version, const std::vector<CataloguePart>& parts) {
  return read(version, parts, [](const std::string& toml, Faults&) { return unread_symptoms(toml); });
}

std::string to_text(const CatalogueFault& fault) {
  return fault.part + ':' + std::to_string(fault.line) + ':' + std::to_string(fault.column) + ": " +
         fault.what;
}

}  // namespace infuwatch
