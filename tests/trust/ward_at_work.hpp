#pragma once

#include "support/times.hpp"
#include "support/ward.hpp"

#include <string>

namespace infuwatch::trust {

/// A directory in memory where there is one: what is tried thousands of times has no disk to wait for.
class Scratch {
 public:
  explicit Scratch(bool in_memory = true);
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

/// A process's own connection and context on a store.
struct Terminal {
  explicit Terminal(const std::string& path, std::string nurse = "n1");
  app::AppContext context() { return {*store, clock, zone, shelf, badge, badge, "terminal of " + badge}; }

  std::unique_ptr<storage::SqliteStore> store;
  Zone zone;
  test::HandClock clock;
  app::CatalogueShelf shelf;
  std::string badge;
};

inline const Instant opens = test::at("2026-11-21T12:00");

/// A store of so many patients, each with an infusion that runs; closed.
void make_store(const std::string& path, int patients);
/// One of the things a nurse records, the turn-th of them, about the infusion-th patient.
Result<storage::Recorded, Problem> act(Terminal& terminal, int infusion, int turn,
                                       const std::string& uuid = {});
/// A uuid that a trial can make again.
std::string uuid_of(std::uint64_t one, std::uint64_t other);

/// Everything a store holds, as one number: entries by their hash, every row of every picture, PINs,
/// accesses. Throws where SQLite cannot read it.
struct Content {
  std::int64_t head = 0;
  std::uint64_t sum = 0;
  friend bool operator==(const Content&, const Content&) = default;
};
Content content_of(const std::string& path);

/// What is wrong with a store: `cannot be opened: …`, an entry or a picture; empty: nothing.
std::string fault_of(const std::string& path, storage::Head* head = nullptr);
storage::Head head_of(storage::Store& store);

}  // namespace infuwatch::trust
