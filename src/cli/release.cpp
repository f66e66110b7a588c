#include "app/infusion.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_release(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto infusion = infusion_of(given);
  if (!infusion) return session.fail(infusion.error());
  return session.receipt(app::release(session.desk(), session.common(given),
                                      {*infusion, given.text("--at"), given.text("--to")}));
}

const Registered release_command{
    {"release",
     "At the bedside",
     "The patient leaves.",
     {"release 17", "release 17 --to ed --at 17:10"},
     {infusion_word, at_option, {"--to", "WHERE", "home, ed or ward; home if not said"}, reason_option},
     run_release}};

}  // namespace
}  // namespace infuwatch::cli
