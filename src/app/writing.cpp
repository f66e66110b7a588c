#include "app/writing.hpp"

#include "app/permission.hpp"
#include "base/text.hpp"
#include "domain/look_alike.hpp"
#include "domain/open.hpp"
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

/// The infusions an entry makes worth judging again although it touched no act of theirs.
void widen(const Said& said, const Chart& chart, Instant now, std::set<InfusionId>& scope) {
  for (const auto& [number, infusion] : chart.infusions()) {
    const auto* prior = std::get_if<PriorSet>(&said);
    const bool of_drug = prior && prior->prior.drug == infusion.order.drug;
    const bool watched = std::holds_alternative<PatientSet>(said) && openness(chart, infusion).at(now);
    if (of_drug || watched) scope.insert(number);
  }
}

/// Every catalogue that the infusions of the charts run by, and the latest.
Result<std::map<int, std::shared_ptr<const Catalogue>>, Problem> catalogues(
    const View& view, CatalogueShelf& shelf, int latest, const std::array<const Chart*, 2>& charts) {
  std::map<int, std::set<std::string>> wanted;
  for (const auto* chart : charts)
    for (const auto& [number, infusion] : chart->infusions())
      wanted[infusion.start && infusion.terms.catalogue > 0 ? infusion.terms.catalogue : latest].insert(
          infusion.order.drug);
  std::map<int, std::shared_ptr<const Catalogue>> found;
  for (const auto& [version, drugs] : wanted) {
    auto read = shelf.get(view, version, drugs);
    if (!read) return Failure{read.error()};
    found.emplace(version, std::move(*read));
  }
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

Result<Draft, Problem> drafted(const Desk& desk, const View& view, const storage::Head& head,
                               const Moment& moment, Act act) {
  Draft draft;
  auto& entry = draft.entry;
  entry.site = view.site().site.id;
  entry.number = EntryNumber{head.number.value() + 1};
  entry.recorded_at = moment.now, entry.boot_id = moment.boot_id, entry.boot_us = moment.boot_us;
  entry.staff = desk.emergency ? emergency_staff(*desk.emergency) : desk.badge,
  entry.workstation = desk.workstation;
  entry.supersedes = act.supersedes, entry.reason = std::move(act.reason),
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
    const auto read = catalogues(view, desk.shelf, latest, {before.get(), change.after.get()});
    if (!read) return Failure{read.error()};
    auto scope = change.touched.infusions;
    widen(entry.said, *change.after, moment.now, scope);
    const Bench bench{.catalogue_of = [&](int version) -> const Catalogue& {
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
Result<StaffMember, Problem> writer(const Desk& desk, const View& view, const std::string& verb) {
  if (desk.emergency) {
    const auto called = free_text("--emergency", *desk.emergency);
    if (!called) return Failure{called.error()};
    if (called->size() > longest_called || called->find('\n') != std::string::npos)
      return Failure{Problem{BadField{"--emergency", *called, Takes::emergency_name}}};
    if (!may_in_emergency(verb))
      return Failure{Problem{NotPermitted{NotPermitted::Why::not_signed_in, *called, verb}}};
    return StaffMember{emergency_staff(*called), *called, Role::nurse, {}, false};
  }
  const bool beginning = view.site().staff.empty();  // `init` makes the site and its first charge nurse
  const StaffMember founder{desk.badge, desk.badge, Role::charge, {}, false};
  const auto* member = beginning ? &founder : desk.badge.empty() ? nullptr : view.site().member(desk.badge);
  if (!member) return Failure{Problem{UnknownStaff{desk.badge.empty() ? desk.os_user : desk.badge}}};
  if (member->disabled)
    return Failure{Problem{NotPermitted{NotPermitted::Why::disabled, member->name, verb}}};
  if (!may(member->role, verb))
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

Result<storage::ChartPointer, Problem> Sitting::chart_of(InfusionId infusion) const {
  const auto owner = view.find_owner(infusion);
  if (!owner) return Failure{Problem{NoSuch{NoSuch::What::infusion, std::to_string(infusion.value())}}};
  return view.history(*owner);
}

Result<storage::ChartPointer, Problem> Sitting::chart_of(EntryNumber entry) const {
  if (const auto owner = view.find_owner(entry)) return view.history(*owner);
  if (!view.find_entry(entry)) return Failure{Problem{NoSuch{NoSuch::What::entry, to_text(entry)}}};
  return Failure{Problem{NotCorrectable{entry, {}, NotCorrectable::Why::not_at_the_bedside}}};
}

Result<storage::ChartPointer, Problem> Sitting::chart_of(FlagId flag) const {
  const auto owner = view.find_owner(flag);
  if (!owner) return Failure{Problem{NoSuch{NoSuch::What::flag, to_text(flag)}}};
  return view.history(*owner);
}

Result<storage::ChartPointer, Problem> Sitting::identified(std::string_view mrn,
                                                           std::string_view birth) const {
  const auto date = parse_date(trimmed(birth));
  if (!date) return Failure{Problem{BadField{"--birth", std::string{birth}, Takes::date}}};
  const auto patient = view.find_patient(trimmed(mrn));
  if (!patient) return Failure{Problem{NoSuch{NoSuch::What::patient, std::string{mrn}}}};
  auto chart = view.history(*patient);
  if (chart->patient().birth != *date) return Failure{Problem{WrongBirthDate{std::string{mrn}}}};
  return chart;
}

Result<std::shared_ptr<const Catalogue>, Problem> Sitting::catalogue(const std::set<std::string>& drugs,
                                                                     int version) const {
  return desk.shelf.get(view, version, drugs);
}

Result<std::shared_ptr<const Catalogue>, Problem> Sitting::catalogue_naming(std::string_view drug) const {
  const auto key = lower(trimmed(drug));
  if (key.empty()) return catalogue({});
  auto read = catalogue({key});
  return read && !(*read)->drugs.contains(key) ? catalogue({}) : read;
}

Result<Span, Problem> Sitting::time(std::string_view field, std::string_view text, const Chart& chart,
                                    const Infusion* infusion) const {
  const auto stop = infusion && infusion->stop ? std::optional{infusion->stop->from} : std::nullopt;
  const auto read = entered_time(text.empty() ? "now" : text, EnteredAt{moment.now, desk.zone, stop});
  if (!read) return Failure{Problem{BadTime{std::string{field}, read.error()}}};
  const auto& birth = chart.patient().birth;
  if (read->from < desk.zone.first(Civil{std::chrono::local_days{birth}}))
    return Failure{Problem{BeforeBirth{std::string{field}, birth}}};
  return *read;
}

std::vector<Notice> Sitting::look_alikes(const Patient& patient) const {
  std::vector<Notice> notices;
  std::set<PatientId> told{patient.id};
  const NameOnBoard name{patient.name};
  for (const auto& open : view.open(moment.now)) {
    if (notices.size() == most_look_alikes) break;
    if (told.insert(open.patient).second && name.looks_like(NameOnBoard{open.patient_name}))
      notices.push_back({Notice::Kind::look_alike, {open.patient_name, open.mrn}});
  }
  return notices;
}

std::vector<Notice> Sitting::usual_notices(const Chart& chart, const Infusion& infusion) const {
  auto notices = look_alikes(chart.patient());
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

Result<storage::Recorded, Problem> write(const Desk& desk, std::string_view verb, const Common& common,
                                         const Asked& asked, const DecideAct& decide) {
  auto fields = asked;
  fields.insert(fields.begin(), {desk.emergency ? emergency_staff(*desk.emergency) : desk.badge,
                                 std::string{verb}, common.reason});
  if (!common.uuid.empty() && !is_uuid(common.uuid))
    return Failure{Problem{BadField{"--entry", common.uuid, Takes::uuid}}};
  const storage::Intent intent{common.uuid.empty() ? new_uuid() : lower(common.uuid),
                               storage::digest(joined(fields, "\x1f"))};
  const auto reason = free_text("--reason", common.reason);
  if (!reason) return Failure{reason.error()};
  return desk.store.record(intent, [&](const View& view) -> Result<Draft, Problem> {
    const auto who = writer(desk, view, std::string{verb});
    if (!who) return Failure{who.error()};
    const Sitting sitting{desk, view, desk.clock.read(), *who};
    const auto head = view.head();
    if (sitting.moment.boot_id == "training" && sitting.moment.now < head.recorded_at)
      return Failure{Problem{ClockBehind{sitting.moment.now, head.recorded_at}}};
    auto act = decide(sitting);
    if (!act) return Failure{act.error()};
    if (const auto step = clock_step({head.recorded_at, head.boot_id, head.boot_us}, sitting.moment);
        step && head.number.value() > 0)
      act->notices.push_back(
          {Notice::Kind::clock_set, {std::to_string(step->count()), to_text(head.number)}});
    if (act->reason.empty()) act->reason = *reason;
    return drafted(desk, view, head, sitting.moment, std::move(*act));
  });
}

Result<std::string, Problem> free_text(std::string_view field, std::string_view text) {
  if (const auto fault = text_fault(text)) return Failure{Problem{BadText{std::string{field}, *fault}}};
  return trimmed(text);
}

}  // namespace infuwatch::app
