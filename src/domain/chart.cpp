#include "domain/chart.hpp"

#include "base/overloaded.hpp"
#include "domain/drug_name.hpp"

#include <algorithm>
#include <tuple>

namespace infuwatch {

const Infusion* Chart::infusion(InfusionId number) const {
  const auto found = infusions_.find(number);
  return found == infusions_.end() ? nullptr : &found->second;
}

const Flag* Chart::flag(FlagId id) const {
  const auto found = flags_.find(id);
  return found == flags_.end() ? nullptr : &found->second;
}

const Placement* Chart::placement(EntryNumber observation) const {
  const auto found = placements_.find(observation);
  return found == placements_.end() ? nullptr : &found->second;
}

const Prior* Chart::prior(std::string_view drug) const {
  const auto found =
      std::find_if(priors_.begin(), priors_.end(), [&](const Prior& p) { return drug_counted(p) == drug; });
  return found == priors_.end() ? nullptr : &*found;
}

const ChartedEvent* Chart::act(EntryNumber number) const {
  if (const auto later = belongs_.find(number); later != belongs_.end()) number = later->second;
  const auto found = acts_.find(number);
  return found == acts_.end() ? nullptr : &found->second;
}

void Chart::set_terms(InfusionId number, const AppliedProtocol& terms) {
  const auto found = infusions_.find(number);
  if (found == infusions_.end()) return;
  found->second.terms = terms;
  refold(number);
}

std::vector<FlagId> waiting_flags(const Chart& chart) {
  std::vector<FlagId> flags;
  for (const auto& [id, flag] : chart.flags())
    if (flag.waiting()) flags.push_back(id);
  return flags;
}

std::vector<const ChartedEvent*> in_order(std::vector<const ChartedEvent*> acts) {
  struct Happened {
    Instant at;
    EntryNumber number;
    const ChartedEvent* act;
  };
  std::vector<Happened> happened;
  happened.reserve(acts.size());
  for (const auto* act : acts) {
    const auto at = at_of(act->said);
    happened.push_back({at ? at->from : floor_to_minute(act->recorded_at), act->number, act});
  }
  std::sort(happened.begin(), happened.end(), [](const Happened& a, const Happened& b) {
    return std::tie(a.at, a.number) < std::tie(b.at, b.number);
  });
  std::transform(happened.begin(), happened.end(), acts.begin(), [](const Happened& one) { return one.act; });
  return acts;
}

std::vector<const ChartedEvent*> Chart::standing_acts(InfusionId infusion) const {
  std::vector<const ChartedEvent*> found;
  const auto numbers = acts_on_.find(infusion);
  if (numbers == acts_on_.end()) return found;
  for (const auto number : numbers->second)
    if (const auto& act = acts_.at(number); act.stands()) found.push_back(&act);
  return in_order(std::move(found));
}

std::vector<EntryNumber> Chart::unclaimed(InfusionId infusion) const {
  std::vector<EntryNumber> found;
  const auto numbers = acts_on_.find(infusion);
  if (numbers == acts_on_.end()) return found;
  for (const auto number : numbers->second)
    if (acts_.at(number).unclaimed()) found.push_back(number);
  return found;
}

Touched Chart::apply(const Entry& entry) {
  Touched touched;
  apply_said(entry, touched);
  apply_judged(entry, touched);
  return touched;
}

void Chart::apply_said(const Entry& entry, Touched& touched) {
  const Answer answered{entry.number, entry.staff, entry.recorded_at, {}, {}};
  std::visit(Overloaded{
                 [&](const PatientSet& said) {
                   const auto& weight = said.patient.weight_kg;
                   if (weight && (weight != patient_.weight_kg || said.patient == patient_))
                     weights_on_file_.push_back({*weight, entry.recorded_at});
                   patient_ = said.patient;
                   touched.patient = true;
                 },
                 [&](const PriorSet& said) {
                   std::erase_if(priors_, [&, counted = drug_counted(said.prior)](const Prior& p) {
                     return drug_counted(p) == counted;
                   });
                   priors_.push_back(said.prior);
                   touched.patient = true;
                 },
                 [&](const Corrected& said) { correct(entry, said, touched); },
                 [&](const Retracted& said) {
                   take_back_answer(said.entry, entry, touched);
                   strike(said.entry, entry, {}, touched);
                 },
                 [&](const Moved& said) { take_in(entry, said, touched); },
                 [&](const Claimed& said) { claim(entry, said, touched); },
                 [&](const Acknowledged& said) {
                   auto given = answered;
                   given.action = said.action ? name(*said.action) : std::string_view{};
                   given.text = said.detail;
                   answer(said.flag, given, false, touched);
                   for (const auto other : said.also) answer(other, given, false, touched);
                 },
                 [&](const Resolved& said) {
                   auto given = answered;
                   given.text = said.outcome;
                   answer(said.flag, given, true, touched);
                   for (const auto other : said.also) answer(other, given, true, touched);
                 },
                 [&](const auto& said) {
                   if constexpr (std::is_constructible_v<BedsideEvent, decltype(said)>)
                     add(entry, said, touched);
                 },
             },
             entry.said);
  upto_ = entry.number;
}

void Chart::apply_judged(const Entry& entry, Touched& touched) {
  for (const auto& judged : entry.judged)
    if (judged.patient == patient_.id) judge(entry, judged, touched);
}

namespace {

/// What an entry's reason answers.
std::vector<Notice> asked_in(const Entry& entry) {
  auto asked = entry.notices;
  std::erase_if(asked, [](const Notice& notice) { return notice.kind != Notice::Kind::asked; });
  return asked;
}

/// What is of no infusion is the patient's.
void touch(const ChartedEvent& act, Touched& touched) {
  touched.acts.insert(act.number);
  if (act.infusion().value() > 0)
    touched.infusions.insert(act.infusion());
  else
    touched.patient = true;
}

}  // namespace

void Chart::add(const Entry& entry, const BedsideEvent& said, Touched& touched) {
  const auto number = infusion_of(said);
  const auto [charted, is_new] =
      acts_.insert_or_assign(entry.number, ChartedEvent{.number = entry.number,
                                                        .said = said,
                                                        .recorded_at = entry.recorded_at,
                                                        .staff = entry.staff,
                                                        .reason = entry.reason,
                                                        .asked = asked_in(entry),
                                                        .of_first_release = of_first_release(entry)});
  acts_on_[number].insert(entry.number);
  touch(charted->second, touched);
  refold(number);
  if (const auto* of = infusion(number))
    acts_.at(entry.number).ordered = {of->order.drug, of->order.unlisted};
}

/// Entries leave the infusion they stood on and arrive at another; this chart may hold either, or both.
void Chart::take_in(const Entry& entry, const Moved& said, Touched& touched) {
  for (const auto& one : said.entries) {
    if (infusions_.contains(said.from)) strike(one.entry, entry, said.to, touched);
    if (!infusions_.contains(said.to)) continue;
    ChartedEvent act;
    if (const auto here = acts_.find(one.entry); here != acts_.end()) {
      acts_on_[here->second.infusion()].erase(one.entry);
      act.ordered = here->second.ordered;
    }
    act.number = one.entry;
    act.said = on_infusion(one.said, said.to);
    act.recorded_at = one.recorded_at;
    act.staff = one.staff;
    act.claim = one.claim;
    act.of_first_release = of_first_release(entry);
    act.arrived =
        ChartedEvent::Arrived{said.from, entry.number, entry.recorded_at, entry.staff, entry.reason};
    acts_.insert_or_assign(one.entry, std::move(act));
    acts_on_[said.to].insert(one.entry);
    touched.acts.insert(one.entry);
    touched.infusions.insert(said.to);
    refold(said.from);
    refold(said.to);
  }
}

void Chart::correct(const Entry& entry, const Corrected& said, Touched& touched) {
  const auto found = acts_.find(said.entry);
  if (found == acts_.end()) return;
  auto& act = found->second;
  const auto before = act.corrected.value_or(
      ChartedEvent::Version{act.number, act.said, act.recorded_at, act.staff, act.reason});
  act.earlier.push_back(before);
  act.said = on_infusion(said.now, act.infusion());
  act.corrected = ChartedEvent::Version{entry.number, act.said,     entry.recorded_at,
                                        entry.staff,  entry.reason, asked_in(entry)};
  belongs_[entry.number] = act.number;
  touch(act, touched);
  refold(act.infusion());
}

void Chart::strike(EntryNumber number, const Entry& entry, InfusionId moved_to, Touched& touched) {
  const auto found = acts_.find(number);
  if (found == acts_.end()) return;
  auto& act = found->second;
  act.struck = ChartedEvent::Struck{entry.number, entry.recorded_at, entry.staff, entry.reason, moved_to};
  belongs_[entry.number] = number;
  placements_.erase(number);
  touch(act, touched);
  refold(act.infusion());
}

void Chart::claim(const Entry& entry, const Claimed& said, Touched& touched) {
  const auto found = acts_.find(said.entry);
  if (found == acts_.end()) return;
  auto& act = found->second;
  act.claim = Claim{entry.number, said.by, entry.staff, entry.recorded_at};
  touch(act, touched);
}

void Chart::answer(FlagId id, const Answer& answer, bool outcome, Touched& touched) {
  const auto found = flags_.find(id);
  if (found == flags_.end()) return;
  auto& flag = found->second;
  if (outcome)
    flag.resolved = answer;
  else if (flag.retracted_by)
    flag.retraction_acknowledged = answer;
  else
    flag.acknowledged = answer;
  touched.flags.insert(id);
  touched.infusions.insert(flag.finding.infusion);
}

void Chart::take_back_answer(EntryNumber number, const Entry& by, Touched& touched) {
  const auto given = [&](const std::optional<Answer>& answer) { return answer && answer->entry == number; };
  for (auto& [id, flag] : flags_) {
    if (!given(flag.acknowledged) && !given(flag.resolved) && !given(flag.retraction_acknowledged)) continue;
    if (given(flag.acknowledged)) flag.acknowledged.reset();
    if (given(flag.resolved)) flag.resolved.reset();
    if (given(flag.retraction_acknowledged)) flag.retraction_acknowledged.reset();
    flag.taken_back.push_back({number, by.number, by.staff, by.recorded_at});
    touched.flags.insert(id);
    touched.infusions.insert(flag.finding.infusion);
  }
}

void Chart::judge(const Entry& entry, const Judged& judged, Touched& touched) {
  judged_by_ = judged.judge;
  for (const auto& [number, terms] : judged.terms) {
    set_terms(number, terms);
    if (infusions_.contains(number)) touched.infusions.insert(number);
  }
  for (const auto& [now, was] : judged.placed) {
    placements_.insert_or_assign(now.observation, now);
    touched.acts.insert(now.observation);
  }
  for (const auto& [id, finding, supersedes] : judged.raised) {
    flags_.insert_or_assign(id, Flag{id, finding, entry.number, entry.recorded_at, {}, {}, {}, {}, {}, {}});
    touched.flags.insert(id);
    touched.infusions.insert(finding.infusion);
    if (const auto old = supersedes ? flags_.find(*supersedes) : flags_.end(); old != flags_.end()) {
      old->second.superseded_by = id;
      touched.flags.insert(old->first);
    }
  }
  for (const auto& [id, finding] : judged.amended) {
    if (const auto found = flags_.find(id); found != flags_.end()) found->second.finding = finding;
    touched.flags.insert(id);
  }
  for (const auto id : judged.retracted) {
    if (const auto found = flags_.find(id); found != flags_.end()) {
      found->second.retracted_by = entry.number;
      touched.infusions.insert(found->second.finding.infusion);
    }
    touched.flags.insert(id);
  }
}

}  // namespace infuwatch
