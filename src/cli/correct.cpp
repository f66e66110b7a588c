#include "app/correction.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_correct(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto entry = entry_of(given.text("ENTRY"));
  if (!entry) return session.fail(entry.error());
  return session.receipt(app::correct(session.desk(), session.common(given), *entry, given.all("--set")));
}

const Registered correct_command{{"correct",
                                  "Putting right",
                                  "Put an entry right; what it said before stays in the record.",
                                  {"correct E41 --set at=14:10 --reason \"clock misread\"",
                                   "correct E41 --set symptom=hives:3 --set bp=88/52 --reason \"mistyped\"",
                                   "correct E41 --set symptom=-itching --reason \"other patient\""},
                                  {{"ENTRY", "", "the entry's number, such as E41", true},
                                   {"--set", "FIELD=VALUE", "a field and its new value", true, true},
                                   {"--reason", "TEXT", "why", true}},
                                  run_correct}};

}  // namespace
}  // namespace infuwatch::cli
