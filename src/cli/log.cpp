#include "app/observe.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_log(Session& session, const Given& given) {
  if (const auto opened = session.open(Session::Reader::bedside); !opened)
    return session.fail(opened.error());
  const auto request = app::reading<app::ObserveRequest>(
      session.store(), [&](const storage::View& view) -> Result<app::ObserveRequest, Problem> {
        const auto catalogue = session.shelf().get(view, 0, {"common"});
        if (!catalogue) return Failure{catalogue.error()};
        return app::log_line(given.text("LINE"), **catalogue);
      });
  if (!request) return session.fail(request.error());
  return session.receipt(app::observe(session.desk(), session.common(given), *request));
}

const Registered log_command{
    {"log",
     "At the bedside",
     "An observation in one line; an unknown word refuses the whole line.",
     {"log \"17 hives g2 bp 92/60 -10m\"", "log \"17 itching g1 @-40m hr 88 t 37.1C spo2 97 air\"",
      "log \"17 hives gone 15:20\"", "log \"17 none hr 72 bp 118/70\"",
      "log \"17 fever g1 @~21:00 no rash phone note called back\""},
     {{"LINE", "", "infusion, symptoms with g1-g5 and @ONSET, vital signs, time, note …", true},
      reason_option},
     run_log}};

}  // namespace
}  // namespace infuwatch::cli
