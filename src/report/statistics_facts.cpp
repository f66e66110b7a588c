#include "report/statistics_facts.hpp"

#include "protocol/course.hpp"
#include "protocol/episode.hpp"
#include "protocol/premedication_dose.hpp"
#include "protocol/rate_course.hpp"
#include "protocol/rate_units.hpp"
#include "protocol/start_questions.hpp"

#include <algorithm>
#include <tuple>

namespace infuwatch::report {
namespace {

Instant middle(const Span& span) { return span.from + (span.to - span.from) / 2; }

/// One infusion with what it ran by.
struct Counted {
  const Chart& chart;
  const Infusion& infusion;
  const Catalogue& catalogue;
  const DrugProtocol* drug;  // none: the catalogue does not know it
};

bool on_the_list(const std::string& symptom, const Counted& given) {
  const auto* term = given.catalogue.symptom(symptom);
  if (term && term->reaction) return true;
  return given.drug && std::find(given.drug->reactions.begin(), given.drug->reactions.end(), symptom) !=
                           given.drug->reactions.end();
}

bool makes_a_reaction(Rule rule, const FlagItem& item, const Counted& given) {
  const bool rings = item.priority > Priority::review;
  if (rule == Rule::vital_sign) return rings;
  if (rule != Rule::reaction) return tells_a_reaction(rule);
  const bool own_words = !given.catalogue.symptom(item.finding);
  return on_the_list(item.finding, given) || (own_words && rings);
}

/// Whether the observation names the item as a symptom, or ever did; else the item is a vital sign.
bool symptom_in(const ChartedEvent& act, const FlagItem& item) {
  const auto names = [&](const BedsideEvent& said) {
    const auto* observed = std::get_if<Observed>(&said);
    return observed && std::any_of(observed->symptoms.begin(), observed->symptoms.end(),
                                   [&](const SymptomSeen& seen) { return seen.symptom == item.finding; });
  };
  return names(act.said) ||
         std::any_of(act.earlier.begin(), act.earlier.end(),
                     [&](const ChartedEvent::Version& version) { return names(version.said); });
}

/// When an item began; of one that was there before the start, and that no later item says is worse or back,
/// what was before. A symptom's onsets are taken from the chart: a resolved flag does not change any more
/// when they are corrected.
std::vector<Span> onsets_of(const FlagItem& item, const Counted& given,
                            const std::vector<SymptomCourse>& all) {
  std::vector<Span> found;
  for (const auto& course : all) {
    if (course.symptom != item.finding || course.words != item.words || course.number != item.course)
      continue;
    const auto known = item.window == Window::before ? part_before(course, given.infusion) : std::nullopt;
    for (const auto& mention : (known ? *known : course).mentions) found.push_back(mention.onset);
  }
  const auto* act = given.chart.act(item.observation);
  if (act && act->stands() && !symptom_in(*act, item)) found.push_back(item.onset);
  return found;
}

struct Reactions {
  std::vector<Span> onsets{};   // in the windows
  std::set<FlagId> episodes{};  // by their numbers
  bool late = false;
};

/// The number of the event an item belongs to: the last that began by then.
FlagId event_holding(const FlagItem& item, const std::vector<Episode>& events) {
  FlagId found;
  for (const auto& event : events)
    if (event.onset.from <= item.onset.from) found = event.number();
  return found;
}

Reactions reactions_under(const Counted& given, const std::vector<Mention>& mentioned) {
  const auto& infusion = given.infusion;
  std::vector<const FlagItem*> items;
  for (const auto& [id, flag] : given.chart.flags()) {
    if (flag.finding.infusion != infusion.number || flag.retracted_by || flag.superseded_by) continue;
    for (const auto& item : flag.finding.items)
      if (makes_a_reaction(flag.finding.rule, item, given)) items.push_back(&item);
  }
  Reactions found;
  if (items.empty()) return found;
  const auto all = courses(given.chart, infusion, mentioned);
  const auto events =
      episodes(given.chart, infusion, given.drug ? given.drug->limits : given.catalogue.common.limits);
  for (const auto* item : items)
    for (const auto& onset : onsets_of(*item, given, all)) {
      const auto windows = windows_of(infusion.terms, infusion.start, infusion.stop, onset);
      found.late |= windows.late;
      if (!windows.open()) continue;
      found.onsets.push_back(onset);
      found.episodes.insert(event_holding(*item, events));
    }
  return found;
}

bool tells_something(const Observed& said) {
  return !said.call || (reached(*said.call) && *said.call != CallOutcome::declined);
}

Seconds followed(const Counted& given, Instant now) {
  const auto& infusion = given.infusion;
  const auto start = middle(*infusion.start);
  auto last = infusion.release ? middle(*infusion.release) : start;
  for (const auto* act : given.chart.standing<Observed>(infusion.number))
    if (const auto& said = std::get<Observed>(act->said); tells_something(said))
      last = std::max(last, middle(said.at));
  return std::max(Seconds{0}, std::min({last, infusion.follow_up_until().value_or(last), now}) - start);
}

std::set<std::string> kinds_given_before(const Counted& given) {
  std::set<std::string> kinds;
  const auto start = given.infusion.start->from;
  for (const auto* act : given.chart.standing<Gave>(given.infusion.number)) {
    const auto& gave = std::get<Gave>(act->said);
    if (gave.at.from > start || gave.at.from < start - premedication_lasts) continue;
    if (says_not_given(gave.what)) continue;
    auto of_it = kinds_given(gave, *given.catalogue.common.substances);
    of_it.erase("sedating");
    if (of_it.empty()) of_it.insert("other");
    kinds.merge(of_it);
  }
  return kinds;
}

std::optional<Decimal> ml_an_hour(const Quantity& rate, Instant from, const Counted& given) {
  const auto found = rate_in("mL/h", rate, given.chart, given.infusion.order, from);
  return found ? std::optional{found->amount} : std::nullopt;
}

std::optional<Decimal> rate_counted(const Counted& given, const std::optional<Span>& onset) {
  const auto then = onset ? rate_course(given.infusion, onset->from) : std::nullopt;
  if (then) return ml_an_hour(then->at_onset, onset->from, given);
  std::optional<Decimal> highest;
  for (const auto& change : given.infusion.rates)
    highest = std::max(highest, ml_an_hour(change.rate, change.from, given));
  return highest;
}

InfusionFacts facts_about(const Counted& given, const std::vector<Mention>& mentioned, Instant now) {
  const auto& infusion = given.infusion;
  InfusionFacts facts{.infusion = infusion.number,
                      .patient = given.chart.patient().id,
                      .drug = infusion.order.drug,
                      .unlisted = infusion.order.unlisted,
                      .lots = lots_of(infusion),
                      .high_risk = infusion.terms.high_risk,
                      .follow_up = infusion.terms.follow_up,
                      .drug_count = infusion.terms.drug_count,
                      .count_certain = infusion.terms.count_certain,
                      .to_reaction = {},
                      .at_risk = followed(given, now),
                      .premedication = kinds_given_before(given),
                      .rate_charted = !infusion.rates.empty()};
  const auto reactions = reactions_under(given, mentioned);
  facts.episodes = static_cast<int>(reactions.episodes.size());
  facts.late_only = reactions.late && reactions.onsets.empty();
  const auto first = std::min_element(
      reactions.onsets.begin(), reactions.onsets.end(),
      [](const Span& a, const Span& b) { return std::tie(a.from, a.to) < std::tie(b.from, b.to); });
  std::optional<Span> onset;
  if (first != reactions.onsets.end()) {
    onset = *first;
    facts.at_risk = std::max(Seconds{0}, middle(*onset) - middle(*infusion.start));
    if (infusion.start->exact() && onset->exact()) facts.to_reaction = facts.at_risk;
  }
  facts.rate = rate_counted(given, onset);
  return facts;
}

}  // namespace

std::vector<InfusionFacts> infusion_facts(const Chart& chart, Instant now, const CatalogueOf& catalogue_of) {
  std::vector<InfusionFacts> found;
  const auto mentioned = mentions(chart);
  for (const auto& [number, infusion] : chart.infusions()) {
    if (!infusion.started() || infusion.state == InfusionState::voided) continue;
    const auto& catalogue = catalogue_of(infusion.terms.catalogue);
    const auto drug = catalogue.drugs.find(infusion.order.drug);
    const Counted given{chart, infusion, catalogue, drug == catalogue.drugs.end() ? nullptr : &drug->second};
    found.push_back(facts_about(given, mentioned, now));
  }
  return found;
}

}  // namespace infuwatch::report
