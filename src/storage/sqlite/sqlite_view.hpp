#pragma once

#include "storage/chart_cache.hpp"
#include "storage/store.hpp"
#include "storage/stored_entry.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>

namespace infuwatch::storage {

/// An entry that this program cannot read, met while reading.
struct DamagedEntry {
  std::int64_t number;
  std::string what;
};

/// Reading through one SQLite connection. Throws SQLite::Exception and DamagedEntry; the store catches both.
class SqliteView : public View {
 public:
  explicit SqliteView(SQLite::Database& database) : database_{database} {}

  ChartPointer history(PatientId patient, const ChartPart& part) const override;
  const SiteRecord& site() const override;
  std::vector<OpenInfusion> open(Instant now, std::optional<EntryNumber> upto) const override;
  std::vector<OpenInfusion> span(Instant from, Instant to) const override;
  std::vector<Entry> since(EntryNumber number, std::size_t limit) const override;
  std::optional<PatientId> find_patient(std::string_view mrn) const override;
  std::vector<PatientRow> find_patients(std::string_view words) const override;
  std::optional<PatientId> find_owner(InfusionId infusion) const override;
  std::optional<PatientId> find_owner(FlagId flag) const override;
  std::optional<PatientId> find_owner(EntryNumber entry) const override;
  std::optional<Entry> find_entry(EntryNumber number) const override;
  std::optional<Entry> find_entry(std::string_view uuid) const override;
  EntryNumber find_upto(Instant recorded) const override;
  std::vector<std::pair<std::string, std::string>> catalogue_seeds() const override;
  std::vector<std::pair<std::string, std::string>> catalogue(
      int version, const std::vector<std::string>& drugs) const override;
  std::vector<Handover> handovers(std::size_t limit) const override;
  Head head() const override;
  std::vector<ClockSet> clock_sets(EntryNumber after) const override;
  PatientId next_patient() const override;
  InfusionId next_infusion() const override;
  FlagId next_flag() const override;

  /// A prepared statement, kept for the next time, reset when the pointer goes.
  struct Reset {
    void operator()(SQLite::Statement* statement) const;
  };
  using Query = std::unique_ptr<SQLite::Statement, Reset>;
  Query query(const std::string& sql) const;

  ChartCache& charts() const { return charts_; }
  StoredEntry stored_at(SQLite::Statement& statement) const;
  /// The number in a query's first column; none for no row, or NULL.
  std::optional<std::int64_t> number_from(SQLite::Statement& statement) const;

 private:
  std::vector<Entry> entries(SQLite::Statement& statement) const;
  static void all_there(const std::vector<Entry>& found, SQLite::Statement& wanted);

  SQLite::Database& database_;
  mutable std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> statements_;
  mutable ChartCache charts_;
  mutable SiteRecord site_;
  mutable std::int64_t site_upto_ = -1;
};

}  // namespace infuwatch::storage
