// What speaks against an answer, and what was not listed, in words.
#include "report/question_words.hpp"
#include "report/receipt.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

namespace infuwatch::against_words_test {
namespace {

std::string told(const Question& question) {
  const auto zone = *Zone::open("America/New_York");
  return report::text_of(report::question_message(question), {.zone = &zone});
}
std::string kept(const Question& question) {
  return report::text_of(report::notice_message(kept_question(question)), {.zone = nullptr});
}

TEST_CASE("what is charted against an answer is told with its entries", "[report]") {
  Contradicted signs{.question = "infection",
                     .ask = "Fever?",
                     .signs = {"cough", "common-cold"},
                     .entries = {EntryNumber{7}, EntryNumber{9}}};
  CHECK(told(signs) ==
        "\"Fever?\" is answered as expected, and charted before the start: cough and common cold (E7, E9).");
  CHECK(kept(signs) == "Asked: \"Fever?\", and cough, common cold are charted.");
  signs.measured = Temperature{384, "38.4C"};
  signs.answered = false;
  CHECK(told(signs) ==
        "\"Fever?\" was not asked, and charted before the start: 38.4C, cough and common cold (E7, E9).");
  Contradicted fever{.question = "infection",
                     .ask = "Fever?",
                     .measured = Temperature{384, "38.4C"},
                     .at = test::at("2026-11-21T12:50")};
  CHECK(told(fever) == "\"Fever?\" is answered as expected, and 38.4C was charted at 21-Nov-2026 07:50.");
  CHECK(kept(fever) == "Asked: \"Fever?\", and 38.4C is charted.");
  fever.answered = false;
  CHECK(told(fever) == "\"Fever?\" was not asked, and 38.4C was charted at 21-Nov-2026 07:50.");
  Contradicted pregnant{.question = "pregnancy", .ask = "Pregnant?", .pregnant = true};
  CHECK(told(pregnant) == "\"Pregnant?\" is answered as expected, and the patient is pregnant on file.");
  pregnant.answered = false;
  CHECK(told(pregnant) == "\"Pregnant?\" was not asked, and the patient is pregnant on file.");
}

TEST_CASE("what is missing of earlier doses is named", "[report]") {
  const auto of = [](bool last, bool worst) {
    const auto text = told(EarlierDosesOpen{.drug = "natalizumab", .last = last, .worst = worst});
    return text.substr(0, text.find(':'));
  };
  const std::string doses = "Earlier doses of natalizumab are on file without ";
  CHECK(of(true, true) == doses + "the date of the last one and the worst reaction");
  CHECK(of(true, false) == doses + "the date of the last one");
  CHECK(of(false, true) == doses + "the worst reaction");
  CHECK(kept(EarlierDosesOpen{.drug = "natalizumab", .last = true}) ==
        "Asked: not all is known of the earlier doses of natalizumab.");
}

TEST_CASE("why a question was not listed is told as it was", "[report]") {
  const QuestionTold old{.ask = "Liver tests seen?"}, fresh{.ask = "MRI read?"};
  const auto begins = [](const ScreeningNotShown& open, const std::string& text) {
    return told(open).find(text) == 0;
  };
  CHECK(begins({.asks = {old}}, "Nothing was prepared, so these questions had not been listed: Liver"));
  CHECK(begins(
      {.asks = {old}, .prepared = true},
      "Labs answered these questions when the infusion was prepared, so they were not listed, and answer "
      "them no more: Liver tests seen? A reason says"));
  CHECK(begins(
      {.new_asks = {fresh}, .prepared = true},
      "A lab that came after the infusion was prepared raises these questions, so they were not listed: "
      "MRI read? A reason says"));
  CHECK(begins(
      {.asks = {old}, .new_asks = {fresh}, .prepared = true},
      "Labs answered these questions when the infusion was prepared, so they were not listed, and answer "
      "them no more: Liver tests seen? A lab that came since raises these: MRI read? A reason says"));
}

TEST_CASE("what is unknown of the history is told by what is missing", "[report]") {
  const auto of = [](std::vector<std::string> about) {
    return report::text_of(report::notice_message({Notice::Kind::history_unknown, std::move(about)}),
                           {.zone = nullptr});
  };
  CHECK(of({"natalizumab"}).find("The patient's history of natalizumab is unknown") == 0);
  CHECK(of({"natalizumab", "worst"}).find("The worst reaction to earlier doses of natalizumab") == 0);
  CHECK(of({"natalizumab", "count"}).find("The number of earlier doses of natalizumab") == 0);
}

}  // namespace
}  // namespace infuwatch::against_words_test
