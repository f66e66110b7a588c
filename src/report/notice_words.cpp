#include "base/text.hpp"
#include "domain/emergency.hpp"
#include "domain/follow_up_call.hpp"
#include "report/lab_words.hpp"
#include "report/question_words.hpp"
#include "report/receipt.hpp"
#include "report/sentences_of_notices.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace infuwatch::report {
namespace {

namespace s = sentence;

/// What a notice is about, as values.
struct About {
  const Notice& notice;

  std::string text(std::size_t i) const { return i < notice.about.size() ? notice.about[i] : std::string{}; }
  Typed typed(std::size_t i) const { return {text(i)}; }
  Arg time(std::size_t i) const {
    if (const auto instant = parse_iso(text(i))) return Near{Span{*instant}};
    return typed(i);
  }
  Arg expiry(std::size_t i) const {
    if (const auto instant = parse_iso(text(i))) return Expiry{*instant};
    return typed(i);
  }
  Typed clock_step(std::size_t i, bool loud) const {
    const auto by = whole_number(text(i));
    return {by ? clock_step_text(Seconds{*by}, loud) : std::string{"set"}};
  }
};

/// A question that an entry keeps: its key, and what its facts are called in its sentence, in their order; of
/// a list all together are `facts`.
struct Kept {
  std::string_view key;
  const Sentence& sentence;
  std::array<const char*, 4> facts{};
  bool list = false;
};

constexpr std::array kept{Kept{"released-early", s::asked_released_early, {"until"}},
                          Kept{"released-unstopped", s::asked_released_unstopped, {"until"}},
                          Kept{"taken-up-after-release", s::asked_after_release, {"released"}},
                          Kept{.key = "unanswered-flags", .sentence = s::asked_flags, .list = true},
                          Kept{.key = "still-present", .sentence = s::asked_present, .list = true},
                          Kept{.key = "not-serious", .sentence = s::asked_not_serious, .list = true},
                          Kept{.key = "fatal-running", .sentence = s::asked_fatal_running},
                          Kept{"fatal-observed", s::asked_fatal_observed, {"last"}},
                          Kept{.key = "all-gone", .sentence = s::asked_all_gone, .list = true},
                          Kept{"came-back", s::asked_came_back, {"restart"}},
                          Kept{"epinephrine", s::asked_epinephrine, {"first"}},
                          Kept{"own-words", s::asked_own_words, {"words"}},
                          Kept{.key = "death-charted", .sentence = s::asked_death_charted, .list = true},
                          Kept{.key = "never-withdrawn", .sentence = s::asked_never_withdrawn},
                          Kept{"naranjo", s::asked_naranjo, {"causality", "score"}},
                          Kept{.key = "no-pregnancy", .sentence = s::asked_no_pregnancy},
                          Kept{.key = "not-transferred", .sentence = s::asked_not_transferred},
                          Kept{.key = "readings-outside", .sentence = s::asked_readings, .list = true},
                          Kept{"no-readings", s::asked_no_readings, {"since"}},
                          Kept{.key = "provider-not-notified", .sentence = s::asked_provider, .list = true},
                          Kept{"started-already", s::asked_started, {"drug", "infusion", "start"}},
                          Kept{"dose", s::asked_dose, {"drug", "dose", "least", "most"}},
                          Kept{"dose-needs", s::asked_dose_needs, {"drug"}},
                          Kept{"allergy", s::asked_allergy, {"what", "allergies"}},
                          Kept{"dose-limit", s::asked_limit, {"drug", "with", "limit"}},
                          Kept{"dose-unknown", s::asked_unknown_total, {"drug"}},
                          Kept{"interval", s::asked_interval, {"drug", "last", "days", "shortest"}},
                          Kept{"prior-reaction", s::asked_prior_reaction, {"drug", "infusion"}},
                          Kept{"second-check", s::asked_second_nurse, {"drug"}},
                          Kept{"stopped-early", s::asked_stopped_early, {"planned"}},
                          Kept{"stop-long-past", s::asked_stopped_early, {"planned"}},
                          Kept{"over-already", s::asked_over, {"state", "since"}},
                          Kept{"charted-already", s::asked_charted_already, {"entry", "at"}},
                          Kept{"rate-steps", s::asked_rate_steps, {"rate", "highest"}},
                          Kept{"restart-rate", s::asked_restart, {"rate", "most"}},
                          Kept{"fever-grade", s::asked_fever_grade, {"grade", "measured"}},
                          Kept{"rate-jump", s::asked_rate_jump, {"rate", "last"}},
                          Kept{.key = "never-again", .sentence = s::asked_never_again, .list = true},
                          Kept{"given-lately", s::asked_given_lately, {"medication", "last"}},
                          Kept{"weight-differs", s::asked_weight, {"weight", "last"}},
                          Kept{"leaves-to", s::asked_leaves_to, {"to"}},
                          Kept{.key = "screening", .sentence = s::asked_screening, .list = true},
                          Kept{.key = "discharge-left", .sentence = s::noted_discharge, .list = true},
                          Kept{"discharge", s::asked_discharge, {"ask", "because"}},
                          Kept{.key = "allergies-not-asked", .sentence = s::asked_allergies},
                          Kept{"allergies-dropped", s::asked_dropped, {"allergies"}},
                          Kept{"bag-expired", s::asked_bag_expired, {"expires"}},
                          Kept{"bag-expires-first", s::asked_bag_expires, {"expires", "planned"}},
                          Kept{"order-expired", s::asked_order_expired, {"expires"}},
                          Kept{"drug-name", s::asked_drug_name, {"typed", "names"}},
                          Kept{"lab", s::asked_rare_lab, {"given"}},
                          Kept{"medication-dose", s::asked_rare_lab, {"given"}},
                          Kept{"lab-", s::asked_lab, {"question", "lab"}},
                          Kept{"contradicted", s::asked_contradicted, {"question", "fact"}},
                          Kept{"earlier-doses", s::asked_earlier_doses, {"drug"}},
                          Kept{.key = "handed-over-open", .sentence = s::asked_open_handover, .list = true},
                          Kept{"registered", s::asked_registered, {"name", "mrn"}},
                          Kept{.key = "no-readings-before", .sentence = s::asked_signs, .list = true},
                          Kept{"premedication-", s::asked_premedication, {"kind"}},
                          Kept{"given-more", s::asked_given_more, {"given", "ordered"}},
                          Kept{"off-schedule", s::asked_schedule, {"drug", "last", "days"}},
                          Kept{"youngest-age", s::asked_age, {"drug", "age", "from"}},
                          Kept{"planned-time", s::asked_planned, {"drug", "planned", "shortest"}},
                          Kept{"route", s::asked_route, {"drug", "route"}},
                          Kept{"not-together", s::asked_together, {"drug", "other", "infusion"}},
                          Kept{"course", s::asked_course, {"drug", "with", "most", "days"}},
                          Kept{"other-prepared", s::noted_other_prepared, {"infusion", "drug"}},
                          Kept{"chair-taken", s::noted_chair_taken, {"chair", "infusion"}},
                          Kept{"after-closing", s::asked_closing, {"over", "closes"}}};
/// What the protocol asks before a start is kept under its own key.
constexpr Kept of_the_protocol{"", s::asked_question, {"question", "answer"}};

/// A fact of a list: a sign by its name, anything else as it stands.
std::string fact_text(const std::string& fact) {
  for (const auto& sign : vital_signs())
    if (sign.field.key == fact) return sign_in_words(sign);
  return plain(fact);
}

/// The start before is told by its day: of an earlier history nothing else is known.
Arg fact_of(const Kept& question, const About& about, std::size_t i) {
  const std::string_view called = question.facts[i];
  if (question.key == "lab-" && called == "lab") return Typed{kept_labs(about.notice.about)};
  const auto text = about.text(i + 1);
  if (question.key == "contradicted" && called == "fact") return Typed{plain(text)};
  if (called == "expires") return about.expiry(i + 1);
  const bool by_day = question.key == "interval" || question.key == "off-schedule";
  if (const auto instant = parse_iso(text); instant && called == "last" && by_day) return OnDay{*instant};
  if (called == "to" && text == "ed") return Typed{"the emergency department"};
  return about.time(i + 1);
}

/// The row of a key; none where the protocol asks by its own.
const Kept* kept_as(std::string_view key) {
  const auto* row = std::find_if(kept.begin(), kept.end(), [&](const Kept& one) {
    return one.key.ends_with('-') ? key.starts_with(one.key) : one.key == key;
  });
  return row == kept.end() ? nullptr : row;
}

/// The sentence of a question that nobody was asked: `Not asked, since a flag waits: planned until …`.
const Sentence& not_asked(const Sentence& asked, KeptWith with) {
  constexpr std::string_view begins = "Asked: ";
  constexpr std::string_view flag = "Not asked, since a flag waits: ",
                             emergency = "Not asked in an emergency: ";
  if (with == KeptWith::reason || !asked.text.starts_with(begins)) return asked;
  struct Unasked {
    std::string text;
    Sentence sentence{};
  };
  static const auto all = [&] {
    std::map<std::pair<const Sentence*, KeptWith>, Unasked> made;
    const auto put = [&](const Sentence& one) {
      for (const auto& [how, prefix] :
           {std::pair{KeptWith::waiting_flag, flag}, {KeptWith::emergency, emergency}}) {
        const auto end = one.text.starts_with(begins) ? begins.size() : 0;
        auto& unasked = made[{&one, how}];
        unasked.text = std::string{prefix} + std::string{one.text.substr(end)};
        unasked.sentence = Sentence{unasked.text};
      }
    };
    for (const auto& one : kept) put(one.sentence);
    for (const auto* one : {&s::asked_other_dose, &s::asked_unanswered, &s::asked_question}) put(*one);
    return made;
  }();
  const auto found = all.find({&asked, with});
  return found == all.end() ? asked : found->second.sentence;
}

/// What was asked, and answered with the entry's reason; or what nobody was asked.
Message asked_message(const Notice& notice, KeptWith with) {
  const About about{notice};
  const auto* row = kept_as(about.text(0));
  const auto& one = row ? *row : of_the_protocol;
  Message message{&one.sentence};
  if (one.list) {
    Listed facts{{}, " and "};
    for (std::size_t i = 1; i < notice.about.size(); ++i) facts.words.push_back(fact_text(notice.about[i]));
    message.args = {{"facts", std::move(facts)}};
  }
  for (std::size_t i = 0; i < one.facts.size() && one.facts[i]; ++i)
    message.args.emplace_back(one.facts[i], fact_of(one, about, i));
  const bool one_dose = one.key == "dose" && about.text(3) == about.text(4);
  if (one_dose) message.sentence = &s::asked_other_dose;
  const bool several = one.key == "contradicted" && about.text(2).find(", ") != std::string::npos;
  if (several) message.sentence = &s::asked_contradicted_by_all;
  if (one.key == "premedication-" && notice.about.size() > 4)
    message = {&s::asked_little_premedication,
               {{"kind", about.typed(1)}, {"given", about.typed(3)}, {"wanted", about.typed(4)}}};
  if (!row && notice.about.size() < 3) message.sentence = &s::asked_unanswered;
  message.sentence = &not_asked(*message.sentence, with);
  return message;
}

/// Kept questions of the drug that was ordered; those of its protocol's own besides.
constexpr std::array<std::string_view, 24> of_the_drug{
    "started-already", "dose",           "dose-needs",   "allergy",      "dose-limit",   "dose-unknown",
    "interval",        "prior-reaction", "second-check", "rate-steps",   "restart-rate", "never-again",
    "screening",       "premedication-", "off-schedule", "youngest-age", "lab-",         "contradicted",
    "drug-name",       "planned-time",   "route",        "not-together", "course",       "earlier-doses"};

}  // namespace

bool asked_of_drug(const Notice& notice) {
  if (notice.kind != Notice::Kind::asked || notice.about.empty()) return false;
  const auto* row = kept_as(notice.about.front());
  return !row || std::find(of_the_drug.begin(), of_the_drug.end(), row->key) != of_the_drug.end();
}

KeptWith kept_with(std::string_view reason, std::string_view staff) {
  if (!reason.empty()) return KeptWith::reason;
  return is_emergency(staff) ? KeptWith::emergency : KeptWith::waiting_flag;
}

Message notice_message(const Notice& notice, KeptWith with) {
  using Kind = Notice::Kind;
  const About about{notice};
  switch (notice.kind) {
    case Kind::look_alike: return {&s::look_alike, {{"name", about.typed(0)}, {"mrn", about.typed(1)}}};
    case Kind::windows_closed: return {&s::windows_closed, {{"closed", about.time(0)}}};
    case Kind::stop_missing: return {&s::stop_missing, {{"planned", about.time(0)}}};
    case Kind::already_paused:
      return {about.text(1).empty() ? &s::already_paused : &s::already_paused_by,
              {{"since", about.time(0)}, {"staff", about.typed(1)}}};
    case Kind::released_without_stop: return {&s::released_without_stop};
    case Kind::still_running: return {&s::still_running};
    case Kind::planned_end_unchanged: return {&s::planned_end_unchanged, {{"planned", about.time(0)}}};
    case Kind::history_unknown:
      return {about.text(1) == "worst"   ? &s::history_without_worst
              : about.text(1) == "count" ? &s::history_without_count
                                         : &s::history_unknown,
              {{"drug", about.typed(0)}}};
    case Kind::dose_differs: return {&s::dose_differs, {{"dose", about.typed(0)}, {"usual", about.typed(1)}}};
    case Kind::not_running: return {&s::not_running, {{"state", about.typed(0)}}};
    case Kind::acts_left: return {&s::acts_left, {{"infusion", about.typed(0)}, {"count", about.typed(1)}}};
    case Kind::call_uncovered: return {&s::call_uncovered, {{"closes", about.time(0)}}};
    case Kind::already_running:
      return {&s::already_infusing, {{"infusion", about.typed(0)}, {"drug", about.typed(1)}}};
    case Kind::to_ask: return {&s::to_ask, {{"questions", Listed{kept_questions(notice.about), "; ", "; "}}}};
    case Kind::not_asked:
      return {&s::not_asked, {{"questions", Listed{kept_questions(notice.about), " ", " "}}}};
    case Kind::start_will_ask: return {&s::start_will_ask, {{"reasons", Listed{notice.about, " and "}}}};
    case Kind::stay_not_longer: {
      const auto seconds = whole_number(about.text(0));
      return {seconds ? &s::stay_not_longer_for : &s::stay_not_longer,
              {{"length", Seconds{seconds.value_or(0)}}}};
    }
    case Kind::clock_set:
      return {&s::clock_set, {{"step", about.clock_step(0, true)}, {"entry", about.typed(1)}}};
    case Kind::clock_set_since_start:
      return {&s::clock_set_since_start, {{"step", about.clock_step(0, false)}}};
    case Kind::asked: return asked_message(notice, with);
    case Kind::no_protocol: return {&s::no_protocol, {{"drug", about.typed(0)}}};
    case Kind::early_contact:
      return {about.text(0) == first_call_key ? &s::early_contact : &s::early_for_second,
              {{"due", about.time(1)}}};
    case Kind::fever_unmeasured: return {&s::fever_unmeasured};
    case Kind::flags_wait:
      return {notice.about.size() == 1 ? &s::flag_waits : &s::flags_wait,
              {{"flags", Listed{notice.about, " and "}}}};
    case Kind::disk_full: return {&s::disk_full_reserve};
  }
  return {};
}

std::string notice_text(const Notice& notice, const RenderContext& rendering, KeptWith with) {
  return text_of(notice_message(notice, with), {&rendering.zone, rendering.now});
}

}  // namespace infuwatch::report
