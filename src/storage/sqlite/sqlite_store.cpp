#include "storage/sqlite/sqlite_store.hpp"

#include "base/embedded.hpp"
#include "platform/disk.hpp"
#include "platform/file.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/copy.hpp"
#include "storage/sqlite/migrations.hpp"
#include "storage/sqlite/projection_writer.hpp"
#include "storage/sqlite/replay.hpp"

#include <filesystem>
#include <system_error>

namespace infuwatch::storage {
namespace {

using namespace std::chrono_literals;
using Kind = StoreTrouble::Kind;

constexpr auto lock_patience = 10s;
constexpr auto note_patience = 500ms;

/// The file itself, so that lock and WAL lie beside it whatever link it was named by.
std::string real_path(const std::string& path) {
  std::error_code fault;
  const auto real = std::filesystem::weakly_canonical(path, fault);
  return fault ? path : real.string();
}

bool is_doubtful(const Problem& problem) {
  const auto* trouble = std::get_if<StoreTrouble>(&problem);
  return trouble && trouble->kind == Kind::doubtful;
}

void insert(SQLite::Statement& statement, const StoredEntry& row) {
  statement.bind(1, row.number);
  statement.bindNoCopy(2, row.site);
  statement.bindNoCopy(3, row.uuid);
  statement.bindNoCopy(4, row.kind);
  statement.bindNoCopy(5, row.body);
  statement.bindNoCopy(6, row.recorded_at);
  statement.bindNoCopy(7, row.boot_id);
  statement.bind(8, row.boot_us);
  statement.bindNoCopy(9, row.staff);
  statement.bindNoCopy(10, row.workstation);
  if (row.supersedes) statement.bind(11, *row.supersedes);
  statement.bindNoCopy(12, row.reason);
  statement.bindNoCopy(13, row.previous_hash);
  statement.bindNoCopy(14, row.hash);
  statement.exec();
}

}  // namespace

SqliteStore::SqliteStore(const std::string& named, std::string path,
                         std::unique_ptr<SQLite::Database> database)
    : path_{std::move(path)},
      database_{std::move(database)},
      view_{*database_},
      projection_{*database_},
      lock_{path_ + ".lock"},
      files_{named, path_, *database_},
      ballast_{path_} {}

/// The one place where what SQLite and the system throw becomes a Problem.
template <class T, class Work>
Result<T, Problem> SqliteStore::guarded(Work&& work) {
  try {
    return work();
  } catch (const SQLite::Exception& fault) {
    return Failure{Problem{trouble_of(fault, path_)}};
  } catch (const DamagedEntry& fault) {
    const EntryFault found{EntryNumber{fault.number}, EntryFault::What::unreadable, fault.what};
    return Failure{Problem{StoreTrouble{Kind::damaged, path_, {}, found}}};
  } catch (const std::system_error& fault) {
    return Failure{Problem{StoreTrouble{Kind::io, path_, fault.what()}}};
  }
}

/// Asked under the lock before every write. A newer program may have been here since the store was opened:
/// what it added to an entry, this one would leave out when it corrects that.
std::optional<StoreTrouble> SqliteStore::not_writable() const {
  if (auto fault = files_.fault()) return fault;
  const auto latest = view_.query("SELECT MAX(version) FROM schema_version");
  return newer_than(sqlite_schema(), static_cast<int>(view_.number_from(*latest).value_or(0)), path_);
}

/// Nothing is told to be kept that went into files nobody else has.
template <class T, class Work>
Result<T, Problem> SqliteStore::locked(Work&& work, std::chrono::milliseconds patience) {
  return guarded<T>([&]() -> Result<T, Problem> {
    if (auto fault = files_.fault()) return Failure{Problem{std::move(*fault)}};
    if (!lock_.acquire(patience)) return Failure{Problem{StoreTrouble{Kind::busy, path_, lock_.holder()}}};
    const platform::Holding held{lock_};
    if (auto why = not_writable()) return Failure{Problem{std::move(*why)}};
    Result<T, Problem> done = work();
    const bool alone = lock_.in_place() && !files_.fault();
    if (done && !alone) return Failure{Problem{StoreTrouble{Kind::doubtful, path_, {}}}};
    return done;
  });
}

Result<std::unique_ptr<SqliteStore>, StoreTrouble> SqliteStore::ready(
    const std::string& named, const std::string& path, std::unique_ptr<SQLite::Database> database) {
  try {
    const auto needed = needs_migration(*database, path, sqlite_schema());
    if (!needed) return Failure{needed.error()};
    std::unique_ptr<SqliteStore> store{new SqliteStore{named, path, std::move(database)}};
    if (!*needed) return store;
    if (!store->lock_.acquire(lock_patience))
      return Failure{StoreTrouble{Kind::busy, path, store->lock_.holder()}};
    const platform::Holding held{store->lock_};
    if (auto fault = store->files_.fault()) return Failure{std::move(*fault)};
    const auto migrated = migrate(*store->database_, path, sqlite_schema());
    if (!migrated) return Failure{migrated.error()};
    return store;
  } catch (const SQLite::Exception& fault) {
    return Failure{trouble_of(fault, path)};
  } catch (const std::system_error& fault) {
    return Failure{StoreTrouble{Kind::io, path, fault.what()}};
  }
}

Result<std::unique_ptr<SqliteStore>, StoreTrouble> SqliteStore::open(const std::string& given) {
  const auto path = real_path(given);
  auto opened = [&] {
    auto database = connect(path, Opening::existing);
    return database ? ready(given, path, std::move(*database)) : Failure{database.error()};
  };
  auto store = opened();
  // Even reading needs a little room: the log's index is made by whoever opens the store first.
  if (!store && platform::is_full(path) && Ballast{path}.give_up()) return opened();
  return store;
}

Result<std::unique_ptr<SqliteStore>, StoreTrouble> SqliteStore::create(const std::string& given) {
  const auto path = real_path(given);
  if (!platform::is_taken(path) && !in_one_file(path))  // it would be taken for the new store's
    return Failure{StoreTrouble{StoreTrouble::Kind::exists, path + "-wal", {}}};
  auto database = connect(path, Opening::create);
  if (!database) return Failure{database.error()};
  return ready(given, path, std::move(*database));
}

Result<Done, Problem> SqliteStore::read(const std::function<Result<Done, Problem>(const View&)>& reader) {
  return guarded<Done>([&]() -> Result<Done, Problem> {
    SQLite::Transaction snapshot{*database_, SQLite::TransactionBehavior::DEFERRED};
    return reader(view_);
  });
}

Recorded SqliteStore::again(const Entry& known) const {
  Recorded told{known, {}, true};
  const auto owners = view_.query(
      "SELECT DISTINCT patient FROM chart_entry WHERE entry = ? AND patient > 0 ORDER BY patient");
  owners->bind(1, known.number.value());
  std::vector<PatientId> patients;
  while (owners->executeStep()) patients.emplace_back(owners->getColumn(0).getInt64());
  for (const auto patient : patients)
    told.charts.push_back(view_.history(patient, {.upto = known.number, .infusions = {}}));
  return told;
}

/// A commit that failed may have been kept all the same: the store itself says which.
Result<Recorded, Problem> SqliteStore::after_doubt(const Intent& intent, const Problem& problem) {
  if (files_.fault()) return Failure{Problem{StoreTrouble{Kind::doubtful, path_, intent.uuid}}};
  const auto kept = guarded<std::optional<Recorded>>([&]() -> Result<std::optional<Recorded>, Problem> {
    SQLite::Transaction snapshot{*database_, SQLite::TransactionBehavior::DEFERRED};
    const auto known = view_.find_entry(std::string_view{intent.uuid});
    if (!known) return std::optional<Recorded>{};
    auto told = again(*known);
    told.repeated = false;
    return std::optional{std::move(told)};
  });
  if (!kept) return Failure{Problem{StoreTrouble{Kind::unknown, path_, intent.uuid}}};
  if (!*kept) return Failure{problem};
  return **kept;
}

/// A disk that is full gives up its reserve, and what was said is recorded after all. Every entry that is
/// recorded in it says so.
Result<Recorded, Problem> SqliteStore::record(const Intent& intent, const Decide& decide) {
  const Decide and_say = [&](const View& view) {
    auto draft = decide(view);
    if (draft && ballast_.in_use()) draft->entry.notices.push_back({Notice::Kind::disk_full, {}});
    return draft;
  };
  auto recorded = recorded_or_told(intent, and_say);
  const auto* trouble = recorded ? nullptr : std::get_if<StoreTrouble>(&recorded.error());
  if (!trouble || is_doubtful(*trouble) || !(trouble->kind == Kind::full || platform::is_full(path_)) ||
      !ballast_.give_up())
    return recorded;
  return recorded_or_told(intent, and_say);
}

Result<Recorded, Problem> SqliteStore::recorded_or_told(const Intent& intent, const Decide& decide) {
  bool committing = false;
  auto recorded = record(intent, decide, committing);
  if (recorded) return recorded;
  if (is_doubtful(recorded.error()))
    return Failure{Problem{StoreTrouble{Kind::doubtful, path_, intent.uuid}}};
  if (!committing) return recorded;
  return after_doubt(intent, recorded.error());
}

Result<Recorded, Problem> SqliteStore::record(const Intent& intent, const Decide& decide, bool& committing) {
  return locked<Recorded>(
      [&]() -> Result<Recorded, Problem> {
        SQLite::Transaction transaction{*database_, SQLite::TransactionBehavior::IMMEDIATE};
        if (const auto known = view_.find_entry(std::string_view{intent.uuid})) {
          if (!intent.made(*known)) return Failure{Problem{UuidTaken{intent.uuid}}};
          return again(*known);
        }
        auto draft = decide(view_);
        if (!draft) return Failure{draft.error()};
        draft->entry.uuid = intent.uuid;
        draft->entry.asked = intent.asked;
        try {
          auto recorded = append(*draft);
          committing = true;
          transaction.commit();
          committing = false;
          for (const auto& change : draft->charts) view_.charts().keep(change.patient, change.after);
          return recorded;
        } catch (...) {
          forget(*draft);
          throw;
        }
      },
      lock_patience);
}

Result<Recorded, Problem> SqliteStore::append(Draft draft) {
  const auto row = stored(draft.entry, view_.head().hash);
  const auto statement = view_.query("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert(*statement, row);
  draft.entry.previous_hash = row.previous_hash;
  draft.entry.hash = row.hash;
  projection_.project(project(draft.entry, draft.charts), draft.entry.recorded_at);
  Recorded recorded{draft.entry, {}, false};
  for (const auto& change : draft.charts) recorded.charts.push_back(change.after);
  return recorded;
}

void SqliteStore::forget(const Draft& draft) {
  for (const auto& change : draft.charts) view_.charts().forget(change.patient);
}

Result<Verification, Problem> SqliteStore::verify() {
  return guarded<Verification>([&]() -> Result<Verification, Problem> {
    SQLite::Transaction snapshot{*database_, SQLite::TransactionBehavior::DEFERRED};
    return verified(*database_, view_);
  });
}

Result<Done, Problem> SqliteStore::rebuild() {
  return locked<Done>(
      [&]() -> Result<Done, Problem> {
        SQLite::Transaction transaction{*database_, SQLite::TransactionBehavior::IMMEDIATE};
        const auto found = verified(*database_, view_);
        if (!found.entry_faults.empty())
          return Failure{Problem{StoreTrouble{Kind::damaged, path_, {}, found.entry_faults.front()}}};
        projection_.erase_all();
        storage::rebuild(view_, projection_);
        transaction.commit();
        return Done{};
      },
      lock_patience);
}

std::optional<Credential> SqliteStore::credential_of(const std::string& badge) const {
  const auto found =
      view_.query("SELECT hash, set_by, set_at, failures, failed_at, pepper FROM credential WHERE badge = ?");
  found->bind(1, badge);
  if (!found->executeStep()) return std::nullopt;
  const auto at = [&](int column) { return parse_iso(found->getColumn(column).getString()); };
  return Credential{badge,
                    found->getColumn(0).getString(),
                    found->getColumn(1).getString(),
                    at(2).value_or(Instant{}),
                    found->getColumn(3).getInt(),
                    at(4),
                    found->getColumn(5).getString()};
}

void SqliteStore::put(const Credential& credential) const {
  const auto row = view_.query(
      "INSERT OR REPLACE INTO credential (badge, hash, set_by, set_at, failures, failed_at, pepper) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)");
  row->bind(1, credential.badge);
  row->bind(2, credential.hash);
  row->bind(3, credential.set_by);
  row->bind(4, iso(credential.set_at));
  row->bind(5, credential.failures);
  if (credential.failed_at) row->bind(6, iso(*credential.failed_at));
  row->bind(7, credential.pepper);
  row->exec();
}

Result<std::optional<Credential>, Problem> SqliteStore::find_credential(const std::string& badge) {
  return guarded<std::optional<Credential>>(
      [&]() -> Result<std::optional<Credential>, Problem> { return credential_of(badge); });
}

Result<std::optional<Credential>, Problem> SqliteStore::change_credential(
    const std::string& badge, const std::function<void(Credential&)>& change) {
  const auto changed = [&] {
    return locked<std::optional<Credential>>(
        [&]() -> Result<std::optional<Credential>, Problem> {
          auto known = credential_of(badge);
          if (known) {
            change(*known);
            put(*known);
          }
          return known;
        },
        lock_patience);
  };
  auto done = changed();
  return !done && platform::is_full(path_) && ballast_.give_up() ? changed() : std::move(done);
}

Result<Done, Problem> SqliteStore::keep(const Credential& credential) {
  return locked<Done>(
      [&]() -> Result<Done, Problem> {
        put(credential);
        return Done{};
      },
      lock_patience);
}

Result<Done, Problem> SqliteStore::note(const Access& access) {
  return locked<Done>(
      [&]() -> Result<Done, Problem> {
        const auto put = view_.query(
            "INSERT INTO access (at, staff, os_user, workstation, what, patient, infusion) VALUES (?, ?, ?, ?, ?, ?, ?)");
        put->bind(1, iso(access.at));
        put->bind(2, access.staff);
        put->bind(3, access.os_user);
        put->bind(4, access.workstation);
        put->bind(5, access.what);
        if (access.patient) put->bind(6, access.patient->value());
        if (access.infusion) put->bind(7, access.infusion->value());
        put->exec();
        return Done{};
      },
      note_patience);
}

Result<std::vector<Access>, Problem> SqliteStore::accesses(const AccessQuery& wanted) {
  return guarded<std::vector<Access>>([&]() -> Result<std::vector<Access>, Problem> {
    const auto rows = view_.query(
        "SELECT * FROM (SELECT id, at, staff, os_user, workstation, what, patient, infusion FROM access "
        "WHERE (?1 IS NULL OR patient = ?1) AND (?2 = '' OR staff = ?2) AND (?3 IS NULL OR at >= ?3) "
        "AND (?4 IS NULL OR at < ?4) ORDER BY id DESC LIMIT ?5) ORDER BY id");
    if (wanted.patient) rows->bind(1, wanted.patient->value());
    rows->bind(2, wanted.staff);
    if (wanted.from) rows->bind(3, iso(*wanted.from));
    if (wanted.to) rows->bind(4, iso(*wanted.to));
    rows->bind(5, static_cast<std::int64_t>(wanted.limit));
    std::vector<Access> found;
    while (rows->executeStep()) {
      const auto words = [&](int column) { return rows->getColumn(column).getString(); };
      Access one{parse_iso(words(1)).value_or(Instant{}), words(2), words(3), words(4), words(5), {}, {}};
      if (!rows->getColumn(6).isNull()) one.patient = PatientId{rows->getColumn(6).getInt64()};
      if (!rows->getColumn(7).isNull()) one.infusion = InfusionId{rows->getColumn(7).getInt64()};
      found.push_back(std::move(one));
    }
    return found;
  });
}

Result<Done, Problem> SqliteStore::copy_to(const std::string& path) {
  return guarded<Done>([&]() -> Result<Done, Problem> {
    const auto copied = copy_store(*database_, path);
    if (!copied) return Failure{Problem{copied.error()}};
    return Done{};
  });
}

void SqliteStore::checkpoint() {
  ballast_.keep();
  if (platform::size_of(path_ + "-wal").value_or(0) < static_cast<std::int64_t>(wal_kept)) return;
  try {
    if (!lock_.acquire(0ms)) return;  // someone is writing: the next one will do it
    const platform::Holding held{lock_};
    if (files_.fault()) return;
    // TRUNCATE, since a log that only stays would be read whole by whoever opens the store alone, and grow
    // for ever where nobody stays. It does what it can where somebody is reading, and waits for nobody.
    database_->exec("PRAGMA busy_timeout=0");
    database_->exec("PRAGMA wal_checkpoint(TRUNCATE)");
    database_->exec("PRAGMA busy_timeout=5000");
  } catch (const std::exception&) {
    return;  // nothing is lost: the WAL only stays longer
  }
}

}  // namespace infuwatch::storage
