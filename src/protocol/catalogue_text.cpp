#include "protocol/catalogue_text.hpp"

#include "base/skeleton.hpp"
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

void check_from_grade(TomlTable& row, const Effect& effect, std::string_view list,
                      const Catalogue& catalogue) {
  if (!row.sound({"from_grade", "symptom", "name"})) return;
  if (list != "serious")
    return row.fault("from_grade", "`from_grade` stands in [[serious]] only: elsewhere it changes nothing");
  const auto* term = catalogue.symptom(effect.symptom);
  if (!term || !term->grades.contains(effect.from_grade))
    row.fault("from_grade", "`from_grade` must be a grade that the symptom has");
}

std::vector<Effect> read_effects(TomlTable& table, std::string_view key, const Catalogue& catalogue) {
  std::vector<Effect> effects;
  for (auto& row : table.tables(key)) {
    Effect effect{.symptom = row.text_or_none("symptom"),
                  .name = row.text_or_none("name"),
                  .often = row.text_or_none("often"),
                  .source = row.source(),
                  .from_grade = row.number_or_none("from_grade").value_or(1),
                  .within = row.duration_or_none("within")};
    const auto priority = row.text_or_none("priority");
    if (!priority.empty()) effect.priority = named<Priority>(priority).value_or(Priority::review);
    if (effect.priority == Priority::review) row.fault("priority", "`priority` is urgent or emergency");
    if (key != "serious")
      for (const auto only : {"priority", "within"})
        if (row.has(only))
          row.fault(only,
                    '`' + std::string{only} + "` stands in [[serious]] only: elsewhere it changes nothing");
    if (effect.from_grade < 1 || effect.from_grade > 5)
      row.fault("from_grade", "`from_grade` must be a grade from 1 to 5");
    if (row.sound({"symptom", "name"}) && effect.symptom.empty() == effect.name.empty())
      row.fault("symptom", "either `symptom` or `name` is needed, not both");
    if (!effect.symptom.empty() && !catalogue.has_symptom(effect.symptom))
      row.fault("symptom", "unknown symptom `" + effect.symptom + '`');
    if (row.fresh() && row.has("from_grade")) check_from_grade(row, effect, key, catalogue);
    row.finish();
    effects.push_back(std::move(effect));
  }
  return effects;
}

std::vector<ObservationAfterStop> read_stays(TomlTable& table, const CommonProtocol& common) {
  std::vector<ObservationAfterStop> stays;
  bool counted = true;
  for (auto& row : table.tables("stay")) {
    ObservationAfterStop stay;
    std::tie(stay.first, stay.last) = row.counts("counts");
    counted = counted && row.sound({"counts"});
    stay.time = row.duration("after_stop");
    stay.source = row.text_or_none("source");
    if (stay.source.empty()) row.source();
    stay.labels = read_labels(row);
    if (const auto reacted = row.duration_or_none("after_stop_where_reacted")) {
      stays.push_back({.first = stay.first,
                       .last = stay.last,
                       .after_reaction = true,
                       .time = *reacted,
                       .source = stay.source,
                       .labels = stay.labels});
      if (row.sound({"after_stop"}) && *reacted <= stay.time)
        row.fault("after_stop_where_reacted", "must be longer than after_stop");
    }
    stays.push_back(stay);
    row.finish();
  }
  for (const auto region : {LabelRegion::us, LabelRegion::eu}) {
    std::vector<ObservationAfterStop> always;
    std::copy_if(stays.begin(), stays.end(), std::back_inserter(always),
                 [&](const auto& s) { return !s.after_reaction && (!s.labels || *s.labels == region); });
    if (counted) check_counts_of(table, "stay", always);
    const bool either = std::none_of(stays.begin(), stays.end(), [](const auto& s) { return s.labels; });
    if (either) break;
    if (counted && always.empty())
      table.fault("stay", "a stay is needed for the labels of the US and of the EU");
  }
  if (stays.empty())
    stays.push_back({.last = {}, .time = common.observe_after_stop, .source = common.source});
  return stays;
}

std::vector<RateSteps> read_rate_steps(TomlTable& table) {
  std::vector<RateSteps> ladders;
  for (auto& row : table.tables("rate_steps")) {
    const auto [first, last] = row.counts("counts");
    RateSteps ladder{.first = first, .last = last};
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
    if (ladder.steps.empty() && row.sound({"steps"})) row.fault("steps", "`steps` is missing");
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

/// A dose for ages that are asked about altogether is one for nobody.
void check_youngest(TomlTable& table, const DrugProtocol& drug) {
  const auto& youngest = drug.before_start.youngest;
  if (!table.fresh() || !youngest || !table.sound({"from_years"})) return;
  for (const auto& regimen : drug.regimens)
    if (const auto under = regimen.band.years_under; under && youngest->years >= *under)
      return table.fault("from_years", "`from_years` leaves no age for the regimen under " +
                                           std::to_string(*under) + " years");
}

DrugProtocol read_drug(TomlTable table, const Catalogue& catalogue) {
  DrugProtocol drug;
  drug.key = table.part();
  drug.name = table.name("name");
  drug.brands = table.names("brands");
  const bool key_fits =
      drug.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  if (table.fresh() && (!key_fits || drug.key.empty()))
    table.fault_at({1, 1}, "the file's name is the drug's key: small letters, digits and -");
  drug.about = table.text("about");
  drug.procedure = table.yes("procedure");
  drug.fluids = table.texts("fluids");
  for (const auto& unit : table.texts("dose_units")) {
    drug.dose_units.insert(unit);
    const auto read = dose("1 " + unit);
    if (!read || lower(read->unit) != lower(unit))
      table.fault_in("dose_units", unit, "unknown unit `" + unit + "`; there are " + infuwatch::dose_units());
  }
  if (drug.dose_units.empty() && table.sound({"dose_units"}))
    table.fault("dose_units", "`dose_units` is missing");
  if (drug.procedure != !drug.fluids.empty())
    table.fault("fluids", "a procedure, and only a procedure, names its fluids");
  drug.windows = read_windows(table, catalogue.common.windows);
  drug.limits = read_limits(table, catalogue.common.limits);
  drug.regimens = read_regimens(table);
  drug.observations = read_stays(table, catalogue.common);
  if (auto reactions = table.table("reactions")) {
    drug.reactions = reactions->texts("symptoms");
    drug.not_mild = reactions->texts("not_mild");
    drug.expected = reactions->texts("expected");
    if (!drug.expected.empty()) drug.expected_source = reactions->text("expected_source");
    drug.reactions_source = reactions->source();
    for (const auto& key : drug.expected) {
      if (!catalogue.has_symptom(key)) reactions->fault_in("expected", key, "unknown symptom `" + key + '`');
      if (table.fresh() &&
          std::find(drug.reactions.begin(), drug.reactions.end(), key) != drug.reactions.end())
        reactions->fault_in("expected", key,
                            '`' + key + "` stands among the reactions: it is one or the other");
    }
    for (const auto& key : drug.reactions)
      if (!catalogue.has_symptom(key)) reactions->fault_in("symptoms", key, "unknown symptom `" + key + '`');
    for (const auto& key : drug.not_mild) {
      const bool known = catalogue.has_symptom(key);
      if (!known) reactions->fault_in("not_mild", key, "unknown symptom `" + key + '`');
      if (known && table.fresh() && !catalogue.symptom(key)->mild_at_1)
        reactions->fault_in("not_mild", key, '`' + key + "` is not mild under any drug: nothing to except");
    }
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
    drug.notes.push_back({.words = row.text("text"), .source = row.source(), .labels = read_labels(row)});
    row.finish();
  }
  drug.checks = catalogue.common.checks;
  std::vector<CheckRhythm> rhythms;
  bool counted = true;
  for (auto& row : table.tables("checks")) {
    const auto counts = row.counts("counts");
    counted = counted && row.sound({"counts"});
    auto rhythm = read_rhythm(row);
    std::tie(rhythm.first, rhythm.last) = counts;
    drug.checks.source = row.source();
    row.finish();
    rhythms.push_back(rhythm);
  }
  if (counted) check_counts_of(table, "checks", rhythms);
  if (!rhythms.empty()) drug.checks.rhythms = std::move(rhythms);
  drug.stop_grace = catalogue.common.stop_grace;
  drug.before_start =
      read_start_plan(table, catalogue.common.before_start, *catalogue.common.labs, catalogue.symptoms.get());
  check_youngest(table, drug);
  check_kinds(table, drug.before_start, *catalogue.common.substances);
  drug.families = table.texts("families");
  drug.ingredients = table.texts("ingredients");
  drug.rate_steps = read_rate_steps(table);
  drug.never_again = read_never_again(table);
  drug.restart = read_restart(table);
  drug.same_substance = table.text_or_none("same_substance_as");
  if (drug.same_substance == drug.key)
    table.fault("same_substance_as", "`same_substance_as` must name another drug");
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

/// The part as it could be read; whether it is TOML of a format that this program reads.
template <class Read>
bool read_part(const std::string& part, const std::string& text, bool fresh, Faults& faults, Read read) {
  const auto parsed = read_toml(text);
  if (!parsed) {
    faults.push_back({part, parsed.error().line, parsed.error().column, parsed.error().what});
    return false;
  }
  Faults found;
  int format = 1;
  if (const auto* written = parsed->get(format_key)) {
    const auto number = written->value_exact<std::int64_t>().value_or(0);
    if (number < 1 || number > newest_format) {
      faults.push_back({part, static_cast<int>(written->source().begin.line),
                        static_cast<int>(written->source().begin.column),
                        "this program reads format 1 to " + std::to_string(newest_format)});
      return false;
    }
    format = static_cast<int>(number);
  }
  TomlTable table{*parsed, part, format, found, fresh};
  table.number_or_none(format_key);
  read(std::move(table));
  for (auto& fault : found)
    fault.column =
        written_column(text, {static_cast<unsigned>(fault.line), static_cast<unsigned>(fault.column)});
  std::move(found.begin(), found.end(), std::back_inserter(faults));
  return true;
}

/// `fresh`: names that only look alike are the same too.
void check_brands(const Catalogue& catalogue, bool fresh, Faults& faults) {
  const auto compared = [&](const std::string& word) { return fresh ? skeleton(word) : lower(word); };
  std::map<std::string, std::string> called;
  for (const auto& [key, drug] : catalogue.drugs) {
    auto words = drug.brands;
    words.push_back(key);
    if (compared(drug.name) != compared(key)) words.push_back(drug.name);
    for (const auto& word : words) {
      const auto [other, is_new] = called.emplace(compared(word), key);
      if (!is_new && other->second != key)
        faults.push_back({key, 1, 1, '`' + word + "` already names `" + other->second + '`'});
    }
  }
}

using ReadSymptoms = bool (*)(const std::string& toml, Faults& faults, std::shared_ptr<SymptomShelf>& shelf);

Result<Catalogue, Faults> read(int version, const std::vector<CataloguePart>& parts, bool fresh,
                               ReadSymptoms read_symptoms) {
  Catalogue catalogue;
  catalogue.version = version;
  Faults faults;
  for (const auto part : {common_part, symptoms_part})
    if (!toml_of(parts, part))
      faults.push_back({std::string{part}, 1, 1, "this part of the catalogue is missing"});
  if (!faults.empty()) return Failure{faults};
  Faults in_symptoms;
  const bool symptoms_read = read_symptoms(*toml_of(parts, symptoms_part), in_symptoms, catalogue.symptoms);
  const bool common_read = read_part(
      std::string{common_part}, *toml_of(parts, common_part), fresh, faults,
      [&](TomlTable table) { catalogue.common = read_common(std::move(table), catalogue.symptoms.get()); });
  if (!symptoms_read && common_read) faults.clear();  // what follows from it is not told
  std::move(in_symptoms.begin(), in_symptoms.end(), std::back_inserter(faults));
  if (!symptoms_read || !common_read) return Failure{faults};
  for (const auto& one : parts) {
    const auto& part = one.part;
    if (part == common_part || part == symptoms_part) continue;
    read_part(part, one.toml, fresh, faults, [&](TomlTable table) {
      catalogue.drugs.emplace(part, read_drug(std::move(table), catalogue));
    });
  }
  check_brands(catalogue, fresh, faults);
  if (!faults.empty()) return Failure{faults};
  return catalogue;
}

}  // namespace

Result<Catalogue, Faults> read_catalogue(int version, const std::vector<CataloguePart>& parts) {
  return read(version, parts, true,
              [](const std::string& toml, Faults& faults, std::shared_ptr<SymptomShelf>& shelf) {
                return read_part(std::string{symptoms_part}, toml, true, faults,
                                 [&](TomlTable table) { shelf = read_symptoms(table, toml); });
              });
}

Result<Catalogue, Faults> read_checked_catalogue(int version, const std::vector<CataloguePart>& parts) {
  return read(version, parts, false,
              [](const std::string& toml, Faults&, std::shared_ptr<SymptomShelf>& shelf) {
                shelf = unread_symptoms(toml);
                return true;
              });
}

std::string to_text(const CatalogueFault& fault) {
  return fault.part + ':' + std::to_string(fault.line) + ':' + std::to_string(fault.column) + ": " +
         fault.what;
}

}  // namespace infuwatch
