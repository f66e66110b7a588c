#include "app/correction.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_move(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  std::vector<EntryNumber> entries;
  for (const auto& text : given.all("ENTRY")) {
    const auto entry = entry_of(text);
    if (!entry) return session.fail(entry.error());
    entries.push_back(*entry);
  }
  const auto to = infusion_of(given, "--to");
  if (!to) return session.fail(to.error());
  return session.receipt(app::move(session.desk(), session.common(given), entries, *to));
}

const Registered move_command{{"move",
                               "Putting right",
                               "Put entries made on the wrong infusion on the right one; both charts say so.",
                               {"move E41 E42 --to 18 --reason \"wrong patient\""},
                               {{"ENTRY", "", "entries, such as E41 E42", true, true},
                                {"--to", "N", "the infusion they belong to", true},
                                {"--reason", "TEXT", "why", true}},
                               run_move}};

}  // namespace
}  // namespace infuwatch::cli
