#include "app/infusion.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_rate(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto infusion = infusion_of(given);
  if (!infusion) return session.fail(infusion.error());
  return session.receipt(
      app::change_rate(session.desk(), session.common(given),
                       {*infusion, given.text("RATE"), given.text("--planned"), given.text("--at")}));
}

const Registered rate_command{
    {"rate",
     "At the bedside",
     "A new rate, or how long the infusion still runs.",
     {"rate 17 \"60 mL/h\"", "rate 17 \"60 mL/h\" --planned 1h30m", "rate 17 --planned 30m"},
     {infusion_word,
      {"RATE", "", "amount and unit, such as \"60 mL/h\""},
      {"--planned", "LENGTH", "how long it still runs from then on"},
      at_option,
      reason_option},
     run_rate}};

}  // namespace
}  // namespace infuwatch::cli
