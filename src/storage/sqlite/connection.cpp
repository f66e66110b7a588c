#include "storage/sqlite/connection.hpp"

#include "platform/disk.hpp"
#include "platform/file.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace infuwatch::storage {
namespace {

using Kind = StoreTrouble::Kind;

Kind not_made(int fault) {
  switch (fault) {
    case EEXIST:
    case ELOOP: return Kind::exists;
    case ENOSPC:
    case EDQUOT: return Kind::full;
    case EIO: return Kind::io;
    default: return Kind::cannot_create;
  }
}

/// Makes the file before SQLite sees it, so that its mode does not hang on the umask: -wal and -shm copy it.
Result<Done, StoreTrouble> make_file(const std::string& path) {
  platform::OpenFile file{platform::make_new(path, 0660)};
  if (!file) return Failure{StoreTrouble{not_made(errno), path, std::strerror(errno)}};
  const bool moded = platform::has_mode(file.number(), 0660);
  const bool closed = file.close_now();
  if (!moded || !closed || !platform::sync_directory_of(path))
    return Failure{StoreTrouble{Kind::io, path, std::strerror(errno)}};
  return Done{};
}

std::string pragma(SQLite::Database& database, const std::string& text) {
  SQLite::Statement statement{database, "PRAGMA " + text};
  return statement.executeStep() ? statement.getColumn(0).getString() : std::string{};
}

void set_up(SQLite::Database& database) {
  auto* handle = database.getHandle();
  const auto configure = [&](int what, int to) { sqlite3_db_config(handle, what, to, nullptr); };
  configure(SQLITE_DBCONFIG_DEFENSIVE, 1);
  configure(SQLITE_DBCONFIG_DQS_DML, 0);
  configure(SQLITE_DBCONFIG_DQS_DDL, 0);
  configure(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  configure(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 20);  // the longest body is a catalogue's list of symptoms
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  database.exec(
      "PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
      "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA wal_autocheckpoint=0; PRAGMA temp_store=MEMORY");
}

/// The first setting that is not what it was set to; empty if all are.
std::string not_kept(SQLite::Database& database) {
  static constexpr std::pair<const char*, const char*> wanted[] = {
      {"journal_mode", "wal"},     {"synchronous", "2"},        {"foreign_keys", "1"},
      {"recursive_triggers", "1"}, {"wal_autocheckpoint", "0"}, {"busy_timeout", "5000"}};
  for (const auto& [name, value] : wanted)
    if (const auto is = pragma(database, name); is != value)
      return std::string{name} + " is " + is + ", not " + value;
  int off = 0;
  sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1, &off);
  return off == 1 ? "" : "checkpoint on close is on";
}

}  // namespace

StoreTrouble trouble_of(const SQLite::Exception& fault, const std::string& path) {
  const auto kind = [&] {
    switch (fault.getErrorCode() & 0xff) {
      case SQLITE_BUSY:
      case SQLITE_LOCKED: return Kind::busy;
      case SQLITE_FULL: return Kind::full;
      case SQLITE_READONLY:
      case SQLITE_PERM: return Kind::read_only;
      case SQLITE_NOTADB: return Kind::not_a_store;
      case SQLITE_CORRUPT: return Kind::damaged;
      case SQLITE_CANTOPEN: return Kind::io;
      default: return Kind::io;
    }
  }();
  return {kind, path, fault.what()};
}

bool has_wal_reset_bug(int version) {
  const bool fixed_branch =
      (version >= 3044006 && version < 3045000) || (version >= 3050007 && version < 3051000);
  return version >= 3007000 && version < 3051003 && !fixed_branch;
}

Result<std::unique_ptr<SQLite::Database>, StoreTrouble> connect(const std::string& path, Opening opening) {
  const auto refused = [&](Kind kind, std::string detail) {
    return Failure{StoreTrouble{kind, path, std::move(detail)}};
  };
  if (sqlite3_libversion_number() < oldest_sqlite)
    return refused(Kind::old_engine,
                   "SQLite " + std::string{sqlite3_libversion()} + ", 3.37 or later is needed");
  // WAL's shared memory is not shared between machines.
  if (platform::on_network(path)) return refused(Kind::network, {});
  if (opening == Opening::create) {
    if (const auto made = make_file(path); !made) return Failure{made.error()};
  } else if (std::error_code fault; !std::filesystem::is_regular_file(path, fault)) {
    if (fault == std::errc::permission_denied) return refused(Kind::forbidden, {});
    return refused(std::filesystem::exists(path, fault) ? Kind::not_a_store : Kind::missing, {});
  } else if (const int why = platform::access_fault(path, true); why != 0) {
    return refused(why == EACCES || why == EROFS ? Kind::read_only : Kind::io, std::strerror(why));
  }
  if (platform::access_fault(platform::directory_of(path), false) != 0)
    return refused(Kind::not_kept, "a directory that cannot be read cannot keep new names: chmod g+r");
  try {
    auto database = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE);
    set_up(*database);
    const auto id = pragma(*database, "application_id");
    if (opening == Opening::existing && id != std::to_string(application_id))
      return refused(Kind::not_a_store, {});
    if (opening == Opening::create) database->exec("PRAGMA application_id=" + std::to_string(application_id));
    pragma(*database, "journal_mode=WAL");
    if (const auto fault = not_kept(*database); !fault.empty()) return refused(Kind::not_kept, fault);
    return database;
  } catch (const SQLite::Exception& fault) {
    return Failure{trouble_of(fault, path)};
  }
}

std::unique_ptr<SQLite::Database> connect_in_memory() {
  auto database =
      std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  sqlite3_limit(database->getHandle(), SQLITE_LIMIT_LENGTH, 1 << 20);
  return database;
}

}  // namespace infuwatch::storage
