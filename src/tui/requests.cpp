#include "tui/requests.hpp"

#include "app/verb.hpp"
#include "time/shift.hpp"

namespace infuwatch::tui {
namespace {

/// A handover signed in the console is about the shift that is to be reported now.
Result<Done, Problem> add_shift(const app::AppContext& context, app::Answers& answers) {
  const auto plan = app::reading<ShiftPlan>(
      context.store,
      [](const storage::View& view) -> Result<ShiftPlan, Problem> { return view.site().site.shifts; });
  if (!plan) return Failure{plan.error()};
  const auto shift = shift_to_report(context.clock.read().now, *plan, context.zone);
  answers.add(FieldId::from, iso(shift.from));
  answers.add(FieldId::to, iso(shift.to));
  return Done{};
}

/// What is excepted is excepted for one reason.
void repeat_reason(app::Answers& answers) {
  const auto reason = answers.text(FieldId::except_reason);
  answers.erase(FieldId::except_reason);
  for (const auto& item : answers.all(FieldId::except)) {
    static_cast<void>(item);
    answers.add(FieldId::except_reason, reason);
  }
}

}  // namespace

Result<storage::Recorded, Problem> carried_out(const app::AppContext& context, const Request& request) {
  app::Request asked{.verb = *request.verb, .answers = request.answers, .uuid = request.uuid};
  switch (asked.verb) {
    case VerbId::handover_sign:
      if (const auto added = add_shift(context, asked.answers); !added) return Failure{added.error()};
      break;
    case VerbId::handover_accept: repeat_reason(asked.answers); break;
    default: break;
  }
  return app::carry_out(context, asked);
}

}  // namespace infuwatch::tui
