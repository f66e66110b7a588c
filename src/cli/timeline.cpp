#include "report/timeline.hpp"

#include "app/checks.hpp"
#include "app/flags.hpp"
#include "app/premedication.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "report/json.hpp"
#include "report/premedication_words.hpp"
#include "report/reaction_words.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int run_timeline(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto number = infusion_of(arguments);
  if (!number) return session.fail(number.error());
  const auto when = as_of(session, arguments);
  if (!when) return session.fail(when.error());
  std::vector<Check> checks;
  std::vector<RecordedReaction> reactions;
  LimitsByInfusion limits;
  PremedicationRecord premedication;
  const auto chart = app::reading<storage::ChartPointer>(
      session.store(), [&](const storage::View& view) -> Result<storage::ChartPointer, Problem> {
        const auto owner = view.find_owner(*number);
        auto found = owner
                         ? view.history(*owner, {.upto = *when ? std::optional{(*when)->upto} : std::nullopt,
                                                 .infusions = {}})
                         : nullptr;
        if (!found || !found->infusion(*number))
          return Failure{Problem{NoSuch{*when && owner ? NoSuch::What::infusion_then : NoSuch::What::infusion,
                                        arguments.text("N")}}};
        auto due = app::checks_on(view, session.shelf(), session.zone(), *found, *found->infusion(*number),
                                  *when ? (*when)->at : session.now());
        if (!due) return Failure{due.error()};
        checks = std::move(*due);
        auto of_infusion = app::reactions_on(view, session.shelf(), *found, *found->infusion(*number));
        if (!of_infusion) return Failure{of_infusion.error()};
        reactions = std::move(*of_infusion);
        auto of_flagged = app::limits_of_flagged(view, session.shelf(), *found);
        if (!of_flagged) return Failure{of_flagged.error()};
        limits = std::move(*of_flagged);
        auto before = app::premedication_on(view, session.shelf(), *found, *found->infusion(*number));
        if (!before) return Failure{before.error()};
        premedication = std::move(*before);
        return found;
      });
  if (!chart) return session.fail(chart.error());
  auto rendering = telling_of(session, *when);
  rendering.limits = &limits;
  auto told = report::timeline(**chart, *(*chart)->infusion(*number), checks);
  told.reactions = std::move(reactions);
  told.premedication = std::move(premedication);
  if (session.globals().json)
    session.print(nlohmann::json{{"timeline", report::timeline_json(told, rendering)},
                                 {"undone", report::undone_json(told.undone)},
                                 {"reactions", report::reactions_json(told.reactions)},
                                 {"premedication", report::premedication_json(told.premedication)},
                                 {"made_at", iso(session.now())},
                                 {"as_of", as_of_json(*when)}}
                      .dump());
  else
    session.print(report::document_of(told, rendering), rendering);
  return session.looked("timeline", (*chart)->patient().id, *number);
}

}  // namespace

Command timeline_command() {
  return {"timeline",
          "View",
          "One infusion's course, with every flag's reason.",
          {"timeline 17", "timeline 17 --as-of 15:40"},
          {infusion_word, as_of_option},
          run_timeline};
}

}  // namespace infuwatch::cli
