#include "app/flags.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_ack(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto flag = flag_of(given.text("FLAG"));
  if (!flag) return session.fail(flag.error());
  return session.receipt(app::acknowledge(session.desk(), session.common(given), *flag,
                                          given.text("--action"), given.text("--detail")));
}

const Registered ack_command{
    {"ack",
     "Flags and handover",
     "Answer a flag with the action taken.",
     {"ack F9 --action paused", "ack F9 --action medication --detail \"diphenhydramine, line kept open\""},
     {{"FLAG", "", "the flag's number, such as F9", true},
      {"--action", "ACTION",
       "slowed, paused, stopped, medication, provider or watching; needed but for a flag that was taken back"},
      {"--detail", "TEXT", "more about it"},
      reason_option},
     run_ack}};

}  // namespace
}  // namespace infuwatch::cli
