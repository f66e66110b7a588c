#include "app/correction.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_claim(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto entry = entry_of(given.text("ENTRY"));
  if (!entry) return session.fail(entry.error());
  return session.receipt(app::claim(session.desk(), session.common(given), *entry, given.text("--for")));
}

const Registered claim_command{{"claim",
                                "Putting right",
                                "Say that an emergency entry, made without signing in, is yours.",
                                {"claim E41", "claim E41 --for n2 --reason \"told by phone\""},
                                {{"ENTRY", "", "the emergency entry, such as E41", true},
                                 {"--for", "BADGE", "whose it is, where it is not yours; a charge nurse"},
                                 reason_option},
                                run_claim}};

}  // namespace
}  // namespace infuwatch::cli
