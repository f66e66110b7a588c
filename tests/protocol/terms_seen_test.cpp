// Words as they stand on charts, in trials and on a patient's lips, and words that must not be taken for
// others.
#include "protocol/symptom_words.hpp"
#include "protocol/word_forms.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"
#include "support/word_list.hpp"

#include <map>
#include <set>

namespace infuwatch::terms_seen_test {
namespace {

using test::seed;

std::string taken(std::string_view words) {
  const auto* term = seed().symptom_called(words);
  return term ? term->key : "other";
}

std::vector<std::pair<std::string, std::string>> all_phrases() {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& [key, term] : seed().symptoms->all()) {
    all.emplace_back(key, key);
    all.emplace_back(term.name, key);
    for (const auto& synonym : term.synonyms) all.emplace_back(synonym, key);
  }
  return all;
}

TEST_CASE("of the terms a nurse sees or is told nine in ten are taken, each for what it means",
          "[protocol]") {
  const auto rows = test::word_list("terms_seen");
  REQUIRE(rows.size() >= 240);
  std::size_t known = 0;
  for (const auto& row : rows) {
    INFO(row.at(0));
    CHECK(taken(row.at(0)) == row.at(1));
    if (row.at(1) != "other") ++known;
  }
  CHECK(known * 10 >= rows.size() * 9);
}

TEST_CASE("words that look alike keep their own meaning", "[protocol]") {
  const auto rows = test::word_list("words_apart");
  REQUIRE(rows.size() >= 40);
  for (const auto& row : rows) {
    INFO(row.at(0));
    CHECK(taken(row.at(0)) == row.at(1));
  }
}

TEST_CASE("a denial is never a symptom, whatever is denied", "[protocol]") {
  const std::set<std::string> of_itself{"no", "not", "does not"};
  for (const auto& [phrase, key] : all_phrases())
    for (const auto* denial : {"no ", "not ", "denies ", "without ", "never had ", "no more "}) {
      const auto whole = denial + phrase;
      const auto means = taken(whole);
      if (means == "other") continue;
      INFO(whole << " is " << means);
      // `no pulse`, `no period`: the denial is in the name
      bool named = false;
      for (const auto& [other, other_key] : all_phrases())
        named = named || (other_key == means && other.find(denial) != std::string::npos);
      CHECK(named);
    }
}

TEST_CASE("what a name says by `no` or `not` is no name without it", "[protocol]") {
  for (const auto& [phrase, key] : all_phrases())
    for (const std::string denial : {"no ", "not ", "cannot "})
      if (phrase.starts_with(denial)) {
        INFO(phrase);
        CHECK(taken(phrase.substr(denial.size())) == "other");
      }
}

TEST_CASE("two symptoms named one behind the other are not a third", "[protocol]") {
  const std::set<std::string> as_meant{"allergic edema", "allergic shock", "crampy abdominal pain",
                                       "fever blister", "fever blisters"};
  for (const auto& [phrase, key] : all_phrases()) {
    const auto words = split(phrase, ' ');
    if (words.size() < 2 || words.size() > 8 || as_meant.contains(phrase)) continue;
    for (unsigned part = 1; part + 1 < 1U << words.size(); ++part) {
      std::vector<std::string> one, other;
      for (std::size_t i = 0; i < words.size(); ++i)
        ((part >> i & 1U) != 0 ? one : other).push_back(words[i]);
      const auto first = taken(joined(one, " ")), second = taken(joined(other, " "));
      if (first == "other" || second == "other" || first == second) continue;
      INFO(phrase << " is " << key << ", but " << first << " and " << second);
      CHECK((first == key || second == key));
    }
  }
}

TEST_CASE("no two symptoms are called by the same words, but for sores and a sore mouth", "[protocol]") {
  for (const auto& [phrase, key] : all_phrases()) {
    auto words = split(phrase, ' ');
    if (words.size() < 2) continue;
    std::vector<std::string> turned{words.rbegin(), words.rend()};
    const auto means = taken(joined(turned, " "));
    INFO(phrase << " turned round is " << means);
    CHECK((means == key || means == "other"));
  }
  CHECK(taken("mouth sores") == "mouth-sores");
  CHECK(taken("sore mouth") == "mouth-throat-pain");
  CHECK(taken("sores mouth") == "other");
  CHECK(seed().nearest_symptoms("sores mouth") ==
        std::vector<std::string>{"mouth-sores", "mouth-throat-pain"});
}

TEST_CASE("what is near is offered and never taken; what would mislead is not offered", "[protocol]") {
  const std::map<std::string, std::vector<std::string>> offered{
      {"hypotention", {"low-blood-pressure"}},
      {"dysphagea", {"trouble-swallowing"}},
      {"diarrea", {"diarrhea"}},
      {"hivs", {"hives"}},
      {"swelilng of the face", {"face-swelling"}},
      {"severe headache", {"headache"}},
      {"very severe back pain", {"back-pain"}},
      {"hives?", {"hives"}},
      {"hives,", {"hives"}},
      {"pulse", {"fast-heartbeat", "weak-pulse"}},  // not `pulseless`
      {"no rash", {}},
      {"severe headache gone", {}},
      {"infusion stopped", {}},
      {"stopped", {}},
      {"lip pain", {}},  // not hip pain
      {"not", {}},
      {"of the", {}},
      {"low", {}},
      {"pain", {}},
      {"2", {}},
      {"08:30", {}},
      {"hiv", {}},
      {"wind", {}},
      {"", {}},
      {"?", {}},
  };
  for (const auto& [words, keys] : offered) {
    INFO(words);
    CHECK(taken(words) == "other");
    CHECK(seed().nearest_symptoms(words) == keys);
  }
}

TEST_CASE("a word's kin have one form, and words of another meaning their own", "[protocol]") {
  const std::map<std::string, std::string> forms{{"itchy", "itch"},
                                                 {"itches", "itch"},
                                                 {"oedema", "swell"},
                                                 {"headaches", "headache"},
                                                 {"rashes", "rash"},
                                                 {"allergies", "allergy"},
                                                 {"diarrhoea", "diarrhea"},
                                                 {"haematuria", "hematuria"},
                                                 {"colour", "color"},
                                                 {"generalised", "generalized"},
                                                 {"patches", "patch"},
                                                 {"hives", "hive"},
                                                 {"hiv", "hiv"},
                                                 {"fainted", "fainted"},
                                                 {"faint", "faint"},
                                                 {"shakes", "shake"},
                                                 {"shaky", "shaky"},
                                                 {"loss", "loss"},
                                                 {"sinus", "sinus"},
                                                 {"tetanus", "tetanus"},
                                                 {"pancreatitis", "pancreatitis"},
                                                 {"", ""},
                                                 {"s", "s"},
                                                 {"is", "is"}};
  for (const auto& [word, form] : forms) {
    INFO(word);
    CHECK(word_form(word) == form);
    CHECK(word_form(form) == form);
  }
  for (const auto& word : known_words()) CHECK(word_form(word_form(word)) == word_form(word));
}

}  // namespace
}  // namespace infuwatch::terms_seen_test
