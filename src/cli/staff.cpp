#include "app/people.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "report/site.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int run_staff_list(Session& session, const ParsedArguments&) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  session.print(session.globals().json ? nlohmann::json{{"staff", report::staff_json(session.site())}}.dump()
                                       : report::staff_text(session.site()));
  return 0;
}

}  // namespace

Command staff_list_command() {
  return {"staff list", "The site", "Who may use the store.", {"staff list"}, {}, run_staff_list};
}

}  // namespace infuwatch::cli
