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
          .baseline = {},
          .limits = {}};
}

RuleInput Grounds::input_of(const Infusion& infusion) const {
  return history_of(chart, infusion).of(infusion);
}

RuleInput RuleInput::of(const Infusion& other) const {
  RuleInput made{.chart = chart,
                 .infusion = other,
                 .catalogue = *protocols.catalogues.at(other.number),
                 .drug = *protocols.drugs.at(other.number),
                 .protocols = protocols,
                 .windows = windows,
                 .mentions = mentions,
                 .courses = infuwatch::courses(chart, other, mentions),
                 .readings = infuwatch::readings(chart, other, windows),
                 .baseline = {},
                 .limits = {}};
  const auto at = other.start             ? other.start->from
                  : made.readings.empty() ? Instant{}
                                          : made.readings.back().at.from;
  made.limits = limits_at(made.drug.limits, chart.patient(), at);
  made.baseline = infuwatch::baseline(chart, other, made.limits, made.catalogue.common.probable);
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

bool RuleInput::mild(const SymptomCourse& course) const { return catalogue.mild_under(drug, course.symptom); }

SymptomCourse RuleInput::weighed(SymptomCourse course) const {
  if (!mild(course)) return course;
  bool graded = false;
  for (auto& mention : course.mentions) {
    auto& grade = mention.seen.grade;
    if (graded && !grade) grade = 1;
    graded = graded || grade;
  }
  return course;
}

bool RuleInput::known_before(const SymptomCourse& course) const {
  std::optional<int> before, now;
  for (const auto& mention : course.mentions) {
    const bool early = placed(infusion, mention.onset).window == Window::before;
    auto& worst = early ? before : now;
    worst = std::max(worst, std::optional{severity_of(mention.seen.grade)});
  }
  return now <= std::max(before, under_another(course));
}

std::optional<int> RuleInput::under_another(const SymptomCourse& course) const {
  std::optional<int> worst;
  if (!infusion.start) return worst;
  const auto start = infusion.start->from;
  for (const auto& [number, other] : chart.infusions()) {
    const auto closes = other.follow_up_until();
    const bool open = number != infusion.number && other.start && (!closes || *closes >= start);
    if (!open) continue;
    for (const auto& one : infuwatch::courses(chart, other, mentions)) {
      const bool here = one.symptom == course.symptom && one.words == course.words;
      if (!here || (one.gone && *one.gone < course.mentions.front().onset.from)) continue;
      for (const auto& mention : one.mentions)
        if (mention.onset.to < start) worst = std::max(worst, std::optional{severity_of(mention.seen.grade)});
    }
  }
  return worst;
}

std::optional<SymptomCourse> RuleInput::news_of(const SymptomCourse& course) const {
  if (!known_before(course)) return course;
  return part_before(course, infusion);
}

const Gave* RuleInput::given_before(Instant onset) const {
  const auto reach = catalogue.common.anaphylaxis.likely_after_stop;
  const Gave* last = nullptr;
  for (const auto* act : chart.standing<Gave>(infusion.number)) {
    const auto& gave = std::get<Gave>(act->said);
    if (gave.at.from <= onset && onset <= gave.at.to + reach) last = &gave;
  }
  return last;
}

bool RuleInput::expected(const SymptomCourse& course) const {
  return std::all_of(course.mentions.begin(), course.mentions.end(), [&](const Mention& mention) {
    if (mention.seen.grade.value_or(1) > 1) return false;
    if (lists(drug.expected, course.symptom)) return true;
    return std::any_of(mention.open_in.begin(), mention.open_in.end(), [&](InfusionId number) {
      const auto other = protocols.drugs.find(number);
      return other != protocols.drugs.end() && lists(other->second->expected, course.symptom);
    });
  });
}

const Effect* RuleInput::serious_effect(const SymptomCourse& course) const {
  const Effect* gravest = nullptr;
  const auto look = [&](const DrugProtocol& protocol, const Infusion& of, const Mention& mention) {
    for (const auto& effect : protocol.serious) {
      if (effect.symptom != course.symptom ||
          mention.seen.grade.value_or(effect.from_grade) < effect.from_grade)
        continue;
      if (effect.within && of.stop && mention.onset.from > of.stop->to + *effect.within) continue;
      if (!gravest || effect.priority > gravest->priority) gravest = &effect;
    }
  };
  for (const auto& mention : course.mentions) {
    look(drug, infusion, mention);
    for (const auto number : mention.open_in)
      if (const auto other = protocols.drugs.find(number); other != protocols.drugs.end())
        look(*other->second, *chart.infusion(number), mention);
  }
  return gravest;
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
