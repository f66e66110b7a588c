#include "app/infusion.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_resume(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto infusion = infusion_of(given);
  if (!infusion) return session.fail(infusion.error());
  return session.receipt(app::resume(session.desk(), session.common(given), *infusion, given.text("--at")));
}

const Registered resume_command{{"resume",
                                 "At the bedside",
                                 "Take an infusion up again, after a pause or a stop.",
                                 {"resume 17", "resume 17 --at -5m"},
                                 {infusion_word, at_option, reason_option},
                                 run_resume}};

}  // namespace
}  // namespace infuwatch::cli
