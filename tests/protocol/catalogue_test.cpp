// How a nurse's words find what is in the catalogue, and how its files are read.
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "protocol/catalogue_text.hpp"
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"
#include "support/property.hpp"

namespace infuwatch::catalogue_test {
namespace {

using namespace std::chrono_literals;
using test::seed;

std::vector<CataloguePart> seed_parts() {
  std::vector<CataloguePart> parts;
  for (const auto& [title, text] : seed_catalogue()) parts.push_back({std::string{title}, std::string{text}});
  return parts;
}

std::string symptom(std::string_view word) {
  const auto* term = seed().symptom_called(word);
  return term ? term->key : "nothing";
}
std::string drug(std::string_view word) {
  const auto* protocol = seed().drug_called(word);
  return protocol ? protocol->key : "nothing";
}

// --- a nurse's words ---

TEST_CASE("a symptom is found by its key, its name and every synonym, case and hyphens aside", "[protocol]") {
  CHECK(symptom("SOB") == "shortness-of-breath");
  CHECK(symptom("sob") == "shortness-of-breath");
  CHECK(symptom("rigors") == "chills");
  CHECK(symptom("Rigors") == "chills");
  CHECK(symptom("itching") == "itching");
  CHECK(symptom("ITCHING") == "itching");
  CHECK(symptom("urticaria") == "hives");
  CHECK(symptom("shortness of breath") == "shortness-of-breath");
  CHECK(symptom("Shortness-Of-Breath") == "shortness-of-breath");
  CHECK(symptom("throat irritation") == "throat-irritation");
  CHECK(symptom("throat-irritation") == "throat-irritation");
  CHECK(symptom("light headed") == "faintness");
  CHECK(symptom("  hives ") == "hives");
  CHECK(symptom("Stevens Johnson syndrome") == "stevens-johnson-signs");
}

TEST_CASE("every word of the catalogue finds its own symptom, shouted and with hyphens for spaces",
          "[protocol]") {
  for (const auto& [key, term] : seed().symptoms->all()) {
    auto words = term.synonyms;
    words.push_back(key);
    words.push_back(term.name);
    for (auto word : words) {
      INFO(word);
      CHECK(symptom(word) == key);
      for (auto& c : word)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      CHECK(symptom(word) == key);
      std::replace(word.begin(), word.end(), ' ', '-');
      CHECK(symptom(word) == key);
      std::replace(word.begin(), word.end(), '-', ' ');
      CHECK(symptom(word) == key);
    }
  }
}

TEST_CASE("a word that means nothing is not guessed", "[protocol]") {
  for (const auto* word : {"", " ", "hivess", "xyzzy", "hives:2", "other"}) {
    INFO(word);
    CHECK(symptom(word) == "nothing");
  }
  CHECK_FALSE(seed().symptom("urticaria"));  // a key is a key
  CHECK_FALSE(seed().symptom("Hives"));
}

TEST_CASE("for a misspelt word the nearest symptoms are offered, nearest first, three at most",
          "[protocol]") {
  const auto nearest = [](const char* word) {
    const auto found = seed().nearest_symptoms(word);
    return found.empty() ? "nothing" : found.front();
  };
  CHECK(nearest("hivess") == "hives");
  CHECK(nearest("hvies") == "hives");
  CHECK(nearest("urtikaria") == "hives");
  CHECK(nearest("nasuea") == "nausea");
  CHECK(nearest("headach") == "headache");
  CHECK(nearest("dizzyness") == "dizziness");
  CHECK(nearest("wheez") == "wheezing");
  CHECK(nearest("Rigor") == "chills");
  CHECK(nearest("brethless") == "shortness-of-breath");
  CHECK(nearest("SOBB") == "nothing");  // of a short word one letter is too much
  CHECK(nearest("itchin") == "itching");
  CHECK(nearest("hevis") == "nothing");  // two letters apart may mean something else
  CHECK(nearest("xyzzyqq") == "nothing");
  for (const auto* word : {"itch", "throat", "pain", "a", "swelling"}) {
    INFO(word);
    const auto found = seed().nearest_symptoms(word);
    CHECK(found.size() <= 3);
    CHECK(std::set(found.begin(), found.end()).size() == found.size());
  }
}

TEST_CASE("a drug is found by its key, name, brand or biosimilar, case and hyphens aside", "[protocol]") {
  for (const auto* word :
       {"natalizumab", "Natalizumab", "Tysabri", "TYSABRI", "tyruko", "natalizumab-sztn", "natalizumab sztn"})
    CHECK(drug(word) == "natalizumab");
  CHECK(drug("Ocrevus") == "ocrelizumab");
  for (const auto* word : {"Ocrevus Zunovo", "zunovo", "ocrelizumab sc", "Ocrelizumab and hyaluronidase"})
    CHECK(drug(word) == "ocrelizumab-sc");
  for (const auto* word : {"Riximyo", "Rixathon", "Blitzima"}) CHECK(drug(word) == "rituximab");
  CHECK(drug("lemtrada") == "alemtuzumab");
  CHECK(drug("Briumvi") == "ublituximab");
  CHECK(drug("rituximab-abbs") == "rituximab");
  CHECK(drug("Novantrone") == "mitoxantrone");
  CHECK(drug("IVIG") == "ivig");
  CHECK(drug("immune globulin") == "ivig");
  CHECK(drug("Gamunex C") == "ivig");
  CHECK(drug("plasma exchange") == "plasmapheresis");
  CHECK(drug("plex") == "plasmapheresis");
  CHECK(drug("") == "nothing");
  CHECK(drug("natalizumb") == "nothing");
  CHECK(seed().nearest_drugs("natalizumb").front() == "natalizumab");
  CHECK(seed().nearest_drugs("tysabi").front() == "natalizumab");
  CHECK(seed().nearest_drugs("zzz").empty());
}

// --- reading ---

TEST_CASE("a catalogue that was checked before is read as the same one", "[protocol]") {
  const auto whole = read_catalogue(3, seed_parts()), checked = read_checked_catalogue(3, seed_parts());
  REQUIRE(whole);
  REQUIRE(checked);
  CHECK(checked->version == 3);
  const auto same = [](const SymptomTerm* a, const SymptomTerm* b) {
    return a && b && a->key == b->key && a->name == b->name && a->synonyms == b->synonyms &&
           a->ctcae_term == b->ctcae_term && a->ctcae_code == b->ctcae_code && a->grades == b->grades &&
           a->reaction == b->reaction && a->of_the_disease == b->of_the_disease &&
           a->mild_at_1 == b->mild_at_1 && a->life_threatening == b->life_threatening &&
           a->serious_everywhere == b->serious_everywhere && a->ask == b->ask &&
           a->ctcae_6_term == b->ctcae_6_term && a->source == b->source;
  };
  for (const auto& [key, term] : whole->symptoms->all()) {
    INFO(key);
    CHECK(checked->symptom_called(term.name) == checked->symptom(key));
    CHECK(checked->symptom_called(key) == checked->symptom(key));
    for (const auto& synonym : term.synonyms)
      CHECK(checked->symptom_called(synonym) == checked->symptom(key));
    CHECK(same(&term, checked->symptom(key)));
  }
  CHECK(checked->symptoms->all().size() == whole->symptoms->all().size());
  CHECK_FALSE(checked->symptom("no-such-symptom"));
  CHECK(checked->drugs.size() == whole->drugs.size());
}

TEST_CASE("a symptom of a checked catalogue is found however its names are written", "[protocol]") {
  const std::string rest = "grade_1 = \"mild\"\nsource = \"site default\"\n";
  const std::vector<std::pair<std::string, std::string>> written{
      {"name = \"odd spots\"\nsynonyms = [\"speckles\", \"dots on the skin\"]\n", "the seed's way"},
      {"name = \"odd spots\"\nsynonyms = [\n  \"speckles\",\n  \"dots on the skin\",\n]\n", "over lines"},
      {"synonyms = [\"speckles\", \"dots on the skin\"]\nname = \"odd spots\"\n", "turned round"},
      {"name = 'odd spots'\nsynonyms = ['speckles', 'dots on the skin']\n", "single quotes"},
      {"name = \"odd spots\"\nsynonyms = [\"speckles\", 'dots on the skin']\n", "both quotes"},
      {"name = \"odd spots\"\nsynonyms = [\"speckles\", # a \"remark\"\n \"dots on the skin\"]\n",
       "a remark"},
      {"name = \"odd\\u0020spots\"\nsynonyms = [\"speckles\", \"dots \\u006fn the skin\"]\n", "escapes"},
      {"name=\"odd spots\"\nsynonyms=[\"speckles\",\"dots on the skin\"]\n", "no blanks"}};
  for (const auto& [names, way] : written) {
    INFO(way);
    const auto parts = test::CatalogueTexts{}
                           .replace("symptoms", test::small_symptoms + "\n[odd-spots]\n" + names + rest)
                           .parts();
    REQUIRE(read_catalogue(1, parts));
    const auto checked = read_checked_catalogue(1, parts);
    REQUIRE(checked);
    for (const auto* word : {"odd-spots", "odd spots", "Speckles", "speckle", "dots on my skin"}) {
      INFO(word);
      const auto* term = checked->symptom_called(word);
      REQUIRE(term);
      CHECK(term->key == "odd-spots");
    }
    CHECK_FALSE(checked->symptom_called("remark"));
  }
}

TEST_CASE("a drug's own windows and limits stand, and the common ones where it has none", "[protocol]") {
  test::CatalogueTexts texts;
  texts.change("testumab", "high_risk = \"2h\"", "high_risk = \"3h\"");
  texts.change("common", "sbp_below = 90", "sbp_below = 85");
  const auto own = read_catalogue(1, texts.parts());
  REQUIRE(own);
  CHECK(own->drugs.at("testumab").windows.high_risk == 3h);
  CHECK(own->drugs.at("testumab").windows.second_call == std::optional<Seconds>{48h});
  CHECK(own->drugs.at("testumab").limits.sbp_below == 85);
  CHECK(own->common.windows.high_risk == 2h);
  CHECK(own->drugs.at("testumab").stop_grace == 30min);
}

TEST_CASE("no text, however broken, is more than refused", "[protocol]") {
  test::holds_always("bytes changed, dropped, doubled: faults in a place that exists, or a catalogue", [] {
    test::CatalogueTexts texts;
    const std::string part = *rc::gen::element<std::string>("common", "symptoms", "testumab");
    auto text = part == "common"     ? test::small_common
                : part == "symptoms" ? test::small_symptoms
                                     : test::small_drug;
    for (int i = *rc::gen::inRange(1, 6); i > 0 && !text.empty(); --i) {
      const auto at = *rc::gen::resize(100, rc::gen::inRange<std::size_t>(0, text.size()));
      const auto length = *rc::gen::inRange<std::size_t>(0, 30);
      switch (*rc::gen::resize(100, rc::gen::inRange(0, 4))) {
        case 0: text[at] = *rc::gen::arbitrary<char>(); break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(at, text.substr(at, length)); break;
        default: text.insert(at, 1, *rc::gen::elementOf(std::string{"[]\"=#.,-0\n\\'{}"}));
      }
    }
    const auto read = read_catalogue(1, texts.replace(part, text).parts());
    if (read) return;
    RC_ASSERT_FALSE(read.error().empty());
    for (const auto& fault : read.error()) {
      const auto& where = fault.part == part         ? text
                          : fault.part == "common"   ? test::small_common
                          : fault.part == "symptoms" ? test::small_symptoms
                                                     : test::small_drug;
      RC_ASSERT(fault.line >= 1);
      RC_ASSERT(fault.line <= std::count(where.begin(), where.end(), '\n') + 1);
      RC_ASSERT(fault.column >= 1);
      RC_ASSERT_FALSE(fault.what.empty());
    }
  });
}

}  // namespace
}  // namespace infuwatch::catalogue_test
