#include "protocol/judge.hpp"

#include "domain/drug_name.hpp"
#include "domain/open.hpp"
#include "protocol/flag_change.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// Adds a change to what was judged; a flag it raises gets the next number.
void take(Judged& judged, FlagId first, FlagChange change) {
  judged.retracted.insert(judged.retracted.end(), change.retracted.begin(), change.retracted.end());
  if (change.amended) judged.amended.push_back(std::move(*change.amended));
  if (!change.raised) return;
  const FlagId number{first.value() + static_cast<std::int64_t>(judged.raised.size())};
  judged.raised.push_back(
      {.flag = number, .finding = std::move(*change.raised), .supersedes = change.supersedes});
}

/// The catalogue an infusion runs by: the one it began under; where a correction gave it a drug that was not
/// in that one, the latest.
const Catalogue& catalogue_for(const Infusion& infusion, const CatalogueOf& catalogue_of) {
  const auto& began_under = catalogue_of(infusion.terms.catalogue);
  return began_under.drugs.contains(infusion.order.drug) ? began_under : catalogue_of(0);
}

/// What today's rules make of the chart as it was before an entry; worked out only where it is asked for.
class Without {
 public:
  Without(const JudgeContext& context, const std::set<InfusionId>& touched)
      : context_{context}, touched_{touched} {}

  /// Whether an infusion keeps what was judged of it unless the entry makes a difference to it.
  bool keeps(const Chart& chart, const Infusion& infusion) const {
    if (!context_.before || touched_.contains(infusion.number)) return false;
    return !openness(chart, infusion).at(context_.before->recorded_at);
  }

  std::optional<AppliedProtocol> terms(InfusionId number) {
    const auto* known = infusion(number);
    if (!known || !known->start) return std::nullopt;
    if (!histories_) histories_ = drug_histories(context_.before->chart);
    return terms_of(context_.before->chart, *histories_, *known, catalogue_for(*known, context_.catalogue_of),
                    context_.labels);
  }
  FlagChange flags(InfusionId number, Rule rule, RuleFunction work_out) {
    if (!grounds_) grounds_.emplace(context_.before->chart, context_.catalogue_of);
    const auto* known = infusion(number);
    if (!known || !grounds_->covers(number)) return {};
    return reconciled(context_.before->chart, number, rule, work_out(grounds_->input_of(*known)));
  }
  const Infusion* infusion(InfusionId number) const {
    return context_.before ? context_.before->chart.infusion(number) : nullptr;
  }

 private:
  const JudgeContext& context_;
  const std::set<InfusionId>& touched_;
  std::optional<DrugHistories> histories_;
  std::optional<Grounds> grounds_;
};

using TermsOf = std::vector<std::pair<InfusionId, AppliedProtocol>>;

/// The terms that infusions have now, where they differ from what the chart holds.
TermsOf changed_terms(const Chart& chart, const JudgeContext& context, Without& without) {
  TermsOf changed;
  const auto histories = drug_histories(chart);
  for (const auto& [number, infusion] : chart.infusions()) {
    if (!infusion.start) continue;
    const auto terms =
        terms_of(chart, histories, infusion, catalogue_for(infusion, context.catalogue_of), context.labels);
    if (terms == infusion.terms) continue;
    if (without.keeps(chart, infusion) && without.terms(number) == terms) continue;
    changed.emplace_back(number, terms);
  }
  return changed;
}

/// Puts terms in place of those said of the same infusion before.
void take(TermsOf& all, const TermsOf& more) {
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

Placement placement(const Infusion& infusion, const ChartedEvent& act) {
  const auto& observed = std::get<Observed>(act.said);
  Placement now{.observation = act.number, .at = placed(infusion, observed.at), .symptoms = {}};
  for (const auto& seen : observed.symptoms)
    now.symptoms.push_back(placed(infusion, seen.onset.value_or(observed.at)));
  return now;
}

void place(const Chart& chart, const std::set<InfusionId>& scope, const Without& without, Judged& judged) {
  for (const auto number : scope) {
    const auto* infusion = chart.infusion(number);
    if (!infusion) continue;
    for (const auto* act : chart.standing<Observed>(number)) {
      const auto now = placement(*infusion, *act);
      const auto* was = chart.placement(act->number);
      if (was && *was == now) continue;
      const auto* without_it = without.infusion(number);
      if (without.keeps(chart, *infusion) && without_it && now == placement(*without_it, *act)) continue;
      judged.placed.push_back({now, was ? std::optional{*was} : std::nullopt});
    }
  }
}

/// Open infusions that other rules than before can reach with this entry.
std::set<InfusionId> reached_from(const Chart& chart, const Before& before) {
  std::set<InfusionId> open;
  const bool another_judge = before.chart.judged_by() != judge_version;
  for (const auto& [number, infusion] : chart.infusions()) {
    const bool by_the_latest = infusion.state == InfusionState::prepared;
    if ((another_judge || by_the_latest) && openness(chart, infusion).at(before.recorded_at))
      open.insert(number);
  }
  return open;
}

std::set<InfusionId> affected_by(const Chart& chart, const std::set<InfusionId>& touched,
                                 const OpenWindows& windows, const std::vector<Mention>& all) {
  auto scope = touched;
  const auto touches = [&](InfusionId number) { return touched.contains(number); };
  const auto widen = [&](InfusionId named, InfusionId attributed, const std::vector<InfusionId>& open_in) {
    if (!touches(named) && std::none_of(open_in.begin(), open_in.end(), touches)) return;
    scope.insert(named);
    scope.insert(attributed);
    scope.insert(open_in.begin(), open_in.end());
  };
  for (const auto number : touched) {  // what is known of a drug hangs on its earlier infusions
    const auto* infusion = chart.infusion(number);
    if (!infusion || !infusion->start) continue;
    for (const auto& [other, later] : chart.infusions())
      if (later.start && drug_counted(later.order) == drug_counted(infusion->order) &&
          later.start->from > infusion->start->from)
        scope.insert(other);
  }
  for (const auto& mention : all) widen(mention.named, mention.attributed, mention.open_in);
  for (const auto* act : chart.standing<Observed>()) {
    const auto& observed = std::get<Observed>(act->said);
    const auto there = windows.attribute(observed.infusion, observed.at);
    widen(observed.infusion, there.infusion, there.open_in);
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

}  // namespace

std::set<InfusionId> affected(const Chart& chart, const std::set<InfusionId>& touched) {
  const OpenWindows windows{chart};
  return affected_by(chart, touched, windows, mentions(chart, windows));
}

std::vector<Finding> findings(const Chart& chart, InfusionId number, const CatalogueOf& catalogue_of) {
  const Grounds grounds{chart, catalogue_of};
  std::vector<Finding> found;
  const auto* infusion = chart.infusion(number);
  if (!infusion || !grounds.covers(number)) return found;
  const auto given = grounds.input_of(*infusion);
  for (const auto& [rule, work_out] : all_rules)
    if (auto finding = work_out(given)) found.push_back(std::move(*finding));
  return found;
}

Judged judge(const Chart& before, const std::set<InfusionId>& touched, const JudgeContext& context) {
  Judged judged;
  judged.patient = before.patient().id;
  judged.judge = judge_version;
  Without without{context, touched};
  judged.terms = changed_terms(before, context, without);
  std::optional<Chart> with_terms;  // a copy only where the terms change
  if (!judged.terms.empty()) with_terms = before;
  for (const auto& [number, terms] : judged.terms) with_terms->set_terms(number, terms);
  const auto& chart = with_terms ? *with_terms : before;
  const Grounds grounds{chart, context.catalogue_of};
  auto scope = affected_by(chart, touched, grounds.windows, grounds.mentions);
  if (context.before) scope.merge(reached_from(chart, *context.before));
  place(chart, scope, without, judged);
  const auto reconcile = [&](const Chart& on, const RuleInput& given, Rule rule, RuleFunction work_out) {
    const auto number = given.infusion.number;
    auto change = reconciled(on, number, rule, work_out(given));
    if (change.none()) return;
    if (without.keeps(chart, given.infusion) && change == without.flags(number, rule, work_out)) return;
    take(judged, context.next_flag, std::move(change));
  };
  for (const auto number : scope) {
    if (!grounds.covers(number)) continue;
    const auto given = grounds.input_of(*chart.infusion(number));
    for (const auto& [rule, work_out] : all_rules)
      if (rule != Rule::prior_reaction) reconcile(chart, given, rule, work_out);
  }
  const bool reflagged = !judged.raised.empty() || !judged.retracted.empty() || !judged.amended.empty();
  std::optional<Chart> with_flags;  // a reaction seen just now is an earlier one to what began since
  if (reflagged) with_flags = after(chart, judged);
  const auto& flagged = with_flags ? *with_flags : chart;
  for (const auto& [number, infusion] : flagged.infusions())
    if (grounds.covers(number))
      reconcile(flagged, grounds.history_of(flagged, infusion), Rule::prior_reaction, prior_reaction);
  if (reflagged) take(judged.terms, changed_terms(flagged, context, without));  // it lengthens the stay
  return judged;
}

}  // namespace infuwatch
