#include "app/observe.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_give(Session& session, const Given& given) {
  if (const auto opened = session.open(Session::Reader::bedside); !opened)
    return session.fail(opened.error());
  const auto infusion = infusion_of(given);
  if (!infusion) return session.fail(infusion.error());
  return session.receipt(app::give(session.desk(), session.common(given), *infusion, given.text("WHAT"),
                                   given.text("--response"), given.text("--at")));
}

const Registered give_command{
    {"give",
     "At the bedside",
     "A medication was given: before the start, or for a reaction.",
     {"give 17 \"diphenhydramine 50 mg IV\"", "give 17 \"methylprednisolone 100 mg IV\" --at -30m",
      "give 17 \"paracetamol 1 g oral\" --response \"fever down after 40 min\""},
     {infusion_word,
      {"WHAT", "", "name, dose, unit, route", true},
      {"--response", "TEXT", "how the patient answered to it"},
      at_option,
      reason_option},
     run_give}};

}  // namespace
}  // namespace infuwatch::cli
