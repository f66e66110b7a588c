#include "protocol/rules.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

bool lists(const std::vector<std::string>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

Protocols protocols_of(const Chart& chart, const CatalogueOf& catalogue_of) {
  Protocols protocols;
  for (const auto& [number, infusion] : chart.infusions()) {
    const auto& catalogue = catalogue_of(infusion.start ? infusion.terms.catalogue : 0);
    const auto drug = catalogue.drugs.find(infusion.order.drug);
    if (drug == catalogue.drugs.end()) continue;
    protocols.drugs.emplace(number, &drug->second);
    protocols.catalogues.emplace(number, &catalogue);
  }
  return protocols;
}

}  // namespace

Grounds::Grounds(const Chart& of, const CatalogueOf& catalogue_of)
    : chart{of},
      protocols{protocols_of(of, catalogue_of)},
      windows{of},
      mentions{infuwatch::mentions(of, windows)} {}

RuleInput Grounds::history_of(const Chart& flagged, const Infusion& infusion) const {
  return {.chart = flagged,
          .infusion = infusion,
          .catalogue = *protocols.catalogues.at(infusion.number),
          .drug = *protocols.drugs.at(infusion.number),
          .protocols = protocols,
          .windows = windows,
          .mentions = mentions,
          .courses = {},
          .readings = {},
          .baseline = {}};
}

RuleInput Grounds::input_of(const Infusion& infusion) const {
  auto made = history_of(chart, infusion);
  made.courses = courses(chart, infusion, mentions);
  made.readings = readings(chart, infusion, windows);
  made.baseline = baseline(chart, infusion, made.drug.limits);
  return made;
}

bool RuleInput::reaction_symptom(const SymptomCourse& course) const {
  if (const auto* term = catalogue.symptom(course.symptom); term && term->reaction) return true;
  if (lists(drug.reactions, course.symptom)) return true;
  for (const auto& mention : course.mentions)
    for (const auto number : mention.open_in)
      if (const auto other = protocols.drugs.find(number);
          other != protocols.drugs.end() && lists(other->second->reactions, course.symptom))
        return true;
  return false;
}

bool RuleInput::in_the_chair_or_high_risk(const SymptomCourse& course) const {
  const auto grave = [&](const Infusion& of, Span onset) {
    const auto there = placed(of, onset);
    return there.window == Window::high_risk ||
           (there.window != Window::before && infuwatch::in_the_chair(there.phase));
  };
  for (const auto& mention : course.mentions) {
    if (grave(infusion, mention.onset)) return true;
    for (const auto number : mention.open_in)
      if (const auto* other = chart.infusion(number); other && grave(*other, mention.onset)) return true;
  }
  return false;
}

std::optional<SymptomCourse> RuleInput::after_start(const SymptomCourse& course) const {
  auto part = course;
  std::erase_if(part.mentions, [&](const Mention& mention) {
    return placed(infusion, mention.onset).window == Window::before;
  });
  return part.mentions.empty() ? std::nullopt : std::optional{part};
}

bool RuleInput::known_before(const SymptomCourse& course) const {
  const auto* term = catalogue.symptom(course.symptom);
  if (!term || term->of_the_disease.empty()) return false;
  int before = -1, now = 0;
  for (const auto& mention : course.mentions) {
    const bool early = placed(infusion, mention.onset).window == Window::before;
    auto& worst = early ? before : now;
    worst = std::max(worst, severity_of(mention.seen.grade));
  }
  return now <= before;
}

const Effect* RuleInput::serious_effect(std::string_view symptom,
                                        const std::vector<InfusionId>& open_in) const {
  const auto on_list = [&](const DrugProtocol& protocol) -> const Effect* {
    for (const auto& effect : protocol.serious)
      if (effect.symptom == symptom) return &effect;
    return nullptr;
  };
  if (const auto* effect = on_list(drug)) return effect;
  for (const auto number : open_in)
    if (const auto other = protocols.drugs.find(number); other != protocols.drugs.end())
      if (const auto* effect = on_list(*other->second)) return effect;
  return nullptr;
}

FindingBuilder::FindingBuilder(const RuleInput& given, Rule rule) : given_{given} {
  finding_.infusion = given.infusion.number;
  finding_.rule = rule;
  finding_.start = given.infusion.start;
  finding_.stop = given.infusion.stop;
}

void FindingBuilder::add(FlagItem item, Priority priority, const std::vector<InfusionId>& open_in,
                         const FactSource& source) {
  item.priority = priority;
  item.source = source;
  item.phase = phase_of(given_.infusion, item.onset);
  for (const auto number : open_in)
    if (number != given_.infusion.number) item.also_open.push_back(number);
  std::sort(item.also_open.begin(), item.also_open.end());
  item.also_open.erase(std::unique(item.also_open.begin(), item.also_open.end()), item.also_open.end());
  finding_.items.push_back(std::move(item));
}

void FindingBuilder::add(const SymptomCourse& course, Priority priority, const FactSource& source) {
  std::vector<InfusionId> open_in;
  for (const auto& mention : course.mentions)
    open_in.insert(open_in.end(), mention.open_in.begin(), mention.open_in.end());
  add(course.item(given_.infusion), priority, open_in, source);
}

std::optional<Finding> FindingBuilder::finish() && {
  if (finding_.items.empty()) return std::nullopt;
  finding_.sum_up();
  return std::move(finding_);
}

}  // namespace infuwatch
