// What is done for the patient and told about her: give, notify, note. Additive, in every state of the
// infusion.
#include "app/observe.hpp"

namespace infuwatch::app {
namespace {

/// Records one remark made of two texts, the first of them required.
template <class Said>
Result<storage::Recorded, Problem> remark(const Desk& desk, std::string_view verb, const Common& common,
                                          InfusionId number, std::pair<std::string_view, std::string> first,
                                          std::pair<std::string_view, std::string> second,
                                          const std::string& at_text) {
  return write(desk, verb, common, {std::to_string(number.value()), first.second, second.second, at_text},
               [&](const Sitting& sitting) -> Result<Act, Problem> {
                 const auto chart = sitting.chart_of(number);
                 if (!chart) return Failure{chart.error()};
                 const auto& infusion = *(*chart)->infusion(number);
                 const auto at = sitting.time("--at", at_text, **chart, &infusion);
                 if (!at) return Failure{at.error()};
                 auto what = free_text(first.first, first.second);
                 auto answer = free_text(second.first, second.second);
                 if (!what) return Failure{what.error()};
                 if (!answer) return Failure{answer.error()};
                 if (what->empty()) return Failure{Problem{MissingField{std::string{first.first}}}};
                 Said said;
                 if constexpr (std::is_same_v<Said, Noted>)
                   said = {number, *at, std::move(*what)};
                 else
                   said = {number, *at, std::move(*what), std::move(*answer)};
                 return Act{said, {(*chart)->patient().id}, {}, {}, sitting.usual_notices(**chart, infusion)};
               });
}

}  // namespace

Result<storage::Recorded, Problem> give(const Desk& desk, const Common& common, InfusionId infusion,
                                        const std::string& what, const std::string& response,
                                        const std::string& at) {
  return remark<Gave>(desk, "give", common, infusion, {"what was given", what}, {"--response", response}, at);
}

Result<storage::Recorded, Problem> notify(const Desk& desk, const Common& common, InfusionId infusion,
                                          const std::string& who, const std::string& answer,
                                          const std::string& at) {
  return remark<Notified>(desk, "notify", common, infusion, {"--who", who}, {"--answer", answer}, at);
}

Result<storage::Recorded, Problem> note(const Desk& desk, const Common& common, InfusionId infusion,
                                        const std::string& text, const std::string& at) {
  return remark<Noted>(desk, "note", common, infusion, {"the note", text}, {"", {}}, at);
}

}  // namespace infuwatch::app
