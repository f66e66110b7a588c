#include "app/correction.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_retract(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto entry = entry_of(given.text("ENTRY"));
  if (!entry) return session.fail(entry.error());
  return session.receipt(app::retract(session.desk(), session.common(given), *entry));
}

const Registered retract_command{
    {"retract",
     "Putting right",
     "Say that an entry should never have been made; it stays, struck out.",
     {"retract E41 --reason \"entered twice\""},
     {{"ENTRY", "", "the entry's number, such as E41", true}, {"--reason", "TEXT", "why", true}},
     run_retract}};

}  // namespace
}  // namespace infuwatch::cli
