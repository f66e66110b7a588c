#include "protocol/checks.hpp"

#include "domain/chart.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

using namespace std::chrono_literals;

Check check_at(const Infusion& infusion, CheckKind kind, Instant due) {
  Check check;
  check.infusion = infusion.number;
  check.kind = kind;
  check.due = due;
  return check;
}

/// How a check that nobody has done stands at `now`.
void settle_pending(Check& check, const CheckPlan& plan, Instant now) {
  check.state = now < check.due - plan.soon ? CheckState::ok
                : now < check.due           ? CheckState::soon
                : now < check.due + 1min    ? CheckState::due
                                            : CheckState::overdue;
  if (check.state != CheckState::overdue) return;
  check.overdue = now - check.due;
  if (check.overdue >= plan.review_after) check.priority = Priority::review;
  if (check.overdue >= plan.urgent_after) check.priority = Priority::urgent;
}

/// When vital signs are due between the start and the last moment in the chair, baseline included.
class Grid {
 public:
  Grid(const Chart& chart, const Infusion& infusion, const CheckPlan& plan, Instant now)
      : infusion_{infusion}, plan_{plan}, now_{now}, rhythm_{plan.rhythm_for(infusion.terms.drug_count)} {
    const auto start = infusion.start->from;
    times_.push_back(start);
    const auto stop = infusion.stop ? std::optional{infusion.stop->from} : std::nullopt;
    steps(start, rhythm_.first_hour_every, std::min(stop.value_or(Instant::max()), start + 1h + 1s));
    steps(start + 1h, rhythm_.then_every, stop.value_or(Instant::max()));
    if (stop) {
      times_.push_back(*stop);
      const auto end = *infusion.observe_until();
      steps(*stop, rhythm_.observe_every, end);
      times_.push_back(end);
    }
    for (const auto& [id, flag] : chart.flags())
      if (flag.finding.infusion == infusion.number && flag.finding.priority > Priority::review)
        tighten(flag, chart);
  }

  /// Ascending; of what lies ahead only the next one.
  std::vector<Instant> times() && {
    std::sort(times_.begin(), times_.end());
    times_.erase(std::unique(times_.begin(), times_.end()), times_.end());
    if (infusion_.release) std::erase_if(times_, [&](Instant t) { return t > infusion_.release->from; });
    const auto stop = infusion_.stop ? std::optional{infusion_.stop->from} : std::nullopt;
    if (stop) std::erase_if(times_, [&](Instant t) { return t < *stop && t > *stop - plan_.early; });
    const auto ahead = std::upper_bound(times_.begin(), times_.end(), now_);
    if (ahead != times_.end()) times_.erase(ahead + 1, times_.end());
    return std::move(times_);
  }

 private:
  /// from + every, from + 2 every … before `end`, and one beyond now at most.
  void steps(Instant from, Seconds every, Instant end) {
    for (auto t = from + every; t < end; t += every) {
      times_.push_back(t);
      if (t > now_) break;
    }
  }

  void tighten(const Flag& flag, const Chart& chart) {
    const auto raised = floor_to_minute(flag.raised_at);
    if (!in_the_chair(phase_at(infusion_, raised))) return;
    auto answered = flag.acknowledged ? std::optional{flag.acknowledged->at} : std::nullopt;
    if (flag.superseded_by && !answered) answered = chart.flag(*flag.superseded_by)->raised_at;
    if (flag.retracted_by && !answered) return;
    const auto until = answered ? floor_to_minute(*answered) : Instant::max();
    steps(raised, plan_.tight_every, until);
    if (answered && flag.acknowledged)
      steps(until, plan_.tight_then_every, until + plan_.tight_then_for + 1s);
  }

  const Infusion& infusion_;
  const CheckPlan& plan_;
  Instant now_;
  const CheckRhythm& rhythm_;
  std::vector<Instant> times_;
};

struct Set {
  Instant at;
  EntryNumber entry;
  bool used = false;
};

std::vector<Set> whole_sets(const Chart& chart, InfusionId infusion) {
  std::vector<Set> found;
  for (const auto* act : chart.standing<Observed>(infusion)) {
    const auto& said = std::get<Observed>(act->said);
    if (said.vitals.heart_rate && said.vitals.pressure && said.vitals.spo2)
      found.push_back({said.at.from, act->corrected ? act->corrected->entry : act->number});
  }
  return found;
}

std::vector<Check> vitals_checks(const Chart& chart, const Infusion& infusion, const CheckPlan& plan,
                                 Instant now) {
  std::vector<Check> checks;
  for (const auto due : Grid{chart, infusion, plan, now}.times())
    checks.push_back(check_at(infusion, CheckKind::vitals, due));
  auto sets = whole_sets(chart, infusion.number);
  for (std::size_t i = 0; i < checks.size(); ++i) {
    auto& check = checks[i];
    const auto earliest = i == 0 ? Instant::min() : check.due - plan.early;  // the baseline: any time before
    const auto next = i + 1 < checks.size() ? checks[i + 1].due : Instant::max();
    const auto fits = [&](const Set& set) { return !set.used && set.at >= earliest && set.at < next; };
    auto done = std::find_if(sets.begin(), sets.end(), fits);
    if (i == 0)  // of several before the start, the last
      for (auto set = done; set != sets.end() && set->at <= check.due; ++set)
        if (fits(*set)) {
          set->used = true;
          done = set;
        }
    if (done != sets.end()) {
      done->used = true;
      check.state = CheckState::done;
      check.done_at = done->at;
      check.by = done->entry;
      continue;
    }
    settle_pending(check, plan, now);
    const bool over = next <= now || (infusion.release && now > infusion.release->from);
    if (over) {
      check.state = CheckState::missed;
      check.overdue = Seconds{0};
      check.priority.reset();
    }
  }
  return checks;
}

/// When the reactions of grade 2 or more under an infusion were last said to be over: a call before that is
/// not the last one.
std::optional<Instant> watch_from(const Chart& chart, InfusionId infusion) {
  std::optional<Instant> last;
  for (const auto& [id, flag] : chart.flags()) {
    const bool grave = std::any_of(flag.finding.items.begin(), flag.finding.items.end(),
                                   [](const FlagItem& item) { return item.grade.value_or(0) >= 2; });
    if (flag.finding.infusion == infusion && flag.resolved && grave)
      last = std::max(last.value_or(flag.resolved->at), flag.resolved->at);
  }
  return last;
}

constexpr Seconds last_try{30 * 60};  // before the last open hour ends

Check call_check(const Chart& chart, const Infusion& infusion, const CheckBench& context, CheckKind kind,
                 Instant closes, Instant not_before, Instant now) {
  auto check = check_at(infusion, kind, closes);
  check.closes = closes;
  const auto open = last_open(context.hours, closes, context.zone);
  check.covered = open && open->until > not_before;
  if (check.covered) check.due = std::max({open->from, open->until - 1h, not_before});
  for (const auto* act : chart.standing<Observed>(infusion.number)) {
    const auto& said = std::get<Observed>(act->said);
    if (!said.call || said.at.from < not_before) continue;
    if (!reached(*said.call)) {
      ++check.attempts;
      check.due = std::min(said.at.from + context.drug.checks.call_again, closes);
      if (open && check.due >= open->until) check.due = std::max(said.at.from, open->until - last_try);
      continue;
    }
    check.state = CheckState::done;
    check.done_at = said.at.from;
    check.by = act->number;
    return check;
  }
  settle_pending(check, context.drug.checks, now);
  if (now > closes) {
    check.state = CheckState::missed;
    check.overdue = Seconds{0};
    check.priority.reset();
  }
  return check;
}

void add_ending(const Chart& chart, const Infusion& infusion, const CheckBench& context, Instant now,
                std::vector<Check>& checks) {
  const auto& plan = context.drug.checks;
  if (infusion.planned_end && infusion.state != InfusionState::paused) {
    auto stop = check_at(infusion, CheckKind::stop, *infusion.planned_end);
    if (infusion.stop) {
      stop.state = CheckState::done;
      stop.done_at = infusion.stop->from;
      stop.by = infusion.stopped_by;
    } else
      settle_pending(stop, plan, now);
    checks.push_back(stop);
  }
  if (const auto until = infusion.observe_until()) {
    auto release = check_at(infusion, CheckKind::release, *until);
    if (infusion.release) {
      release.state = CheckState::done;
      release.done_at = infusion.release->from;
    } else
      settle_pending(release, plan, now);
    checks.push_back(release);
  }
  if (!infusion.release || !infusion.stop) return;
  const auto released = infusion.release->from;
  const auto watch = watch_from(chart, infusion.number);
  const bool watched_again = watch && *watch > released;
  auto closes = *infusion.follow_up_until();
  if (watched_again) closes = std::max(closes, *watch + infusion.terms.follow_up);
  checks.push_back(call_check(chart, infusion, context, CheckKind::call, closes,
                              watched_again ? std::max(released, *watch) : released, now));
  if (infusion.terms.second_call)
    checks.push_back(call_check(chart, infusion, context, CheckKind::second_call,
                                infusion.stop->to + *infusion.terms.second_call, *infusion.follow_up_until(),
                                now));
}

}  // namespace

std::vector<Check> checks_of(const Chart& chart, const Infusion& infusion, const CheckBench& context,
                             Instant now) {
  std::vector<Check> checks;
  if (!infusion.start || infusion.state == InfusionState::voided) return checks;
  checks = vitals_checks(chart, infusion, context.drug.checks, now);
  add_ending(chart, infusion, context, now, checks);
  for (const auto* act : chart.standing<NotDone>(infusion.number)) {
    const auto& said = std::get<NotDone>(act->said);
    for (auto& check : checks) {
      if (check.state == CheckState::done || key_of(check, context.zone) != said.check) continue;
      check.state = CheckState::not_done;
      check.why = said.why;
      check.by = act->number;
      check.overdue = Seconds{0};
      check.priority.reset();
    }
  }
  std::stable_sort(checks.begin(), checks.end(),
                   [](const Check& a, const Check& b) { return a.due < b.due; });
  return checks;
}

std::string key_of(const Check& check, const Zone& zone) {
  auto key = std::to_string(check.infusion.value()) + '/' + std::string{name(check.kind)};
  if (check.kind != CheckKind::vitals) return key;
  auto clock = zone.shown_near(check.due, check.due);  // `01:30 EDT` where the wall shows it twice
  clock.erase(std::remove(clock.begin(), clock.end(), ' '), clock.end());
  return key + '/' + clock;
}

}  // namespace infuwatch
