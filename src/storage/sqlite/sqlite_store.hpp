#pragma once

#include "platform/file_lock.hpp"
#include "storage/sqlite/ballast.hpp"
#include "storage/sqlite/projection_writer.hpp"
#include "storage/sqlite/sqlite_view.hpp"
#include "storage/sqlite/store_files.hpp"
#include "storage/store.hpp"

#include <memory>
#include <string>

namespace infuwatch::storage {

/// The WAL is written back and cut to nothing once it is longer than this, in bytes: whoever opens the store
/// next reads all of it.
inline constexpr std::size_t wal_kept = 64 * 4096;

/// The record in one SQLite file. Several processes of one machine may use it at once.
class SqliteStore : public Store {
 public:
  /// Opens a store, bringing an older one up to date (with a copy beside it first). Never makes one.
  static Result<std::unique_ptr<SqliteStore>, StoreTrouble> open(const std::string& path);
  /// Makes an empty store. Refused where anything is there already.
  static Result<std::unique_ptr<SqliteStore>, StoreTrouble> create(const std::string& path);

  Result<Done, Problem> read(const std::function<Result<Done, Problem>(const View&)>& reader) override;
  Result<Recorded, Problem> record(const Intent& intent, const Decide& decide) override;
  Result<Verification, Problem> verify() override;
  Result<Done, Problem> rebuild() override;
  Result<std::optional<Credential>, Problem> find_credential(const std::string& badge) override;
  Result<std::optional<Credential>, Problem> change_credential(
      const std::string& badge, const std::function<void(Credential&)>& change) override;
  Result<Done, Problem> keep(const Credential& credential) override;
  Result<Done, Problem> note(const Access& access) override;
  Result<std::vector<Access>, Problem> accesses(const AccessQuery& query) override;
  Result<Done, Problem> copy_to(const std::string& path) override;
  void checkpoint() override;

 private:
  SqliteStore(const std::string& named, std::string path, std::unique_ptr<SQLite::Database> database);
  static Result<std::unique_ptr<SqliteStore>, StoreTrouble> ready(const std::string& named,
                                                                  const std::string& path,
                                                                  std::unique_ptr<SQLite::Database> database);

  /// `committing` is left true where the commit itself failed.
  Result<Recorded, Problem> record(const Intent& intent, const Decide& decide, bool& committing);
  std::optional<Credential> credential_of(const std::string& badge) const;
  void put(const Credential& credential) const;
  Result<Recorded, Problem> recorded_or_told(const Intent& intent, const Decide& decide);
  Recorded again(const Entry& known) const;
  Result<Recorded, Problem> after_doubt(const Intent& intent, const Problem& problem);
  Result<Recorded, Problem> append(Draft draft);
  void forget(const Draft& draft);
  std::optional<StoreTrouble> not_writable() const;
  template <class T, class Work>
  Result<T, Problem> guarded(Work&& work);
  template <class T, class Work>
  Result<T, Problem> locked(Work&& work, std::chrono::milliseconds patience);

  std::string path_;
  std::unique_ptr<SQLite::Database> database_;
  SqliteView view_;
  ProjectionWriter projection_;
  platform::FileLock lock_;  // SQLite's WAL-reset bug (3.7.0 to 3.51.2) cannot strike under one lock
  StoreFiles files_;
  Ballast ballast_;
};

}  // namespace infuwatch::storage
