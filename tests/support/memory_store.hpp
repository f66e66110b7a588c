#pragma once

#include "storage/projection.hpp"
#include "storage/store.hpp"
#include "storage/stored_entry.hpp"

#include <map>
#include <string>
#include <vector>

namespace infuwatch::test {

/// The record in memory: the same entries, the same bytes, the same pictures, no file. For tests that need a
/// store and no disk, and to hold the SQLite store to the same contract.
class MemoryStore : public storage::Store, public storage::View {
 public:
  Result<Done, Problem> read(
      const std::function<Result<Done, Problem>(const storage::View&)>& reader) override {
    return reader(*this);
  }
  Result<storage::Recorded, Problem> record(const storage::Intent& intent,
                                            const storage::Decide& decide) override;
  Result<storage::Verification, Problem> verify() override;
  Result<Done, Problem> rebuild() override { return Done{}; }
  Result<std::optional<storage::Credential>, Problem> find_credential(const std::string& badge) override {
    const auto found = credentials_.find(badge);
    return found == credentials_.end() ? std::optional<storage::Credential>{} : found->second;
  }
  Result<std::optional<storage::Credential>, Problem> change_credential(
      const std::string& badge, const std::function<void(storage::Credential&)>& change) override {
    const auto found = credentials_.find(badge);
    if (found == credentials_.end()) return std::optional<storage::Credential>{};
    change(found->second);
    return std::optional{found->second};
  }
  Result<Done, Problem> keep(const storage::Credential& credential) override {
    credentials_[credential.badge] = credential;
    return Done{};
  }
  Result<Done, Problem> note(const Access& access) override {
    accesses_.push_back(access);
    return Done{};
  }
  Result<std::vector<Access>, Problem> accesses(const storage::AccessQuery& query) override;
  /// There is no file: refused.
  Result<Done, Problem> copy_to(const std::string& path) override {
    return Failure{Problem{StoreTrouble{StoreTrouble::Kind::no_engine, path, {}}}};
  }
  void checkpoint() override {}

  storage::ChartPointer history(PatientId patient, const storage::ChartPart& part) const override;
  const SiteRecord& site() const override { return site_; }
  std::vector<storage::OpenInfusion> open(Instant now, std::optional<EntryNumber> upto) const override;
  std::vector<storage::OpenInfusion> span(Instant from, Instant to) const override;
  std::vector<Entry> since(EntryNumber number, std::size_t limit) const override;
  std::optional<PatientId> find_patient(std::string_view mrn) const override;
  std::vector<storage::PatientRow> find_patients(std::string_view words) const override;
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
  storage::Head head() const override;
  std::vector<ClockSet> clock_sets(EntryNumber after) const override;
  PatientId next_patient() const override { return PatientId{next("patient")}; }
  InfusionId next_infusion() const override { return InfusionId{next("infusion")}; }
  FlagId next_flag() const override { return FlagId{next("flag")}; }

  /// Every row of a picture, in the order of its key.
  std::vector<std::vector<storage::Value>> rows(std::string_view table) const;

 private:
  using Rows = std::map<std::vector<storage::Value>, std::vector<storage::Value>>;
  void project(const storage::ProjectionChanges& projected, Instant recorded_at);
  const Rows& picture(std::string_view table) const;
  std::int64_t next(std::string_view table) const;
  std::string name_of(PatientId patient) const;
  std::string mrn_of(PatientId patient) const;

  std::vector<storage::StoredEntry> stored_;
  std::vector<Entry> entries_;  // read back from the stored bytes
  std::map<std::string, Rows, std::less<>> projection_;
  SiteRecord site_;
  std::map<std::string, storage::Credential> credentials_;
  std::vector<Access> accesses_;
};

}  // namespace infuwatch::test
