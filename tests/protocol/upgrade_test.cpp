// Which parts of the catalogue an upgrade waits for, and in which order they can be imported.
#include "protocol/upgrade.hpp"

#include "base/embedded.hpp"
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::upgrade_test {
namespace {

using Parts = std::vector<CataloguePart>;

std::vector<std::string> names(const Parts& parts) {
  std::vector<std::string> all;
  for (const auto& one : parts) all.push_back(one.part);
  return all;
}

}  // namespace

TEST_CASE("a part waits where the program's text is another than it was, and than the site's", "[protocol]") {
  const Parts then{{"alike", "1"}, {"ours", "1"}, {"theirs", "1"}, {"both", "1"}, {"same", "1"}};
  const Parts site{{"alike", "1"}, {"ours", "2"}, {"theirs", "1"},
                   {"both", "2"},  {"same", "3"}, {"local", "1"}};
  const Parts now{{"alike", "1"}, {"ours", "1"}, {"theirs", "3"},
                  {"both", "3"},  {"same", "3"}, {"fresh", "1"}};
  const auto waiting = upgrades(then, site, now);
  REQUIRE(waiting.size() == 3);
  CHECK(waiting[0] == PartUpgrade{.part = "theirs", .then = "1", .site = "1", .now = "3"});
  CHECK_FALSE(waiting[0].changed_here());
  CHECK(waiting[1] == PartUpgrade{.part = "both", .then = "1", .site = "2", .now = "3"});
  CHECK(waiting[1].changed_here());
  CHECK(waiting[2] == PartUpgrade{.part = "fresh", .then = "", .site = "", .now = "1"});
  CHECK_FALSE(waiting[2].changed_here());
}

TEST_CASE("a drug made here that the program brings later is the site's own", "[protocol]") {
  const auto waiting = upgrades({}, {{"ironfer", "ours"}}, {{"ironfer", "theirs"}});
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].changed_here());
}

TEST_CASE("parts are imported so that the catalogue is without fault after each", "[protocol]") {
  test::CatalogueTexts then, now;
  now.change("symptoms", "[itching]",
             "[chills]\nsource = \"s\"\nname = \"chills\"\ngrade_1 = \"mild\"\n\n[itching]")
      .change("testumab", "symptoms = [\"hives\", \"itching\"]", "symptoms = [\"hives\", \"chills\"]");
  Parts fresh;
  for (const auto& one : now.parts())
    if (one.part == "testumab") fresh.push_back(one);
  for (const auto& one : now.parts())
    if (one.part == "symptoms") fresh.push_back(one);
  const auto ordered = in_valid_order(then.parts(), fresh);
  REQUIRE(ordered);
  CHECK(names(*ordered) == std::vector<std::string>{"symptoms", "testumab"});
  SECTION("and where no order will do, the faults are told") {
    const auto refused = in_valid_order(then.parts(), {fresh.front()});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().front().part == "testumab");
    CHECK(refused.error().front().what == "unknown symptom `chills`");
  }
}

TEST_CASE("the program's own parts can be imported one after the other", "[protocol]") {
  Parts seed;
  for (const auto& [part, toml] : seed_catalogue()) seed.push_back({std::string{part}, std::string{toml}});
  const auto ordered = in_valid_order(seed, seed);
  REQUIRE(ordered);
  CHECK(ordered->size() == seed.size());
}

}  // namespace infuwatch::upgrade_test
