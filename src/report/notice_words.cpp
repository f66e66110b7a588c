#include "base/text.hpp"
#include "report/receipt.hpp"
#include "report/sentences_of_notices.hpp"

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
  Typed clock_step(std::size_t i, bool loud) const {
    const auto by = whole_number(text(i));
    return {by ? clock_step_text(Seconds{*by}, loud) : std::string{"set"}};
  }
};

/// What was asked, and answered with the entry's reason.
Message asked_message(const Notice& notice) {
  const About about{notice};
  const auto key = about.text(0);
  const auto facts = [&](std::size_t from) {
    Listed list{{}, " and "};
    for (auto i = from; i < notice.about.size(); ++i) list.words.push_back(plain(notice.about[i]));
    return list;
  };
  if (key == "released-early") return {&s::asked_released_early, {{"until", about.time(1)}}};
  if (key == "released-unstopped") return {&s::asked_released_unstopped, {{"until", about.time(1)}}};
  if (key == "taken-up-after-release") return {&s::asked_after_release, {{"released", about.time(1)}}};
  if (key == "unanswered-flags") return {&s::asked_flags, {{"flags", facts(1)}}};
  if (key == "still-present") return {&s::asked_present, {{"symptoms", facts(1)}}};
  if (key == "readings-outside") return {&s::asked_readings, {{"readings", facts(1)}}};
  if (key == "no-readings") return {&s::asked_no_readings, {{"since", about.time(1)}}};
  if (key == "provider-not-notified") return {&s::asked_provider, {{"flags", facts(1)}}};
  if (key == "started-already")
    return {&s::asked_started,
            {{"drug", about.typed(1)}, {"infusion", about.typed(2)}, {"start", about.time(3)}}};
  if (key == "dose")
    return {about.text(3) == about.text(4) ? &s::asked_other_dose : &s::asked_dose,
            {{"dose", about.typed(2)}, {"least", about.typed(3)}, {"most", about.typed(4)}}};
  if (key == "allergy") return {&s::asked_allergy, {{"what", about.typed(1)}, {"allergies", about.typed(2)}}};
  if (key == "dose-needs") return {&s::asked_dose_needs, {{"drug", about.typed(1)}}};
  if (key == "dose-limit") return {&s::asked_limit, {{"with", about.typed(2)}, {"limit", about.typed(3)}}};
  if (key == "dose-unknown") return {&s::asked_unknown_total, {{"drug", about.typed(1)}}};
  if (key == "interval")
    return {&s::asked_interval,
            {{"drug", about.typed(1)}, {"days", about.typed(3)}, {"shortest", about.typed(4)}}};
  if (key == "prior-reaction") return {&s::asked_prior_reaction, {{"drug", about.typed(1)}}};
  if (key == "second-check") return {&s::asked_second_nurse, {{"drug", about.typed(1)}}};
  return {&s::asked_question, {{"question", about.typed(1)}, {"answer", about.typed(2)}}};
}

}  // namespace

Message notice_message(const Notice& notice) {
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
    case Kind::history_unknown: return {&s::history_unknown, {{"drug", about.typed(0)}}};
    case Kind::dose_differs: return {&s::dose_differs, {{"dose", about.typed(0)}, {"usual", about.typed(1)}}};
    case Kind::not_running: return {&s::not_running, {{"state", about.typed(0)}}};
    case Kind::acts_left: return {&s::acts_left, {{"infusion", about.typed(0)}, {"count", about.typed(1)}}};
    case Kind::call_uncovered: return {&s::call_uncovered, {{"closes", about.time(0)}}};
    case Kind::already_running:
      return {&s::already_infusing, {{"infusion", about.typed(0)}, {"drug", about.typed(1)}}};
    case Kind::to_ask: return {&s::to_ask, {{"questions", Listed{notice.about, "; ", "; "}}}};
    case Kind::not_asked: return {&s::not_asked, {{"questions", Listed{notice.about, " ", " "}}}};
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
    case Kind::asked: return asked_message(notice);
    case Kind::flags_wait:
      return {notice.about.size() == 1 ? &s::flag_waits : &s::flags_wait,
              {{"flags", Listed{notice.about, " and "}}}};
    case Kind::disk_full: return {&s::disk_full_reserve};
  }
  return {};
}

std::string notice_text(const Notice& notice, const RenderContext& rendering) {
  return text_of(notice_message(notice), {&rendering.zone, rendering.now});
}

}  // namespace infuwatch::report
