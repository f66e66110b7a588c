#include "report/problem_words.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "report/field_words.hpp"
#include "report/file_words.hpp"
#include "report/question_words.hpp"
#include "report/race_words.hpp"
#include "report/sentences_of_problems.hpp"
#include "report/sentences_of_the_store.hpp"
#include "report/store_words.hpp"
#include "report/takes_words.hpp"
#include "report/time_words.hpp"
#include "report/words.hpp"

namespace infuwatch::report {
namespace {

namespace s = sentence;

using Args = std::vector<std::pair<const char*, Arg>>;

/// One sentence of what is wrong and one of what to do, with the same arguments.
Refusal both(const Sentence& wrong, const Sentence& todo, const Args& args = {}) {
  return {{Message{&wrong, args}}, {Message{&todo, args}}};
}

Typed event(Happening happening) {
  switch (happening) {
    case Happening::start: return {"the start"};
    case Happening::pause: return {"the pause"};
    case Happening::resume: return {"the resume"};
    case Happening::stop: return {"the stop"};
    case Happening::release: return {"the release"};
    case Happening::reaction: return {"the onset of what is closed out"};
    case Happening::close_out: return {"the close-out"};
  }
  return {};
}

Refusal refused(const BadField& p) {
  const bool end = p.takes == Takes::end_after_onset;
  const bool onset = (end || p.takes == Takes::onset_not_after) && !p.moments.empty();
  Args args{{"field", p.field}, {"given", Typed{p.given}}};
  if (onset) args.emplace_back("onset", p.moments[end ? 1 : 0]);
  const bool in_line = p.field.id == FieldId::line && p.takes != Takes::line_number_first;
  const auto& wrong = onset ? s::onset_cannot_be : in_line ? s::not_in_line : s::cannot_be;
  return {{Message{&wrong, std::move(args)}}, {takes_message(p)}};
}

Refusal refused(const BadText& p) {
  const Args args{{"field", p.field}, {"most", static_cast<std::int64_t>(longest_text)}};
  switch (p.fault) {
    case TextFault::invalid_utf8: return both(s::not_utf8, s::make_utf8, args);
    case TextFault::nul: return both(s::has_nul, s::remove_nul, args);
    case TextFault::too_long: return both(s::too_long, s::shorten, args);
  }
  return {};
}

Refusal refused(const OutOfRange& p) {
  const bool one_grade = p.field.id == FieldId::grade && p.least == p.most;
  Listed only{{}, " and "};
  for (const auto grade : p.only) only.words.push_back(std::to_string(grade));
  return both(one_grade        ? s::one_grade_only
              : p.only.empty() ? s::out_of_range
                               : s::grades_only,
              p.field.id == FieldId::grade       ? s::check_grade
              : p.field.id < FieldId::vital_sign ? s::check_number
                                                 : s::check_reading,
              {{"field", p.field},
               {"given", Typed{p.given}},
               {"least", std::int64_t{p.least}},
               {"most", std::int64_t{p.most}},
               {"grades", std::move(only)}});
}

Refusal refused(const MissingField& p) {
  using What = MissingField::What;
  switch (p.what) {
    case What::the_fields:
      if (p.fields.size() == 1)
        return both(s::field_required, s::enter_it, {{"field", FieldRef{p.fields[0]}}});
      return both(s::fields_required, s::enter_them,
                  {{"fields", std::vector<FieldRef>(p.fields.begin(), p.fields.end())}});
    case What::an_observation: return both(s::observation_required, s::enter_it);
    case What::a_change_of_patient: return both(s::patient_change_required, s::enter_it);
    case What::a_change_of_site: return both(s::site_change_required, s::enter_it);
    case What::a_rate: return both(s::rate_required, s::enter_it);
    case What::a_choice_of_rules: return both(s::rules_choice_required, s::enter_it);
    case What::a_rate_or_plan: return both(s::rate_or_plan_required, s::enter_it);
    case What::a_correction: return both(s::correction_required, s::enter_it);
    case What::an_entry: return both(s::entry_required, s::enter_it);
    case What::exception_reasons: return both(s::exception_reason_required, s::enter_them);
    case What::sealed_backup_key: return both(s::secret_key_required, s::enter_it);
    case What::key_or_plain: return both(s::key_or_plain_required, s::enter_it);
    case What::generic_protocol: return both(s::generic_protocol_required, s::upgrade_drugs);
    case What::second_nurse: return both(s::second_nurse_required, s::enter_second_nurse);
    case What::second_nurse_of_start: return both(s::second_nurse_not_charted, s::correct_second_nurse);
  }
  return {};
}

Refusal refused(const UnknownWord& p) {
  using What = UnknownWord::What;
  const Args args{{"word", Typed{p.word}}, {"nearest", Listed{p.nearest, " or "}}};
  const bool near = !p.nearest.empty();
  switch (p.what) {
    case What::drug: return both(s::unknown_drug, near ? s::did_you_mean_drug : s::list_drugs, args);
    case What::drug_to_show:
      return both(s::unknown_drug_shown, near ? s::did_you_mean_listed : s::see_drugs, args);
    case What::drug_to_count:
      return both(s::unknown_drug_counted, near ? s::did_you_mean_listed : s::see_drugs, args);
    case What::symptom:
      return both(s::unknown_symptom, near ? s::did_you_mean_or_own_words : s::list_symptoms, args);
    case What::lab: return both(s::unknown_lab, near ? s::did_you_mean_lab : s::list_labs, args);
    case What::word_of_line:
      return both(s::unknown_word, near ? s::did_you_mean_or_own_words : s::own_words, args);
  }
  return {};
}

Refusal refused(const NoSuch& p) {
  using What = NoSuch::What;
  const Args args{{"given", Typed{p.given}}};
  switch (p.what) {
    case What::infusion: return both(s::no_infusion, s::see_board, args);
    case What::infusion_then: return both(s::no_infusion_then, s::see_board, args);
    case What::entry: return both(s::no_entry, s::see_entries, args);
    case What::flag: return both(s::no_flag, s::see_flags, args);
    case What::patient: return both(s::no_patient, s::see_patients, args);
    case What::badge: return both(s::no_badge, s::see_staff, args);
    case What::check: return both(s::no_check, s::see_checks, args);
    case What::emergency_entry: return both(s::no_emergency_entry, s::see_unclaimed, args);
    case What::symptom_of_entry: return both(s::no_symptom, s::see_entries, args);
    case What::lab_of_entry: return both(s::no_lab, s::see_labs, args);
    case What::handover: return both(s::no_handover, s::sign_handover);
    case What::handover_to_accept: return both(s::no_handover_waits, s::sign_handover);
    case What::event_to_close_out: return both(s::nothing_to_close_out, s::chart_reaction, args);
  }
  return {};
}

Refusal refused(const AlreadyThere& p) {
  using What = AlreadyThere::What;
  const Args args{{"given", Typed{p.given}}, {"instead", Typed{p.instead}}};
  switch (p.what) {
    case What::patient: return both(s::patient_exists, s::set_patient, args);
    case What::badge: return both(s::badge_exists, s::take_another, args);
    case What::os_user: return both(s::os_user_exists, s::take_another, args);
  }
  return {};
}

const Sentence& unchanged(NothingNew::What what) {
  using What = NothingNew::What;
  switch (what) {
    case What::site: return s::nothing_new_site;
    case What::badge: return s::nothing_new_badge;
    case What::patient: return s::nothing_new_patient;
    case What::prior: return s::nothing_new_prior;
    case What::catalogue_part: return s::nothing_new_part;
    case What::catalogue: return s::nothing_new_catalogue;
    case What::check: return s::nothing_new_check;
    case What::entry: break;
  }
  return s::nothing_new_entry;
}

Refusal refused(const NotCorrectable& p) {
  using Why = NotCorrectable::Why;
  const auto entry = to_text(p.entry) + (p.kind.empty() ? "" : " (" + p.kind + ")");
  const Args args{{"entry", Typed{entry}}, {"number", p.entry}};
  switch (p.why) {
    case Why::not_at_the_bedside: return both(s::not_bedside, s::change_by_verb, args);
    case Why::retracted: return both(s::was_retracted, s::chart_again, args);
    case Why::an_answer: return both(s::answers_flag, s::answer_again, args);
    case Why::carries_the_order: return both(s::carries_order, s::start_right_one, args);
    case Why::no_place: return both(s::no_place, s::see_timeline, args);
    case Why::started_from: return both(s::started_from, s::retract_start_first, args);
    case Why::same_infusion: return both(s::same_infusion, s::check_numbers, args);
    case Why::several_infusions: return both(s::several_infusions, s::one_infusion_at_a_time, args);
    case Why::before_its_start: return both(s::before_its_start, s::correct_then_move, args);
    case Why::of_its_event: return both(s::of_its_event, s::close_out_there, args);
  }
  return {};
}

Refusal refused(const WrongState& p) {
  const Args args{{"infusion", p.infusion}, {"state", Typed{std::string{name(p.state)}}}, {"entry", p.entry}};
  if (p.state == InfusionState::prepared) return both(s::no_start, s::chart_start, args);
  const bool over = p.state == InfusionState::cancelled || p.state == InfusionState::voided;
  return both(s::is_in_state,
              p.needs == WrongState::Needs::an_order && !over ? s::only_prepared : s::start_new, args);
}

Refusal refused(const NotPermitted& p) {
  using Why = NotPermitted::Why;
  const Args args{{"who", Typed{p.who}},
                  {"verb", Typed{p.verb}},
                  {"role", Typed{p.role ? std::string{name(*p.role)} : std::string{}}}};
  switch (p.why) {
    case Why::disabled: return both(s::badge_disabled, s::ask_charge, args);
    case Why::others: return both(s::of_others, s::ask_charge_or_owner, args);
    case Why::borrowed_group: return both(s::borrowed_group, s::it_does_it, args);
    case Why::not_signed_in:
      return both(p.verb.empty() ? s::sign_in_for_that : s::sign_in_for_verb, s::emergency_verbs, args);
    case Why::last_charge: return both(s::last_charge, s::add_charge_first, args);
    case Why::role:
      return both(s::not_for_role, p.role == infuwatch::Role::auditor ? s::auditor_reads : s::ask_charge,
                  args);
  }
  return {};
}

Refusal refused(const PinRefused& p) {
  using Why = PinRefused::Why;
  const Args args{{"badge", Typed{p.badge}}, {"until", p.until.value_or(Instant{})}};
  switch (p.why) {
    case Why::wrong: return both(s::pin_wrong, p.until ? s::pin_both_later : s::pin_both_again, args);
    case Why::waiting: return both(s::pin_waiting, p.until ? s::pin_try_at : s::pin_both_again, args);
    case Why::not_set: return both(s::pin_not_set, s::pin_set_one, args);
    case Why::other_pepper: return both(s::pin_other_pepper, s::pin_pepper_back, args);
  }
  return {};
}

Refusal refused(const CatalogueFaults& p) {
  const bool one = p.lines.size() == 1;
  auto out = both(one ? s::one_mistake : s::mistakes, one ? s::fix_it : s::fix_them,
                  {{"file", Typed{p.file}}, {"count", static_cast<std::int64_t>(p.lines.size())}});
  for (const auto& line : p.lines) out.lines.push_back({Message{&s::mistake, {{"line", Typed{line}}}}});
  return out;
}

Refusal refused(const BadSettings& p) {
  using Why = BadSettings::Why;
  const Args args{{"file", Typed{p.path}},
                  {"line", std::int64_t{p.line}},
                  {"found", Typed{p.about}},
                  {"setting", Typed{p.about}}};
  switch (p.why) {
    case Why::not_toml: return both(s::settings_not_toml, s::fix_settings, args);
    case Why::unknown_setting: return both(s::settings_unknown, s::fix_settings, args);
    case Why::not_a_path: return both(s::settings_no_path, s::fix_settings, args);
    case Why::no_pepper: return both(s::settings_no_pepper, s::fix_settings, args);
  }
  return {};
}

Refusal refused(const WrongBirthDate& p) {
  return both(s::wrong_birth, s::check_identity, {{"mrn", Typed{p.mrn}}});
}
Refusal refused(const BeforeBirth& p) {
  return both(s::before_birth, s::with_its_day, {{"field", p.field}, {"birth", p.birth}});
}
Refusal refused(const BeforeStart& p) {
  return both(s::before_start, s::correct_start, {{"given", p.given}, {"start", p.start}});
}
Refusal refused(const WrongOrder& p) {
  return both(s::wrong_order, s::correct_other,
              {{"later", Typed{capital(event(p.later).text)}},
               {"later_at", p.later_at},
               {"earlier", event(p.earlier)},
               {"earlier_at", p.earlier_at}});
}
Refusal refused(const NothingNew& p) {
  return both(unchanged(p.what), s::nothing_recorded, {{"given", Typed{p.given}}});
}
Refusal refused(const OrderedAlready& p) {
  return both(s::ordered_already, s::start_ordered, {{"infusion", p.infusion}, {"entry", p.entry}});
}
Refusal refused(const SeveralEvents& p) {
  std::vector<std::string> flags;
  for (const auto flag : p.events) flags.push_back(to_text(flag));
  return both(s::several_events, s::name_event,
              {{"infusion", p.infusion},
               {"events", Listed{flags, " and "}},
               {"first", p.events.empty() ? FlagId{} : p.events.front()}});
}
Refusal refused(const FlagUnanswered& p) {
  return both(s::flag_unanswered, s::acknowledge_first, {{"flag", p.flag}});
}
Refusal refused(const OwnHandover& p) {
  return both(s::own_handover, s::incoming_accepts, {{"handover", p.handover}});
}
Refusal refused(const UnknownStaff& p) {
  return both(s::not_registered, s::charge_adds_you, {{"user", Typed{p.os_user}}});
}
Refusal refused(const ClockBehind& p) {
  return both(s::clock_behind, s::now_later, {{"now", p.now}, {"last", p.last}});
}
Refusal refused(const TrainingOnly& p) {
  return both(s::training_only, s::leave_it_out, {{"option", FieldRef{p.option}}});
}
Refusal refused(const UuidTaken& p) { return both(s::uuid_taken, s::new_uuid, {{"uuid", Typed{p.uuid}}}); }
Refusal refused(const BadFile& p) { return {{fault_message(p.fault, p.path)}, {Message{&s::check_path}}}; }
Refusal refused(const BadBackup& p) {
  return {{fault_message(p.fault, p.path)}, {Message{&s::not_restored}}};
}
Refusal refused(const LostRace& p) { return race_refusal(p); }
Refusal refused(const ReasonNeeded& p) { return reason_refusal(p); }
Refusal refused(const StoreTrouble& p) { return store_refusal(p); }

/// Both sentences of each, in one line.
Refusal refused(const FieldFaults& p, const Zone* zone) {
  auto out = both(s::fields_cannot_be, s::fix_them, {{"count", static_cast<std::int64_t>(p.faults.size())}});
  for (const auto& fault : p.faults) {
    const auto told = refusal(std::visit([](const auto& one) -> Problem { return one; }, fault), zone);
    auto line = told.wrong;
    line.insert(line.end(), told.todo.begin(), told.todo.end());
    out.lines.push_back(std::move(line));
  }
  return out;
}

}  // namespace

Refusal refusal(const Problem& problem, const Zone* zone) {
  if (const auto* bad = std::get_if<BadTime>(&problem)) return time_refusal(*bad, zone);
  if (const auto* several = std::get_if<FieldFaults>(&problem)) return refused(*several, zone);
  return std::visit(
      []<class P>(const P& p) -> Refusal {
        if constexpr (requires { refused(p); }) return refused(p);
        return {};
      },
      problem);
}

Sentences sentences(const Problem& problem, const Zone* zone, Edge edge, FieldsBy by) {
  const auto told = refusal(problem, zone);
  const WordStyle style{zone, {}, edge, by};
  Sentences out{text_of(told.wrong, style), text_of(told.todo, style), {}};
  for (const auto& line : told.lines) out.lines.push_back(text_of(line, style));
  return out;
}

}  // namespace infuwatch::report
