#include "support/memory_store.hpp"

#include "base/text.hpp"
#include "domain/open.hpp"
#include "domain/person_name.hpp"
#include "storage/chart_cache.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace infuwatch::test {

using namespace storage;

namespace {

std::int64_t number(const Value& value) { return std::get<std::int64_t>(value); }
const std::string& text(const Value& value) { return std::get<std::string>(value); }

}  // namespace

Result<Recorded, Problem> MemoryStore::record(const Intent& intent, const Decide& decide) {
  if (const auto known = find_entry(std::string_view{intent.uuid})) {
    if (!intent.made(*known)) return Failure{Problem{UuidTaken{intent.uuid}}};
    Recorded again{*known, {}, true};
    std::set<PatientId> patients;
    for (const auto& [key, row] : picture("chart_entry"))
      if (number(key[2]) == known->number.value() && number(key[0]) > 0) patients.emplace(number(key[0]));
    for (const auto patient : patients)
      again.charts.push_back(history(patient, {.upto = known->number, .infusions = {}}));
    return again;
  }
  auto draft = decide(*this);
  if (!draft) return Failure{draft.error()};
  auto& entry = draft->entry;
  entry.uuid = intent.uuid;
  entry.asked = intent.asked;
  stored_.push_back(stored(entry, head().hash));
  auto back = entry_of(stored_.back());
  if (!back) throw std::logic_error{back.error().what};
  entries_.push_back(*back);
  site_.apply(*back);
  project(storage::project(entry, draft->charts), entry.recorded_at);
  Recorded recorded{*back, {}, false};
  for (const auto& change : draft->charts) recorded.charts.push_back(change.after);
  return recorded;
}

Result<Verification, Problem> MemoryStore::verify() {
  Verification found;
  found.entries = stored_.size();
  found.head = head();
  return found;
}

void MemoryStore::project(const ProjectionChanges& projected, Instant recorded_at) {
  for (const auto& [table, first] : projected.erased)
    std::erase_if(projection_[std::string{table->name}],
                  [&value = first](const auto& row) { return row.first.front() == value; });
  for (const auto& [table, values] : projected.rows)
    projection_[std::string{table->name}].insert_or_assign(
        std::vector<Value>{values.begin(), values.begin() + table->keys}, values);
  std::erase_if(projection_["open_infusion"], [&](const auto& row) {
    const auto* until = std::get_if<std::string>(&row.second[2]);
    return until && *until < iso(recorded_at - open_kept);
  });
}

const MemoryStore::Rows& MemoryStore::picture(std::string_view table) const {
  static const Rows none;
  const auto found = projection_.find(table);
  return found == projection_.end() ? none : found->second;
}

std::vector<std::vector<Value>> MemoryStore::rows(std::string_view table) const {
  std::vector<std::vector<Value>> all;
  for (const auto& [key, row] : picture(table)) all.push_back(row);
  return all;
}

std::int64_t MemoryStore::next(std::string_view table) const {
  const auto& rows = picture(table);
  return rows.empty() ? 1 : number(rows.rbegin()->first.front()) + 1;
}

std::string MemoryStore::name_of(PatientId patient) const {
  const auto found = picture("patient").find({patient.value()});
  return found == picture("patient").end() ? std::string{} : text(found->second[2]);
}

std::string MemoryStore::mrn_of(PatientId patient) const {
  const auto found = picture("patient").find({patient.value()});
  return found == picture("patient").end() ? std::string{} : text(found->second[1]);
}

ChartPointer MemoryStore::history(PatientId patient, const ChartPart& part) const {
  std::set<std::int64_t> wanted;
  for (const auto& [key, row] : picture("chart_entry")) {
    const auto& infusions = part.infusions;
    const bool of_part =
        infusions.empty() || number(key[1]) == 0 ||
        std::find(infusions.begin(), infusions.end(), InfusionId{number(key[1])}) != infusions.end();
    if (number(key[0]) == patient.value() && of_part && (!part.upto || number(key[2]) <= part.upto->value()))
      wanted.insert(number(key[2]));
  }
  std::vector<Entry> found;
  for (const auto& entry : entries_)
    if (wanted.contains(entry.number.value())) found.push_back(entry);
  return fold(found);
}

std::vector<OpenInfusion> MemoryStore::open(Instant now, std::optional<EntryNumber> upto) const {
  std::vector<OpenInfusion> found;
  for (const auto& [key, row] : picture("infusion")) {
    const PatientId patient{number(row[1])};
    const auto chart = history(patient, {.upto = upto, .infusions = {}});
    const auto* infusion = chart->infusion(InfusionId{number(key[0])});
    if (infusion && in_sight(*chart, *infusion).at(now))
      found.push_back({infusion->number, patient, name_of(patient), mrn_of(patient)});
  }
  return found;
}

std::vector<OpenInfusion> MemoryStore::span(Instant from, Instant to) const {
  std::set<OpenInfusion> found;
  for (const auto& [key, row] : picture("chart_entry")) {
    if (number(key[1]) == 0) continue;
    const auto recorded = entries_[static_cast<std::size_t>(number(key[2]) - 1)].recorded_at;
    const bool happened = text(row[4]) >= iso(from) && text(row[3]) < iso(to);
    if ((recorded >= from && recorded < to) || happened)
      found.insert({InfusionId{number(key[1])}, PatientId{number(key[0])}, name_of(PatientId{number(key[0])}),
                    mrn_of(PatientId{number(key[0])})});
  }
  return {found.begin(), found.end()};
}

std::vector<Entry> MemoryStore::since(EntryNumber after, std::size_t limit) const {
  const auto first = std::min(entries_.size(), static_cast<std::size_t>(after.value()));
  const auto last = std::min(entries_.size(), first + limit);
  return {entries_.begin() + static_cast<std::ptrdiff_t>(first),
          entries_.begin() + static_cast<std::ptrdiff_t>(last)};
}

std::optional<PatientId> MemoryStore::find_patient(std::string_view mrn) const {
  for (const auto& [key, row] : picture("patient"))
    if (text(row[1]) == mrn) return PatientId{number(key[0])};
  return std::nullopt;
}

std::vector<PatientRow> MemoryStore::find_patients(std::string_view words) const {
  std::vector<PatientRow> found;
  for (const auto& [key, row] : picture("patient"))
    if (words.empty() || PersonName{text(row[2])}.called(words) || mrn_called(text(row[1]), words))
      found.push_back({PatientId{number(key[0])}, text(row[1]), text(row[2]),
                       parse_date(text(row[3])).value_or(std::chrono::year_month_day{})});
  std::sort(found.begin(), found.end(), [](const PatientRow& a, const PatientRow& b) {
    return std::tie(a.name, a.mrn) < std::tie(b.name, b.mrn);
  });
  return found;
}

std::optional<PatientId> MemoryStore::find_owner(InfusionId infusion) const {
  const auto found = picture("infusion").find({infusion.value()});
  return found == picture("infusion").end() ? std::nullopt
                                            : std::optional{PatientId{number(found->second[1])}};
}

std::optional<PatientId> MemoryStore::find_owner(FlagId flag) const {
  const auto found = picture("flag").find({flag.value()});
  return found == picture("flag").end() ? std::nullopt : find_owner(InfusionId{number(found->second[1])});
}

std::optional<PatientId> MemoryStore::find_owner(EntryNumber entry) const {
  if (const auto act = picture("act").find({entry.value()}); act != picture("act").end())
    return PatientId{number(act->second[1])};
  std::optional<PatientId> found;
  for (const auto& [key, row] : picture("chart_entry"))
    if (number(key[2]) == entry.value() && number(key[0]) > 0) found = PatientId{number(key[0])};
  return found;
}

std::optional<Entry> MemoryStore::find_entry(EntryNumber wanted) const {
  const auto at = static_cast<std::size_t>(wanted.value());
  return at >= 1 && at <= entries_.size() ? std::optional{entries_[at - 1]} : std::nullopt;
}

std::optional<Entry> MemoryStore::find_entry(std::string_view uuid) const {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.uuid == uuid; });
  return found == entries_.end() ? std::nullopt : std::optional{*found};
}

EntryNumber MemoryStore::find_upto(Instant recorded) const {
  EntryNumber last;
  for (const auto& entry : entries_)
    if (entry.recorded_at <= recorded) last = entry.number;
  return last;
}

std::vector<std::pair<std::string, std::string>> MemoryStore::catalogue(
    int version, const std::vector<std::string>& drugs) const {
  std::map<std::string, std::string> latest;
  for (const auto& entry : entries_)
    if (const auto* set = std::get_if<CatalogueSet>(&entry.said);
        set && (version == 0 || set->version <= version))
      latest[set->part] = set->toml;
  std::erase_if(latest, [&](const auto& part) {
    const bool general = part.first == "common" || part.first == "symptoms";
    return !general && !drugs.empty() && std::find(drugs.begin(), drugs.end(), part.first) == drugs.end();
  });
  return {latest.begin(), latest.end()};
}

std::vector<std::pair<std::string, std::string>> MemoryStore::catalogue_seeds() const {
  std::map<std::string, std::string> seeds;
  for (const auto& entry : entries_) {
    const auto* set = std::get_if<CatalogueSet>(&entry.said);
    if (set && set->version == 1) seeds[set->part] = set->toml;
    if (set && !set->seed.empty()) seeds[set->part] = set->seed;
  }
  return {seeds.begin(), seeds.end()};
}

std::vector<Handover> MemoryStore::handovers(std::size_t limit) const {
  std::vector<Handover> found;
  for (const auto& entry : entries_) {
    if (const auto* said = std::get_if<HandoverSigned>(&entry.said))
      found.insert(found.begin(), {entry.number, *said, entry.staff, entry.recorded_at, std::nullopt});
    if (const auto* said = std::get_if<HandoverAccepted>(&entry.said))
      for (auto& handover : found)
        if (handover.entry == said->handover)
          handover.accepted = {entry.number, entry.staff, entry.recorded_at, said->except};
  }
  found.resize(std::min(found.size(), limit));
  return found;
}

Head MemoryStore::head() const {
  if (entries_.empty()) return {};
  const auto& last = entries_.back();
  return {last.number, last.hash, last.recorded_at, last.boot_id, last.boot_us};
}

std::vector<ClockSet> MemoryStore::clock_sets(EntryNumber after) const {
  std::vector<ClockSet> found;
  for (const auto& entry : entries_)
    if (const auto set = clock_set_before(entry); set && entry.number > after) found.push_back(*set);
  return found;
}

Result<std::vector<Access>, Problem> MemoryStore::accesses(const AccessQuery& query) {
  std::vector<Access> found;
  for (const auto& one : accesses_)
    if ((!query.patient || one.patient == query.patient) &&
        (query.staff.empty() || one.staff == query.staff) && (!query.from || one.at >= *query.from) &&
        (!query.to || one.at < *query.to))
      found.push_back(one);
  if (found.size() > query.limit)
    found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(query.limit));
  return found;
}

}  // namespace infuwatch::test
