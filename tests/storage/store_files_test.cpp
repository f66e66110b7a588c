// Whoever has a store open writes into the files that have its name now, each under one name, or not at all.
#include "support/catch.hpp"
#include "support/times.hpp"
#include "support/ward.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <functional>

namespace infuwatch::store_files_test {
namespace {

using namespace std::chrono_literals;
using storage::SqliteStore;
using test::at;
using Kind = StoreTrouble::Kind;
namespace fs = std::filesystem;

const Instant opens = at("2026-11-21T12:00");

/// A clock that does something when it is read: within the write, before it is kept.
class MeddlingClock : public app::Clock {
 public:
  std::function<void()> meddle;
  Moment read() const override {
    if (meddle) meddle();
    return {opens + 1h, "test", 0};
  }
};

/// A terminal that has been open since before anything happened to the store.
struct Terminal {
  explicit Terminal(const std::string& path)
      : store{std::move(*SqliteStore::open(path))}, zone{*Zone::open("America/New_York")} {}
  app::AppContext context() { return {*store, clock, zone, shelf, "n1", "n1", "desk 4"}; }
  Result<storage::Recorded, Problem> note(const std::string& text) {
    return app::note(context(), {}, InfusionId{1}, text, "");
  }
  StoreTrouble refusal(const std::string& text = "into nowhere") {
    const auto told = note(text);
    REQUIRE_FALSE(told);
    REQUIRE(std::holds_alternative<StoreTrouble>(told.error()));
    return std::get<StoreTrouble>(told.error());
  }

  std::unique_ptr<SqliteStore> store;
  Zone zone;
  MeddlingClock clock;
  app::CatalogueShelf shelf;
};

struct Site {
  test::TemporaryDirectory directory;
  std::string path = directory.file("store.db");
  Site() {
    auto store = std::move(*SqliteStore::create(path));
    test::Ward ward{*store, opens};
    ward.patient("T-1");
    ward.start("T-1", "ocrelizumab", "300 mg");
  }
  std::string elsewhere(const std::string& name) const {
    fs::create_directory(directory.file("old"));
    return directory.file("old/" + name);
  }
  /// `mv store.db* old/`
  void move_away() const {
    for (const auto* tail : {"", "-wal", "-shm", ".lock"})
      if (fs::exists(path + tail)) fs::rename(path + tail, elsewhere("store.db") + tail);
  }
};

std::int64_t entries_of(const std::string& path) {
  SQLite::Database database{path, SQLite::OPEN_READWRITE};
  SQLite::Statement count{database, "SELECT COUNT(*) FROM entry"};
  count.executeStep();
  return count.getColumn(0).getInt64();
}

}  // namespace

TEST_CASE("terminals of one store go on writing by turns, a checkpoint or none between", "[storage]") {
  const Site site;
  Terminal one{site.path}, other{site.path};
  for (int turn = 0; turn < 3; ++turn) {
    REQUIRE(one.note("one " + std::to_string(turn)));
    one.store->checkpoint();
    REQUIRE(other.note("other " + std::to_string(turn)));
  }
  for (int entry = 0; entry < 60; ++entry) REQUIRE(one.note("long " + std::to_string(entry)));
  one.store->checkpoint();
  CHECK(fs::file_size(site.path + "-wal") == 0);
  REQUIRE(other.note("after the log was cut"));
}

TEST_CASE("nothing is recorded into a store that was moved away and restored from a backup", "[storage]") {
  const Site site;
  Terminal open{site.path};
  const auto copy = site.directory.file("backup.db");
  REQUIRE(open.store->copy_to(copy));
  site.move_away();
  fs::copy_file(copy, site.path);
  const auto before = entries_of(site.path);
  const auto trouble = open.refusal();
  CHECK(trouble.kind == Kind::replaced);
  CHECK(trouble.path == site.path);
  CHECK(entries_of(site.path) == before);
  CHECK(entries_of(site.elsewhere("store.db")) == before);
  Terminal opened_since{site.path};
  REQUIRE(opened_since.note("into the restored store"));
  CHECK(entries_of(site.path) == before + 1);
}

TEST_CASE("nothing is recorded into a store, a log or an index that was deleted or replaced", "[storage]") {
  using Names = std::vector<const char*>;
  for (const auto& gone :
       {Names{"", "-wal", "-shm", ".lock"}, Names{"-wal", "-shm"}, Names{"-wal"}, Names{"-shm"}})
    for (const bool others : {false, true}) {
      const Site site;
      Terminal open{site.path};
      REQUIRE(open.note("while all is well"));
      const auto copy = site.directory.file("backup.db");
      REQUIRE(open.store->copy_to(copy));
      INFO(gone.back() << (others ? " replaced" : " deleted"));
      for (const auto* tail : gone) {
        fs::remove(site.path + tail);
        if (others) fs::copy_file(copy, site.path + tail);
      }
      CHECK(open.refusal().kind == Kind::replaced);
      CHECK(open.refusal().kind == Kind::replaced);
      CHECK_FALSE(open.store->note({opens, "n1", "n1", "desk 4", "timeline", {}, {}}));
      CHECK_FALSE(open.store->keep({"n1", "hash", "n1", opens}));
      CHECK_FALSE(open.store->rebuild());
    }
}

TEST_CASE("a store with a second name is refused until that is gone", "[storage]") {
  const Site site;
  Terminal open{site.path};
  for (const auto* tail : {"", "-wal"}) {
    const auto second = site.directory.file("h.db") + tail;
    fs::create_hard_link(site.path + tail, second);
    CHECK(open.refusal().kind == Kind::linked);
    fs::remove(second);
    REQUIRE(open.note("under one name"));
  }
}

TEST_CASE("a store that is reached by a link is the one the link leads to now", "[storage]") {
  const Site first, second;
  const auto link = first.directory.file("current.db");
  fs::create_symlink(first.path, link);
  Terminal open{link};
  REQUIRE(open.note("into the first"));
  fs::remove(link);
  fs::create_symlink(second.path, link);
  CHECK(open.refusal().kind == Kind::replaced);
  fs::remove(link);
  fs::create_symlink(first.path, link);
  REQUIRE(open.note("into the first again"));
}

TEST_CASE("an entry is not told to be kept where the store went away while it was kept", "[storage]") {
  const Site site;
  Terminal open{site.path};
  const std::string uuid = "0b9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4f";
  const auto before = entries_of(site.path);
  open.clock.meddle = [&] { site.move_away(); };
  const auto told = app::note(open.context(), {uuid, {}}, InfusionId{1}, "in between", "");
  REQUIRE_FALSE(told);
  const auto& trouble = std::get<StoreTrouble>(told.error());
  CHECK(trouble.kind == Kind::doubtful);
  CHECK(trouble.detail == uuid);
  CHECK(entries_of(site.elsewhere("store.db")) == before + 1);
  open.clock.meddle = {};
  CHECK(open.refusal().kind == Kind::replaced);
}

TEST_CASE("a lock that was deleted is made anew, and every terminal waits for that one", "[storage]") {
  const Site site;
  Terminal open{site.path};
  REQUIRE(open.note("under the first lock"));
  fs::remove(site.path + ".lock");
  REQUIRE(open.note("under the second"));
  platform::FileLock other{site.path + ".lock"};
  REQUIRE(other.acquire(0ms));
  CHECK(open.store->note({opens, "n1", "n1", "desk 4", "timeline", {}, {}}).error().index() ==
        Problem{StoreTrouble{}}.index());
  other.release();
  REQUIRE(open.note("once it is free"));
  open.clock.meddle = [&] { fs::remove(site.path + ".lock"); };
  CHECK(open.refusal("while another may come in").kind == Kind::doubtful);
}

TEST_CASE("a terminal that was open before a newer program came writes nothing more", "[storage]") {
  const Site site;
  Terminal open{site.path};
  REQUIRE(open.note("in the store of this program"));
  const auto before = entries_of(site.path);
  SQLite::Database{site.path, SQLite::OPEN_READWRITE}.exec(
      "INSERT INTO schema_version VALUES (9000, '9000_future')");
  const auto trouble = open.refusal();
  CHECK(trouble.kind == Kind::newer);
  CHECK(trouble.detail.find("9000") != std::string::npos);
  CHECK_FALSE(open.store->keep({"n1", "hash", "n1", opens}));
  CHECK_FALSE(open.store->rebuild());
  CHECK(entries_of(site.path) == before);
  SQLite::Database{site.path, SQLite::OPEN_READWRITE}.exec("DELETE FROM schema_version WHERE version = 9000");
  REQUIRE(open.note("in the store of this program again"));
}

}  // namespace infuwatch::store_files_test
