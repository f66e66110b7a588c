// A symptom among words that do not change it, and signs that stand within a person's own words.
#include "protocol/symptom_phrase.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::symptom_phrase_test {
namespace {

using test::seed;

/// `itching 1 beside`, or nothing.
std::string read(const std::string& phrase) {
  const auto found = symptom_phrase(seed(), phrase);
  if (!found) return {};
  return found->term->key + (found->grade ? ' ' + std::to_string(*found->grade) : "") +
         (found->beside ? " beside" : "");
}

struct Case {
  std::string phrase;
  std::string want;
};

void read_as(const std::vector<Case>& cases) {
  for (const auto& [phrase, want] : cases) {
    INFO('[' << phrase << ']');
    CHECK(read(phrase) == want);
  }
}

TEST_CASE("mild, moderate and severe are the grades of CTCAE's scale, before a symptom or behind it",
          "[protocol]") {
  read_as({{"itching", "itching"},
           {"mild itching", "itching 1"},
           {"Moderate Hives", "hives 2"},
           {"hives mod", "hives 2"},
           {"severe headache", "headache 3"},
           {"headache severe", "headache 3"},
           {"sudden severe headache", "stroke-signs"},  // the list's own name goes first
           {"mild moderate hives", ""},
           {"mild", ""},
           {"very severe headache", ""},
           {"", ""}});
}

TEST_CASE(
    "a side beside a symptom changes nothing on the skin and of a serious sign, and both sides never do",
    "[protocol]") {
  read_as({{"right facial droop", "stroke-signs beside"},
           {"facial droop on the right side", "stroke-signs beside"},
           {"lt stroke signs", "stroke-signs beside"},
           {"left hives", "hives beside"},
           {"mild left hives", "hives 1 beside"},
           {"both legs numb", "numbness beside"},
           {"bilateral headache", "headache beside"},
           {"left headache", ""},
           {"headache left", ""},
           {"headache on the side", ""},
           {"left", ""},
           {"left arm pain", ""}});
}

TEST_CASE("one side that is weak or numb, or swells, is another sign than both", "[protocol]") {
  read_as({{"left arm weakness", "stroke-signs"},
           {"l arm weakness", "stroke-signs"},
           {"weakness of the left arm", "stroke-signs"},
           {"limb weakness", "weakness"},
           {"limb weakness left arm", "stroke-signs beside"},
           {"arm weakness", "weakness"},
           {"numb left hand", "stroke-signs"},
           {"numb hands", "numbness"},
           {"arm drift", "stroke-signs"},
           {"cannot lift left arm", "stroke-signs"},
           {"bilateral leg swelling", "leg-swelling"},
           {"both legs swollen", "leg-swelling beside"},
           {"swollen left leg", "thrombosis-signs"}});
}

TEST_CASE("a place on the skin changes nothing of what is of the skin", "[protocol]") {
  read_as({{"itching to arms", "itching beside"},
           {"itching on the left arm and both legs", "itching beside"},
           {"rash chest", "rash beside"},
           {"mild rash on chest", "rash 1 beside"},
           {"rash of his upper back", "rash beside"},
           {"rash face", ""},
           {"rash on", ""},
           {"nausea arms", ""},
           {"pain in the chest", "chest-pain"}});
}

TEST_CASE("one word may name several symptoms", "[protocol]") {
  const auto named = [](const char* word) { return joined(symptoms_in_word(seed(), word), " "); };
  CHECK(named("N/V") == "nausea vomiting");
  CHECK(named("n/v/d") == "nausea vomiting diarrhea");
  CHECK(named("hives/itching") == "hives itching");
  CHECK(named("hives/urticaria").empty());  // one
  CHECK(named("hives").empty());
  CHECK(named("n/q").empty());
}

TEST_CASE("a sign of emergency or serious kind is found within a person's words, unless they deny it",
          "[protocol]") {
  const auto within = [](const char* words) { return joined(grave_within(seed(), words), " "); };
  CHECK(within("face droop, slurred speech since noon") == "stroke-signs speech-trouble");
  CHECK(within("collapsed, no pulse!") == "cardiac-arrest");
  CHECK(within("throat closing and confused") == "throat-swelling confusion");
  CHECK(within("throat closing, throat is closing") == "throat-swelling");
  CHECK(within("possible stroke?") == "stroke-signs");
  CHECK(within("tingling lips").empty());
  CHECK(within("hives on the arms").empty());  // named, and not of that kind
  CHECK(within("no facial droop").empty());
  CHECK(within("facial droop resolved").empty());
  CHECK(within("history of stroke").empty());
  CHECK(within("").empty());
}

}  // namespace
}  // namespace infuwatch::symptom_phrase_test
