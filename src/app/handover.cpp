#include "app/handover.hpp"

#include "app/checks.hpp"
#include "base/text.hpp"
#include "protocol/window.hpp"

#include <algorithm>
#include <map>

namespace infuwatch::app {

Result<std::vector<std::string>, Problem> handover_items(const AppContext& context, const storage::View& view,
                                                         Instant now) {
  std::map<PatientId, std::vector<InfusionId>> open;
  for (const auto& one : view.open(now)) open[one.patient].push_back(one.infusion);
  std::vector<std::pair<InfusionId, std::vector<std::string>>> items;
  for (const auto& [patient, infusions] : open) {
    const auto chart = view.history(patient, {.upto = {}, .infusions = infusions});
    for (const auto number : infusions) {
      const auto& infusion = *chart->infusion(number);
      const auto key = std::to_string(number.value());
      std::vector<std::string> of_infusion{key};
      if (stop_missing(infusion, now)) of_infusion.push_back(key + "/stop");
      if (infusion.state == InfusionState::stopped) of_infusion.push_back(key + "/release");
      for (const auto entry : chart->unclaimed(number))
        of_infusion.push_back(key + "/claim/" + to_text(entry));
      for (const auto& [id, flag] : chart->flags())
        if (flag.finding.infusion == number && (flag.standing() || flag.waiting()))
          of_infusion.push_back("flag/" + std::to_string(id.value()));
      const auto checks = checks_on(view, context.shelf, context.zone, *chart, infusion, now);
      if (!checks) return Failure{checks.error()};
      for (const auto& check : *checks)
        if (check.closes && check.pending()) of_infusion.push_back(key_of(check, context.zone));
      items.emplace_back(number, std::move(of_infusion));
    }
  }
  std::sort(items.begin(), items.end());
  std::vector<std::string> out;
  for (const auto& [number, keys] : items) out.insert(out.end(), keys.begin(), keys.end());
  return out;
}

namespace {

struct SignRequest {
  Instant from, to;
};
struct AcceptRequest {
  std::vector<std::string> except, reasons;
};

SignRequest read_signing(FieldReader& reader) {
  return {.from = reader.required<Instant>(FieldId::from), .to = reader.required<Instant>(FieldId::to)};
}

AcceptRequest read_accept(FieldReader& reader) {
  return {.except = reader.answers().all(FieldId::except),
          .reasons = reader.all<std::string>(FieldId::except_reason)};
}

Result<Decision, Problem> decide_sign(const WriteContext& writing, const SignRequest& request) {
  const auto& [from, to] = request;
  const auto latest = writing.view.handovers(1);
  if (!latest.empty() && !latest[0].accepted && latest[0].signed_by != writing.who.badge)
    return Failure{Problem{LostRace{LostRace::Fact::handover_waiting, latest[0].entry, latest[0].entry,
                                    writing.site().name_of(latest[0].signed_by), latest[0].signed_at}}};
  const auto head = writing.view.head();
  auto items = handover_items(writing.context, writing.view, writing.moment.now);
  if (!items) return Failure{items.error()};
  return Decision{HandoverSigned{from, to, head.number, head.hash, std::move(*items)}, {}, {}, {}, {}};
}

Result<Decision, Problem> decide_accept(const WriteContext& writing, const AcceptRequest& request) {
  const auto& except = request.except;
  const auto& reasons = request.reasons;
  const auto latest = writing.view.handovers(1);
  if (latest.empty()) return Failure{Problem{NoSuch{NoSuch::What::handover_to_accept}}};
  const auto& handover = latest[0];
  if (handover.accepted)
    return Failure{
        Problem{LostRace{LostRace::Fact::handover_accepted, handover.entry, handover.accepted->entry,
                         writing.site().name_of(handover.accepted->staff), handover.accepted->at}}};
  if (handover.signed_by == writing.who.badge) return Failure{Problem{OwnHandover{handover.entry}}};
  if (except.size() != reasons.size())
    return Failure{Problem{MissingField{MissingField::What::exception_reasons}}};
  HandoverAccepted said{handover.entry, {}};
  for (std::size_t i = 0; i < except.size(); ++i) {
    const auto& items = handover.signed_.items;
    if (std::find(items.begin(), items.end(), except[i]) == items.end())
      return Failure{Problem{BadField{FieldId::except, except[i], Takes::handed_over, items}}};
    const auto reason = free_text(FieldId::except_reason, reasons[i]);
    if (!reason) return Failure{reason.error()};
    if (reason->empty()) return Failure{Problem{MissingField{MissingField::What::exception_reasons}}};
    const auto again = [&](const auto& one) { return one.item == except[i]; };
    if (std::any_of(said.except.begin(), said.except.end(), again))
      return Failure{Problem{BadField{FieldId::except, except[i], Takes::item_once}}};
    said.except.push_back({except[i], *reason});
  }
  return Decision{said, {}, {}, {}, {}};
}

}  // namespace

Recording sign_handover(const AppContext& context, const Request& request) {
  return perform(context, request, read_signing, decide_sign);
}

Recording accept_handover(const AppContext& context, const Request& request) {
  return perform(context, request, read_accept, decide_accept);
}

}  // namespace infuwatch::app
