#include "storage/sqlite/sqlite_view.hpp"

#include "base/text.hpp"
#include "domain/person_name.hpp"

#include <algorithm>
#include <map>

namespace infuwatch::storage {
namespace {

/// To be followed by a condition on `e`.
const std::string select_entry =
    "SELECT e.number, e.site, e.uuid, e.kind, e.body, e.recorded_at, e.boot_id, e.boot_us, e.staff, e.workstation, "
    "e.supersedes, e.reason, e.previous_hash, e.hash FROM entry e WHERE ";

/// An infusion that was open at a moment has an entry at most this long before it: longer than any window
/// lasts.
constexpr Seconds open_reach{16 * 86400};

std::string text(const SQLite::Column& column) { return column.getString(); }
std::int64_t number(const SQLite::Column& column) { return column.getInt64(); }

std::vector<OpenInfusion> open_infusions(SQLite::Statement& rows) {
  std::vector<OpenInfusion> found;
  while (rows.executeStep())
    found.push_back({InfusionId{number(rows.getColumn(0))}, PatientId{number(rows.getColumn(1))},
                     text(rows.getColumn(2)), text(rows.getColumn(3))});
  return found;
}

}  // namespace

void SqliteView::Reset::operator()(SQLite::Statement* statement) const {
  statement->tryReset();
  statement->clearBindings();
}

SqliteView::Query SqliteView::query(const std::string& sql) const {
  auto found = statements_.find(sql);
  if (found == statements_.end())
    found = statements_.emplace(sql, std::make_unique<SQLite::Statement>(database_, sql)).first;
  return Query{found->second.get()};
}

StoredEntry SqliteView::stored_at(SQLite::Statement& s) const {
  StoredEntry row;
  row.number = number(s.getColumn(0));
  row.site = text(s.getColumn(1));
  row.uuid = text(s.getColumn(2));
  row.kind = text(s.getColumn(3));
  row.body = text(s.getColumn(4));
  row.recorded_at = text(s.getColumn(5));
  row.boot_id = text(s.getColumn(6));
  row.boot_us = number(s.getColumn(7));
  row.staff = text(s.getColumn(8));
  row.workstation = text(s.getColumn(9));
  if (!s.getColumn(10).isNull()) row.supersedes = number(s.getColumn(10));
  row.reason = text(s.getColumn(11));
  row.previous_hash = text(s.getColumn(12));
  row.hash = text(s.getColumn(13));
  return row;
}

std::vector<Entry> SqliteView::entries(SQLite::Statement& statement) const {
  std::vector<Entry> found;
  while (statement.executeStep()) {
    const auto row = stored_at(statement);
    auto entry = entry_of(row);
    if (!entry) throw DamagedEntry{row.number, entry.error().what};
    found.push_back(std::move(*entry));
  }
  return found;
}

std::optional<std::int64_t> SqliteView::number_from(SQLite::Statement& statement) const {
  if (!statement.executeStep() || statement.getColumn(0).isNull()) return std::nullopt;
  return number(statement.getColumn(0));
}

/// A chart with an entry missing would be a wrong chart.
void SqliteView::all_there(const std::vector<Entry>& found, SQLite::Statement& wanted) {
  if (!wanted.executeStep() || number(wanted.getColumn(0)) == static_cast<std::int64_t>(found.size())) return;
  throw DamagedEntry{number(wanted.getColumn(1)), "this chart's entries are not all in the record any more"};
}

ChartPointer SqliteView::history(PatientId patient, const ChartPart& part) const {
  if (!part.upto && part.infusions.empty()) {
    return charts_.upto_date(patient, [&](PatientId of, EntryNumber after) {
      const auto statement = query(
          select_entry +
          "e.number IN (SELECT entry FROM chart_entry WHERE patient = ? AND entry > ?) ORDER BY e.number");
      statement->bind(1, of.value());
      statement->bind(2, after.value());
      auto found = entries(*statement);
      const auto wanted =
          query("SELECT COUNT(DISTINCT entry), MIN(entry) FROM chart_entry WHERE patient = ? AND entry > ?");
      wanted->bind(1, of.value());
      wanted->bind(2, after.value());
      all_there(found, *wanted);
      return found;
    });
  }
  std::vector<std::string> numbers{"0"};
  for (const auto infusion : part.infusions) numbers.push_back(std::to_string(infusion.value()));
  const auto some =
      part.infusions.empty() ? std::string{} : " AND infusion IN (" + joined(numbers, ",") + ")";
  SQLite::Statement statement{database_, select_entry +
                                             "e.number IN (SELECT entry FROM chart_entry WHERE "
                                             "patient = ? AND entry <= ?" +
                                             some + ") ORDER BY e.number"};
  statement.bind(1, patient.value());
  const auto upto = part.upto ? part.upto->value() : std::int64_t{INT64_MAX};
  statement.bind(2, upto);
  const auto found = entries(statement);
  SQLite::Statement wanted{
      database_,
      "SELECT COUNT(DISTINCT entry), MIN(entry) FROM chart_entry WHERE patient = ? AND entry <= ?" + some};
  wanted.bind(1, patient.value());
  wanted.bind(2, upto);
  all_there(found, wanted);
  return fold(found);
}

const SiteRecord& SqliteView::site() const {
  const auto latest = query("SELECT MAX(entry) FROM chart_entry WHERE patient = 0 AND infusion = 0");
  const auto upto = number_from(*latest).value_or(0);
  if (upto == site_upto_) return site_;
  site_ = {};
  const auto settings = query("SELECT name, value FROM site_setting");
  while (settings->executeStep()) {
    const auto name = text(settings->getColumn(0)), value = text(settings->getColumn(1));
    if (name == "id") site_.site.id = value;
    if (name == "name") site_.site.name = value;
    if (name == "zone") site_.site.zone = value;
    if (name == "shifts") site_.site.shifts = parse_shifts(value).value_or(ShiftPlan{});
    if (name == "opening") site_.site.opening = parse_opening(value).value_or(OpeningHours{});
    if (name == "labels") site_.site.labels = named<LabelRegion>(value).value_or(LabelRegion::us);
    if (name == "training") site_.site.training = value == "yes";
    if (name.starts_with("ready_") && !site_.site.ready) site_.site.ready.emplace();
    if (name == "ready_at") site_.site.ready->at = parse_iso(value).value_or(Instant{});
    if (name == "ready_by") site_.site.ready->staff = value;
    if (name == "ready_provider") site_.site.ready->provider = value;
  }
  const auto staff = query("SELECT badge, name, role, os_user, disabled FROM staff");
  while (staff->executeStep()) {
    StaffMember member{text(staff->getColumn(0)), text(staff->getColumn(1)), Role::auditor,
                       text(staff->getColumn(3)), number(staff->getColumn(4)) != 0};
    member.role = named<Role>(text(staff->getColumn(2))).value_or(Role::auditor);
    site_.staff.emplace(member.badge, std::move(member));
  }
  const auto version = query("SELECT MAX(version) FROM catalogue_part");
  site_.catalogue_version = static_cast<int>(number_from(*version).value_or(0));
  site_upto_ = upto;
  return site_;
}

std::vector<OpenInfusion> SqliteView::open(Instant now, std::optional<EntryNumber> upto) const {
  if (!upto) {
    const auto statement = query(
        "SELECT o.infusion, o.patient, p.name, p.mrn FROM open_infusion o JOIN patient p ON p.patient = o.patient "
        "WHERE o.open_until IS NULL OR o.open_until >= ? ORDER BY o.infusion");
    statement->bind(1, iso(now));
    return open_infusions(*statement);
  }
  // Whatever was open then is open still, or had an entry not long before or since.
  const auto statement = query(
      "SELECT DISTINCT c.infusion, c.patient, p.name, p.mrn FROM chart_entry c JOIN patient p ON p.patient = c.patient "
      "WHERE c.infusion > 0 AND (c.infusion IN (SELECT infusion FROM open_infusion) OR c.infusion IN "
      "(SELECT d.infusion FROM entry e JOIN chart_entry d ON d.entry = e.number WHERE e.recorded_at >= ?)) "
      "AND c.entry <= ? ORDER BY c.infusion");
  statement->bind(1, iso(now - open_reach));
  statement->bind(2, upto->value());
  return open_infusions(*statement);
}

std::vector<OpenInfusion> SqliteView::span(Instant from, Instant to) const {
  const auto statement = query(
      "SELECT DISTINCT c.infusion, c.patient, p.name, p.mrn FROM chart_entry c JOIN patient p ON p.patient = c.patient "
      "WHERE c.infusion > 0 AND (c.entry IN (SELECT number FROM entry WHERE recorded_at >= ?1 AND recorded_at < ?2) "
      "OR (c.happened_to >= ?1 AND c.happened_from < ?2)) ORDER BY c.infusion");
  statement->bind(1, iso(from));
  statement->bind(2, iso(to));
  return open_infusions(*statement);
}

std::vector<Entry> SqliteView::since(EntryNumber after, std::size_t limit) const {
  const auto statement = query(select_entry + "e.number > ? ORDER BY e.number LIMIT ?");
  statement->bind(1, after.value());
  statement->bind(2, static_cast<std::int64_t>(limit));
  return entries(*statement);
}

std::optional<PatientId> SqliteView::find_patient(std::string_view mrn) const {
  const auto statement = query("SELECT patient FROM patient WHERE mrn = ?");
  statement->bind(1, std::string{mrn});
  const auto found = number_from(*statement);
  return found ? std::optional{PatientId{*found}} : std::nullopt;
}

std::vector<PatientRow> SqliteView::find_patients(std::string_view words) const {
  std::vector<PatientRow> found;
  const auto statement = query("SELECT patient, mrn, name, birth FROM patient ORDER BY name, mrn");
  while (statement->executeStep()) {
    PatientRow row{PatientId{number(statement->getColumn(0))}, text(statement->getColumn(1)),
                   text(statement->getColumn(2)),
                   parse_date(text(statement->getColumn(3))).value_or(std::chrono::year_month_day{})};
    if (words.empty() || PersonName{row.name}.called(words) || mrn_called(row.mrn, words))
      found.push_back(std::move(row));
  }
  return found;
}

std::optional<PatientId> SqliteView::find_owner(InfusionId infusion) const {
  const auto statement = query("SELECT patient FROM infusion WHERE infusion = ?");
  statement->bind(1, infusion.value());
  const auto found = number_from(*statement);
  return found ? std::optional{PatientId{*found}} : std::nullopt;
}

std::optional<PatientId> SqliteView::find_owner(FlagId flag) const {
  const auto statement =
      query("SELECT i.patient FROM flag f JOIN infusion i ON i.infusion = f.infusion WHERE f.flag = ?");
  statement->bind(1, flag.value());
  const auto found = number_from(*statement);
  return found ? std::optional{PatientId{*found}} : std::nullopt;
}

std::optional<PatientId> SqliteView::find_owner(EntryNumber entry) const {
  const auto act = query("SELECT patient FROM act WHERE entry = ?");
  act->bind(1, entry.value());
  if (const auto found = number_from(*act)) return PatientId{*found};
  const auto other = query("SELECT MAX(patient) FROM chart_entry WHERE entry = ?");
  other->bind(1, entry.value());
  const auto found = number_from(*other).value_or(0);
  return found > 0 ? std::optional{PatientId{found}} : std::nullopt;
}

std::optional<Entry> SqliteView::find_entry(EntryNumber wanted) const {
  const auto statement = query(select_entry + "e.number = ?");
  statement->bind(1, wanted.value());
  auto found = entries(*statement);
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::optional<Entry> SqliteView::find_entry(std::string_view uuid) const {
  const auto statement = query(select_entry + "e.uuid = ?");
  statement->bind(1, std::string{uuid});
  auto found = entries(*statement);
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

EntryNumber SqliteView::find_upto(Instant recorded) const {
  const auto statement = query("SELECT MAX(number) FROM entry WHERE recorded_at <= ?");
  statement->bind(1, iso(recorded));
  return EntryNumber{number_from(*statement).value_or(0)};
}

std::vector<std::pair<std::string, std::string>> SqliteView::catalogue(
    int version, const std::vector<std::string>& drugs) const {
  std::vector<std::pair<std::string, std::string>> parts;
  const auto rows = query(
      "SELECT part, MAX(version), entry FROM catalogue_part WHERE version <= ? GROUP BY part ORDER BY part");
  rows->bind(1, version > 0 ? version : INT32_MAX);
  while (rows->executeStep()) {
    const auto part = text(rows->getColumn(0));
    const bool general = part == "common" || part == "symptoms";
    if (!general && !drugs.empty() && std::find(drugs.begin(), drugs.end(), part) == drugs.end()) continue;
    const auto toml = query("SELECT body ->> '$.said.toml' FROM entry WHERE number = ?");
    toml->bind(1, number(rows->getColumn(2)));
    if (toml->executeStep()) parts.emplace_back(part, text(toml->getColumn(0)));
  }
  return parts;
}

std::vector<std::pair<std::string, std::string>> SqliteView::catalogue_seeds() const {
  std::map<std::string, std::string> seeds;
  const auto rows = query(
      "SELECT c.part, e.body ->> '$.said.seed', CASE c.version WHEN 1 THEN e.body ->> '$.said.toml' END "
      "FROM catalogue_part c JOIN entry e ON e.number = c.entry ORDER BY c.part, c.version");
  while (rows->executeStep())
    for (const int column : {1, 2})
      if (const auto cell = rows->getColumn(column); !cell.isNull())
        seeds.insert_or_assign(text(rows->getColumn(0)), text(cell));
  return {seeds.begin(), seeds.end()};
}

std::vector<Handover> SqliteView::handovers(std::size_t limit) const {
  std::vector<Handover> found;
  const auto rows = query(
      "SELECT h.entry, (SELECT MAX(a.entry) FROM acceptance a WHERE a.handover = h.entry) FROM handover h ORDER BY h.entry DESC LIMIT ?");
  rows->bind(1, static_cast<std::int64_t>(limit));
  while (rows->executeStep()) {
    const auto entry = find_entry(EntryNumber{number(rows->getColumn(0))});
    if (!entry || !std::holds_alternative<HandoverSigned>(entry->said)) continue;
    Handover handover{entry->number, std::get<HandoverSigned>(entry->said), entry->staff, entry->recorded_at,
                      std::nullopt};
    if (!rows->getColumn(1).isNull()) {
      const auto accepted = find_entry(EntryNumber{number(rows->getColumn(1))});
      if (const auto* said = accepted ? std::get_if<HandoverAccepted>(&accepted->said) : nullptr)
        handover.accepted = {accepted->number, accepted->staff, accepted->recorded_at, said->except};
    }
    found.push_back(std::move(handover));
  }
  return found;
}

Head SqliteView::head() const {
  const auto statement =
      query("SELECT number, hash, recorded_at, boot_id, boot_us FROM entry ORDER BY number DESC LIMIT 1");
  if (!statement->executeStep()) return {};
  return {EntryNumber{number(statement->getColumn(0))}, text(statement->getColumn(1)),
          parse_iso(text(statement->getColumn(2))).value_or(Instant{}), text(statement->getColumn(3)),
          number(statement->getColumn(4))};
}

std::vector<ClockSet> SqliteView::clock_sets(EntryNumber after) const {
  const auto rows = query("SELECT entry, by_s FROM clock_set WHERE entry > ? ORDER BY entry");
  rows->bind(1, after.value());
  std::vector<ClockSet> found;
  while (rows->executeStep())
    found.push_back({EntryNumber{number(rows->getColumn(0))}, Seconds{number(rows->getColumn(1))}});
  return found;
}

PatientId SqliteView::next_patient() const {
  const auto statement = query("SELECT COALESCE(MAX(patient), 0) + 1 FROM patient");
  return PatientId{number_from(*statement).value_or(1)};
}

InfusionId SqliteView::next_infusion() const {
  const auto statement = query("SELECT COALESCE(MAX(infusion), 0) + 1 FROM infusion");
  return InfusionId{number_from(*statement).value_or(1)};
}

FlagId SqliteView::next_flag() const {
  const auto statement = query("SELECT COALESCE(MAX(flag), 0) + 1 FROM flag");
  return FlagId{number_from(*statement).value_or(1)};
}

}  // namespace infuwatch::storage
