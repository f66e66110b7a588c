#include "tui/requests.hpp"

#include "app/checks.hpp"
#include "app/correction.hpp"
#include "app/flags.hpp"
#include "app/handover.hpp"
#include "app/infusion.hpp"
#include "app/observe.hpp"
#include "app/people.hpp"
#include "base/text.hpp"
#include "domain/vital_sign.hpp"

#include <stdexcept>

namespace infuwatch::tui {
namespace {

using Answered = Result<storage::Recorded, Problem>;

std::vector<std::string> lines_of(const std::string& text) {
  auto lines = text.empty() ? std::vector<std::string>{} : split(text, '\n');
  return lines;
}

/// A word of a form's own list, such as `other symptom`, may name several, parted by semicolons.
void add_typed(std::vector<std::string>& list, const std::string& text) {
  for (const auto& word : text.empty() ? std::vector<std::string>{} : split(text, ';'))
    if (!trimmed(word).empty()) list.push_back(trimmed(word));
}

app::ObserveRequest observation(const Request& r) {
  app::ObserveRequest out;
  out.infusion = InfusionId{r.subject}, out.at = r.field("--at");
  out.symptoms = lines_of(r.field("--symptom")), out.denied = lines_of(r.field("--denied"));
  out.resolved = lines_of(r.field("--resolved")), out.none = !r.field("--none").empty();
  add_typed(out.symptoms, r.field("--other"));
  for (const auto& sign : vital_signs()) out.vitals[sign.sign] = r.field(std::string{sign.field.option});
  out.source = r.field("--source"), out.note = r.field("--note"), out.call = r.field("--outcome");
  return out;
}

app::OrderFields order_fields(const Request& r) {
  return {r.field("--patient"),  r.field("--birth"), r.field("--drug"),    r.field("--dose"),
          r.field("--chair"),    r.field("--lot"),   r.field("--planned"), r.field("--bsa"),
          r.field("--provider"), r.field("--fluid")};
}

app::Screening screening(const Request& r) {
  app::Screening out{{}, r.field("--screened") == "as expected", r.field("--checked-by")};
  add_typed(out.answers, r.field("--answer"));
  return out;
}

std::optional<std::string> said(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

Answered logged(const app::Desk& desk, const app::Common& common, const Request& r) {
  const auto catalogue = app::reading<std::shared_ptr<const Catalogue>>(
      desk.store, [&](const storage::View& view) { return desk.shelf.get(view, 0, {}); });
  if (!catalogue) return Failure{catalogue.error()};
  auto request = app::log_line(r.field("line"), **catalogue);
  if (!request) return Failure{request.error()};
  return app::observe(desk, common, *request);
}

Answered corrected(const app::Desk& desk, const app::Common& common, const Request& r) {
  std::vector<std::string> fields;
  for (const auto& [name, text] : r.fields)
    if (!text.empty()) fields.push_back(name + '=' + (text == "-" ? "" : text));
  return app::correct(desk, common, EntryNumber{r.subject}, fields);
}

Answered accepted(const app::Desk& desk, const app::Common& common, const Request& r) {
  std::vector<std::string> except, reasons;
  add_typed(except, r.field("--except"));
  for (std::size_t i = 0; i < except.size(); ++i) reasons.push_back(r.field("why"));
  return app::accept_handover(desk, common, except, reasons);
}

Answered signed_over(const app::Desk& desk, const app::Common& common) {
  const auto plan = app::reading<ShiftPlan>(
      desk.store,
      [](const storage::View& view) -> Result<ShiftPlan, Problem> { return view.site().site.shifts; });
  if (!plan) return Failure{plan.error()};
  const auto shift = shift_to_report(desk.clock.read().now, *plan, desk.zone);
  return app::sign_handover(desk, common, shift.from, shift.to);
}

Answered moved(const app::Desk& desk, const app::Common& common, const Request& r) {
  const auto to = whole_number(r.field("--to"));
  if (!to || *to < 1) return Failure{Problem{BadField{"--to", r.field("--to"), Takes::infusion_number}}};
  return app::move(desk, common, {EntryNumber{r.subject}}, InfusionId{*to});
}

}  // namespace

Answered carried_out(const app::Desk& desk, const Request& r) {
  const app::Common common{r.uuid, r.reason};
  const InfusionId infusion{r.subject};
  const auto at = r.field("--at");
  if (r.verb == "observe") return app::observe(desk, common, observation(r));
  if (r.verb == "log") return logged(desk, common, r);
  if (r.verb == "call") return app::call(desk, common, observation(r));
  if (r.verb == "start") return app::start(desk, common, {infusion, {}, at, screening(r)});
  if (r.verb == "order")
    return r.field("do") == "prepare"
               ? app::prepare(desk, common, order_fields(r))
               : app::start(desk, common, {std::nullopt, order_fields(r), at, screening(r)});
  if (r.verb == "rate")
    return app::change_rate(desk, common, {infusion, r.field("the rate"), r.field("--planned"), at});
  if (r.verb == "pause") return app::pause(desk, common, infusion, at);
  if (r.verb == "resume") return app::resume(desk, common, infusion, at);
  if (r.verb == "stop") return app::stop(desk, common, {infusion, at, r.field("--given"), r.field("--why")});
  if (r.verb == "release") return app::release(desk, common, {infusion, at, r.field("--to")});
  if (r.verb == "cancel") return app::cancel(desk, common, infusion, at);
  if (r.verb == "give") return app::give(desk, common, infusion, r.field("what"), r.field("--response"), at);
  if (r.verb == "notify")
    return app::notify(desk, common,
                       {infusion, r.field("--who"), r.field("--answer"), r.field("--observe"), at});
  if (r.verb == "note") return app::note(desk, common, infusion, r.field("text"), at);
  if (r.verb == "ack")
    return app::acknowledge(desk, common, FlagId{r.subject}, r.field("--action"), r.field("--detail"));
  if (r.verb == "resolve") return app::resolve(desk, common, FlagId{r.subject}, r.field("--outcome"));
  if (r.verb == "not-done") return app::not_done(desk, common, r.field("check"), r.field("why"), at);
  if (r.verb == "correct") return corrected(desk, common, r);
  if (r.verb == "claim")
    return app::claim(desk, common, EntryNumber{r.subject},
                      r.field("--for") == "mine" ? std::string{} : r.field("--for"));
  if (r.verb == "retract") return app::retract(desk, common, EntryNumber{r.subject});
  if (r.verb == "move") return moved(desk, common, r);
  if (r.verb == "patient")
    return app::add_patient(desk, common, r.field("the MRN"),
                            {said(r.field("--name")),
                             said(r.field("--birth")),
                             said(r.field("--sex")),
                             said(r.field("--phone")),
                             said(r.field("--weight")),
                             said(r.field("--allergy")),
                             {},
                             {}});
  if (r.verb == "prior")
    return app::set_prior(desk, common, r.field("--patient"),
                          {r.field("--drug"), r.field("--count"), r.field("--total-dose"), r.field("--last"),
                           r.field("--worst")});
  if (r.verb == "sign") return signed_over(desk, common);
  if (r.verb == "accept") return accepted(desk, common, r);
  throw std::logic_error("a form has a verb that nothing carries out: " + r.verb);
}

}  // namespace infuwatch::tui
