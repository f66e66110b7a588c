#include "app/handover.hpp"

#include "app/checks.hpp"
#include "base/text.hpp"
#include "protocol/window.hpp"

#include <algorithm>
#include <map>

namespace infuwatch::app {

namespace {

struct HandedOver {
  std::vector<std::string> items;        // in natural keys
  std::vector<HandoverItem> unanswered;  // those of them that wait for an answer now
};

/// What is handed over of one infusion.
void add_items(const Chart& chart, const Infusion& infusion, const std::vector<Check>& checks,
               const AppContext& context, Instant now, HandedOver& out) {
  const auto key = std::to_string(infusion.number.value());
  auto& items = out.items;
  const auto add = [&](std::string item, bool waits, const Flag* flag = nullptr) {
    if (waits)
      out.unanswered.push_back({.key = item,
                                .infusion = infusion.number,
                                .patient = chart.patient(),
                                .order = infusion.order,
                                .flag = flag ? std::optional{*flag} : std::nullopt});
    items.push_back(std::move(item));
  };
  add(key, false);
  if (stop_missing(infusion, now)) add(key + "/stop", false);
  if (infusion.state == InfusionState::stopped) add(key + "/release", false);
  for (const auto entry : chart.unclaimed(infusion.number)) add(key + "/claim/" + to_text(entry), false);
  for (const auto& [id, flag] : chart.flags())
    if (flag.finding.infusion == infusion.number && (flag.standing() || flag.waiting()))
      add("flag/" + std::to_string(id.value()), flag.waiting(), &flag);
  bool vitals = false;
  for (const auto& check : checks) {
    const bool missed = check.state == CheckState::missed;
    if (missed && check.kind == CheckKind::vitals)
      vitals = true;
    else if (missed || (check.closes && check.pending()))
      add(key_of(check, context.zone), check.window_closed);
  }
  if (vitals) add(key_of_vitals(infusion.number), false);
}

Result<HandedOver, Problem> items_at(const AppContext& context, const storage::View& view, Instant now) {
  std::map<InfusionId, storage::ChartPointer> charts;
  std::map<PatientId, std::vector<InfusionId>> open;
  for (const auto& one : view.open(now)) open[one.patient].push_back(one.infusion);
  for (const auto& [patient, infusions] : open) {
    const auto chart = view.history(patient, {.upto = {}, .infusions = infusions});
    for (const auto number : infusions) charts[number] = chart;
  }
  HandedOver out;
  for (const auto& [number, chart] : charts) {
    const auto& infusion = *chart->infusion(number);
    const auto checks = checks_on(view, context.shelf, context.zone, *chart, infusion, now);
    if (!checks) return Failure{checks.error()};
    add_items(*chart, infusion, *checks, context, now, out);
  }
  return out;
}

/// What the record knows of an item by now.
HandoverItem item_of(const storage::View& view, const std::string& key) {
  HandoverItem item{.key = key};
  const auto about = handover_key(key);
  const auto owner = about.flag       ? view.find_owner(*about.flag)
                     : about.infusion ? view.find_owner(*about.infusion)
                                      : std::nullopt;
  const auto chart = owner ? view.history(*owner) : nullptr;
  if (!chart) return item;
  if (const auto* found = about.flag ? chart->flag(*about.flag) : nullptr) item.flag = *found;
  item.infusion = item.flag ? item.flag->finding.infusion : about.infusion.value_or(InfusionId{});
  const auto* on = chart->infusion(item.infusion);
  if (!on) return item;
  item.patient = chart->patient();
  item.order = on->order;
  return item;
}

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
  if (const auto given = latest_handover(writing.view);
      given && !given->accepted && given->signed_by != writing.who.badge)
    return Failure{Problem{LostRace{LostRace::Fact::handover_waiting, given->entry, given->entry,
                                    writing.site().name_of(given->signed_by), given->signed_at}}};
  const auto head = writing.view.head();
  auto handed_over = items_at(writing.context, writing.view, writing.moment.now);
  if (!handed_over) return Failure{handed_over.error()};
  auto& [items, unanswered] = *handed_over;
  Decision decision{HandoverSigned{from, to, head.number, head.hash, std::move(items)}, {}, {}, {}, {}};
  if (!unanswered.empty()) decision.questions.push_back(HandedOverOpen{std::move(unanswered)});
  return decision;
}

Result<Decision, Problem> decide_accept(const WriteContext& writing, const AcceptRequest& request) {
  const auto& except = request.except;
  const auto& reasons = request.reasons;
  const auto latest = latest_handover(writing.view);
  if (!latest) return Failure{Problem{NoSuch{NoSuch::What::handover_to_accept}}};
  const auto& handover = *latest;
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

Result<std::vector<std::string>, Problem> handover_items(const AppContext& context, const storage::View& view,
                                                         Instant now) {
  auto handed_over = items_at(context, view, now);
  if (!handed_over) return Failure{handed_over.error()};
  return std::move(handed_over->items);
}

std::optional<Handover> latest_handover(const storage::View& view) {
  auto latest = view.handovers(1);
  return latest.empty() ? std::nullopt : std::optional{std::move(latest.front())};
}

std::vector<HandoverItem> items_of(const storage::View& view, const Handover& handover) {
  std::vector<HandoverItem> items;
  for (const auto& key : handover.signed_.items) items.push_back(item_of(view, key));
  return items;
}

Recording sign_handover(const AppContext& context, const Request& request) {
  return perform(context, request, read_signing, decide_sign);
}

Recording accept_handover(const AppContext& context, const Request& request) {
  return perform(context, request, read_accept, decide_accept);
}

}  // namespace infuwatch::app
