#include "app/anchor.hpp"
#include "app/judged_anew.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "platform/text_file.hpp"
#include "report/verification.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

Result<AnchorFound, Problem> against_anchor(Session& session, const std::string& path, bool named) {
  const auto text = named ? platform::read_named_file(path, app::longest_anchor)
                          : platform::read_own_file(path, app::longest_anchor);
  if (!text) return Failure{Problem{BadFile{path, text.error(), false}}};
  return app::reading<AnchorFound>(session.store(),
                                   [&](const storage::View& view) -> Result<AnchorFound, Problem> {
                                     return app::compare_anchor(view, *text);
                                   });
}

constexpr std::size_t shortest_head = 12;  // so many digits name an entry well enough

/// Whether the entry whose hash begins so is still in the record.
Result<bool, Problem> holds_head(Session& session, const std::string& head) {
  return app::reading<bool>(session.store(), [&](const storage::View& view) -> Result<bool, Problem> {
    constexpr std::size_t at_once = 1000;
    for (EntryNumber at;;) {
      const auto entries = view.since(at, at_once);
      for (const auto& entry : entries)
        if (entry.hash.starts_with(head)) return true;
      if (entries.size() < at_once) return false;
      at = entries.back().number;
    }
  });
}

int run_verify(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  const auto head = lower(trimmed(arguments.text("--head")));
  if (arguments.has("--head") &&
      (head.size() < shortest_head || head.find_first_not_of("0123456789abcdef") != std::string::npos))
    return session.fail(BadField{FieldId::head, arguments.text("--head"), Takes::head_digits});
  const auto verified = session.store().verify();
  if (!verified) return session.fail(verified.error());
  report::RecordFindings found{.entries = verified->entries,
                               .head = verified->head.number,
                               .hash = verified->head.hash,
                               .entry_faults = verified->entry_faults,
                               .projection_faults = verified->projection_faults,
                               .wanted_head = head};
  const bool whole = found.entry_faults.empty();
  if (arguments.has("--head") && whole) {
    const auto held = holds_head(session, head);
    if (!held) return session.fail(held.error());
    found.head_held = *held;
  }
  const auto anchor = arguments.has("--anchor") ? arguments.text("--anchor") : session.settings().anchor;
  if (!anchor.empty() && whole) {
    auto compared = against_anchor(session, anchor, arguments.has("--anchor"));
    if (!compared) return session.fail(compared.error());
    found.anchor = std::move(*compared);
  }
  if (arguments.has("--judge") && whole) {
    auto anew = app::judged_anew(session.store(), session.shelf());
    if (!anew) return session.fail(anew.error());
    found.judged_anew = std::move(*anew);
  }
  session.print(session.globals().json ? report::findings_json(found).dump() : report::findings_text(found));
  return report::faultless(found) ? 0 : 1;
}

}  // namespace

Command verify_command() {
  return {"verify",
          "The record",
          "Walk the chain of entries and compare every picture with it.",
          {"verify", "verify --head 5f2c… (from a report)", "verify --anchor anchor.txt", "verify --judge"},
          {{"--head", "HASH", "a head printed earlier: is it still in the record?"},
           {"--anchor", "FILE", "an anchor kept elsewhere: is all it names still in the record?"},
           {"--judge", "", "list what today's rules would judge differently"}},
          run_verify};
}

}  // namespace infuwatch::cli
