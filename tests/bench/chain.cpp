// What it costs to walk the chain, beside reading the same rows.
#include "bench/bench.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/migrations.hpp"
#include "storage/sqlite/replay.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace infuwatch::bench {
namespace {

using test::taken;

/// A store whose chain is a routine check, again and again; made once. Its entries are whole, its pictures
/// empty.
std::string long_chain(const std::string& directory, std::int64_t entries) {
  const auto path = directory + "/chain.db";
  if (std::filesystem::exists(path + ".ready")) return path;
  std::fprintf(stderr, "making a chain of %lld entries …\n", static_cast<long long>(entries));
  test::MemoryStore kept;
  test::Ward ward{kept, opens};
  const auto infusion = ward.start(ward.patient("T-0", name(0)), "natalizumab", "300 mg");
  const auto entry = taken(app::observe(ward.context(), {}, check(infusion, 0))).entry;
  auto store = std::move(*storage::connect(path, storage::Opening::create));
  if (!storage::migrate(*store, path, sqlite_schema())) throw std::runtime_error{"no schema"};
  store->exec("PRAGMA synchronous=OFF; BEGIN");
  SQLite::Statement put{*store, "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  std::string previous;
  for (std::int64_t number = 1; number <= entries; ++number) {
    auto row = storage::stored(entry, previous);
    row.number = number;
    row.uuid = fmt::format("00000000-0000-4000-8000-{:012x}", number);
    previous = row.hash = storage::hash_of(row);
    put.bind(1, row.number);
    put.bind(2, row.site);
    put.bind(3, row.uuid);
    put.bind(4, row.kind);
    put.bind(5, row.body);
    put.bind(6, row.recorded_at);
    put.bind(7, row.boot_id);
    put.bind(8, row.boot_us);
    put.bind(9, row.staff);
    put.bind(10, row.workstation);
    put.bind(12, row.reason);
    put.bind(13, row.previous_hash);
    put.bind(14, row.hash);
    put.exec();
    put.reset();
  }
  store->exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  std::ofstream{path + ".ready"};
  return path;
}

}  // namespace

void chain(const std::string& directory, int rounds) {
  constexpr std::int64_t entries = 1'000'000;
  const auto database =
      std::move(*storage::connect(long_chain(directory, entries), storage::Opening::existing));
  const storage::SqliteView view{*database};
  std::size_t bytes = 0;
  const auto read = [&] {
    bytes = 0;
    const auto statement = view.query(
        "SELECT number, site, uuid, kind, body, recorded_at, boot_id, boot_us, staff, workstation, "
        "supersedes, reason, previous_hash, hash FROM entry ORDER BY number");
    while (statement->executeStep()) bytes += view.stored_at(*statement).body.size();
  };
  Pairs pairs;
  read();
  for (int i = 0; i < rounds; ++i) {
    pairs.ours.push_back(timed([&] {
      const auto walk = storage::walked(view);
      if (!walk.faults().empty() || walk.entries() != static_cast<std::size_t>(entries))
        throw std::runtime_error{"the chain does not hold"};
    }));
    pairs.theirs.push_back(timed(read));
  }
  pairs.print("A chain of 1,000,000 entries", "walked: hashed, linked, each entry read",
              "raw SQLite: the same rows read", 20);
  std::printf("  %.0f bytes of body in each\n", static_cast<double>(bytes) / static_cast<double>(entries));
}

}  // namespace infuwatch::bench
