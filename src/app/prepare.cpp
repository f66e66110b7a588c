#include "app/infusion.hpp"

namespace infuwatch::app {
namespace {

Result<Decision, Problem> decide_prepare(const WriteContext& writing, const OrderEntered& entered) {
  Decision act;
  auto order = order_of(entered, writing, act.notices);
  if (!order) return Failure{order.error()};
  const auto catalogue = writing.catalogue(drugs_to_read(*order));
  if (!catalogue) return Failure{catalogue.error()};
  const auto chart = writing.view.history(order->patient);
  start_notices(*order, writing, *chart, **catalogue, act.notices);
  act.questions = name_questions(*order, *chart, **catalogue);
  Infusion next;
  next.number = writing.view.next_infusion();
  next.order = *order;
  tell_questions(writing, *chart, std::move(next), **catalogue, act.notices);
  act.patients = {order->patient};
  act.said = Prepared{.infusion = writing.view.next_infusion(), .order = std::move(*order)};
  return act;
}

}  // namespace

Recording prepare(const AppContext& context, const Request& request) {
  return perform(context, request, read_order, decide_prepare);
}

}  // namespace infuwatch::app
