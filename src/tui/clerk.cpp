#include "tui/clerk.hpp"

#include "app/access.hpp"
#include "app/anchor.hpp"
#include "app/checks.hpp"
#include "app/new_file.hpp"
#include "app/pin.hpp"
#include "app/rehearsal.hpp"
#include "app/shift_charts.hpp"
#include "app/upgrade.hpp"
#include "base/text.hpp"
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

Result<std::shared_ptr<const Dossier>, Problem> dossier_of(const app::Desk& desk, InfusionId number) {
  using Read = std::shared_ptr<const Dossier>;
  return app::reading<Read>(desk.store, [&](const storage::View& view) -> Result<Read, Problem> {
    const auto owner = view.find_owner(number);
    if (!owner) return Failure{Problem{NoSuch{NoSuch::What::infusion, std::to_string(number.value())}}};
    auto dossier = std::make_shared<Dossier>();
    dossier->chart = std::make_shared<const Chart>(*view.history(*owner));  // the store goes on with its own
    dossier->infusion = number, dossier->upto = view.head().number;
    const auto& infusion = *dossier->chart->infusion(number);
    const auto catalogue = desk.shelf.get(view, 0, {infusion.order.drug});
    if (!catalogue) return Failure{catalogue.error()};
    const auto drug = (*catalogue)->drugs.find(infusion.order.drug);
    if (drug == (*catalogue)->drugs.end()) return Read{std::move(dossier)};
    dossier->protocol = {*catalogue, &drug->second};
    dossier->common_signs = (*catalogue)->common.common_signs;
    for (const auto& key : drug->second.reactions)
      if (const auto* term = (*catalogue)->symptom(key)) dossier->symptoms.push_back(*term);
    return Read{std::move(dossier)};
  });
}

/// The report of the shift to report, or of one so many shifts before.
Result<std::string, Problem> report_page(const app::Desk& desk, std::int64_t back) {
  const auto now = desk.clock.read().now;
  return app::reading<std::string>(
      desk.store, [&](const storage::View& view) -> Result<std::string, Problem> {
        const auto& site = view.site();
        auto shift = shift_to_report(now, site.site.shifts, desk.zone);
        for (; back > 0; --back) shift = shift_at(shift.from - Seconds{1}, site.site.shifts, desk.zone);
        auto found = app::shift_charts(view, shift, now);
        std::optional<Problem> wrong;
        const auto checks_of = [&](const Chart& chart, const Infusion& infusion) {
          auto checks = app::checks_on(view, desk.shelf, desk.zone, chart, infusion, now);
          if (checks) return std::move(*checks);
          wrong = checks.error();
          return std::vector<Check>{};
        };
        auto report = report::shift_report(shift, std::move(found.charts), found.concerned, now, checks_of,
                                           found.clock_sets);
        if (wrong) return Failure{*wrong};
        report.handover = std::move(found.handover);
        report.head_number = found.head.number.value(), report.head_hash = found.head.hash;
        return report::shift_text(report, {desk.zone, now, site, {}});
      });
}

/// The store goes on with the charts it answered with; the screen has its own.
storage::Recorded own(storage::Recorded recorded) {
  for (auto& chart : recorded.charts) chart = std::make_shared<const Chart>(*chart);
  return recorded;
}

}  // namespace

app::Desk Clerk::desk() const {
  auto desk = seat_.desk();
  if (!seat_.badge.empty()) desk.badge = seat_.badge;
  return desk;
}

app::Desk Clerk::desk_for(const Request& request) const {
  auto made_at = desk();
  if (const auto called = request.fields.find("emergency"); called != request.fields.end())
    made_at.emergency = called->second;
  return made_at;
}

void Clerk::sign_in(Answer& answer) {
  const auto& request = answer.task.request;
  const auto member = app::sign_in(desk(), trimmed(request.field("badge")), request.field("pin"));
  answer.task.request.fields.erase("pin");
  if (!member) {
    answer.problem = member.error();
    return;
  }
  seat_.badge = member->badge;
  refresh(answer, true);
}

Answer Clerk::carry_out(Task task) {
  const auto asked = task;
  try {
    return done(std::move(task));
  } catch (const std::exception& fault) {
    return {asked, {}, Problem{StoreTrouble{StoreTrouble::Kind::io, {}, fault.what()}}};
  }
}

void Clerk::looked(std::string_view what, std::optional<PatientId> patient,
                   std::optional<InfusionId> infusion) {
  looked_.push_back({desk().badge, std::string{what}, patient, infusion});
}

void Clerk::settle() {
  if (!seat_.founded) return;
  auto there = desk();
  for (const auto& one : std::exchange(looked_, {})) {
    there.badge = one.badge;
    app::note_access(there, one.what, one.patient, one.infusion);
  }
  there.store.settle();
  for (const auto& entry : std::exchange(to_anchor_, {}))
    if (!there.anchor.empty()) app::add_to_anchor(there.anchor, entry);
}

Answer Clerk::done(Task task) {
  Answer answer{std::move(task)};
  const auto& request = answer.task.request;
  if (answer.task.kind == Kind::found) {
    if (const auto made = seat_.found(request); !made) return answer.problem = made.error(), answer;
    seat_.founded = true;
    if (const auto pin = request.field("--pin"); !pin.empty()) {
      const auto there = desk();
      if (const auto set = app::set_pin(there, there.badge, pin); !set) answer.problem = set.error();
    }
    answer.task.request.fields.erase("--pin"), answer.task.request.fields.erase("--pin-again");
    refresh(answer, true);
    return answer;
  }
  if (!seat_.founded) return answer;
  const auto desk = this->desk();
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
      taken(dossier_of(desk, InfusionId{request.subject}), answer.dossier);
      if (answer.dossier && request.verb == "look")
        looked("course", answer.dossier->chart->patient().id, answer.dossier->infusion);
      break;
    case Kind::find:
      taken(app::reading<Rows>(desk.store,
                               [&](const storage::View& view) -> Result<Rows, Problem> {
                                 return view.find_patients(trimmed(request.field("words")));
                               }),
            answer.patients);
      break;
    case Kind::report:
      taken(report_page(desk, request.subject), answer.page);
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
void Clerk::record(Answer& answer) {
  auto& request = answer.task.request;
  const auto desk = desk_for(request);
  if (request.uuid.empty()) request.uuid = app::new_uuid();
  auto first = carried_out(desk, request);
  if (!first) {
    answer.problem = first.error();
    return;
  }
  answer.recorded.push_back(own(std::move(*first)));
  for (const auto& next : request.then) {
    auto also = carried_out(desk, next);
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

void Clerk::rehearse(Answer& answer) const {
  const auto desk = desk_for(answer.task.request);
  app::Rehearsal rehearsal{desk.store};
  const app::Desk there{rehearsal,  desk.clock,   desk.zone,        desk.shelf,
                        desk.badge, desk.os_user, desk.workstation, desk.emergency};
  auto told = carried_out(there, answer.task.request);
  if (told)
    answer.recorded.push_back(std::move(*told));
  else
    answer.problem = told.error();
}

void Clerk::save(Answer& answer) const {
  const auto page = report_page(desk(), answer.task.request.subject);
  if (!page) {
    answer.problem = page.error();
    return;
  }
  const auto path = answer.task.request.field("file");
  const auto fault = app::write_new_file(path, shown(*page, Lines::many));
  if (fault) answer.problem = BadFile{path, *fault, true};
  answer.task.request.fields["file"] = std::filesystem::absolute(path).string();
}

/// The drugs by every name, for choosing among them.
void Clerk::read_drugs(const storage::View& view, Snapshot& snapshot) const {
  if (last_ && last_->site.catalogue_version == snapshot.site.catalogue_version) {
    snapshot.drugs = last_->drugs;
    return;
  }
  const auto desk = this->desk();
  const auto catalogue = desk.shelf.get(view, 0, {});
  if (!catalogue) return;
  for (const auto& [key, drug] : (*catalogue)->drugs) {
    auto words = key;
    for (const auto& brand : drug.brands) words += ", " + brand;
    snapshot.drugs.push_back(std::move(words));
  }
}

/// They are looked for again only where the drug list, or who works here, is another.
void Clerk::read_upgrades(const storage::View& view, Snapshot& snapshot) const {
  const auto* member = snapshot.site.member(snapshot.badge);
  if (!member || member->role != Role::charge) return;
  const bool known = last_ && last_->badge == snapshot.badge &&
                     last_->site.catalogue_version == snapshot.site.catalogue_version;
  snapshot.upgrades = known ? last_->upgrades : app::upgrades_waiting(view).size();
}

void Clerk::refresh(Answer& answer, bool always) {
  const auto desk = this->desk();
  const auto moment = desk.clock.read();
  const auto now = moment.now;
  auto fresh = std::make_shared<Snapshot>();
  bool same = false;
  if (seat_.machine && (!machine_at_ || now - *machine_at_ >= look_again)) {
    answer.machine = seat_.machine();
    machine_at_ = now;
  }
  const auto read = desk.store.read([&](const storage::View& view) -> Result<Done, Problem> {
    fresh->head = view.head();
    if (fresh->head.number.value() > 0)
      answer.clock_set =
          clock_step({fresh->head.recorded_at, fresh->head.boot_id, fresh->head.boot_us}, moment);
    same = last_ && !always && fresh->head.number == last_->head.number && now - last_at_ < look_again;
    if (same) return Done{};
    fresh->site = view.site(), fresh->zone = &desk.zone, fresh->badge = desk.badge;
    auto open = app::watched(view, desk.shelf, now);
    if (!open) return Failure{open.error()};
    fresh->watched = std::move(*open);
    const auto latest = view.handovers(1);
    if (!latest.empty()) fresh->handover = latest.front();
    read_drugs(view, *fresh);
    read_upgrades(view, *fresh);
    return Done{};
  });
  if (!read) {
    answer.problem = read.error();
    return;
  }
  if (same) return;
  const auto pin = app::has_pin(desk, desk.badge);
  if (!pin) {  // whether one is asked for is not guessed
    answer.problem = pin.error();
    return;
  }
  fresh->has_pin = *pin;
  if (!fresh->has_pin && (!last_ || last_->badge != desk.badge)) looked("console");  // else her PIN is noted
  last_ = fresh, last_at_ = now;
  answer.snapshot = std::move(fresh);
}

}  // namespace infuwatch::tui
