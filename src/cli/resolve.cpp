#include "app/flags.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_resolve(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto flag = flag_of(given.text("FLAG"));
  if (!flag) return session.fail(flag.error());
  return session.receipt(app::resolve(session.desk(), session.common(given), *flag, given.text("--outcome")));
}

const Registered resolve_command{
    {"resolve",
     "Flags and handover",
     "Close a flag with its outcome.",
     {"resolve F9 --outcome \"hives gone after 40 min, infusion completed at half rate\""},
     {{"FLAG", "", "the flag's number, such as F9", true},
      {"--outcome", "TEXT", "how it ended", true},
      reason_option},
     run_resolve}};

}  // namespace
}  // namespace infuwatch::cli
