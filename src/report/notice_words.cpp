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
