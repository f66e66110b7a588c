#pragma once

#include "storage/store.hpp"

namespace infuwatch::test {

/// Another store with what a test puts before recording in it.
class StoreBeforeStore : public storage::Store {
 public:
  explicit StoreBeforeStore(storage::Store& kept) : kept_{kept} {}
  Result<Done, Problem> read(
      const std::function<Result<Done, Problem>(const storage::View&)>& reader) override {
    return kept_.read(reader);
  }
  Result<storage::Verification, Problem> verify() override { return kept_.verify(); }
  Result<Done, Problem> rebuild() override { return kept_.rebuild(); }
  Result<std::optional<storage::Credential>, Problem> find_credential(const std::string& badge) override {
    return kept_.find_credential(badge);
  }
  Result<std::optional<storage::Credential>, Problem> change_credential(
      const std::string& badge, const std::function<void(storage::Credential&)>& change) override {
    return kept_.change_credential(badge, change);
  }
  Result<Done, Problem> keep(const storage::Credential& credential) override {
    return kept_.keep(credential);
  }
  Result<Done, Problem> note(const Access& access) override { return kept_.note(access); }
  Result<std::vector<Access>, Problem> accesses(const storage::AccessQuery& query) override {
    return kept_.accesses(query);
  }
  Result<Done, Problem> copy_to(const std::string& path) override { return kept_.copy_to(path); }
  void checkpoint() override { kept_.checkpoint(); }

 protected:
  storage::Store& kept_;
};

}  // namespace infuwatch::test
