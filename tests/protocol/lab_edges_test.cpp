// A lab as it is typed: its unit, its amount, its result word and its name, on both sides of every edge.
#include "protocol/lab.hpp"
#include "support/catch.hpp"

namespace infuwatch::lab_edges_test {
namespace {

using Keys = std::vector<std::string>;

Labs labs_of(std::vector<LabTerm> terms) {
  Labs labs;
  for (auto& term : terms) labs.all.push_back(std::make_shared<const LabTerm>(std::move(term)));
  return labs;
}

TEST_CASE("a count of cells is taken with its sign of times or without, once", "[protocol][lab]") {
  const LabTerm platelets{.key = "platelets", .name = "platelets", .unit = "10^9/L"};
  const std::pair<const char*, bool> cases[] = {{"10^9/L", true},    {"x10^9/L", true},   {"x 10^9/l", true},
                                                {"X10⁹/L", true},    {"×10^9/L", true},   {"× 10⁹/L", true},
                                                {"xx10^9/L", false}, {"××10^9/L", false}, {"0^9/L", false},
                                                {"10^8/L", false},   {"x 10^9/mL", false}};
  for (const auto& [unit, taken] : cases) {
    INFO(unit);
    const auto amount = platelets.in_own_unit({Decimal{180000}, unit});
    CHECK(amount.has_value() == taken);
    if (amount) CHECK(*amount == Decimal{180000});
  }
}

TEST_CASE("an amount in another unit is rounded to a thousandth, half of one upward", "[protocol][lab]") {
  const LabTerm hemoglobin{.key = "hemoglobin",
                           .name = "hemoglobin",
                           .unit = "g/dL",
                           .units = {{.name = "g/L", .times = 1000, .over = 10000}}};
  const std::pair<std::int64_t, std::int64_t> cases[] = {{120000, 12000}, {120004, 12000}, {120005, 12001},
                                                         {120006, 12001}, {120014, 12001}, {120015, 12002}};
  for (const auto& [typed, own] : cases) {
    INFO(typed);
    CHECK(hemoglobin.in_own_unit({Decimal{typed}, "g/L"}) == Decimal{own});
    CHECK(hemoglobin.in_own_unit({Decimal{typed}, "g/dL"}) == Decimal{typed});
  }
}

TEST_CASE("an amount in another unit is taken up to a thousand million", "[protocol][lab]") {
  const LabTerm neutrophils{.key = "anc",
                            .name = "neutrophils",
                            .unit = "/mm3",
                            .units = {{.name = "/L", .times = 1, .over = 1000}}};
  constexpr std::int64_t most = 1'000'000'000'000;  // thousandths
  CHECK(neutrophils.in_own_unit({Decimal{most - 1}, "/L"}) == Decimal{most / 1000});
  CHECK(neutrophils.in_own_unit({Decimal{most}, "/L"}) == Decimal{most / 1000});
  CHECK_FALSE(neutrophils.in_own_unit({Decimal{most + 1}, "/L"}));
  CHECK(neutrophils.in_own_unit({Decimal{most + 1}, "/mm3"}) == Decimal{most + 1});
}

TEST_CASE("a result word is typed whole, from three letters on, or as laboratories write it",
          "[protocol][lab]") {
  const struct {
    Keys results;
    const char *typed, *meant;  // empty: none
  } cases[] = {{{"negative", "positive"}, "negative", "negative"},
               {{"negative", "positive"}, "Positive", "positive"},
               {{"negative", "positive"}, "neg", "negative"},
               {{"negative", "positive"}, "ne", ""},
               {{"negative", "positive"}, "posi", "positive"},
               {{"negative", "positive"}, "po", ""},
               {{"negative", "positive"}, "negatives", ""},
               {{"negative", "positive"}, "ative", ""},
               {{"negative", "positive"}, "", ""},
               {{"negative", "positive"}, "non-reactive", "negative"},
               {{"negative", "positive"}, "reactive", "positive"},
               {{"negative", "positive"}, "Not detected", "negative"},
               {{"negative", "positive"}, "detected", "positive"},
               {{"negative", "indeterminate"}, "reactive", ""},  // it has no such result
               {{"reactive", "nonreactive"}, "reactive", "reactive"},
               {{"reactive", "nonreactive"}, "nonreactive", "nonreactive"},
               {{"normal", "normal for age"}, "normal", "normal"},
               {{"normal", "normal for age"}, "norm", ""},  // either
               {{"normal", "normal for age"}, "normal f", "normal for age"}};
  for (const auto& [results, typed, meant] : cases) {
    INFO(results.front() << ", " << results.back() << ": " << typed);
    const LabTerm lab{.key = "hbsag", .name = "HBsAg", .results = results};
    const auto* found = lab.result_called(typed);
    CHECK((found ? *found : std::string{}) == meant);
  }
}

TEST_CASE("a lab is called by its key, its name or another name, each alone", "[protocol][lab]") {
  const auto labs = labs_of({{.key = "crcl", .name = "creatinine clearance", .synonyms = {"Cockcroft-Gault"}},
                             {.key = "alt", .name = "alanine aminotransferase", .synonyms = {"SGPT"}}});
  const std::pair<const char*, const char*> cases[] = {{"CrCl", "crcl"},
                                                       {"Creatinine-Clearance", "crcl"},
                                                       {"cockcroft gault", "crcl"},
                                                       {"alt", "alt"},
                                                       {"sgpt", "alt"},
                                                       {"sgp", ""}};
  for (const auto& [word, key] : cases) {
    INFO(word);
    const auto* found = labs.called(word);
    CHECK((found ? found->key : std::string{}) == key);
  }
}

TEST_CASE("a lab is offered for three letters that begin a name, or one typing error in two and more",
          "[protocol][lab]") {
  const auto labs = labs_of({{.key = "crcl", .name = "creatinine clearance", .synonyms = {"Cockcroft-Gault"}},
                             {.key = "na", .name = "sodium"},
                             {.key = "k", .name = "potassium"}});
  const std::pair<const char*, Keys> cases[] = {{"cre", {"crcl"}},    // begins the name
                                                {"cr", {}},           // too short
                                                {"cock", {"crcl"}},   // begins another name
                                                {"crlc", {"crcl"}},   // the key alone
                                                {"nq", {"na"}},       // one error in two letters
                                                {"n", {}},            // one letter means any
                                                {"sodiun", {"na"}},   // one error
                                                {"sodiunn", {}},      // two
                                                {"potasium", {"k"}},  // one left out
                                                {"potsium", {}}};
  for (const auto& [word, keys] : cases) {
    INFO(word);
    CHECK(labs.nearest(word) == keys);
  }
}

TEST_CASE("of the labs that a word may mean the first three are offered", "[protocol][lab]") {
  std::vector<LabTerm> terms;
  Keys keys;
  for (const auto* name : {"hepatitis A", "hepatitis B", "hepatitis C", "hepatitis E"}) {
    terms.push_back({.key = std::string{"v"} + name[10], .name = name});
    if (keys.size() < 3) keys.push_back(terms.back().key);
    INFO(name);
    CHECK(labs_of(terms).nearest("hepat") == keys);
  }
}

}  // namespace
}  // namespace infuwatch::lab_edges_test
