#include "app/permission.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_rebuild(Session& session, const ParsedArguments&) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto badge = session.context().badge;
  const auto* member = badge.empty() ? nullptr : session.site().member(badge);
  if (!member) return session.fail(UnknownStaff{badge.empty() ? session.os_user() : badge});
  if (member->disabled || !app::may(member->role, VerbId::rebuild))
    return session.fail(NotPermitted{NotPermitted::Why::role, member->name, "rebuild", member->role});
  if (const auto done = session.store().rebuild(); !done) return session.fail(done.error());
  session.store().checkpoint();
  session.print(session.globals().json ? "{\"rebuild\":\"done\"}"
                                       : "The tables were rebuilt from the entries.");
  return 0;
}

}  // namespace

Command rebuild_command() {
  return {"rebuild", "The record", "Rebuild the tables from the entries.", {"rebuild"}, {}, run_rebuild};
}

}  // namespace infuwatch::cli
