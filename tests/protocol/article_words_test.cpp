// What the article that the project began from names can be recorded by its own words, and stands under its
// drug.
#include "support/catch.hpp"
#include "support/history.hpp"
#include "support/word_list.hpp"

#include <algorithm>

namespace infuwatch::article_words_test {
namespace {

using test::seed;

struct Item {
  std::string subject, list, words, taken_as, stands_as;
};

std::vector<Item> items() {
  std::vector<Item> all;
  for (const auto& row : test::word_list("article_words"))
    all.push_back({row.at(0), row.at(1), row.at(2), row.at(3), row.size() > 4 ? row[4] : row[3]});
  return all;
}

bool lists(const std::vector<Effect>& effects, const std::string& key) {
  return std::any_of(effects.begin(), effects.end(),
                     [&](const Effect& effect) { return effect.symptom == key; });
}

TEST_CASE("every item of the article is taken by its own words, in any case, order and number",
          "[protocol]") {
  const auto all = items();
  CHECK(all.size() >= 64);
  for (const auto& item : all)
    for (const auto& words : test::ways_to_write(item.words)) {
      INFO(words);
      const auto* term = seed().symptom_called(words);
      REQUIRE(term);
      CHECK(term->key == item.taken_as);
    }
}

TEST_CASE("in a line of `log` its longest names are read whole", "[protocol]") {
  for (const auto& item : items()) CHECK(split(item.words, ' ').size() <= 10);
}

TEST_CASE("what the article names of the infusion itself stands on the list for every drug", "[protocol]") {
  for (const auto& item : items()) {
    if (item.subject != "infusion") continue;
    INFO(item.words);
    CHECK(seed().symptom(item.stands_as)->reaction);
  }
}

TEST_CASE("what the article names of a drug stands on that drug's list, common or serious as there",
          "[protocol]") {
  for (const auto& item : items()) {
    if (item.subject == "infusion") continue;
    INFO(item.subject << ", " << item.list << ": " << item.words << " (" << item.stands_as << ')');
    const auto& drug = seed().drugs.at(item.subject);
    CHECK(lists(item.list == "common" ? drug.common : drug.serious, item.stands_as));
  }
}

}  // namespace
}  // namespace infuwatch::article_words_test
