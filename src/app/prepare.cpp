#include "app/infusion.hpp"

namespace infuwatch::app {

Result<storage::Recorded, Problem> prepare(const Desk& desk, const Common& common,
                                           const OrderFields& fields) {
  return write(desk, "prepare", common, fields.asked(), [&](const Sitting& sitting) -> Result<Act, Problem> {
    Act act;
    auto order = order_of(fields, sitting, act.notices);
    if (!order) return Failure{order.error()};
    const auto catalogue = sitting.catalogue({order->drug});
    if (!catalogue) return Failure{catalogue.error()};
    const auto chart = sitting.view.history(order->patient);
    start_notices(*order, sitting, *chart, **catalogue, act.notices);
    Infusion next;
    next.number = sitting.view.next_infusion(), next.order = *order;
    tell_questions(sitting, *chart, std::move(next), **catalogue, act.notices);
    act.patients = {order->patient};
    act.said = Prepared{sitting.view.next_infusion(), std::move(*order)};
    return act;
  });
}

}  // namespace infuwatch::app
