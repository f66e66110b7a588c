#include "app/handover.hpp"

#include "cli/commands.hpp"
#include "cli/open_rows.hpp"
#include "cli/session.hpp"
#include "cli/shift_span.hpp"
#include "report/handover.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int run_handover_sign(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto shift = shift_span(session, arguments, session.now());
  if (!shift) return session.fail(shift.error());
  app::Answers answers{{FieldId::from, iso(shift->from)}, {FieldId::to, iso(shift->to)}};
  answers.add_some(FieldId::reason, arguments.text("--reason"));
  return session.carry_out({.verb = VerbId::handover_sign, .answers = std::move(answers)});
}

int run_handover_show(Session& session, const ParsedArguments&) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  std::vector<HandoverItem> items;
  using Latest = std::optional<Handover>;
  const auto latest =
      app::reading<Latest>(session.store(), [&](const storage::View& view) -> Result<Latest, Problem> {
        auto found = app::latest_handover(view);
        if (found) items = app::items_of(view, *found);
        return found;
      });
  if (!latest) return session.fail(latest.error());
  if (!*latest) return session.fail(NoSuch{NoSuch::What::handover});
  const auto rows = open_rows(session, std::nullopt);
  if (!rows) return session.fail(rows.error());
  const auto rendering = session.rendering();
  session.print_page(session.globals().json ? report::handover_json(**latest, rendering).dump()
                                            : report::handover_text(**latest, items, *rows, rendering));
  return session.looked("handover");
}

}  // namespace

Command handover_sign_command() {
  auto command = command_of(app::verb_of(VerbId::handover_sign));
  command.verb = nullptr;
  command.run = run_handover_sign;
  return command;
}

Command handover_show_command() {
  return {"handover show",  "Flags and handover", "The latest handover.", {"handover show"}, {},
          run_handover_show};
}

}  // namespace infuwatch::cli
