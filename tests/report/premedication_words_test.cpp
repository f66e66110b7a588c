// The premedication of an infusion in words and as JSON.
#include "report/premedication_words.hpp"

#include "report/document_text.hpp"
#include "report/question_words.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::premedication_words_test {
namespace {

using namespace std::chrono_literals;

GivenBefore given(const char* name, const char* amount, const char* route, Seconds least, Seconds most) {
  const auto start = test::at("2026-11-21T14:00");
  return {.entry = EntryNumber{40},
          .name = name,
          .dose = amount ? std::optional{*dose(amount)} : std::nullopt,
          .route = route,
          .at = {start + least, start + most},
          .from_start = {least, most}};
}

std::vector<std::string> lines_of(const PremedicationRecord& record) {
  std::vector<std::string> lines;
  for (const auto& one : report::premedication_section(record).lines)
    for (const auto& piece : one.pieces)
      if (const auto* message = std::get_if<report::Message>(&piece.what))
        lines.push_back(report::text_of(*message, {.zone = nullptr}));
  return lines;
}

const Premedication steroid{.kind = "corticosteroid",
                            .name = "methylprednisolone",
                            .dose = "100 mg",
                            .route = "IV",
                            .before = 30min,
                            .source = "label"};
const Premedication antihistamine{.kind = "antihistamine", .source = "label"};

TEST_CASE("each class is told against the label's dose and time, and what is of none", "[report]") {
  CHECK(lines_of({}).empty());
  PremedicationRecord record{.classes = {{.wanted = steroid}, {.wanted = antihistamine}}};
  const std::string missing = "antihistamine: not charted (label: just before).";
  CHECK(lines_of(record) ==
        std::vector<std::string>{
            "Premedication",
            "corticosteroid: not charted (label: methylprednisolone 100 mg IV, 30 min before).", missing});
  record.classes.front().given = {given("methylprednisolone", "100 mg", "IV", -35min, -35min)};
  record.others = {given("acetaminophen", nullptr, "", 0min, 0min)};
  CHECK(lines_of(record) ==
        std::vector<std::string>{"Premedication",
                                 "corticosteroid: methylprednisolone 100 mg IV, 35 min before the start "
                                 "(label: methylprednisolone 100 mg IV, 30 min before).",
                                 missing, "Also given: acetaminophen, at the start."});
  auto home = given("dexamethasone", "20 mg", "oral", -3h, -2h);
  home.at_home = true;
  record.classes.front().given.insert(record.classes.front().given.begin(), home);
  CHECK(
      lines_of(record)[1] ==
      "corticosteroid: dexamethasone 20 mg oral at home, between 2 h 00 min and 3 h 00 min before the start; "
      "methylprednisolone 100 mg IV, 35 min before the start (label: methylprednisolone 100 mg IV, 30 min "
      "before).");
}

TEST_CASE("the same as JSON", "[report]") {
  PremedicationRecord record{.classes = {{.wanted = steroid}}};
  record.classes.front().given = {given("methylprednisolone", "100 mg", "IV", -35min, -35min),
                                  given("prednisone", nullptr, "", -3h, -2h)};
  const auto json = report::premedication_json(record);
  const auto& one = json["classes"][0];
  CHECK(one["kind"] == "corticosteroid");
  CHECK(one["label"]["dose"] == "100 mg");
  CHECK(one["label"]["before_s"] == 1800);
  CHECK(one["given"][0]["since_start_s"] == -2100);
  CHECK_FALSE(one["given"][0].contains("since_start_min_s"));
  CHECK(one["given"][1]["dose"].is_null());
  CHECK(one["given"][1]["since_start_min_s"] == -10800);
  CHECK(one["given"][1]["since_start_max_s"] == -7200);
  CHECK(json["others"].empty());
}

TEST_CASE("a class that is not charted is asked about with what the label has", "[report]") {
  const auto told = [](const PremedicationOpen& question) {
    return report::text_of(report::question_message(question), {.zone = nullptr});
  };
  PremedicationOpen open{.kind = "corticosteroid", .before = 30min, .source = "label"};
  CHECK(told(open) ==
        "No corticosteroid is charted before this start; a dose taken at home is charted with `give` and its "
        "time [label].");
  open.name = "methylprednisolone";
  open.dose = "100 mg";
  CHECK(told(open) ==
        "No corticosteroid is charted before this start (label: methylprednisolone 100 mg, 30 min before); a "
        "dose taken at home is charted with `give` and its time [label].");
  CHECK(kept_question(open).about ==
        std::vector<std::string>{"premedication-corticosteroid", "corticosteroid"});
}

}  // namespace
}  // namespace infuwatch::premedication_words_test
