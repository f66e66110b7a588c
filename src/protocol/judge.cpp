#include "protocol/judge.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// Whether `now` says more, or graver, than `then`.
bool graver(const Finding& now, const Finding& then) {
  if (now.priority > then.priority || now.window > then.window) return true;
  return std::any_of(now.items.begin(), now.items.end(), [&](const FlagItem& item) {
    return std::none_of(then.items.begin(), then.items.end(),
                        [&](const FlagItem& old) { return old.same(item) && old.severity >= item.severity; });
  });
}

bool answered(const FlagItem& item, const std::vector<const Flag*>& flags) {
  return std::any_of(flags.begin(), flags.end(), [&](const Flag* flag) {
    const auto& items = flag->finding.items;
    return flag->resolved && !flag->retracted_by &&
           std::any_of(items.begin(), items.end(),
                       [&](const FlagItem& old) { return old.same(item) && old.severity >= item.severity; });
  });
}

/// The finding without what resolved flags have answered; none if nothing is left.
std::optional<Finding> unanswered(std::optional<Finding> finding, const std::vector<const Flag*>& flags) {
  if (!finding) return finding;
  std::erase_if(finding->items, [&](const FlagItem& item) { return answered(item, flags); });
  if (finding->items.empty()) return std::nullopt;
  finding->sum_up();
  return finding;
}

class Reconciliation {
 public:
  Reconciliation(const Chart& chart, FlagId next, Judged& judged)
      : chart_{chart}, next_{next}, judged_{judged} {}

  void settle(InfusionId infusion, Rule rule, std::optional<Finding> found) {
    std::vector<const Flag*> flags;
    const Flag* standing = nullptr;
    for (const auto& [id, flag] : chart_.flags()) {
      if (flag.finding.infusion != infusion || flag.finding.rule != rule) continue;
      flags.push_back(&flag);
      if (flag.standing()) standing = &flag;
    }
    for (const auto* flag : flags)
      if (flag->state() == FlagState::resolved && gone(*flag, found)) judged_.retracted.push_back(flag->id);
    const auto left = unanswered(std::move(found), flags);
    if (!standing && left) return raise(*left, std::nullopt);
    if (!standing) return;
    if (!left) return judged_.retracted.push_back(standing->id);
    if (graver(*left, standing->finding)) return raise(*left, standing->id);
    if (left->priority < standing->finding.priority) {
      judged_.retracted.push_back(standing->id);
      return raise(*left, std::nullopt);
    }
    if (*left != standing->finding) judged_.amended.emplace_back(standing->id, *left);
  }

  FlagId next() const { return next_; }

 private:
  /// Whether nothing is left of what a resolved flag was about, because what showed it was put right since.
  bool gone(const Flag& flag, const std::optional<Finding>& found) const {
    return std::all_of(flag.finding.items.begin(), flag.finding.items.end(), [&](const FlagItem& item) {
      const auto* act = chart_.act(item.observation);
      const bool put_right =
          !act || !act->stands() || (act->corrected && act->corrected->entry > flag.resolved->entry);
      return put_right && !(found && std::any_of(found->items.begin(), found->items.end(),
                                                 [&](const FlagItem& now) { return now.same(item); }));
    });
  }

  void raise(const Finding& finding, std::optional<FlagId> supersedes) {
    judged_.raised.push_back({next_, finding, supersedes});
    next_ = FlagId{next_.value() + 1};
  }

  const Chart& chart_;
  FlagId next_;
  Judged& judged_;
};

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

/// The terms that infusions have now, where they differ from what the chart holds.
std::vector<std::pair<InfusionId, Terms>> changed_terms(const Chart& chart, const Bench& bench) {
  std::vector<std::pair<InfusionId, Terms>> changed;
  for (const auto& [number, infusion] : chart.infusions()) {
    if (!infusion.start) continue;
    const auto terms = terms_of(chart, infusion, bench.catalogue_of(infusion.terms.catalogue), bench.labels);
    if (terms != infusion.terms) changed.emplace_back(number, terms);
  }
  return changed;
}

/// Puts terms in place of those said of the same infusion before.
void take(std::vector<std::pair<InfusionId, Terms>>& all,
          const std::vector<std::pair<InfusionId, Terms>>& more) {
  for (const auto& one : more) {
    std::erase_if(all, [&](const auto& known) { return known.first == one.first; });
    all.push_back(one);
  }
}

/// The chart with what was judged taken in.
Chart after(const Chart& chart, const Judged& judged) {
  auto flagged = chart;
  Entry judged_so_far;
  judged_so_far.judged = {judged};
  Touched ignored;
  flagged.apply_judged(judged_so_far, ignored);
  return flagged;
}

void place(const Chart& chart, const Chart& before, const std::set<InfusionId>& scope, Judged& judged) {
  for (const auto number : scope) {
    const auto* infusion = chart.infusion(number);
    if (!infusion) continue;
    for (const auto* act : chart.standing<Observed>(number)) {
      const auto& observed = std::get<Observed>(act->said);
      Placement now{act->number, placed(*infusion, observed.at), {}};
      for (const auto& seen : observed.symptoms)
        now.symptoms.push_back(placed(*infusion, seen.onset.value_or(observed.at)));
      const auto* was = before.placement(act->number);
      if (!was || *was != now) judged.placed.push_back({now, was ? std::optional{*was} : std::nullopt});
    }
  }
}

Case case_of(const Chart& chart, const Infusion& infusion, const Protocols& protocols,
             const std::vector<Mention>& all) {
  const auto& drug = *protocols.drugs.at(infusion.number);
  return {chart,
          infusion,
          *protocols.catalogues.at(infusion.number),
          drug,
          protocols,
          courses(chart, infusion, all),
          readings(chart, infusion),
          baseline(chart, infusion, drug.limits)};
}

}  // namespace

std::set<InfusionId> affected(const Chart& chart, const std::set<InfusionId>& touched) {
  auto scope = touched;
  const auto touches = [&](InfusionId number) { return touched.contains(number); };
  const auto widen = [&](InfusionId named, InfusionId attributed, const std::vector<InfusionId>& open_in) {
    if (!touches(named) && std::none_of(open_in.begin(), open_in.end(), touches)) return;
    scope.insert(named), scope.insert(attributed);
    scope.insert(open_in.begin(), open_in.end());
  };
  for (const auto number : touched) {  // what is known of a drug hangs on its earlier infusions
    const auto* infusion = chart.infusion(number);
    if (!infusion || !infusion->start) continue;
    for (const auto& [other, later] : chart.infusions())
      if (later.start && later.order.drug == infusion->order.drug &&
          later.start->from > infusion->start->from)
        scope.insert(other);
  }
  for (const auto& mention : mentions(chart)) widen(mention.named, mention.attributed, mention.open_in);
  for (const auto* act : chart.standing<Observed>()) {
    const auto& observed = std::get<Observed>(act->said);
    const auto [attributed, open_in] = attribute(chart, observed.infusion, observed.at);
    widen(observed.infusion, attributed, open_in);
  }
  for (const auto& [id, flag] : chart.flags()) {
    const auto& finding = flag.finding;
    std::vector<InfusionId> named;
    for (const auto& item : finding.items)
      if (const auto* act = chart.act(item.observation)) named.push_back(act->infusion());
    const bool concerned = touches(finding.infusion) || std::any_of(named.begin(), named.end(), touches) ||
                           std::any_of(finding.also_open.begin(), finding.also_open.end(), touches);
    if (!concerned || !(flag.standing() || flag.state() == FlagState::resolved)) continue;
    scope.insert(finding.infusion);
    scope.insert(named.begin(), named.end());
  }
  std::erase_if(scope, [&](InfusionId number) { return !chart.infusion(number); });
  return scope;
}

std::vector<Finding> findings(const Chart& chart, InfusionId number, const CatalogueOf& catalogue_of) {
  const auto protocols = protocols_of(chart, catalogue_of);
  std::vector<Finding> found;
  const auto* infusion = chart.infusion(number);
  if (!infusion || !protocols.drugs.contains(number)) return found;
  const auto given = case_of(chart, *infusion, protocols, mentions(chart));
  for (const auto& [rule, work_out] : all_rules)
    if (auto finding = work_out(given)) found.push_back(std::move(*finding));
  return found;
}

Judged judge(const Chart& before, const std::set<InfusionId>& touched, const Bench& bench) {
  Judged judged;
  judged.patient = before.patient().id;
  judged.judge = judge_version;
  judged.terms = changed_terms(before, bench);
  std::optional<Chart> with_terms;  // a copy only where the terms change
  if (!judged.terms.empty()) with_terms = before;
  for (const auto& [number, terms] : judged.terms) with_terms->set_terms(number, terms);
  const auto& chart = with_terms ? *with_terms : before;
  const auto scope = affected(chart, touched);
  place(chart, before, scope, judged);
  const auto protocols = protocols_of(chart, bench.catalogue_of);
  const auto all = mentions(chart);
  Reconciliation flags{chart, bench.next_flag, judged};
  for (const auto number : scope) {
    if (!protocols.drugs.contains(number)) continue;
    const auto given = case_of(chart, *chart.infusion(number), protocols, all);
    for (const auto& [rule, work_out] : all_rules)
      if (rule != Rule::prior_reaction) flags.settle(number, rule, work_out(given));
  }
  const bool reflagged = !judged.raised.empty() || !judged.retracted.empty() || !judged.amended.empty();
  std::optional<Chart> with_flags;  // a reaction seen just now is an earlier one to what began since
  if (reflagged) with_flags = after(chart, judged);
  const auto& flagged = with_flags ? *with_flags : chart;
  Reconciliation earlier{flagged, flags.next(), judged};
  for (const auto& [number, later] : flagged.infusions())
    if (protocols.drugs.contains(number))
      earlier.settle(number, Rule::prior_reaction,
                     prior_reaction(case_of(flagged, *flagged.infusion(number), protocols, all)));
  if (reflagged) take(judged.terms, changed_terms(flagged, bench));  // it lengthens the stay
  return judged;
}

}  // namespace infuwatch
