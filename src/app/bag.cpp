// A further bag of an infusion.
#include "app/infusion.hpp"
#include "protocol/order_questions.hpp"
#include "protocol/running_questions.hpp"

namespace infuwatch::app {
namespace {

struct BagRequest {
  InfusionId infusion;
  EnteredTime at{};
  BagHung bag;
};

BagRequest read_bag(FieldReader& reader) {
  BagRequest request{
      .infusion = reader.required<InfusionId>(FieldId::infusion), .at = reader.time(), .bag = {}};
  request.bag = {.infusion = request.infusion,
                 .at = {},
                 .lot = reader.text(FieldId::lot),
                 .expires = reader.optional<Expiry>(FieldId::expires),
                 .amount = reader.optional<Quantity>(FieldId::amount),
                 .volume = reader.optional<Quantity>(FieldId::volume)};
  return request;
}

Result<Decision, Problem> decide_bag(const WriteContext& writing, const BagRequest& request) {
  const auto on = started_infusion(writing, request.infusion);
  if (!on) return Failure{on.error()};
  const auto& [chart, infusion] = *on;
  const auto at = time_after_start(writing, request.at, *chart, infusion);
  if (!at) return Failure{at.error()};
  const auto catalogue = writing.catalogue({infusion.order.drug}, infusion.terms.catalogue);
  if (!catalogue) return Failure{catalogue.error()};
  auto said = request.bag;
  said.at = *at;
  if (const auto can = fits(said, (*catalogue)->drugs.at(infusion.order.drug)); !can)
    return Failure{can.error()};
  Decision act{said, {chart->patient().id}, {}, {}, writing.usual_notices(*chart, infusion)};
  if (auto over = over_already(infusion, *at)) act.questions.push_back(*over);
  if (auto already = charted_already(*chart, said, *(*catalogue)->common.substances))
    act.questions.push_back(*already);
  const auto end = infusion.stop ? std::optional{infusion.stop->to} : infusion.planned_end;
  if (auto expires = bag_question(said.lot, said.expires, at->to, end))
    act.questions.push_back(std::move(*expires));
  return act;
}

}  // namespace

Recording hang_bag(const AppContext& context, const Request& request) {
  return perform(context, request, read_bag, decide_bag);
}

}  // namespace infuwatch::app
