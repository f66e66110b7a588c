#include "app/infusion.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_pause(Session& session, const Given& given) {
  if (const auto opened = session.open(Session::Reader::bedside); !opened)
    return session.fail(opened.error());
  const auto infusion = infusion_of(given);
  if (!infusion) return session.fail(infusion.error());
  return session.receipt(app::pause(session.desk(), session.common(given), *infusion, given.text("--at")));
}

const Registered pause_command{{"pause",
                                "At the bedside",
                                "Pause an infusion. No window moves; the planned end does.",
                                {"pause 17", "pause 17 --at -5m"},
                                {infusion_word, at_option, reason_option},
                                run_pause}};

}  // namespace
}  // namespace infuwatch::cli
