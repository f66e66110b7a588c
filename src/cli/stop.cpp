#include "app/infusion.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_stop(Session& session, const Given& given) {
  if (const auto opened = session.open(Session::Reader::bedside); !opened)
    return session.fail(opened.error());
  const auto infusion = infusion_of(given);
  if (!infusion) return session.fail(infusion.error());
  return session.receipt(
      app::stop(session.desk(), session.common(given),
                {*infusion, given.text("--at"), given.text("--given"), given.text("--why")}));
}

const Registered stop_command{
    {"stop",
     "At the bedside",
     "The drug no longer reaches the patient (flush excluded).",
     {"stop 17", "stop 17 --at 16:40 --why reaction --given \"180 mg\""},
     {infusion_word,
      at_option,
      {"--given", "DOSE", "how much was given, where it was not all"},
      {"--why", "WHY", "completed, reaction, patient or other; completed if not said"},
      reason_option},
     run_stop}};

}  // namespace
}  // namespace infuwatch::cli
