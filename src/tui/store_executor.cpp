#include "tui/store_executor.hpp"

#include "app/access.hpp"
#include "app/anchor.hpp"
#include "app/dry_run_store.hpp"
#include "app/handover.hpp"
#include "app/pin.hpp"
#include "app/shift_facts.hpp"
#include "app/upgrade.hpp"
#include "base/text.hpp"
#include "domain/follow_up_call.hpp"
#include "platform/text_file.hpp"
#include "protocol/call_script.hpp"
#include "report/shift.hpp"
#include "tui/requests.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace infuwatch::tui {
namespace {

using Kind = Task::Kind;

/// What stays open only for a time leaves the board when the record has been looked at again.
constexpr Seconds look_again{60};

/// The symptoms that the call asks which a released patient is owed, by the parts of the body, by the drug
/// list the infusion began under.
Result<std::vector<SymptomTerm>, Problem> asked_in_call_on(const storage::View& view,
                                                           const app::AppContext& context, const Chart& chart,
                                                           const Infusion& infusion) {
  std::vector<SymptomTerm> asked;
  if (!infusion.release) return asked;
  const auto catalogue = context.shelf.get(view, infusion.terms.catalogue, {infusion.order.drug});
  if (!catalogue) return Failure{catalogue.error()};
  const auto drug = (*catalogue)->drugs.find(infusion.order.drug);
  if (drug == (*catalogue)->drugs.end()) return asked;
  for (const auto& part : call_script(drug->second, **catalogue, second_call_is_next(chart, infusion)))
    for (const auto& key : part.keys) asked.push_back(*(*catalogue)->symptom(key));
  return asked;
}

Result<std::shared_ptr<const PatientDetail>, Problem> dossier_of(const app::AppContext& context,
                                                                 InfusionId number) {
  using Read = std::shared_ptr<const PatientDetail>;
  return app::reading<Read>(context.store, [&](const storage::View& view) -> Result<Read, Problem> {
    const auto owner = view.find_owner(number);
    if (!owner) return Failure{Problem{NoSuch{NoSuch::What::infusion, std::to_string(number.value())}}};
    auto patient_detail = std::make_shared<PatientDetail>();
    patient_detail->chart =
        std::make_shared<const Chart>(*view.history(*owner));  // the store goes on with its own
    patient_detail->infusion = number;
    patient_detail->upto = view.head().number;
    const auto& infusion = *patient_detail->chart->infusion(number);
    const auto catalogue = context.shelf.get(view, 0, {infusion.order.drug});
    if (!catalogue) return Failure{catalogue.error()};
    const auto drug = (*catalogue)->drugs.find(infusion.order.drug);
    if (drug == (*catalogue)->drugs.end()) return Read{std::move(patient_detail)};
    patient_detail->protocol = {*catalogue, &drug->second};
    patient_detail->common_signs = (*catalogue)->common.common_signs;
    for (const auto& key : drug->second.reactions)
      if (const auto* term = (*catalogue)->symptom(key)) patient_detail->symptoms.push_back(*term);
    auto asked = asked_in_call_on(view, context, *patient_detail->chart, infusion);
    if (!asked) return Failure{asked.error()};
    patient_detail->of_call = std::move(*asked);
    return Read{std::move(patient_detail)};
  });
}

/// The report of the shift to report, or of one so many shifts before.
Result<std::string, Problem> report_page(const app::AppContext& context, std::int64_t back) {
  const auto now = context.clock.read().now;
  return app::reading<std::string>(
      context.store, [&](const storage::View& view) -> Result<std::string, Problem> {
        const auto& site = view.site();
        auto shift = shift_to_report(now, site.site.shifts, context.zone);
        for (; back > 0; --back) shift = shift_at(shift.from - Seconds{1}, site.site.shifts, context.zone);
        auto facts = app::shift_facts(context, view, shift, now);
        if (!facts) return Failure{facts.error()};
        return report::shift_text(report::shift_report(std::move(*facts)), {context.zone, now, site, {}});
      });
}

/// The store goes on with the charts it answered with; the screen has its own.
storage::Recorded own(storage::Recorded recorded) {
  for (auto& chart : recorded.charts) chart = std::make_shared<const Chart>(*chart);
  return recorded;
}

}  // namespace

app::AppContext StoreExecutor::context() const {
  auto context = host_.context();
  if (!host_.badge.empty()) context.badge = host_.badge;
  return context;
}

app::AppContext StoreExecutor::context_for(const Request& request) const {
  auto made_at = context();
  if (request.emergency) made_at.emergency = request.emergency;
  return made_at;
}

void StoreExecutor::sign_in(Answer& answer) {
  const auto& request = answer.task.request;
  const auto member =
      app::sign_in(context(), trimmed(request.text(FieldId::badge)), request.text(FieldId::pin));
  answer.task.request.answers.erase(FieldId::pin);
  if (!member) {
    answer.problem = member.error();
    return;
  }
  host_.badge = member->badge;
  refresh(answer, true);
}

Answer StoreExecutor::carry_out(Task task) {
  const auto asked = task;
  try {
    return done(std::move(task));
  } catch (const std::exception& fault) {
    return {asked, {}, Problem{StoreTrouble{StoreTrouble::Kind::io, {}, fault.what()}}};
  }
}

void StoreExecutor::looked(std::string_view what, std::optional<PatientId> patient,
                           std::optional<InfusionId> infusion) {
  looked_.push_back({context().badge, std::string{what}, patient, infusion});
}

void StoreExecutor::checkpoint() {
  if (!host_.site_made) return;
  auto there = context();
  for (const auto& one : std::exchange(looked_, {})) {
    there.badge = one.badge;
    app::note_access(there, one.what, one.patient, one.infusion);
  }
  there.store.checkpoint();
  for (const auto& entry : std::exchange(to_anchor_, {}))
    if (!there.anchor.empty()) app::add_to_anchor(there.anchor, entry);
}

Answer StoreExecutor::done(Task task) {
  Answer answer{std::move(task)};
  const auto& request = answer.task.request;
  if (answer.task.kind == Kind::found) {
    if (const auto made = host_.initialize_site(request); !made) {
      answer.problem = made.error();
      return answer;
    }
    host_.site_made = true;
    if (const auto pin = request.text(FieldId::pin); !pin.empty()) {
      const auto there = context();
      if (const auto set = app::set_pin(there, there.badge, pin); !set) answer.problem = set.error();
    }
    answer.task.request.answers.erase(FieldId::pin);
    answer.task.request.answers.erase(FieldId::pin_again);
    refresh(answer, true);
    return answer;
  }
  if (!host_.site_made) return answer;
  const auto context = this->context();
  const auto taken = [&](auto result, auto& into) {
    if (result)
      into = std::move(*result);
    else
      answer.problem = result.error();
  };
  using Rows = std::vector<storage::PatientRow>;
  switch (answer.task.kind) {
    case Kind::refresh: refresh(answer, false); break;
    case Kind::record: record(answer); break;
    case Kind::rehearse: rehearse(answer); break;
    case Kind::patient:
      taken(dossier_of(context, InfusionId{request.subject}), answer.patient_detail);
      if (answer.patient_detail && request.looks)
        looked("course", answer.patient_detail->chart->patient().id, answer.patient_detail->infusion);
      break;
    case Kind::find:
      taken(app::reading<Rows>(context.store,
                               [&](const storage::View& view) -> Result<Rows, Problem> {
                                 return view.find_patients(trimmed(request.text(FieldId::mrn)));
                               }),
            answer.patients);
      break;
    case Kind::report:
      taken(report_page(context, request.subject), answer.page);
      looked("report");
      break;
    case Kind::save:
      save(answer);
      if (!answer.problem) looked("report to a file");
      break;
    case Kind::sign_in: sign_in(answer); break;
    case Kind::found: break;
  }
  return answer;
}

/// What was recorded stays told, whether or not the rest could be done or the record can be read back now.
void StoreExecutor::record(Answer& answer) {
  auto& request = answer.task.request;
  const auto context = context_for(request);
  if (request.uuid.empty()) request.uuid = app::new_uuid();
  auto first = carried_out(context, request);
  if (!first) {
    answer.problem = first.error();
    return;
  }
  answer.recorded.push_back(own(std::move(*first)));
  for (const auto& next : request.then) {
    auto also = carried_out(context, next);
    if (also)
      answer.recorded.push_back(own(std::move(*also)));
    else
      answer.undone.push_back(also.error());
  }
  for (const auto& one : answer.recorded)
    if (!one.repeated) to_anchor_.push_back(one.entry);
  refresh(answer, true);
  answer.problem.reset();
}

void StoreExecutor::rehearse(Answer& answer) const {
  const auto context = context_for(answer.task.request);
  app::DryRunStore rehearsal{context.store};
  const app::AppContext there{rehearsal,     context.clock,   context.zone,        context.shelf,
                              context.badge, context.os_user, context.workstation, context.emergency};
  auto told = carried_out(there, answer.task.request);
  if (told)
    answer.recorded.push_back(std::move(*told));
  else
    answer.problem = told.error();
}

void StoreExecutor::save(Answer& answer) const {
  const auto page = report_page(context(), answer.task.request.subject);
  if (!page) {
    answer.problem = page.error();
    return;
  }
  const auto path = answer.task.request.text(FieldId::file);
  const auto fault = platform::write_new_file(path, shown(*page, Lines::many));
  if (fault) answer.problem = BadFile{path, *fault, true};
  answer.task.request.answers.erase(FieldId::file);
  answer.task.request.answers.add(FieldId::file, std::filesystem::absolute(path).string());
}

/// The drugs by every name, for choosing among them.
void StoreExecutor::read_drugs(const storage::View& view, Snapshot& snapshot) const {
  if (last_ && last_->site.catalogue_version == snapshot.site.catalogue_version) {
    snapshot.drugs = last_->drugs;
    return;
  }
  const auto context = this->context();
  const auto catalogue = context.shelf.get(view, 0, {});
  if (!catalogue) return;
  for (const auto& [key, drug] : (*catalogue)->drugs) {
    if (key == generic_drug) continue;
    auto words = key;
    for (const auto& brand : drug.brands) words += ", " + brand;
    snapshot.drugs.push_back(std::move(words));
  }
}

/// They are looked for again only where the drug list, or who works here, is another.
void StoreExecutor::read_upgrades(const storage::View& view, Snapshot& snapshot) const {
  const auto* member = snapshot.site.member(snapshot.badge);
  if (!member || member->role != infuwatch::Role::charge) return;
  const bool known = last_ && last_->badge == snapshot.badge &&
                     last_->site.catalogue_version == snapshot.site.catalogue_version;
  snapshot.upgrades = known ? last_->upgrades : app::upgrades_waiting(view).size();
}

void StoreExecutor::refresh(Answer& answer, bool always) {
  const auto context = this->context();
  const auto moment = context.clock.read();
  const auto now = moment.now;
  auto fresh = std::make_shared<Snapshot>();
  bool same = false;
  if (host_.machine && (!machine_at_ || now - *machine_at_ >= look_again)) {
    answer.machine = host_.machine();
    machine_at_ = now;
  }
  const auto read = context.store.read([&](const storage::View& view) -> Result<Done, Problem> {
    fresh->head = view.head();
    if (fresh->head.number.value() > 0)
      answer.clock_set =
          clock_step({fresh->head.recorded_at, fresh->head.boot_id, fresh->head.boot_us}, moment);
    same = last_ && !always && fresh->head.number == last_->head.number && now - last_at_ < look_again;
    if (same) return Done{};
    fresh->site = view.site();
    fresh->zone = &context.zone;
    fresh->badge = context.badge;
    auto open = app::watched(view, context.shelf, now);
    if (!open) return Failure{open.error()};
    fresh->watched = std::move(*open);
    fresh->handover = app::latest_handover(view);
    if (fresh->handover) fresh->handed_over = app::items_of(view, *fresh->handover);
    read_drugs(view, *fresh);
    read_upgrades(view, *fresh);
    return Done{};
  });
  if (!read) {
    answer.problem = read.error();
    return;
  }
  if (same) return;
  const auto pin = app::has_pin(context, context.badge);
  if (!pin) {  // whether one is asked for is not guessed
    answer.problem = pin.error();
    return;
  }
  fresh->has_pin = *pin;
  if (!fresh->has_pin && (!last_ || last_->badge != context.badge))
    looked("console");  // else her PIN is noted
  last_ = fresh;
  last_at_ = now;
  answer.snapshot = std::move(fresh);
}

}  // namespace infuwatch::tui
