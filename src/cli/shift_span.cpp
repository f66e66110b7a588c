#include "cli/shift_span.hpp"

namespace infuwatch::cli {

Result<Shift, Problem> shift_span(Session& session, const ParsedArguments& arguments, Instant now) {
  const auto& plan = session.site().site.shifts;
  if (arguments.has("--shift") && (arguments.has("--from") || arguments.has("--to")))
    return Failure{Problem{BadField{FieldId::shift, arguments.text("--shift"), Takes::shift_alone}}};
  if (arguments.has("--shift")) {
    const auto named = latest_shift(arguments.text("--shift"), now, plan, session.zone());
    if (!named)
      return Failure{
          Problem{BadField{FieldId::shift, arguments.text("--shift"), Takes::shift_name, {to_text(plan)}}}};
    return *named;
  }
  if (!arguments.has("--from") && !arguments.has("--to")) return shift_to_report(now, plan, session.zone());
  if (!arguments.has("--from"))
    return Failure{Problem{MissingField{MissingField::What::the_fields, {FieldId::from}}}};
  const auto read = [&](std::string_view option, std::string_view otherwise) -> Result<Instant, Problem> {
    const auto text = arguments.has(option) ? arguments.text(option) : std::string{otherwise};
    auto at = entered_time(text, EnteredAt{now, session.zone(), std::nullopt});
    if (!at && option == "--to")  // a span may end ahead of the clock
      if (auto later = entered_time(text, EnteredAt{now + bare_time_reach, session.zone(), std::nullopt});
          later)
        at = std::move(later);
    if (!at) return Failure{Problem{BadTime{option == "--from" ? FieldId::from : FieldId::to, at.error()}}};
    return option == "--from" ? at->from : at->to;
  };
  const auto from = read("--from", "now"), to = read("--to", "now");
  if (!from) return Failure{from.error()};
  if (!to) return Failure{to.error()};
  if (*to <= *from) return Failure{Problem{BadField{FieldId::to, arguments.text("--to"), Takes::after_from}}};
  return Shift{"span", *from, *to};
}

}  // namespace infuwatch::cli
