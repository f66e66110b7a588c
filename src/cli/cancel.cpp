#include "app/infusion.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_cancel(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto infusion = infusion_of(given);
  if (!infusion) return session.fail(infusion.error());
  return session.receipt(app::cancel(session.desk(), session.common(given), *infusion, given.text("--at")));
}

const Registered cancel_command{{"cancel",
                                 "At the bedside",
                                 "Take back what was prepared and not started.",
                                 {"cancel 17", "cancel 17 --at -5m"},
                                 {infusion_word, at_option, reason_option},
                                 run_cancel}};

}  // namespace
}  // namespace infuwatch::cli
