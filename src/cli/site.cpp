#include "report/site.hpp"

#include "app/people.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int run_site_show(Session& session, const ParsedArguments&) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  session.print(session.globals().json ? report::site_json(session.site()).dump()
                                       : report::site_text(session.site()));
  return 0;
}

}  // namespace

Command site_show_command() {
  return {"site show", "The site", "The site's settings.", {"site show"}, {}, run_site_show};
}

}  // namespace infuwatch::cli
