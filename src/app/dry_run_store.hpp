#pragma once

#include "storage/store.hpp"

namespace infuwatch::app {

/// A store on which every use case runs to its end and nothing is kept: what recording would answer now, or
/// why it would be refused. Takes no lock.
class DryRunStore : public storage::Store {
 public:
  explicit DryRunStore(storage::Store& kept) : kept_{kept} {}

  Result<Done, Problem> read(
      const std::function<Result<Done, Problem>(const storage::View&)>& reader) override {
    return kept_.read(reader);
  }
  Result<storage::Recorded, Problem> record(const storage::Intent& intent,
                                            const storage::Decide& decide) override;
  Result<storage::Verification, Problem> verify() override { return kept_.verify(); }
  Result<Done, Problem> rebuild() override { return Done{}; }
  Result<std::optional<storage::Credential>, Problem> find_credential(const std::string& badge) override {
    return kept_.find_credential(badge);
  }
  Result<std::optional<storage::Credential>, Problem> change_credential(
      const std::string& badge, const std::function<void(storage::Credential&)>& change) override {
    auto known = kept_.find_credential(badge);
    if (known && *known) change(**known);
    return known;
  }
  Result<Done, Problem> keep(const storage::Credential&) override { return Done{}; }
  Result<Done, Problem> note(const Access&) override { return Done{}; }
  Result<std::vector<Access>, Problem> accesses(const storage::AccessQuery& query) override {
    return kept_.accesses(query);
  }
  Result<Done, Problem> copy_to(const std::string& path) override { return kept_.copy_to(path); }
  void checkpoint() override {}

 private:
  storage::Store& kept_;
};

}  // namespace infuwatch::app
