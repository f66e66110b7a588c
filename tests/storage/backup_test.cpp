// Backups: made while others write, sealed, opened again, and refused where they are not what they were.
#include "app/backup.hpp"

#include "platform/sealed_file.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"
#include "support/ward.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace infuwatch::backup_test {
namespace {

using namespace std::chrono_literals;
using test::taken;

const Instant opens = test::at("2026-11-21T12:00");

Result<std::unique_ptr<storage::Store>, Problem> open_store(const std::string& path) {
  auto store = storage::SqliteStore::open(path);
  if (!store) return Failure{Problem{store.error()}};
  return std::unique_ptr<storage::Store>{std::move(*store)};
}

const storage::FileEngine engine{
    .open = open_store, .beside = storage::files_beside, .in_one_file = storage::in_one_file};

std::string content(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}
void write(const std::string& path, const std::string& text) {
  std::ofstream{path, std::ios::binary} << text;
}

/// A store with a patient under way, and a pair of keys.
struct Site {
  test::TemporaryDirectory directory;
  std::string path = directory.file("store.db"), file = directory.file("backup");
  std::unique_ptr<storage::SqliteStore> store = std::move(*storage::SqliteStore::create(path));
  test::Ward ward{*store, opens};
  std::string public_key, secret_key;

  Site() {
    ward.patient("T-1");
    ward.start("T-1", "ocrelizumab", "300 mg");
    ward.log(opens + 24min, "1 hives g2 bp 92/60 hr 104");
    taken(app::make_backup_keys(directory.file("key")));
    public_key = content(directory.file("key.pub"));
    secret_key = content(directory.file("key"));
  }
  Result<app::Copied, Problem> back_up(const std::string& key, const std::string& badge = "c1") {
    return app::back_up(ward.context(badge), {path, file, key}, engine);
  }
  Result<app::Copied, Problem> restore(const std::string& key, const std::string& to = "restored.db") {
    return app::restore({file, key, directory.file(to)}, engine);
  }
  /// What lies in the directory besides what was asked for.
  bool left_over() const {
    for (const auto& one : std::filesystem::directory_iterator(std::filesystem::path{path}.parent_path())) {
      const auto name = one.path().filename().string();
      if (name.find(".backup-") != std::string::npos || name.find(".restoring") != std::string::npos)
        return true;
    }
    return false;
  }
};

storage::Head head_of(storage::Store& store) {
  return taken(app::reading<storage::Head>(
      store, [](const storage::View& view) -> Result<storage::Head, Problem> { return view.head(); }));
}

}  // namespace

TEST_CASE("what was backed up is restored whole, sealed or plain", "[storage]") {
  for (const bool sealed : {true, false}) {
    Site site;
    const auto made = taken(site.back_up(sealed ? site.public_key : ""));
    CHECK(made.sealed == sealed);
    CHECK(made.head.hash == head_of(*site.store).hash);
    CHECK(made.judged_anew.empty());
    struct stat about {};
    REQUIRE(stat(site.file.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
    CHECK((content(site.file).find("Testa") == std::string::npos) == sealed);
    const auto back = taken(site.restore(sealed ? site.secret_key : ""));
    CHECK(back.head.hash == made.head.hash);
    CHECK(back.entries == made.entries);
    auto restored = std::move(*storage::SqliteStore::open(site.directory.file("restored.db")));
    CHECK(head_of(*restored).hash == made.head.hash);
    const auto verified = taken(restored->verify());
    CHECK(verified.entry_faults.empty());
    CHECK(verified.projection_faults.empty());
    CHECK_FALSE(site.left_over());
  }
}

TEST_CASE("a backup overwrites nothing, and a restore neither", "[storage]") {
  Site site;
  write(site.file, "what was there");
  const auto refused = site.back_up(site.public_key);
  REQUIRE_FALSE(refused);
  CHECK(std::get<BadFile>(refused.error()).writing);
  CHECK(content(site.file) == "what was there");
  std::filesystem::remove(site.file);
  taken(site.back_up(site.public_key));
  write(site.directory.file("restored.db"), "another store");
  const auto kept = site.restore(site.secret_key);
  REQUIRE_FALSE(kept);
  CHECK(std::get<StoreTrouble>(kept.error()).kind == StoreTrouble::Kind::exists);
  CHECK(content(site.directory.file("restored.db")) == "another store");
  CHECK_FALSE(site.left_over());
}

TEST_CASE("only a charge nurse makes backups; a key must be one", "[storage]") {
  Site site;
  for (const auto* badge : {"n1", "a1"})
    CHECK(std::holds_alternative<NotPermitted>(site.back_up(site.public_key, badge).error()));
  CHECK(std::holds_alternative<UnknownStaff>(site.back_up(site.public_key, "n9").error()));
  for (const auto& key :
       {site.secret_key, std::string{"hello"}, site.public_key.substr(0, 80), site.public_key + "00"}) {
    INFO(key);
    CHECK(std::holds_alternative<BadField>(site.back_up(key).error()));
  }
  CHECK_FALSE(std::filesystem::exists(site.file));
  CHECK_FALSE(site.left_over());
}

TEST_CASE("a sealed backup opens with its own secret key only", "[storage]") {
  Site site;
  taken(site.back_up(site.public_key));
  CHECK(std::holds_alternative<MissingField>(site.restore("").error()));
  CHECK(std::holds_alternative<BadField>(site.restore(site.public_key).error()));
  const auto other = platform::new_backup_keys();
  CHECK(std::get<BadBackup>(site.restore(platform::key_text(other.secret_key, true)).error()).fault ==
        FileFault::other_key);
  CHECK_FALSE(std::filesystem::exists(site.directory.file("restored.db")));
  CHECK_FALSE(site.left_over());
}

TEST_CASE("a sealed backup that was changed, cut or added to anywhere restores nothing", "[storage]") {
  Site site;
  taken(site.back_up(site.public_key));
  const auto whole = content(site.file);
  const auto refuses = [&](const std::string& text) {
    write(site.file, text);
    const auto refused = site.restore(site.secret_key);
    return !refused && !std::filesystem::exists(site.directory.file("restored.db"));
  };
  std::vector<std::size_t> places;  // all of the lines, key and header; then a sample
  for (std::size_t at = 0; at < 400; at += 7) places.push_back(at);
  for (std::size_t at = 400; at < whole.size(); at += 30011) places.push_back(at);
  places.push_back(whole.size() - 1);
  for (const auto at : places) {
    INFO("byte " << at);
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK(refuses(changed));
    CHECK(refuses(whole.substr(0, at)));
  }
  CHECK(refuses(whole + 'x'));
  const auto part = (std::size_t{64} << 10) + 17;
  const auto parts_at = whole.size() - whole.size() % part - part;
  CHECK(refuses(whole.substr(0, parts_at) + whole.substr(parts_at + part)));  // one taken out
  write(site.file, whole);
  CHECK(site.restore(site.secret_key));
}

TEST_CASE("a backup of a store that does not hold is refused, and a plain one of it is not restored",
          "[storage]") {
  Site site;
  taken(site.back_up(""));
  SQLite::Database{site.file, SQLite::OPEN_READWRITE}.exec(
      "DROP TRIGGER entry_no_update; UPDATE entry SET reason = 'x' WHERE number = 9");
  const auto refused = site.restore("");
  REQUIRE_FALSE(refused);
  CHECK(std::get<StoreTrouble>(refused.error()).kind == StoreTrouble::Kind::damaged);
  CHECK_FALSE(std::filesystem::exists(site.directory.file("restored.db")));
  SQLite::Database{site.path, SQLite::OPEN_READWRITE}.exec(
      "DROP TRIGGER entry_no_update; UPDATE entry SET reason = 'x' WHERE number = 9");
  std::filesystem::remove(site.file);
  const auto none = site.back_up(site.public_key);
  REQUIRE_FALSE(none);
  CHECK(std::get<StoreTrouble>(none.error()).kind == StoreTrouble::Kind::damaged);
  CHECK_FALSE(std::filesystem::exists(site.file));
  CHECK_FALSE(site.left_over());
}

TEST_CASE("backups made while two others write hold every entry up to their head", "[storage]") {
  Site site;
  std::vector<pid_t> writers;
  for (const std::string badge : {"n1", "n2"}) {
    const auto child = fork();
    if (child == 0) {
      auto store = std::move(*storage::SqliteStore::open(site.path));
      const auto zone = *Zone::open("America/New_York");
      test::HandClock clock{opens + 1h};
      app::CatalogueShelf shelf;
      const app::AppContext context{*store, clock, zone, shelf, badge, badge, "test"};
      for (int i = 0; i < 100000; ++i) {
        if (!app::note(context, {}, InfusionId{1}, badge + ' ' + std::to_string(i), "")) _exit(1);
        if (i % 20 == 19) store->checkpoint();
      }
      _exit(0);
    }
    writers.push_back(child);
  }
  std::int64_t before = 0;
  for (int i = 0; i < 8; ++i) {
    site.file = site.directory.file("backup-" + std::to_string(i));
    const auto made = taken(site.back_up(i % 2 ? site.public_key : ""));
    const auto to = "restored-" + std::to_string(i) + ".db";
    const auto back = taken(site.restore(i % 2 ? site.secret_key : "", to));
    CHECK(back.head.hash == made.head.hash);
    CHECK(back.entries == static_cast<std::size_t>(back.head.number.value()));
    CHECK(back.head.number.value() > before);
    before = back.head.number.value();
  }
  for (const auto writer : writers) {
    int status = 0;
    CHECK(waitpid(writer, &status, WNOHANG) == 0);  // they were still at it
    kill(writer, SIGKILL);
    waitpid(writer, &status, 0);
  }
  const auto verified = taken(site.store->verify());
  CHECK(verified.entry_faults.empty());
}

}  // namespace infuwatch::backup_test
