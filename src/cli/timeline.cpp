#include "report/timeline.hpp"

#include "cli/session.hpp"
#include "report/json.hpp"

namespace infuwatch::cli {
namespace {

int run_timeline(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto number = infusion_of(given);
  if (!number) return session.fail(number.error());
  const auto when = as_of(session, given);
  if (!when) return session.fail(when.error());
  const auto chart = app::reading<storage::ChartPointer>(
      session.store(), [&](const storage::View& view) -> Result<storage::ChartPointer, Problem> {
        const auto owner = view.find_owner(*number);
        auto found = owner
                         ? view.history(*owner, {.upto = *when ? std::optional{(*when)->upto} : std::nullopt,
                                                 .infusions = {}})
                         : nullptr;
        if (!found || !found->infusion(*number)) return Failure{Problem{NoSuch{"infusion", given.text("N")}}};
        return found;
      });
  if (!chart) return session.fail(chart.error());
  auto telling = session.telling();
  if (*when) telling.now = (*when)->at;
  const auto told = report::timeline(**chart, *(*chart)->infusion(*number));
  const auto label = *when ? session.zone().shown((*when)->at) + " (" + to_text((*when)->upto) + ")" : "";
  session.print(session.globals().json
                    ? nlohmann::json{{"timeline", report::timeline_json(told, telling)}}.dump()
                    : report::timeline_text(told, telling, label));
  return 0;
}

const Registered timeline{{"timeline",
                           "Looking",
                           "One infusion's course, with every flag's reason.",
                           {"timeline 17", "timeline 17 --as-of 15:40"},
                           {infusion_word, as_of_option},
                           run_timeline}};

}  // namespace
}  // namespace infuwatch::cli
