#include "app/infusion.hpp"

namespace infuwatch::app {
namespace {

Result<Act, Problem> start_prepared(const StartRequest& request, const Sitting& sitting, bool reasoned) {
  const auto chart = sitting.chart_of(*request.infusion);
  if (!chart) return Failure{chart.error()};
  const auto& infusion = *(*chart)->infusion(*request.infusion);
  if (infusion.start)
    return Failure{Problem{
        lost_to(**chart, infusion.started_by, sitting.site(), LostRace::Fact::started, infusion.number)}};
  if (infusion.state != InfusionState::prepared)
    return Failure{Problem{
        WrongState{infusion.number, infusion.state, WrongState::Needs::a_start, infusion.ordered_by}}};
  if (!request.order.empty()) return Failure{Problem{OrderedAlready{infusion.number, infusion.ordered_by}}};
  const auto at = sitting.time("--at", request.at, **chart, &infusion);
  if (!at) return Failure{at.error()};
  const auto catalogue = sitting.catalogue({infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  Act act;
  act.patients = {(*chart)->patient().id};
  act.notices = sitting.look_alikes((*chart)->patient());
  start_notices(infusion.order, sitting, **chart, **catalogue, act.notices);
  auto said = screened(Started{infusion.number, *at, std::nullopt}, request.screening, sitting, **chart,
                       infusion, **catalogue, reasoned, act.notices);
  if (!said) return Failure{said.error()};
  act.said = std::move(*said);
  return act;
}

Result<Act, Problem> start_at_once(const StartRequest& request, const Sitting& sitting, bool reasoned) {
  Act act;
  auto order = order_of(request.order, sitting, act.notices);
  if (!order) return Failure{order.error()};
  const auto chart = sitting.view.history(order->patient);
  const auto at = sitting.time("--at", request.at, *chart, nullptr);
  if (!at) return Failure{at.error()};
  const auto catalogue = sitting.catalogue({order->drug});
  if (!catalogue) return Failure{catalogue.error()};
  start_notices(*order, sitting, *chart, **catalogue, act.notices);
  act.patients = {order->patient};
  Infusion next;
  next.number = sitting.view.next_infusion(), next.order = *order;
  auto said = screened(Started{next.number, *at, std::move(*order)}, request.screening, sitting, *chart, next,
                       **catalogue, reasoned, act.notices);
  if (!said) return Failure{said.error()};
  act.said = std::move(*said);
  return act;
}

}  // namespace

Result<storage::Recorded, Problem> start(const Desk& desk, const Common& common,
                                         const StartRequest& request) {
  auto asked = request.order.asked();
  asked.push_back(request.infusion ? std::to_string(request.infusion->value()) : "");
  asked.push_back(request.at);
  for (auto& text : request.screening.asked()) asked.push_back(std::move(text));
  const bool reasoned = !common.reason.empty();
  return write(desk, "start", common, asked, [&](const Sitting& sitting) {
    return request.infusion ? start_prepared(request, sitting, reasoned)
                            : start_at_once(request, sitting, reasoned);
  });
}

}  // namespace infuwatch::app
