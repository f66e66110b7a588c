#include "protocol/checks.hpp"

#include "domain/chart.hpp"
#include "protocol/earlier.hpp"
#include "protocol/ending_questions.hpp"
#include "protocol/lab_answer.hpp"
#include "protocol/stay.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

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

/// When vital signs are due, and from when on an observation does it.
struct Due {
  Instant at;
  Instant from = Instant::min();
};

/// When vital signs are due between the start and the last moment in the chair, baseline included.
class Grid {
 public:
  Grid(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug, Instant now)
      : infusion_{infusion},
        plan_{drug.checks},
        now_{now},
        rhythm_{plan_.rhythm_for(infusion.terms.drug_count)} {
    const auto start = infusion.start->from;
    times_.push_back({start});
    const auto stop = infusion.stop ? std::optional{infusion.stop->from} : std::nullopt;
    steps(start, rhythm_.first_hour_every, std::min(stop.value_or(Instant::max()), start + 1h + 1s));
    steps(start + 1h, rhythm_.then_every, stop.value_or(Instant::max()));
    if (stop) {
      times_.push_back({*stop});
      const auto end = stay_of(chart, infusion, drug)->until;
      steps(*stop, rhythm_.observe_every, end);
      times_.push_back({end});
    }
    for (const auto& [id, flag] : chart.flags())
      if (flag.finding.infusion == infusion.number && flag.finding.priority > Priority::review)
        tighten(flag, chart);
    tight_steps();
  }

  /// Ascending; of what lies ahead the next two.
  std::vector<Due> times() && {
    std::sort(times_.begin(), times_.end(),
              [](const Due& a, const Due& b) { return std::tie(a.at, b.from) < std::tie(b.at, a.from); });
    times_.erase(
        std::unique(times_.begin(), times_.end(), [](const Due& a, const Due& b) { return a.at == b.at; }),
        times_.end());
    if (infusion_.release)
      std::erase_if(times_, [&](const Due& t) { return t.at > infusion_.release->from; });
    const auto stop = infusion_.stop ? std::optional{infusion_.stop->from} : std::nullopt;
    if (stop) std::erase_if(times_, [&](const Due& t) { return t.at < *stop && t.at > *stop - plan_.early; });
    const auto ahead = std::count_if(times_.begin(), times_.end(), [&](const Due& t) { return t.at > now_; });
    if (ahead > 2) times_.resize(times_.size() - static_cast<std::size_t>(ahead - 2));
    return std::move(times_);
  }

 private:
  /// from + every, from + 2 every … before `end`, and two beyond now at most.
  void steps(Instant from, Seconds every, Instant end) {
    for (auto t = from + every; t < end; t += every) {
      times_.push_back({t});
      if (t - every > now_) break;
    }
  }

  void tighten(const Flag& flag, const Chart& chart) {
    const auto raised = floor_to_minute(flag.raised_at);
    if (!in_the_chair(phase_at(infusion_, raised))) return;
    auto answered = flag.acknowledged ? std::optional{flag.acknowledged->at} : std::nullopt;
    if (flag.superseded_by && !answered) answered = chart.flag(*flag.superseded_by)->raised_at;
    if (flag.retracted_by && !answered) return;
    const auto until = answered ? floor_to_minute(*answered) : Instant::max();
    tight_.emplace_back(raised, until);
    if (answered && flag.acknowledged)
      steps(until, plan_.tight_then_every, until + plan_.tight_then_for + 1s);
  }

  /// Flags that wait at the same time have one rhythm, that of the first; what was taken up to any of them
  /// does none of the checks behind it.
  void tight_steps() {
    std::sort(tight_.begin(), tight_.end());
    for (auto first = tight_.begin(); first != tight_.end();) {
      auto until = first->second;
      auto next = first + 1;
      for (; next != tight_.end() && next->first < until; ++next) until = std::max(until, next->second);
      const auto every = plan_.tight_every;
      for (auto t = first->first + every, from = first->first; t < until; t += every) {
        for (auto one = first; one != next && one->first < t; ++one) from = one->first;
        times_.push_back({t, from + 1s});
        if (t - every > now_) break;
      }
      first = next;
    }
  }

  const Infusion& infusion_;
  const CheckPlan& plan_;
  Instant now_;
  const CheckRhythm& rhythm_;
  std::vector<Due> times_;
  std::vector<std::pair<Instant, Instant>> tight_;  // a flag waited from, until
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

std::vector<Check> vitals_checks(const Chart& chart, const Infusion& infusion, const DrugProtocol& drug,
                                 Instant now) {
  const auto& plan = drug.checks;
  std::vector<Check> checks;
  const auto times = Grid{chart, infusion, drug, now}.times();
  for (const auto& time : times) checks.push_back(check_at(infusion, CheckKind::vitals, time.at));
  auto sets = whole_sets(chart, infusion.number);
  for (std::size_t i = 0; i < checks.size(); ++i) {
    auto& check = checks[i];
    const auto earliest =
        i == 0 ? Instant::min()
               : std::max(check.due - plan.early, times[i].from);  // the baseline: any time before
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
    const bool over = next <= now || (infusion.release && now >= infusion.release->from);
    if (over) {
      check.state = CheckState::missed;
      check.overdue = Seconds{0};
      check.priority.reset();
    }
  }
  const auto ahead =
      std::find_if(checks.begin(), checks.end(), [&](const Check& check) { return check.due > now; });
  if (ahead != checks.end() && ahead->pending()) checks.erase(ahead + 1, checks.end());
  return checks;
}

/// Vital signs are overdue since the first check in a row that nobody did, and that nobody accounted for.
void count_from_first(std::vector<Check>& checks, const CheckPlan& plan, const std::vector<Set>& sets,
                      Instant now) {
  std::optional<Instant> since;
  for (auto& check : checks) {
    if (check.kind != CheckKind::vitals || check.due > now) continue;
    if (check.state == CheckState::missed) {
      since = since.value_or(check.due);
    } else if (!check.waits()) {
      since.reset();
    } else {
      auto from_first = check;
      from_first.due = since.value_or(check.due);
      settle_pending(from_first, plan, now);
      from_first.due = check.due;
      check = std::move(from_first);
      for (const auto& set : sets) check.last_taken = std::max(check.last_taken.value_or(set.at), set.at);
    }
  }
}

constexpr Seconds last_try{30 * 60};  // before the last open hour ends

Check call_check(const FollowUpCall& call, const Infusion& infusion, const CheckBench& context, Instant now) {
  const auto& plan = context.drug.checks;
  const auto [due, counts_from, open] = call_time(call, context);
  auto check =
      check_at(infusion, call.kind == second_call_key ? CheckKind::second_call : CheckKind::call, due);
  check.closes = call.closes;
  check.covered = open.has_value();
  check.counts_from = counts_from;
  check.attempts = static_cast<int>(call.attempts.size());
  for (const auto* contact : call.contacts) check.contacts.push_back(at_of(contact->said)->from);
  for (const auto* attempt : call.attempts) {
    const auto at = at_of(attempt->said)->from;
    if (at < counts_from || at > call.closes) continue;
    check.due = std::min(at + plan.call_again, call.closes);
    if (open && check.due >= open->until) check.due = std::max(at, open->until - last_try);
  }
  if (call.made) {
    check.state = CheckState::done;
    check.done_at = at_of(call.made->said)->from;
    check.by = call.made->number;
    return check;
  }
  if (call.not_done) {
    check.state = CheckState::not_done;
    check.why = std::get<NotDone>(call.not_done->said).why;
    check.by = call.not_done->number;
    return check;
  }
  settle_pending(check, plan, now);
  if (now > call.closes) {
    check.window_closed = true;
    check.state = CheckState::overdue;
    check.overdue = now - check.due;
    check.priority = Priority::review;
  }
  return check;
}

/// Whether a reason was given for what stands against a question, a lab or what is charted: with the start,
/// or as the start or the order was corrected.
bool reason_given(const Chart& chart, const Infusion& infusion, const StartQuestion& question) {
  const auto of_the_lab = [&](const Notice& one) {
    if (one.about.empty()) return false;
    const auto& key = one.about.front();
    return key == "lab-" + question.key ||
           (key == "contradicted" && one.about.size() > 1 && one.about[1] == question.ask);
  };
  const auto* start = chart.act(infusion.started_by);
  if (start && std::any_of(start->asked.begin(), start->asked.end(), of_the_lab)) return true;
  for (const auto entry : {infusion.started_by, infusion.ordered_by}) {
    const auto* act = chart.act(entry);
    if (!act || !act->corrected) continue;
    const auto& asked = act->corrected->asked;
    if (std::any_of(asked.begin(), asked.end(), of_the_lab)) return true;
  }
  return false;
}

/// Questions before the start that neither its entry nor a lab on file answers, as the labs stand now.
std::optional<Check> screening_check(const Chart& chart, const Infusion& infusion,
                                     const CheckBench& context) {
  const auto* start = chart.act(infusion.started_by);
  const auto* said = start ? std::get_if<Started>(&start->said) : nullptr;
  if (!said) return std::nullopt;
  auto check = check_at(infusion, CheckKind::screening, infusion.start->from);
  const auto day = context.zone.day(infusion.start->from);
  const auto last_start = last_start_day(chart, infusion, context.zone);
  for (const auto* question : context.drug.before_start.questions_for(infusion.terms, chart, day)) {
    if (answered_by_person(*said, question->key)) continue;
    const auto labs = lab_answer(chart, *question, day, last_start);
    if (labs.says == LabAnswer::Says::meets || reason_given(chart, infusion, *question)) continue;
    check.questions.push_back(question->key);
  }
  if (check.questions.empty()) return std::nullopt;
  check.state = CheckState::missed;
  return check;
}

/// What is past falls to whoever last wrote on the infusion by then.
void name_owners(const Chart& chart, const Infusion& infusion, std::vector<Check>& checks) {
  const auto acts = chart.standing_acts(infusion.number);
  for (auto& check : checks) {
    if (!check.waits() && !check.left_undone()) continue;
    const auto* last = chart.act(infusion.started_by);
    for (const auto* act : acts)
      if (act->recorded_at <= check.due && (!last || act->number > last->number)) last = act;
    if (last) check.owner = last->owner();
  }
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
  if (const auto stay = stay_of(chart, infusion, context.drug)) {
    auto release = check_at(infusion, CheckKind::release, stay->until);
    if (infusion.release) {
      release.state = CheckState::done;
      release.done_at = infusion.release->from;
    } else {
      settle_pending(release, plan, now);
      if (now >= stay->until) {
        const auto asked = questions_at_release(chart, infusion, context.drug, now, "home").asked;
        release.held = !asked.empty();
        release.goes_on = std::any_of(asked.begin(), asked.end(), [](const Question& one) {
          return std::holds_alternative<StillPresent>(one) || std::holds_alternative<ReadingsOutside>(one);
        });
      }
    }
    if (release.held) {
      release.state = CheckState::due;
      release.overdue = Seconds{0};
      release.priority.reset();
    }
    checks.push_back(release);
  }
  for (const auto& call : follow_up_calls(chart, infusion))
    checks.push_back(call_check(call, infusion, context, now));
  if (auto screening = screening_check(chart, infusion, context)) checks.push_back(std::move(*screening));
}

/// Whether what was said not to be done is this check.
bool is_meant(const NotDone& said, const Check& check, const Zone& zone) {
  if (said.check == key_of(check, zone)) return true;
  const bool past = check.state == CheckState::missed || check.waits();
  return check.kind == CheckKind::vitals && past && said.check == key_of_vitals(check.infusion) &&
         check.due <= said.at.to;
}

}  // namespace

std::vector<Check> checks_of(const Chart& chart, const Infusion& infusion, const CheckBench& context,
                             Instant now) {
  std::vector<Check> checks;
  if (!infusion.start || infusion.state == InfusionState::voided) return checks;
  checks = vitals_checks(chart, infusion, context.drug, now);
  add_ending(chart, infusion, context, now, checks);
  for (const auto* act : chart.standing<NotDone>(infusion.number)) {
    const auto& said = std::get<NotDone>(act->said);
    for (auto& check : checks) {
      if (check.state == CheckState::done || check.closes || !is_meant(said, check, context.zone)) continue;
      check.state = CheckState::not_done;
      check.why = said.why;
      check.by = act->number;
      check.overdue = Seconds{0};
      check.priority.reset();
    }
  }
  count_from_first(checks, context.drug.checks, whole_sets(chart, infusion.number), now);
  name_owners(chart, infusion, checks);
  std::stable_sort(checks.begin(), checks.end(),
                   [](const Check& a, const Check& b) { return a.due < b.due; });
  return checks;
}

CallTime call_time(const FollowUpCall& call, const CheckBench& context) {
  const auto& plan = context.drug.checks;
  const auto soonest = std::min(call.from + plan.call_not_within, call.closes);
  const auto open = last_open(context.hours, call.closes, context.zone);
  const bool in_time = open && open->until > soonest;
  const auto due = in_time ? std::max({open->from, open->until - 1h, soonest}) : call.closes;
  return {.due = due,
          .counts_from = std::max(due - plan.call_early, soonest),
          .open = in_time ? open : std::nullopt};
}

std::string key_of(const Check& check, const Zone& zone) {
  auto key = std::to_string(check.infusion.value()) + '/' + std::string{name(check.kind)};
  if (check.kind != CheckKind::vitals) return key;
  auto clock = zone.shown_near(check.due, check.due);  // `01:30 EDT` where the wall shows it twice
  clock.erase(std::remove(clock.begin(), clock.end(), ' '), clock.end());
  return key + '/' + clock;
}

std::string key_of_vitals(InfusionId infusion) {
  return std::to_string(infusion.value()) + '/' + std::string{name(CheckKind::vitals)};
}

}  // namespace infuwatch
