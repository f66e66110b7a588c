#include "cli/order_fields.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_prepare(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  return session.receipt(app::prepare(session.desk(), session.common(given), order_fields(given)));
}

const Registered prepare{
    {"prepare",
     "At the bedside",
     "Prepare an infusion: who is to get what. It is started later.",
     {"prepare --patient 0042137 --birth 1984-03-09 --drug natalizumab --dose \"300 mg\" --chair 4 --lot A1193"},
     with_order({reason_option}),
     run_prepare}};

}  // namespace
}  // namespace infuwatch::cli
