#include "app/observe.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_note(Session& session, const Given& given) {
  if (const auto opened = session.open(Session::Reader::bedside); !opened)
    return session.fail(opened.error());
  const auto infusion = infusion_of(given);
  if (!infusion) return session.fail(infusion.error());
  return session.receipt(
      app::note(session.desk(), session.common(given), *infusion, given.text("TEXT"), given.text("--at")));
}

const Registered note_command{{"note",
                               "At the bedside",
                               "Anything else worth keeping.",
                               {"note 17 \"line flushed, second cannula in the left forearm\""},
                               {infusion_word, {"TEXT", "", "the note", true}, at_option, reason_option},
                               run_note}};

}  // namespace
}  // namespace infuwatch::cli
