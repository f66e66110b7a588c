// What is done for the patient and told about her: give, notify, note. Additive, in every state of the
// infusion.
#include "app/medication.hpp"
#include "app/observe.hpp"

namespace infuwatch::app {
namespace {

/// Records what `decide` makes of an infusion, at a time.
template <class Decide>
Result<storage::Recorded, Problem> remark(const Desk& desk, std::string_view verb, const Common& common,
                                          InfusionId number, const Asked& asked, const std::string& at_text,
                                          Decide decide) {
  auto all = asked;
  all.insert(all.begin(), std::to_string(number.value()));
  all.push_back(at_text);
  return write(desk, verb, common, all, [&](const Sitting& sitting) -> Result<Act, Problem> {
    const auto chart = sitting.chart_of(number);
    if (!chart) return Failure{chart.error()};
    const auto& infusion = *(*chart)->infusion(number);
    const auto at = sitting.time("--at", at_text, **chart, &infusion);
    if (!at) return Failure{at.error()};
    Act act;
    act.patients = {(*chart)->patient().id};
    act.notices = sitting.usual_notices(**chart, infusion);
    auto said = decide(*at, infusion, act.notices);
    if (!said) return Failure{said.error()};
    act.said = std::move(*said);
    return act;
  });
}

Result<std::string, Problem> required_text(std::string_view field, std::string_view text) {
  auto taken = free_text(field, text);
  if (taken && taken->empty())
    return Failure{Problem{MissingField{MissingField::What::the_fields, {std::string{field}}}}};
  return taken;
}

}  // namespace

Result<storage::Recorded, Problem> give(const Desk& desk, const Common& common, InfusionId number,
                                        const std::string& what_text, const std::string& response_text,
                                        const std::string& at_text) {
  return remark(desk, "give", common, number, {what_text, response_text}, at_text,
                [&](Span at, const Infusion&, std::vector<Notice>&) -> Result<Gave, Problem> {
                  auto what = required_text("what was given", what_text);
                  auto response = free_text("--response", response_text);
                  if (!what) return Failure{what.error()};
                  if (!response) return Failure{response.error()};
                  auto medication = medication_of(*what);
                  return Gave{number, at, std::move(*what), std::move(*response), std::move(medication)};
                });
}

Result<storage::Recorded, Problem> notify(const Desk& desk, const Common& common,
                                          const NotifyRequest& request) {
  return remark(
      desk, "notify", common, request.infusion, {request.who, request.answer, request.observe}, request.at,
      [&](Span at, const Infusion& infusion, std::vector<Notice>& notices) -> Result<Notified, Problem> {
        auto who = required_text("--who", request.who);
        auto answer = free_text("--answer", request.answer);
        if (!who) return Failure{who.error()};
        if (!answer) return Failure{answer.error()};
        Notified said{request.infusion, at, std::move(*who), std::move(*answer), {}};
        if (request.observe.empty()) return said;
        const auto observe = duration_field("--observe", request.observe);
        if (!observe) return Failure{observe.error()};
        said.observe = *observe;
        if (infusion.start && *observe <= infusion.terms.observe_after_stop)
          notices.push_back(
              {Notice::Kind::stay_not_longer, {std::to_string(infusion.terms.observe_after_stop.count())}});
        return said;
      });
}

Result<storage::Recorded, Problem> note(const Desk& desk, const Common& common, InfusionId number,
                                        const std::string& text, const std::string& at_text) {
  return remark(desk, "note", common, number, {text}, at_text,
                [&](Span at, const Infusion&, std::vector<Notice>&) -> Result<Noted, Problem> {
                  auto what = required_text("the note", text);
                  if (!what) return Failure{what.error()};
                  return Noted{number, at, std::move(*what)};
                });
}

}  // namespace infuwatch::app
