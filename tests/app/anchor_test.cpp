// An anchor kept elsewhere shows what the chain alone cannot.
#include "app/anchor.hpp"

#include "app/room.hpp"

#include <fstream>
#include <sstream>

namespace infuwatch::anchor_test {
namespace {

using test::Room;
using test::taken;

std::string content(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream{path}.rdbuf();
  return text.str();
}

/// A record of so many notes, each in the anchor.
struct Anchored {
  Room room;
  test::TemporaryDirectory directory;
  std::string path = directory.file("anchor");
  explicit Anchored(int notes) {
    const auto number = room.start();
    for (int i = 0; i < notes; ++i)
      CHECK(
          app::add_to_anchor(path, taken(app::note(room.nurse(), {}, number, std::to_string(i), "")).entry));
  }
};

TEST_CASE("what is in the record as the anchor has it is no fault", "[app]") {
  Anchored given{5};
  const auto found = app::compare_anchor(given.room.kept, content(given.path));
  CHECK(found.lines == 5);
  CHECK(found.last == given.room.last());
  CHECK(found.faults.empty());
  CHECK(found.unreadable.empty());
}

TEST_CASE("an end cut off, however short, and an older copy show by the entries the anchor has besides",
          "[app]") {
  for (int cut = 1; cut <= 5; ++cut) {
    Anchored given{5};
    Room shorter;  // the same beginning: what was there before the end
    const auto text = content(given.path);
    test::MemoryStore older;
    test::Ward ward{older, given.room.nine};
    const auto found =
        app::compare_anchor(older, text);  // another store altogether: none of them is there, or as it was
    CHECK(found.faults.size() == 5);
  }
  Anchored given{5};
  const auto last = given.room.last().value();
  const auto beyond = content(given.path) + "E" + std::to_string(last + 1) + ' ' + std::string(64, 'a') +
                      " 2026-11-21T14:00:00Z\n";
  const auto found = app::compare_anchor(given.room.kept, beyond);
  REQUIRE(found.faults.size() == 1);
  CHECK(found.faults[0].number == EntryNumber{last + 1});
  CHECK(found.faults[0].missing);
}

TEST_CASE("an entry that is not what it was shows", "[app]") {
  Anchored given{3};
  auto text = content(given.path);
  const auto digit = text.find(' ') + 10;
  text[digit] = text[digit] == '0' ? '1' : '0';
  const auto found = app::compare_anchor(given.room.kept, text);
  REQUIRE(found.faults.size() == 1);
  CHECK_FALSE(found.faults[0].missing);
}

TEST_CASE("lines that are none of an anchor's are named, the others compared", "[app]") {
  Anchored given{2};
  const auto found = app::compare_anchor(given.room.kept, "hello\n" + content(given.path) + "E1\nE0 x y\n\n");
  CHECK((found.unreadable == std::vector<std::size_t>{1, 4, 5}));
  CHECK(found.faults.empty());
}

TEST_CASE("an anchor that cannot be written is said so, and nothing is made of a link", "[app]") {
  Anchored given{1};
  Entry entry;
  entry.number = EntryNumber{9};
  entry.hash = "h";
  CHECK_FALSE(app::add_to_anchor(given.directory.file("no/such/anchor"), entry));
  std::filesystem::create_symlink(given.path, given.directory.file("link"));
  CHECK_FALSE(app::add_to_anchor(given.directory.file("link"), entry));
}

}  // namespace
}  // namespace infuwatch::anchor_test
