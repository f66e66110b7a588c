#include "app/checks.hpp"

#include "app/infusion.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::app {

Result<std::vector<Check>, Problem> checks_on(const storage::View& view, CatalogueShelf& shelf,
                                              const Zone& zone, const Chart& chart, const Infusion& infusion,
                                              Instant now) {
  const auto catalogue =
      shelf.get(view, infusion.start ? infusion.terms.catalogue : 0, {infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  const auto drug = (*catalogue)->drugs.find(infusion.order.drug);
  if (drug == (*catalogue)->drugs.end()) return std::vector<Check>{};
  return checks_of(chart, infusion, {drug->second, view.site().site.opening, zone}, now);
}

Result<storage::Recorded, Problem> not_done(const Desk& desk, const Common& common, const std::string& key,
                                            const std::string& why, const std::string& at_text) {
  return write(
      desk, "not-done", common, {key, why, at_text}, [&](const Sitting& sitting) -> Result<Act, Problem> {
        const auto number = whole_number(key.substr(0, key.find('/')));
        if (!number || *number < 1) return Failure{Problem{BadField{"the check", key, Takes::check_key}}};
        if (!lists(not_done_reasons, why))
          return Failure{Problem{BadField{"--reason", why, Takes::one_of, words_of(not_done_reasons)}}};
        const auto chart = sitting.chart_of(InfusionId{*number});
        if (!chart) return Failure{chart.error()};
        const auto& infusion = *(*chart)->infusion(InfusionId{*number});
        const auto checks =
            checks_on(sitting.view, desk.shelf, desk.zone, **chart, infusion, sitting.moment.now);
        if (!checks) return Failure{checks.error()};
        const auto found = std::find_if(checks->begin(), checks->end(),
                                        [&](const Check& check) { return key_of(check, desk.zone) == key; });
        if (found == checks->end()) return Failure{Problem{NoSuch{NoSuch::What::check, key}}};
        if (found->state == CheckState::done || found->state == CheckState::not_done)
          return Failure{Problem{NothingNew{NothingNew::What::check, key}}};
        if (found->kind == CheckKind::stop || found->kind == CheckKind::release)
          return Failure{Problem{BadField{"the check", key, Takes::open_check}}};
        const auto at = sitting.time("--at", at_text, **chart, &infusion);
        if (!at) return Failure{at.error()};
        return Act{NotDone{infusion.number, *at, key, why},
                   {(*chart)->patient().id},
                   {},
                   {},
                   sitting.usual_notices(**chart, infusion)};
      });
}

Result<storage::Recorded, Problem> call(const Desk& desk, const Common& common, ObserveRequest request) {
  const auto outcome = named<CallOutcome>(request.call);
  if (!outcome)
    return Failure{Problem{BadField{"--outcome", request.call, Takes::one_of, names<CallOutcome>()}}};
  const bool told = !request.symptoms.empty();
  if (told && (*outcome == CallOutcome::well || !reached(*outcome)))
    return Failure{Problem{BadField{"--outcome", request.call, Takes::outcome_of_symptoms}}};
  if (!told && *outcome == CallOutcome::symptoms)
    return Failure{Problem{MissingField{MissingField::What::the_fields, {"--symptom"}}}};
  request.source = "phone";
  return record_observation(desk, "call", common, request);
}

}  // namespace infuwatch::app
