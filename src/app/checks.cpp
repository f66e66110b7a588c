#include "app/checks.hpp"

#include "app/infusion.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::app {

Result<std::vector<Check>, Problem> checks_on(const storage::View& view, CatalogueShelf& shelf,
                                              const Zone& zone, const Chart& chart, const Infusion& infusion,
                                              Instant now) {
  const auto catalogue =
      shelf.get(view, infusion.start ? infusion.terms.catalogue : 0, {infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  const auto drug = (*catalogue)->drugs.find(infusion.order.drug);
  if (drug == (*catalogue)->drugs.end()) return std::vector<Check>{};
  return checks_of(chart, infusion, {drug->second, view.site().site.opening, zone}, now);
}

Result<std::optional<Notice>, Problem> mark_too_early(Observed& said, const WriteContext& writing,
                                                      const Chart& chart, const Infusion& infusion) {
  said.too_early_for.clear();
  std::optional<Notice> told;
  if (!said.call || !infusion.start) return told;
  const auto catalogue = writing.catalogue({infusion.order.drug}, infusion.terms.catalogue);
  if (!catalogue) return Failure{catalogue.error()};
  const CheckBench bench{(*catalogue)->drugs.at(infusion.order.drug), writing.site().site.opening,
                         writing.context.zone};
  auto ended = infusion;  // what is not charted yet is taken to have been now
  if (!ended.release) ended.release = said.at;
  if (!ended.stop) ended.stop = ended.release;
  for (const auto& call : follow_up_calls(chart, ended)) {
    const auto time = call_time(call, bench);
    if (said.at.from < call.from || said.at.from >= time.counts_from) continue;
    said.too_early_for.emplace_back(call.kind);
    if (!told && !call.answered() && reached(*said.call))
      told = Notice{Notice::Kind::early_contact, {std::string{call.kind}, iso(time.due)}};
  }
  return told;
}

namespace {

struct NotDoneRequest {
  InfusionId infusion;
  std::string key;
  std::string why;
  EnteredTime at{};
};

NotDoneRequest read_not_done(FieldReader& reader) {
  NotDoneRequest request{.infusion = {},
                         .key = reader.required<std::string>(FieldId::check),
                         .why = reader.required<std::string>(FieldId::not_done_reason),
                         .at = reader.time()};
  const auto number = whole_number(request.key.substr(0, request.key.find('/')));
  if (number && *number >= 1)
    request.infusion = InfusionId{*number};
  else if (reader.given(FieldId::check))
    reader.fault(BadField{FieldId::check, request.key, Takes::check_key});
  return request;
}

Result<Decision, Problem> decide_not_done(const WriteContext& writing, const NotDoneRequest& request) {
  const auto& key = request.key;
  const auto& context = writing.context;
  const auto chart = writing.chart_of(request.infusion);
  if (!chart) return Failure{chart.error()};
  const auto& infusion = *(*chart)->infusion(request.infusion);
  const auto checks =
      checks_on(writing.view, context.shelf, context.zone, **chart, infusion, writing.moment.now);
  if (!checks) return Failure{checks.error()};
  const auto found = std::find_if(checks->begin(), checks->end(), [&](const Check& check) {
    const bool open = check.state == CheckState::missed || check.waits();
    return key_of(check, context.zone) == key ||
           (check.kind == CheckKind::vitals && open && key == key_of_vitals(check.infusion));
  });
  if (found == checks->end()) return Failure{Problem{NoSuch{NoSuch::What::check, key}}};
  if (found->state == CheckState::done || found->state == CheckState::not_done)
    return Failure{Problem{NothingNew{NothingNew::What::check, key}}};
  if (found->kind == CheckKind::stop || found->kind == CheckKind::release)
    return Failure{Problem{BadField{FieldId::check, key, Takes::open_check}}};
  const auto at = writing.time(request.at, **chart, &infusion);
  if (!at) return Failure{at.error()};
  return Decision{NotDone{.infusion = infusion.number, .at = *at, .check = key, .why = request.why},
                  {(*chart)->patient().id},
                  {},
                  {},
                  writing.usual_notices(**chart, infusion)};
}

}  // namespace

Recording not_done(const AppContext& context, const Request& request) {
  return perform(context, request, read_not_done, decide_not_done);
}

}  // namespace infuwatch::app
