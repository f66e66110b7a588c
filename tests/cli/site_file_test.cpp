#include "cli/site_file.hpp"

#include "support/catch.hpp"

namespace infuwatch::site_file_test {
namespace {

/// The store it names in brackets, or what is wrong with it.
std::string read(const std::string& text) {
  const auto file = cli::read_site_file(text);
  if (file) return '[' + file->store + ']';
  return "line " + std::to_string(file.error().line) + ": " + file.error().about;
}

TEST_CASE("the machine's settings name a store by its whole path, or nothing", "[cli]") {
  CHECK(read("") == "[]");
  CHECK(read("\n# nothing is set here\n") == "[]");
  CHECK(read("store = \"/var/lib/infuwatch/store.db\"\n") == "[/var/lib/infuwatch/store.db]");
  CHECK(read("# ours\nstore = '/s p a c e/store.db'") == "[/s p a c e/store.db]");
  CHECK(read("store = \"postgresql://db/infuwatch\"") == "[postgresql://db/infuwatch]");
}

TEST_CASE("the machine's settings name a pepper, an anchor and a key for backups", "[cli]") {
  const auto file = cli::read_site_file(
      "pepper = \"/etc/infuwatch/pepper\"\nanchor = \"/mnt/away/anchor\"\nbackup_key = \"/etc/infuwatch/backup.pub\"");
  REQUIRE(file);
  CHECK(file->store.empty());
  CHECK(file->pepper == "/etc/infuwatch/pepper");
  CHECK(file->anchor == "/mnt/away/anchor");
  CHECK(file->backup_key == "/etc/infuwatch/backup.pub");
  for (const auto* text :
       {"pepper = \"pepper\"", "anchor = \"postgresql://db/x\"", "backup_key = 1", "Pepper = \"/p\""})
    CHECK(read(text).starts_with("line 1: "));
}

TEST_CASE("what is no setting, or no whole path, is refused with its line", "[cli]") {
  struct Case {
    const char* text;
    const char* line;
  };
  for (const auto& [text, line] : {Case{"store = \"store.db\"", "line 1: "},
                                   {"\n\nstore = \"./store.db\"", "line 3: "},
                                   {"store = \"~/store.db\"", "line 1: "},
                                   {"store = \"\"", "line 1: "},
                                   {"store = 42", "line 1: "},
                                   {"\nstore = [\"/store.db\"]", "line 2: "},
                                   {"store = true", "line 1: "},
                                   {"[store]\npath = \"/store.db\"", "line 1: "},
                                   {"\nshop = \"/store.db\"", "line 2: "},
                                   {"store = \"/store.db\"\nstores = \"/store.db\"", "line 2: "},
                                   {"\n\nstore = /store.db", "line 3: "},
                                   {"store \"/store.db\"", "line 1: "},
                                   {"store = \"/store.db", "line 1: "},
                                   {"store = \"/a\"\nstore = \"/b\"", "line 2: "}}) {
    INFO(text);
    const auto told = read(text);
    CHECK(told.starts_with(line));
    CHECK(told.size() > std::string{line}.size());
  }
  CHECK(read("shop = \"/store.db\"") == "line 1: shop");
}

}  // namespace
}  // namespace infuwatch::site_file_test
