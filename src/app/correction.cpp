#include "app/correction.hpp"

#include "app/checks.hpp"
#include "app/close_out.hpp"
#include "app/corrected_drug.hpp"
#include "app/corrected_medication.hpp"
#include "app/field_change.hpp"
#include "app/labs.hpp"
#include "app/observe.hpp"
#include "app/permission.hpp"
#include "base/text.hpp"
#include "protocol/probable.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

using Why = NotCorrectable::Why;

Failure<Problem> not_correctable(EntryNumber entry, std::string_view kind, Why why) {
  return {Problem{NotCorrectable{entry, std::string{kind}, why}}};
}

Result<Done, Problem> allowed(const WriteContext& writing, VerbId verb, const std::string& recorded_by) {
  const bool own = recorded_by == writing.who.badge;
  if (own || may_for_others(writing.who.role)) return Done{};
  return Failure{Problem{NotPermitted{NotPermitted::Why::others, writing.who.name, std::string{name(verb)}}}};
}

struct CorrectRequest {
  EntryNumber entry;
  std::vector<FieldChange> changes{};
  bool unlisted = false;  // the drug of the order is one that is not in the list
};
struct RetractRequest {
  EntryNumber entry;
};
struct MoveRequest {
  std::vector<EntryNumber> entries;
  InfusionId to;
};

/// The act as it stands. Named by an entry that something later has replaced or struck, the loser is told
/// what.
Result<const ChartedEvent*, Problem> standing_act(const Chart& chart, EntryNumber named,
                                                  const WriteContext& writing) {
  const auto* act = chart.act(named);
  if (!act) {
    for (const auto& [id, flag] : chart.flags())
      for (const auto& taken : flag.taken_back)
        if (taken.answer == named)
          return Failure{Problem{LostRace{LostRace::Fact::retracted, named, taken.by,
                                          writing.site().name_of(taken.staff), taken.at}}};
    const auto entry = writing.view.find_entry(named);
    const bool answer = entry && (std::holds_alternative<Acknowledged>(entry->said) ||
                                  std::holds_alternative<Resolved>(entry->said));
    return not_correctable(named, entry ? kind(entry->said) : "",
                           answer ? Why::an_answer : Why::not_at_the_bedside);
  }
  if (act->struck) {
    const auto fact = act->struck->moved_to.value() ? LostRace::Fact::moved : LostRace::Fact::retracted;
    LostRace lost{fact, named, act->struck->entry, writing.site().name_of(act->struck->staff),
                  act->struck->at};
    if (fact == LostRace::Fact::moved) lost.successor = act->struck->moved_to;
    return Failure{Problem{lost}};
  }
  const auto last = act->corrected ? act->corrected->entry : act->number;
  if (named != last &&
      !act->corrected) {  // an entry that only says something of the act: that it was moved here
    const auto entry = writing.view.find_entry(named);
    return not_correctable(named, entry ? kind(entry->said) : "", Why::not_at_the_bedside);
  }
  if (named != last)
    return Failure{
        Problem{LostRace{LostRace::Fact::corrected, named, last,
                         writing.site().name_of(act->corrected->staff), act->corrected->recorded_at}}};
  return act;
}

bool needs_a_start(const BedsideEvent& said) {
  return std::holds_alternative<Stopped>(said) || std::holds_alternative<Released>(said) ||
         std::holds_alternative<Paused>(said) || std::holds_alternative<Resumed>(said) ||
         std::holds_alternative<RateSet>(said) || std::holds_alternative<BagHung>(said);
}

/// A correction that would leave the infusion's course impossible is refused.
Result<Done, Problem> possible(const ChartedEvent& act, const BedsideEvent& said, const Infusion& infusion) {
  const auto at = at_of(said);
  if (!at) return Done{};
  const auto follows = [&](const std::optional<Span>& earlier, Happening event,
                           Happening what) -> std::optional<Problem> {
    if (!earlier || at->to >= earlier->from) return std::nullopt;
    return Problem{WrongOrder{FieldId::at, event, earlier->from, what, at->to}};
  };
  const auto precedes = [&](const std::optional<Span>& later, Happening event,
                            Happening what) -> std::optional<Problem> {
    if (!later || at->from <= later->to) return std::nullopt;
    return Problem{WrongOrder{FieldId::at, what, at->from, event, later->to}};
  };
  std::optional<Problem> wrong;
  if (std::holds_alternative<Started>(said)) {
    wrong = precedes(infusion.stop, Happening::stop, Happening::start);
    if (!wrong) wrong = precedes(infusion.release, Happening::release, Happening::start);
  } else if (needs_a_start(said) && infusion.start && at->to < infusion.start->from) {
    wrong = BeforeStart{FieldId::at, infusion.start->from, at->to};
  } else if (std::holds_alternative<Stopped>(said) && infusion.stopped_by == act.number) {
    wrong = precedes(infusion.release, Happening::release, Happening::stop);
    if (!wrong && !infusion.resumed.empty())
      wrong = follows(Span{infusion.resumed.back()}, Happening::resume, Happening::stop);
  } else if (std::holds_alternative<Resumed>(said)) {
    wrong = precedes(infusion.stop, Happening::stop,
                     Happening::resume);  // every resume there is precedes a stop that stands
  } else if (std::holds_alternative<Released>(said)) {
    wrong = follows(infusion.stop, Happening::stop, Happening::release);
  }
  for (const auto& pause : infusion.pauses) {
    if (wrong || pause.stopped) continue;
    if (std::holds_alternative<Paused>(said) && pause.entry == act.number && pause.to)
      wrong = precedes(Span{*pause.to}, Happening::resume, Happening::pause);
    const auto was = at_of(act.said);
    if (std::holds_alternative<Resumed>(said) && pause.to && was && *pause.to == was->from)
      wrong = follows(Span{pause.from}, Happening::pause, Happening::resume);
  }
  if (wrong) return Failure{*wrong};
  return Done{};
}

/// An order, or a bag, changed in part must still be one that could have been charted so.
Result<Done, Problem> still_fits(const BedsideEvent& said, const Infusion& infusion,
                                 const WriteContext& writing) {
  const auto* bag = std::get_if<BagHung>(&said);
  const auto* order = order_in(said);
  const auto* started = std::get_if<Started>(&said);
  const bool unlisted = !(order ? *order : infusion.order).unlisted.empty();
  const bool unchecked =
      started ? started->checked_by.empty() : infusion.start && infusion.checked_by.empty();
  if (unlisted && unchecked && (order || started))
    return Failure{Problem{MissingField{MissingField::What::second_nurse_of_start, {FieldId::checked_by}}}};
  if (!order && !bag) return Done{};
  const auto& drug = order ? order->drug : infusion.order.drug;
  const auto catalogue = writing.catalogue({drug});
  if (!catalogue) return Failure{catalogue.error()};
  const auto& protocol = (*catalogue)->drugs.at(drug);
  return order ? fits(*order, protocol) : fits(*bag, protocol);
}

void stay_behind(const Chart& chart, const ChartedEvent& act, std::vector<Notice>& notices) {
  const auto* started = std::get_if<Started>(&act.said);
  if (!started || !started->order) return;
  const auto left = chart.standing_acts(act.infusion()).size() - 1;
  if (left > 0)
    notices.push_back(
        {Notice::Kind::acts_left, {std::to_string(act.infusion().value()), std::to_string(left)}});
}

/// What a correction sets a field to, as it was typed.
std::optional<std::string> set_to(const FieldReader& reader, FieldId field) {
  std::optional<std::string> found;
  for (const auto& typed : reader.answers().all(FieldId::set)) {
    const auto equals = std::min(typed.find('='), typed.size());
    if (lower(trimmed(typed.substr(0, equals))) == field_of(field).key)
      found = trimmed(std::string_view{typed}.substr(std::min(equals + 1, typed.size())));
  }
  return found;
}

/// Whether the order's drug is to be one that is not in the list: as is said; else as it is, where no drug of
/// the list is named instead. Either way by its name.
bool read_unlisted(FieldReader& reader, const Order& order, const Catalogue& catalogue) {
  const auto said = set_to(reader, FieldId::unlisted), drug = set_to(reader, FieldId::drug);
  const bool is = !order.unlisted.empty();
  const bool becomes = said ? *said == "yes" : is && !(drug && catalogue.drug_called(*drug));
  if (becomes != is && !drug) reader.missing(FieldId::drug);
  return reader.read_unlisted(becomes);
}

CorrectRequest read_correct(FieldReader& reader) {
  CorrectRequest request{.entry = reader.required<EntryNumber>(FieldId::entry)};
  reader.needed_text(FieldId::reason);
  if (!reader.given(FieldId::set)) reader.fault(MissingField{MissingField::What::a_correction});
  const auto owner = reader.view().find_owner(request.entry);
  const auto chart = owner ? reader.view().history(*owner) : nullptr;
  const auto* act = chart ? chart->act(request.entry) : nullptr;
  if (!act) return request;  // refused once it is looked for
  const bool whole =
      std::holds_alternative<Prepared>(act->said) || std::holds_alternative<Started>(act->said);
  const auto* catalogue = whole                         ? reader.catalogue({})
                          : act->infusion().value() > 0 ? reader.catalogue_of(act->infusion())
                                                        : reader.catalogue({std::string{generic_drug}});
  if (!catalogue) return request;
  if (const auto* order = order_in(act->said)) request.unlisted = read_unlisted(reader, *order, *catalogue);
  for (const auto& typed : reader.answers().all(FieldId::set))
    if (auto change = read_change(reader, act->said, typed)) request.changes.push_back(std::move(*change));
  return request;
}

RetractRequest read_retract(FieldReader& reader) {
  reader.needed_text(FieldId::reason);
  return {.entry = reader.required<EntryNumber>(FieldId::entry)};
}

MoveRequest read_move(FieldReader& reader) {
  MoveRequest request{.entries = reader.all<EntryNumber>(FieldId::entry),
                      .to = reader.required<InfusionId>(FieldId::move_to)};
  reader.needed_text(FieldId::reason);
  if (request.entries.empty()) reader.fault(MissingField{MissingField::What::an_entry});
  return request;
}

/// Readings that were changed to what is hardly ever seen need their `!`: the reason of a correction says why
/// it is corrected, not that the reading is right.
Result<Done, Problem> readings_confirmed(Observed& said, const CorrectRequest& request,
                                         const WriteContext& writing, const Infusion& infusion) {
  std::vector<Question> doubts;
  for (const auto& to : request.changes) {
    const auto* changed = std::get_if<SignChange>(&to.value);
    if (!changed) continue;
    const std::string key{field_of(to.field).key};
    std::erase(said.confirmed, key);
    if (changed->confirmed) said.confirmed.push_back(key);
    const auto catalogue = writing.catalogue({infusion.order.drug});
    if (!catalogue) return Failure{catalogue.error()};
    for (auto& doubt : improbable(changed->reading, (*catalogue)->common.probable, said.confirmed))
      doubts.push_back(std::move(doubt));
  }
  if (!doubts.empty()) return Failure{Problem{ReasonNeeded{std::move(doubts)}}};
  return Done{};
}

/// Changes the fields of an act; answers to its start after all else, since a drug may be among it, whose
/// questions they answer.
Result<DrugCorrected, Problem> change_fields(const CorrectRequest& request, const ChartedEvent& act,
                                             BedsideEvent& now, const WriteContext& writing,
                                             const Chart& chart, const Infusion& infusion) {
  const auto put = [&](bool answers, const Infusion& in) -> Result<Done, Problem> {
    for (const auto& to : request.changes)
      if ((to.field == FieldId::answer) == answers)
        if (auto changed = change(now, to, writing, chart, in); !changed) return changed;
    return Done{};
  };
  if (const auto done = put(false, infusion); !done) return Failure{done.error()};
  auto corrected = settled_drug(now, act.said, request.unlisted, chart, infusion, writing);
  if (!corrected) return corrected;
  if (const auto done = put(true, corrected->next); !done) return Failure{done.error()};
  if (const auto asked = ask_of_drug(*corrected, now, chart, infusion, writing); !asked)
    return Failure{asked.error()};
  return corrected;
}

Result<Decision, Problem> decide_correct(const WriteContext& writing, const CorrectRequest& request) {
  const auto named = request.entry;
  const auto chart = writing.chart_of(named);
  if (!chart) return Failure{chart.error()};
  const auto act = standing_act(**chart, named, writing);
  if (!act) return Failure{act.error()};
  if (const auto may_he = allowed(writing, VerbId::correct, (*act)->owner()); !may_he)
    return Failure{may_he.error()};
  const auto* under = (*chart)->infusion((*act)->infusion());
  const auto& infusion = under ? *under : no_infusion;
  Corrected said{(*act)->number, {}, (*act)->said};
  auto asked = change_fields(request, **act, said.now, writing, **chart, infusion);
  if (!asked) return Failure{asked.error()};
  for (const auto& to : request.changes) {
    if (const auto* one = std::get_if<SymptomChange>(&to.value); one && !one->out)
      if (const auto* observed = std::get_if<Observed>(&said.now))
        for (const auto& seen : observed->symptoms)
          if (seen.symptom == one->symptom.seen.symptom && one->symptom.onset && seen.onset &&
              seen.onset->from > observed->at.to)
            return Failure{Problem{BadField{FieldId::symptom, one->typed, Takes::onset_before_this}}};
    said.fields.emplace_back(field_of(to.field).key);
  }
  if (const auto fits = still_fits(said.now, infusion, writing); !fits) return Failure{fits.error()};
  if (auto* observed = std::get_if<Observed>(&said.now)) {
    if (const auto sure = readings_confirmed(*observed, request, writing, infusion); !sure)
      return Failure{sure.error()};
    if (const auto held = holds_together(*observed); !held) return Failure{held.error()};
    if (observed->at != at_of((*act)->said)) {  // at another time it may be the follow-up call, or not
      const auto early = mark_too_early(*observed, writing, **chart, infusion);
      if (!early) return Failure{early.error()};
    }
  }
  if (const auto sure = dose_settled(said.now, (*act)->said, writing, infusion); !sure)
    return Failure{sure.error()};
  if (auto* closed = std::get_if<ClosedOut>(&said.now)) {
    if (const auto held = holds_together(*closed); !held) return Failure{held.error()};
    auto of_it = take_correction(*closed, **act, writing, **chart, infusion);
    if (!of_it) return Failure{of_it.error()};
    asked->questions = std::move(*of_it);
  }
  if (const auto* rate = std::get_if<RateSet>(&said.now); rate && !rate->rate && !rate->planned)
    return Failure{Problem{MissingField{MissingField::What::a_rate_or_plan}}};
  if (const auto can = possible(**act, said.now, infusion); !can) return Failure{can.error()};
  if (auto open = without_answer(asked->questions, writing.reason); !open.empty())
    return Failure{Problem{ReasonNeeded{.questions = std::move(open),
                                        .each = true,
                                        .unasked = keys_unasked(asked->questions, writing.reason)}}};
  if (said.now == (*act)->said) return Failure{Problem{NothingNew{NothingNew::What::entry, to_text(named)}}};
  if (const auto held = labs_confirmed(said.now, request.changes, writing, (*chart)->patient()); !held)
    return Failure{held.error()};
  auto notices = under ? writing.usual_notices(**chart, infusion) : std::vector<Notice>{};
  std::move(asked->notices.begin(), asked->notices.end(), std::back_inserter(notices));
  return Decision{.said = said,
                  .patients = {(*chart)->patient().id},
                  .reason = {},
                  .supersedes = named,
                  .notices = std::move(notices),
                  .questions = std::move(asked->questions)};
}

Result<Decision, Problem> decide_retract(const WriteContext& writing, const RetractRequest& request) {
  const auto named = request.entry;
  const auto chart = writing.chart_of(named);
  if (!chart) return Failure{chart.error()};
  const auto patient = (*chart)->patient().id;
  for (const auto& [id, flag] : (*chart)->flags()) {  // an answer to a flag
    for (const auto* answer : {&flag.acknowledged, &flag.resolved, &flag.retraction_acknowledged}) {
      if (!*answer || (*answer)->entry != named) continue;
      if (const auto may_he = allowed(writing, VerbId::retract, (*answer)->staff); !may_he)
        return Failure{may_he.error()};
      return Decision{Retracted{named}, {patient}, {}, named, {}};
    }
  }
  const auto act = standing_act(**chart, named, writing);
  if (!act) return Failure{act.error()};
  if (const auto may_he = allowed(writing, VerbId::retract, (*act)->owner()); !may_he)
    return Failure{may_he.error()};
  const auto* under = (*chart)->infusion((*act)->infusion());
  if (std::holds_alternative<Prepared>((*act)->said) && under->start)
    return not_correctable(named, "prepare", Why::started_from);
  Decision out{Retracted{(*act)->number},
               {patient},
               {},
               named,
               under ? writing.usual_notices(**chart, *under) : std::vector<Notice>{}};
  stay_behind(**chart, **act, out.notices);
  return out;
}

Result<Decision, Problem> decide_move(const WriteContext& writing, const MoveRequest& request) {
  const auto& [entries, to] = request;
  if (entries.empty()) return Failure{Problem{MissingField{MissingField::What::an_entry}}};
  const auto there = writing.chart_of(to);
  if (!there) return Failure{there.error()};
  const auto here = writing.chart_of(entries.front());
  if (!here) return Failure{here.error()};
  const auto& target = *(*there)->infusion(to);
  Moved said{{}, {}, to};
  for (const auto named : entries) {
    const auto owner = writing.view.find_owner(named);
    if (owner != std::optional{(*here)->patient().id})
      return owner ? not_correctable(named, "", Why::several_infusions)
                   : Failure{Problem{NoSuch{NoSuch::What::entry, to_text(named)}}};
    const auto act = standing_act(**here, named, writing);
    if (!act) return Failure{act.error()};
    if (const auto may_he = allowed(writing, VerbId::move, (*act)->owner()); !may_he)
      return Failure{may_he.error()};
    const auto what = kind((*act)->said);
    if (std::holds_alternative<LabsCharted>((*act)->said))
      return not_correctable(named, what, Why::not_at_the_bedside);
    if ((*act)->infusion() == to) return not_correctable(named, what, Why::same_infusion);
    const auto again = [&](const Moved::One& one) { return one.entry == (*act)->number; };
    if (std::any_of(said.entries.begin(), said.entries.end(), again)) continue;
    if (!said.entries.empty() && (*act)->infusion() != said.from)
      return not_correctable(named, what, Why::several_infusions);
    if (std::holds_alternative<ClosedOut>((*act)->said))
      return not_correctable(named, what, Why::of_its_event);
    const auto* started = std::get_if<Started>(&(*act)->said);
    if (std::holds_alternative<Prepared>((*act)->said) || (started && started->order))
      return not_correctable(named, what, Why::carries_the_order);
    const bool taken = (started && target.start) || (needs_a_start((*act)->said) && !target.start) ||
                       (std::holds_alternative<Stopped>((*act)->said) && target.stop) ||
                       (std::holds_alternative<Released>((*act)->said) && target.release);
    if (taken) return not_correctable(named, what, Why::no_place);
    if (needs_a_start((*act)->said) && at_of((*act)->said)->to < target.start->from)
      return not_correctable(named, what, Why::before_its_start);
    said.from = (*act)->infusion();
    said.entries.push_back({(*act)->number, (*act)->said, (*act)->recorded_at, (*act)->staff, (*act)->claim});
  }
  Decision act{
      said, {(*here)->patient().id}, {}, said.entries.front().entry, writing.usual_notices(**there, target)};
  if ((*there)->patient().id != (*here)->patient().id) act.patients.push_back((*there)->patient().id);
  return act;
}

}  // namespace

Recording correct(const AppContext& context, const Request& request) {
  return perform(context, request, read_correct, decide_correct);
}

Recording retract(const AppContext& context, const Request& request) {
  return perform(context, request, read_retract, decide_retract);
}

Recording move(const AppContext& context, const Request& request) {
  return perform(context, request, read_move, decide_move);
}

}  // namespace infuwatch::app
