#include "app/permission.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_rebuild(Session& session, const Given&) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto badge = session.desk().badge;
  const auto* member = badge.empty() ? nullptr : session.site().member(badge);
  if (!member) return session.fail(UnknownStaff{badge.empty() ? session.os_user() : badge});
  if (member->disabled || !app::may(member->role, "rebuild"))
    return session.fail(NotPermitted{NotPermitted::Why::role, member->name, "rebuild", member->role});
  if (const auto done = session.store().rebuild(); !done) return session.fail(done.error());
  session.store().settle();
  session.print(session.globals().json ? "{\"rebuild\":\"done\"}"
                                       : "Every picture was drawn anew from the entries.");
  return 0;
}

const Registered rebuild{
    {"rebuild", "The record", "Draw every picture anew from the entries.", {"rebuild"}, {}, run_rebuild}};

}  // namespace
}  // namespace infuwatch::cli
