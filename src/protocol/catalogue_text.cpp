#include "protocol/catalogue_text.hpp"

#include "base/text.hpp"
#include "protocol/catalogue_format.hpp"
#include "protocol/common_text.hpp"
#include "protocol/regimen_text.hpp"
#include "protocol/start_plan_text.hpp"
#include "protocol/symptom_text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

using Faults = std::vector<CatalogueFault>;

std::vector<Effect> read_effects(TomlTable& table, std::string_view key, const Catalogue& catalogue) {
  std::vector<Effect> effects;
  for (auto& row : table.tables(key)) {
    Effect effect{row.text_or_none("symptom"), row.text_or_none("name"), row.text_or_none("often"),
                  row.source(), row.number_or_none("from_grade").value_or(1)};
    if (effect.from_grade < 1 || effect.from_grade > 5)
      row.fault("from_grade", "`from_grade` must be a grade from 1 to 5");
    if (effect.symptom.empty() == effect.name.empty())
      row.fault("symptom", "either `symptom` or `name` is needed, not both");
    if (!effect.symptom.empty() && !catalogue.has_symptom(effect.symptom))
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

std::vector<RateSteps> read_rate_steps(TomlTable& table) {
  std::vector<RateSteps> ladders;
  for (auto& row : table.tables("rate_steps")) {
    RateSteps ladder;
    std::tie(ladder.first, ladder.last) = row.counts("counts");
    for (const auto& written : row.texts("steps")) {
      const auto step = rate_step(written);
      const auto* before = ladder.steps.empty() ? nullptr : &ladder.steps.back();
      if (!step)
        row.fault_in("steps", written,
                     "a step must be a rate and how long it lasts, such as \"30 mL/h for 30m\"");
      else if (before && (before->lasts == Seconds{0} || before->rate.unit != step->rate.unit ||
                          before->rate.amount >= step->rate.amount))
        row.fault_in("steps", written,
                     "steps must rise, in one unit, and each but the last say how long it lasts");
      if (step) ladder.steps.push_back(*step);
    }
    if (ladder.steps.empty()) row.fault("steps", "`steps` is missing");
    ladder.source = row.source();
    row.finish();
    ladders.push_back(std::move(ladder));
  }
  return ladders;
}

std::optional<NeverAgainAfter> read_never_again(TomlTable& table) {
  auto inner = table.table("never_again");
  if (!inner) return std::nullopt;
  const auto written = inner->text("after");
  const bool severe = written == "life-threatening";
  if (!severe && written != "hypersensitivity")
    inner->fault("after", "`after` must be \"life-threatening\" or \"hypersensitivity\"");
  using What = NeverAgainAfter::What;
  NeverAgainAfter never{severe ? What::life_threatening : What::hypersensitivity, inner->source()};
  inner->finish();
  return never;
}

std::optional<RestartRate> read_restart(TomlTable& table) {
  auto inner = table.table("restart");
  if (!inner) return std::nullopt;
  RestartRate restart{inner->number("percent"), inner->duration("lasts"), inner->source()};
  if (restart.percent < 1 || restart.percent > 100)
    inner->fault("percent", "`percent` must be from 1 to 100");
  inner->finish();
  return restart;
}

void check_kinds(TomlTable& table, const StartPlan& plan, const Substances& known) {
  for (const auto& wanted : plan.premedications)
    if (std::none_of(known.all.begin(), known.all.end(),
                     [&](const Substance& one) { return one.kinds.contains(wanted.kind); }))
      table.fault("premedication", "no substance is of the kind `" + wanted.kind + '`');
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
    const auto read = dose("1 " + unit);
    if (!read || lower(read->unit) != lower(unit))
      table.fault_in("dose_units", unit, "unknown unit `" + unit + "`; there are " + infuwatch::dose_units());
  }
  if (drug.dose_units.empty()) table.fault("dose_units", "`dose_units` is missing");
  if (drug.procedure != !drug.fluids.empty())
    table.fault("fluids", "a procedure, and only a procedure, names its fluids");
  drug.windows = read_windows(table, catalogue.common.windows);
  drug.limits = read_limits(table, catalogue.common.limits);
  drug.regimens = read_regimens(table);
  drug.observations = read_stays(table, catalogue.common);
  if (auto reactions = table.table("reactions")) {
    drug.reactions = reactions->texts("symptoms");
    drug.not_mild = reactions->texts("not_mild");
    drug.reactions_source = reactions->source();
    for (const auto& key : drug.reactions)
      if (!catalogue.has_symptom(key)) reactions->fault_in("symptoms", key, "unknown symptom `" + key + '`');
    for (const auto& key : drug.not_mild)
      if (!catalogue.has_symptom(key)) reactions->fault_in("not_mild", key, "unknown symptom `" + key + '`');
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
      if (!catalogue.has_symptom(key)) site->fault_in("symptoms", key, "unknown symptom `" + key + '`');
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
  check_kinds(table, drug.before_start, *catalogue.common.substances);
  drug.families = table.texts("families");
  drug.ingredients = table.texts("ingredients");
  drug.rate_steps = read_rate_steps(table);
  drug.never_again = read_never_again(table);
  drug.restart = read_restart(table);
  drug.reaction_stays = catalogue.common.reaction_stays;
  drug.discharge = catalogue.common.discharge;
  drug.substances = catalogue.common.substances;
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
  int format = 1;
  if (const auto* written = parsed->get(format_key)) {
    const auto number = written->value_exact<std::int64_t>().value_or(0);
    if (number < 1 || number > newest_format)
      return faults.push_back({part, static_cast<int>(written->source().begin.line),
                               static_cast<int>(written->source().begin.column),
                               "this program reads format 1 to " + std::to_string(newest_format)});
    format = static_cast<int>(number);
  }
  TomlTable table{*parsed, part, format, found};
  table.number_or_none(format_key);
  read(std::move(table));
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
  Faults in_symptoms;
  catalogue.symptoms = read_symptoms(*toml_of(parts, symptoms_part), in_symptoms);
  read_part(std::string{common_part}, *toml_of(parts, common_part), faults, [&](TomlTable table) {
    catalogue.common = read_common(std::move(table), catalogue.symptoms.get());
  });
  std::move(in_symptoms.begin(), in_symptoms.end(), std::back_inserter(faults));
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
