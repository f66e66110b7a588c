#include "app/writing.hpp"

#include "app/fingerprint.hpp"
#include "app/people.hpp"
#include "app/permission.hpp"
#include "base/text.hpp"
#include "domain/look_alike.hpp"
#include "domain/open.hpp"
#include "protocol/scope.hpp"
#include "storage/stored_entry.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace infuwatch::app {
namespace {

using storage::Draft;

constexpr std::size_t longest_called = 80;

using storage::View;

/// Every catalogue that the infusions of the charts run by, and the latest.
Result<std::map<int, std::shared_ptr<const Catalogue>>, Problem> catalogues(
    const View& view, CatalogueShelf& shelf, int latest, const std::array<const Chart*, 2>& charts) {
  std::map<int, std::set<std::string>> wanted;
  for (const auto* chart : charts)
    for (const auto& [number, infusion] : chart->infusions())
      wanted[infusion.start && infusion.terms.catalogue > 0 ? infusion.terms.catalogue : latest].insert(
          infusion.order.drug);
  std::map<int, std::shared_ptr<const Catalogue>> found;
  const auto read = [&](int version, const std::set<std::string>& drugs) -> Result<Done, Problem> {
    auto catalogue = shelf.get(view, version, drugs);
    if (!catalogue) return Failure{catalogue.error()};
    found.insert_or_assign(version, std::move(*catalogue));
    return Done{};
  };
  auto of_latest = wanted[latest];
  wanted.erase(latest);
  for (const auto& [version, drugs] : wanted) {
    if (const auto done = read(version, drugs); !done) return Failure{done.error()};
    for (const auto& drug : drugs)  // corrected to one that came later
      if (!found.at(version)->drugs.contains(drug)) of_latest.insert(drug);
  }
  if (of_latest.empty()) return found;
  if (const auto done = read(latest, of_latest); !done) return Failure{done.error()};
  return found;
}

/// Where moved observations were placed on the chart they come from.
void recall_places(const Moved& moved, const Chart& from, Judged& judged) {
  for (auto& [now, was] : judged.placed) {
    const auto of = [entry = now.observation](const Moved::One& one) { return one.entry == entry; };
    if (was || std::none_of(moved.entries.begin(), moved.entries.end(), of)) continue;
    if (const auto* placement = from.placement(now.observation)) was = *placement;
  }
}

Result<Draft, Problem> drafted(const AppContext& context, const View& view, const storage::Head& head,
                               const Moment& moment, Decision act) {
  Draft draft;
  auto& entry = draft.entry;
  entry.site = view.site().site.id;
  entry.number = EntryNumber{head.number.value() + 1};
  entry.recorded_at = moment.now;
  entry.boot_id = moment.boot_id;
  entry.boot_us = moment.boot_us;
  entry.staff = context.emergency ? emergency_staff(*context.emergency) : context.badge;
  entry.workstation = context.workstation;
  entry.supersedes = act.supersedes;
  entry.reason = std::move(act.reason);
  entry.notices = std::move(act.notices);
  entry.said = std::move(act.said);
  if (const auto* set = std::get_if<SiteSet>(&entry.said); set && entry.site.empty())
    entry.site = set->site.id;
  auto next_flag = act.patients.empty() ? FlagId{} : view.next_flag();
  for (const auto patient : act.patients) {
    const auto before = view.history(patient);
    storage::ChartChange change{patient, std::make_shared<Chart>(*before), {}};
    change.after->apply_said(entry, change.touched);
    const int latest = view.site().catalogue_version;
    const auto read = catalogues(view, context.shelf, latest, {before.get(), change.after.get()});
    if (!read) return Failure{read.error()};
    const auto scope = scope_of(entry.said, *change.after, moment.now, change.touched.infusions);
    const JudgeContext bench{.catalogue_of = [&](int version) -> const Catalogue& {
                               return *read->at(version > 0 ? version : latest);
                             },
                             .next_flag = next_flag,
                             .labels = view.site().site.labels,
                             .before = Before{.chart = *before, .recorded_at = moment.now}};
    auto judged = judge(*change.after, scope, bench);
    judged.patient = patient;
    if (const auto* moved = std::get_if<Moved>(&entry.said); moved && patient != act.patients.front())
      recall_places(*moved, *view.history(act.patients.front()), judged);
    next_flag = FlagId{next_flag.value() + static_cast<std::int64_t>(judged.raised.size())};
    entry.judged.push_back(std::move(judged));
    draft.charts.push_back(std::move(change));
  }
  for (auto& change : draft.charts) change.after->apply_judged(entry, change.touched);
  return draft;
}

/// Who writes: a member of the staff whose role has the verb, or in an emergency whoever she says she is.
Result<StaffMember, Problem> writer(const AppContext& context, const View& view, VerbId verb_id) {
  const std::string verb{name(verb_id)};
  if (context.emergency) {
    const auto called = free_text(FieldId::emergency, *context.emergency);
    if (!called) return Failure{called.error()};
    if (called->size() > longest_called || called->find('\n') != std::string::npos)
      return Failure{Problem{BadField{FieldId::emergency, *called, Takes::emergency_name}}};
    if (!may_in_emergency(verb_id))
      return Failure{Problem{NotPermitted{NotPermitted::Why::not_signed_in, *called, verb}}};
    return StaffMember{emergency_staff(*called), *called, Role::nurse, {}, false};
  }
  const bool beginning = view.site().staff.empty();  // `init` makes the site and its first charge nurse
  const StaffMember founder{context.badge, context.badge, Role::charge, {}, false};
  const auto* member = beginning               ? &founder
                       : context.badge.empty() ? nullptr
                                               : view.site().member(context.badge);
  if (!member) return Failure{Problem{UnknownStaff{context.badge.empty() ? context.os_user : context.badge}}};
  if (member->disabled)
    return Failure{Problem{NotPermitted{NotPermitted::Why::disabled, member->name, verb}}};
  if (!may(member->role, verb_id))
    return Failure{Problem{NotPermitted{NotPermitted::Why::role, member->name, verb, member->role}}};
  return *member;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = std::isxdigit(static_cast<unsigned char>(text[i])) != 0;
    if (dash ? text[i] != '-' : !hex) return false;
  }
  return true;
}

/// More of them would hide the nearest.
constexpr std::size_t most_look_alikes = 3;

}  // namespace

std::string new_uuid() {
  unsigned char bytes[16];
  randombytes_buf(bytes, sizeof bytes);
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
  char text[33];
  sodium_bin2hex(text, sizeof text, bytes, sizeof bytes);
  const std::string hex{text};
  return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' + hex.substr(16, 4) + '-' +
         hex.substr(20);
}

Result<storage::ChartPointer, Problem> WriteContext::chart_of(InfusionId infusion) const {
  const auto owner = view.find_owner(infusion);
  if (!owner) return Failure{Problem{NoSuch{NoSuch::What::infusion, std::to_string(infusion.value())}}};
  return view.history(*owner);
}

Result<storage::ChartPointer, Problem> WriteContext::chart_of(EntryNumber entry) const {
  if (const auto owner = view.find_owner(entry)) return view.history(*owner);
  if (!view.find_entry(entry)) return Failure{Problem{NoSuch{NoSuch::What::entry, to_text(entry)}}};
  return Failure{Problem{NotCorrectable{entry, {}, NotCorrectable::Why::not_at_the_bedside}}};
}

Result<storage::ChartPointer, Problem> WriteContext::chart_of(FlagId flag) const {
  const auto owner = view.find_owner(flag);
  if (!owner) return Failure{Problem{NoSuch{NoSuch::What::flag, to_text(flag)}}};
  return view.history(*owner);
}

Result<storage::ChartPointer, Problem> WriteContext::identified(std::string_view mrn,
                                                                std::chrono::year_month_day birth) const {
  const auto patient = patient_of(view, mrn);
  if (!patient) return Failure{Problem{NoSuch{NoSuch::What::patient, std::string{mrn}}}};
  auto chart = view.history(*patient);
  if (chart->patient().birth != birth) return Failure{Problem{WrongBirthDate{std::string{mrn}}}};
  return chart;
}

Result<std::shared_ptr<const Catalogue>, Problem> WriteContext::catalogue(const std::set<std::string>& drugs,
                                                                          int version) const {
  return context.shelf.get(view, version, drugs);
}

Result<Span, Problem> WriteContext::time(const EnteredTime& time, const Chart& chart,
                                         const Infusion* infusion, FieldRef field) const {
  const auto stop = infusion && infusion->stop ? std::optional{infusion->stop->from} : std::nullopt;
  auto read = resolved(time, EnteredAt{moment.now, context.zone, stop});
  if (!read) return Failure{Problem{BadTime{std::move(field), read.error()}}};
  const auto& birth = chart.patient().birth;
  const auto born = context.zone.first(Civil{std::chrono::local_days{birth}});
  if (read->to < born) return Failure{Problem{BeforeBirth{std::move(field), birth}}};
  read->from = std::max(read->from, born);  // the month of birth
  return *read;
}

std::vector<Notice> WriteContext::look_alikes(const Patient& patient, EntryNumber since) const {
  std::vector<Notice> notices;
  std::set<PatientId> told{patient.id};
  const NameOnBoard name{patient.name};
  for (const auto& open : view.open(moment.now)) {
    if (notices.size() == most_look_alikes) break;
    if (!told.insert(open.patient).second || !name.looks_like(NameOnBoard{open.patient_name})) continue;
    const auto chart = view.history(open.patient);
    const auto* other = chart->infusion(open.infusion);
    if (other && other->ordered_by > since)
      notices.push_back({Notice::Kind::look_alike, {open.patient_name, open.mrn}});
  }
  return notices;
}

std::vector<Notice> WriteContext::usual_notices(const Chart& chart, const Infusion& infusion) const {
  auto notices = look_alikes(chart.patient(), chart.upto());
  const auto until = openness(chart, infusion).until;
  if (until && *until < moment.now) notices.push_back({Notice::Kind::windows_closed, {iso(*until)}});
  if (const auto by = clock_set_since_start(view, chart, infusion))
    notices.push_back({Notice::Kind::clock_set_since_start, {std::to_string(by->count())}});
  return notices;
}

std::optional<Seconds> clock_set_since_start(const View& view, const Chart& chart, const Infusion& infusion) {
  if (!infusion.start) return std::nullopt;
  const auto* start = chart.act(infusion.started_by);
  const auto said_in = start && start->corrected ? start->corrected->entry : infusion.started_by;
  const auto sets = view.clock_sets(said_in);
  if (sets.empty()) return std::nullopt;
  Seconds by{};
  for (const auto& set : sets) by += set.by;
  return by;
}

bool kept_at_once(const WriteContext& writing, const Chart& chart) {
  return writing.context.emergency || !waiting_flags(chart).empty();
}

Result<storage::Recorded, Problem> write(const AppContext& context, const Request& request,
                                         const Decide& decide) {
  if (!request.uuid.empty() && !is_uuid(request.uuid))
    return bad(FieldId::entry_uuid, request.uuid, Takes::uuid);
  const auto reason = free_text(FieldId::reason, request.answers.text(FieldId::reason));
  if (!reason) return Failure{reason.error()};
  const auto who = context.emergency ? emergency_staff(*context.emergency) : context.badge;
  const storage::Intent intent{.uuid = request.uuid.empty() ? new_uuid() : lower(request.uuid),
                               .asked = fingerprint(who, request),
                               .first_form = first_fingerprint(who, request)};
  return context.store.record(intent, [&](const View& view) -> Result<Draft, Problem> {
    const auto who_writes = writer(context, view, request.verb);
    if (!who_writes) return Failure{who_writes.error()};
    const WriteContext writing{context, view, context.clock.read(), *who_writes, *reason};
    const auto head = view.head();
    if (writing.moment.boot_id == "training" && writing.moment.now < head.recorded_at)
      return Failure{Problem{ClockBehind{writing.moment.now, head.recorded_at}}};
    auto act = decide(writing);
    if (!act) return Failure{act.error()};
    if (const auto step = clock_step({head.recorded_at, head.boot_id, head.boot_us}, writing.moment);
        step && head.number.value() > 0)
      act->notices.push_back(
          {Notice::Kind::clock_set, {std::to_string(step->count()), to_text(head.number)}});
    if (act->reason.empty()) act->reason = *reason;
    if (auto open = without_reason(act->questions, act->reason); !open.empty() && !act->at_once)
      return Failure{Problem{
          ReasonNeeded{.questions = std::move(open), .unasked = keys_unasked(act->questions, act->reason)}}};
    for (const auto& question : act->questions) act->notices.push_back(kept_question(question));
    return drafted(context, view, head, writing.moment, std::move(*act));
  });
}

}  // namespace infuwatch::app
