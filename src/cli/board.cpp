#include "cli/open_rows.hpp"
#include "cli/session.hpp"
#include "report/json.hpp"

namespace infuwatch::cli {
namespace {

int run_board(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto when = as_of(session, given);
  if (!when) return session.fail(when.error());
  const auto rows = open_rows(session, *when);
  if (!rows) return session.fail(rows.error());
  const auto telling = telling_of(session, *when);
  session.print(session.globals().json ? nlohmann::json{{"board", report::board_json(*rows)},
                                                        {"made_at", iso(session.now())},
                                                        {"as_of", as_of_json(*when)}}
                                             .dump()
                                       : report::board_text(*rows, telling));
  return 0;
}

const Registered board{{"board",
                        "Looking",
                        "Everyone someone still has to look after, most urgent first.",
                        {"board", "board --as-of 15:40"},
                        {as_of_option},
                        run_board}};

}  // namespace
}  // namespace infuwatch::cli
