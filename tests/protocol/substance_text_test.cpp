// What is refused in the list of medications, and what it is read as.
#include "protocol/substance.hpp"
#include "support/catalogue_mistakes.hpp"
#include "support/history.hpp"

namespace infuwatch::substance_text_test {
namespace {

using namespace test;

/// The small catalogue with these medications, the fault at its `@`.
void check_known(const std::string& rows, const std::string& what) {
  const auto to = "[substances]\nsource = \"site default\"\nknown = [" + rows + "]\n[windows]";
  check({"common", "[windows]", to.c_str(), what});
}

TEST_CASE("a medication's doses and parts are refused where nobody could use them", "[protocol]") {
  check_known("{ name = \"a\", equivalent = @\"4 g\" }",
              "`equivalent` must be a dose in mg, such as \"4 mg\"");
  check_known("{ name = \"a\", equivalent = @\"0 mg\" }",
              "`equivalent` must be a dose in mg, such as \"4 mg\"");
  check_known("{ name = \"a\", equivalent = @\"four\" }",
              "`equivalent` must be a dose in mg, such as \"4 mg\"");
  const std::string two = "`IM` must be two doses such as \"0.05 to 1 mg\"";
  check_known("{ name = \"a\", probable = { IM = @\"1 mg\" } }", two);
  check_known("{ name = \"a\", probable = { IM = @\"2 to 1 mg\" } }", two);
  check_known("{ name = \"a\", probable = { IM = @\"1 to 2\" } }", two);
  check_known("{ name = \"a\", probable = { IM = @\"x to 2 mg\" } }", two);
  check_known(
      "{ name = \"a\", probable = { knee = @\"1 to 2 mg\" } }",
      "`knee` is no route; one is any, IV, IM, SC, oral, inhaled, nebulized, nasal, sublingual, topical "
      "or rectal");
  for (const auto* part : {"c", "b"})
    check({"common", "[windows]",
           ("[substances]\nsource = \"site default\"\nknown = @[{ name = \"a\" }, { name = \"b\", parts = "
            "[\"a\"] }, { name = \"d\", parts = [\"" +
            std::string{part} + "\"] }]\n[windows]")
               .c_str(),
           "`d` holds `" + std::string{part} + "`, which is no substance of the list"});
  accepted(
      "common", "[windows]",
      "[substances]\nsource = \"site default\"\nlocal = [\"cream\"]\nno_misspelling = [\"x\"]\nknown = [{ "
      "name = \"a\", families = [\"f\", \"g\"], ingredients = [\"i\"], equivalent = \"0.75 mg\", probable = { "
      "any = \"1 to 1 mg\", oral = \"1 to 2 g\" } }]\n[windows]");
}

std::string named(const char* text) {
  std::string names;
  for (const auto& one : ingredients_of(*seed().common.substances, text))
    names += (names.empty() ? "" : ", ") + one;
  return names;
}

TEST_CASE("a text names what is in it: the longest name, its parts, and a letter off", "[protocol]") {
  const struct {
    const char *text, *names;
  } cases[] = {{"Tylenol", "acetaminophen"},
               {"Tylenol PM", "acetaminophen, diphenhydramine"},
               {"NyQuil", "acetaminophen, dextromethorphan, doxylamine"},
               {"Vicodin", "hydrocodone, acetaminophen"},
               {"Tylenol with codeine", "codeine, acetaminophen"},
               {"Tylenol #3", "codeine, acetaminophen"},
               {"MP", "methylprednisolone"},
               {"6-MP", "mercaptopurine"},
               {"ASA", "aspirin"},
               {"5-ASA", "mesalamine"},
               {"diphenhydramin", "diphenhydramine"},
               {"dexamethason", "dexamethasone"},
               {"epinephrin", "epinephrine"},
               {"norepinephrine", "norepinephrine"},
               {"prednisone", "prednisone"},
               {"prednisolone", "prednisolone"},
               {"dexchlorpheniramine", "dexchlorpheniramine"},
               {"iron dextran", "iron dextran"},
               {"zolmitriptan", "zolmitriptan"},
               {"Tylenols", "acetaminophen"}};
  for (const auto& [text, names] : cases) {
    INFO(text);
    CHECK(named(text) == names);
  }
  CHECK(names_product(*seed().common.substances, "Tylenol PM"));
  CHECK_FALSE(names_product(*seed().common.substances, "Tylenol"));
}

TEST_CASE("words are folded: singular, in American spelling", "[protocol]") {
  CHECK(words_in("Sulphites, antibodies; gas glass uses") ==
        std::set<std::string>{"sulfite", "antibody", "gas", "glass", "uses"});
  CHECK(words_in("metabisulphites") == std::set<std::string>{"metabisulfite"});
}

}  // namespace
}  // namespace infuwatch::substance_text_test
