#include "app/observe.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_notify(Session& session, const Given& given) {
  if (const auto opened = session.open(Session::Reader::bedside); !opened)
    return session.fail(opened.error());
  const auto infusion = infusion_of(given);
  if (!infusion) return session.fail(infusion.error());
  return session.receipt(app::notify(
      session.desk(), session.common(given),
      {*infusion, given.text("--who"), given.text("--answer"), given.text("--observe"), given.text("--at")}));
}

const Registered notify_command{
    {"notify",
     "At the bedside",
     "A provider was told.",
     {"notify 17 --who \"Dr. Vega\" --answer \"pause, observe, call again at 15:00\"",
      "notify 17 --who \"Dr. Vega\" --answer \"keep her longer\" --observe 4h"},
     {infusion_word,
      {"--who", "NAME", "who was told", true},
      {"--answer", "TEXT", "what was answered"},
      {"--observe", "TIME", "how long after the stop she is to be watched, such as 4h"},
      at_option,
      reason_option},
     run_notify}};

}  // namespace
}  // namespace infuwatch::cli
