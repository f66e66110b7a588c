// What a follow-up call asks: the reactions and the serious effects first, then what comes late.
#include "protocol/call_script.hpp"

#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>
#include <set>

namespace infuwatch::call_script_test {
namespace {

bool asks(const std::vector<std::string>& keys, const char* key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

TEST_CASE("the first call asks reactions and serious effects, the second the serious effects", "[protocol]") {
  const auto& alemtuzumab = test::seed().drugs.at("alemtuzumab");
  const auto first = asked_in_call(alemtuzumab, test::seed(), false),
             second = asked_in_call(alemtuzumab, test::seed(), true);
  CHECK(asks(first, "rash"));
  CHECK(asks(first, "stroke-signs"));
  CHECK(asks(second, "stroke-signs"));
  CHECK_FALSE(asks(second, "rash"));
  for (const auto& key : first) CHECK(std::count(first.begin(), first.end(), key) == 1);
}

TEST_CASE("what begins at grade 4 is asked by no call", "[protocol]") {
  const auto& ferumoxytol = test::seed().drugs.at("ferumoxytol");
  for (const bool second : {false, true}) {
    const auto keys = asked_in_call(ferumoxytol, test::seed(), second);
    for (const auto* key : {"shock", "unresponsive", "cardiac-arrest"}) CHECK_FALSE(asks(keys, key));
    CHECK(asks(keys, "fainting"));  // from grade 3 on
  }
  for (const auto& [name, drug] : test::seed().drugs)
    for (const auto& key : asked_in_call(drug, test::seed(), false)) {
      INFO(name << ": " << key);
      CHECK(test::seed().symptom(key)->grades.begin()->first < 4);
    }
}

TEST_CASE(
    "what staff see, or what comes after weeks, is asked by no call, unless nothing else is on the list",
    "[protocol]") {
  for (const auto& [name, drug] : test::seed().drugs)
    for (const bool second : {false, true}) {
      INFO(name);
      const auto keys = asked_in_call(drug, test::seed(), second);
      CHECK_FALSE(keys.empty());
      for (const auto* key : {"laryngeal-edema", "anaphylaxis", "breast-cancer", "thyroid-trouble"})
        CHECK_FALSE(asks(keys, key));
    }
  CHECK(asks(asked_in_call(test::seed().drugs.at("ocrelizumab"), test::seed(), false), "throat-swelling"));
}

TEST_CASE("the keys of a script are what the call asks, each once", "[protocol]") {
  for (const auto& [name, drug] : test::seed().drugs)
    for (const bool second : {false, true}) {
      INFO(name);
      std::multiset<std::string> of_script;
      for (const auto& part : call_script(drug, test::seed(), second))
        of_script.insert(part.keys.begin(), part.keys.end());
      const auto keys = asked_in_call(drug, test::seed(), second);
      CHECK(of_script == std::multiset<std::string>(keys.begin(), keys.end()));
    }
}

TEST_CASE("every drug's calls are asked in words a patient can answer, by the parts of the body",
          "[protocol]") {
  for (const auto& [name, drug] : test::seed().drugs)
    for (const bool second : {false, true}) {
      const auto script = call_script(drug, test::seed(), second);
      std::set<std::string> titles;
      for (const auto& part : script) {
        INFO(name << ": " << part.part);
        CHECK(titles.insert(part.part).second);
        CHECK_FALSE(part.part.empty());
        for (const auto& words : part.asks) CHECK(words.ends_with('?'));
      }
      CHECK(script.size() <= 11);
    }
}

TEST_CASE("reactions and what is serious after any drug are asked first", "[protocol]") {
  const auto& alemtuzumab = test::seed().drugs.at("alemtuzumab");
  const auto script = call_script(alemtuzumab, test::seed(), false);
  CHECK(script.front().part == "Skin");
  const auto serious = std::find_if(script.begin(), script.end(), [](const CallQuestions& part) {
    return part.part == "Signs of serious harm";
  });
  CHECK(serious != script.end());
}

/// The small catalogue, with what its common part says of the parts of the body.
Catalogue parted(const std::string& lines) {
  test::CatalogueTexts texts;
  if (!lines.empty())
    texts.change("common", "[windows]", "[body_parts]\nsource = \"s\"\n" + lines + "\n\n[windows]");
  auto catalogue = read_catalogue(1, texts.parts());
  REQUIRE(catalogue);
  return std::move(*catalogue);
}

TEST_CASE("a symptom without a question is asked by its name, and without parts all stand together",
          "[protocol]") {
  const auto bare = parted("");
  const auto script = call_script(bare.drugs.at("testumab"), bare, false);
  REQUIRE(script.size() == 1);
  CHECK(script.front().part.empty());
  CHECK(script.front().asks == std::vector<std::string>{"Hives?", "Itching?"});
  const auto skin = parted("Skin = [\"itching\"]");
  const auto both = call_script(skin.drugs.at("testumab"), skin, false);
  REQUIRE(both.size() == 2);
  CHECK((both[0].part.empty() && both[0].asks == std::vector<std::string>{"Hives?"}));
  CHECK((both[1].part == "Skin" && both[1].asks == std::vector<std::string>{"Itching?"}));
}

TEST_CASE("a part with nothing that is a reaction or serious after any drug is asked after those that have",
          "[protocol]") {
  const auto titles = [](const std::string& hives) {
    test::CatalogueTexts texts;
    texts.change("common", "[windows]",
                 "[body_parts]\nsource = \"s\"\nLimbs = [\"itching\"]\nSkin = [\"hives\"]\n\n[windows]");
    texts.change("symptoms", "[itching]",
                 "[rash]\nsource = \"s\"\nname = \"rash\"\ngrade_1 = \"small\"\n\n[itching]");
    if (!hives.empty()) texts.change("symptoms", "reaction = true", hives);
    texts.change("testumab", "symptoms = [\"hives\", \"itching\"]", "symptoms = [\"rash\"]");
    texts.change("testumab", "symptom = \"itching\"\n",
                 "symptom = \"itching\"\n\n[[serious]]\nsource = \"label\"\nsymptom = \"hives\"\n");
    const auto catalogue = read_catalogue(1, texts.parts());
    INFO((catalogue ? std::string{} : to_text(catalogue.error().front())));
    REQUIRE(catalogue);
    std::string told;
    for (const auto& part : call_script(catalogue->drugs.at("testumab"), *catalogue, true))
      told += part.part + ' ';
    return told;
  };
  CHECK(titles("") == "Limbs Skin ");  // in the order of the drug's list
  CHECK(titles("life_threatening = true") == "Skin Limbs ");
  CHECK(titles("serious_everywhere = \"urgent\"\nask = \"Hives?\"") == "Skin Limbs ");
}

TEST_CASE("a part names symptoms there are, each under one title", "[protocol]") {
  const auto faults = [](const std::string& lines) {
    test::CatalogueTexts texts;
    texts.change("common", "[windows]", "[body_parts]\nsource = \"s\"\n" + lines + "\n\n[windows]");
    return texts.faults().size();
  };
  CHECK(faults("Skin = [\"hives\", \"itching\"]") == 0);
  CHECK(faults("Skin = [\"hive\"]") == 1);
  CHECK(faults("Skin = [\"hives\"]\nLimbs = [\"hives\"]") == 1);
}

TEST_CASE("every symptom stands under one part of the body", "[protocol]") {
  for (const auto& [key, term] : test::seed().symptoms->all()) {
    INFO(key);
    CHECK(test::seed().common.body_parts.contains(key));
  }
  CHECK(test::seed().common.body_parts.size() == test::seed().symptoms->all().size());
}

}  // namespace
}  // namespace infuwatch::call_script_test
