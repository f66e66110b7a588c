// Which symptom a phrase means, and what is offered where it means none, on both sides of every edge.
#include "protocol/symptom_words.hpp"
#include "support/catch.hpp"

namespace infuwatch::symptom_words_edges_test {
namespace {

using Keys = std::vector<std::string>;

TEST_CASE("every digit is a letter of a name, and no mark is", "[protocol][words]") {
  const SymptomWords words{{{"t10 numbness", "ten"}, {"t9 numbness", "nine"}, {"t2 numbness", "two"}}};
  const std::pair<const char*, const char*> cases[] = {
      {"numbness t10", "ten"}, {"numbness T9", "nine"}, {"numbness t2", "two"},   {"numbness t1", ""},
      {"numbness: t10", ""},   {"numbness t10?", ""},   {"numbness, t10", "ten"}, {"numbness/t10", "ten"}};
  for (const auto& [phrase, key] : cases) {
    INFO(phrase);
    CHECK(words.called(phrase) == key);
  }
}

TEST_CASE("a name typed with blanks inside it is known from six letters on", "[protocol][words]") {
  const SymptomWords words{{{"reflux", "reflux"}, {"hives", "hives"}}};
  CHECK(words.called("ref lux") == "reflux");
  CHECK(words.called("re fl ux") == "reflux");
  CHECK(words.called("hi ves").empty());
  CHECK(words.called("hives") == "hives");
}

TEST_CASE("a phrase that is cut off after a small word means nothing", "[protocol][words]") {
  const SymptomWords words{{{"pain", "pain"}, {"arm pain", "arm-pain"}}};
  const std::pair<const char*, const char*> cases[] = {
      {"pain", "pain"}, {"the pain", "pain"},           {"pain in the", ""},
      {"pain in", ""},  {"pain in my arm", "arm-pain"}, {"the", ""},
      {"", ""}};
  for (const auto& [phrase, key] : cases) {
    INFO(phrase);
    CHECK(words.called(phrase) == key);
  }
}

TEST_CASE("feels, looks and seems are passed over between two words, not before or after them",
          "[protocol][words]") {
  const SymptomWords words{
      {{"throat tight", "tight"}, {"red eye", "red-eye"}, {"looks red", "flushing"}, {"sore", "sore"}}};
  const std::pair<const char*, const char*> cases[] = {
      {"throat feels tight", "tight"}, {"throat looks seems tight", "tight"},
      {"eye looks red", "red-eye"},    {"looks red", "flushing"},
      {"red looks", "flushing"},       {"looks eye red", ""},
      {"eye red looks", ""},           {"looks sore", ""}};
  for (const auto& [phrase, key] : cases) {
    INFO(phrase);
    CHECK(words.called(phrase) == key);
  }
}

TEST_CASE("of the symptoms that a phrase may mean the first three are offered, each once",
          "[protocol][words]") {
  const std::vector<SymptomName> names{{"arm pain", "a"},
                                       {"pain in arm", "b"},
                                       {"pain of the arm", "b"},
                                       {"pain in an arm", "c"},
                                       {"pain on arm", "d"}};
  const Keys keys[] = {{}, {"a"}, {"a", "b"}, {"a", "b"}, {"a", "b", "c"}, {"a", "b", "c"}};
  for (std::size_t count = 0; count <= names.size(); ++count) {
    INFO(count);
    const SymptomWords words{{names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count)}};
    CHECK(words.nearest("arms painful") == keys[count]);
  }
}

TEST_CASE("a word that names something is taken for no typing error of another", "[protocol][words]") {
  const SymptomWords words{{{"heart pain", "chest-pain"}, {"heard voices", "hallucinations"}}};
  CHECK(words.nearest("hearx voices") == Keys{"hallucinations"});
  CHECK(words.nearest("hearx pain") == Keys{"chest-pain"});
  CHECK(words.nearest("heart voices").empty());
  CHECK(words.nearest("heard pain").empty());
}

TEST_CASE("a typing error is looked for in words of four letters, of names of five and more",
          "[protocol][words]") {
  const SymptomWords words{{{"hives", "hives"}, {"rash", "rash"}, {"reflux", "reflux"}}};
  const std::pair<const char*, Keys> cases[] = {{"hivs", {"hives"}},    // one letter left out
                                                {"hivess", {"hives"}},  // one too many
                                                {"hvis", {}},           // two errors
                                                {"hvs", {}},            // two left out
                                                {"rahs", {}},           // of a name too short
                                                {"rashh", {}},
                                                {"refluxxx", {}},  // two too many
                                                {"refluxx", {"reflux"}}};
  for (const auto& [phrase, keys] : cases) {
    INFO(phrase);
    CHECK(words.nearest(phrase) == keys);
  }
}

TEST_CASE("the first word of names is enough from three letters on, a part of a word from five",
          "[protocol][words]") {
  const SymptomWords words{{{"leg pain", "leg-pain"},
                            {"iv burning", "burning"},
                            {"the shakes", "chills"},
                            {"headache", "headache"}}};
  const std::pair<const char*, Keys> cases[] = {{"leg", {"leg-pain"}},
                                                {"iv", {}},
                                                {"the", {}},  // a small word
                                                {"head", {}},
                                                {"heada", {"headache"}},
                                                {"headac", {"headache"}},
                                                {"le", {}}};
  for (const auto& [phrase, keys] : cases) {
    INFO(phrase);
    CHECK(words.nearest(phrase) == keys);
  }
}

TEST_CASE("what begins three names is offered whole, what begins more is not offered", "[protocol][words]") {
  std::vector<SymptomName> names{{"leg pain", "pain"}, {"leg cramp", "cramp"}};
  CHECK(SymptomWords{names}.nearest("leg") == Keys{"cramp", "pain"});
  names.push_back({"leg swelling", "swelling"});
  CHECK(SymptomWords{names}.nearest("leg") == Keys{"cramp", "pain", "swelling"});
  names.push_back({"leg weakness", "weakness"});
  CHECK(SymptomWords{names}.nearest("leg").empty());
}

}  // namespace
}  // namespace infuwatch::symptom_words_edges_test
