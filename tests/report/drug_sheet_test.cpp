#include "report/drug_sheet.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::drug_sheet_test {
namespace {

TEST_CASE("the sheet of every drug of the seed tells its doses, windows, stay and sources", "[report]") {
  CHECK(test::seed().drugs.size() == 31);
  for (const auto& [key, drug] : test::seed().drugs) {
    const auto text = report::drug_text(drug, test::seed());
    INFO(text);
    CHECK(shown(text, Lines::many) == text);
    CHECK(text.starts_with(drug.name));
    for (const auto* title : {"How it is given", "What is watched", "Reactions the label names"})
      CHECK(text.find(title) != std::string::npos);
    CHECK((text.find("At the vein") != std::string::npos) == drug.vesicant);
    CHECK(text.find("high-risk window 2 h 00 min from the start") != std::string::npos);
    const auto lines = split(text, '\n');
    for (std::size_t i = 1; i < lines.size(); ++i) CHECK(columns(lines[i]) <= 80);
  }
}

TEST_CASE("the sheet as JSON says lengths in seconds and null where a count has no end", "[report]") {
  for (const auto& [key, drug] : test::seed().drugs) {
    INFO(key);
    const auto json = nlohmann::json::parse(report::drug_json(drug, test::seed()));
    CHECK(json["drug"] == key);
    CHECK(json["high_risk_s"] == 7200);
    CHECK(json["follow_up_s"] == 86400);
    CHECK(json["vesicant"] == (key == "mitoxantrone"));
    CHECK(json["procedure"] == (key == "plasmapheresis"));
    REQUIRE_FALSE(json["regimens"].empty());
    CHECK(json["regimens"].back()["last"].is_null());
    REQUIRE_FALSE(json["stays"].empty());
    for (const auto& stay : json["stays"]) CHECK(stay["after_stop_s"].get<int>() > 0);
    for (const auto& list : {json["regimens"], json["stays"], json["common"], json["serious"]})
      for (const auto& one : list) CHECK_FALSE(one["source"].get<std::string>().empty());
  }
}

TEST_CASE("the youngest age a protocol is for, in the sheet and as JSON; none where a label has none",
          "[report]") {
  struct Case {
    const char* drug;
    std::optional<int> years;
  };
  for (const auto& [drug, years] : {Case{"natalizumab", 18},
                                    {"infliximab", 6},
                                    {"belimumab", 5},
                                    {"rituximab", 2},
                                    {"ferric-carboxymaltose", 1},
                                    {"ivig", {}},
                                    {"eculizumab", {}},
                                    {"ravulizumab", {}},
                                    {"plasmapheresis", {}},
                                    {"methylprednisolone", {}}}) {
    INFO(drug);
    const auto& protocol = test::seed().drugs.at(drug);
    const auto text = report::drug_text(protocol, test::seed());
    const auto line = years ? "for patients from " + std::to_string(*years) + " year" : "for patients from ";
    CHECK((text.find(line) != std::string::npos) == years.has_value());
    const auto json = nlohmann::json::parse(report::drug_json(protocol, test::seed()));
    CHECK(json["from_years"] == (years ? nlohmann::json(*years) : nlohmann::json(nullptr)));
    CHECK(json["from_years_source"].is_null() != years.has_value());
  }
}

TEST_CASE("the stays of the labels, in the sheet", "[report]") {
  struct Case {
    const char* drug;
    const char* want;
  };
  for (const auto& [drug, want] :
       {Case{"alemtuzumab", "in the chair 2 h 00 min after the stop"},
        {"ocrelizumab", "every infusion: in the chair 1 h 00 min after the stop"},
        {"natalizumab", "infusions 1 to 12: in the chair 1 h 00 min after the stop"},
        {"ublituximab", "infusions 1 to 2: in the chair 1 h 00 min after the stop"},
        {"natalizumab-sc", "infusions 1 to 6: in the chair 1 h 00 min after the stop"},
        {"natalizumab-sc", "infusion 7 and later: in the chair 15 min after the stop"},
        {"ocrelizumab-sc", "infusion 1: in the chair 1 h 00 min after the stop"},
        {"ocrelizumab-sc", "infusion 2 and later: in the chair 15 min after the stop"},
        {"ivig", "infusion 1: in the chair 1 h 00 min after the stop"},
        {"rituximab", "in the chair 30 min after the stop"}}) {
    const auto text = report::drug_text(test::seed().drugs.at(drug), test::seed());
    INFO(text);
    CHECK(text.find(want) != std::string::npos);
  }
}

}  // namespace
}  // namespace infuwatch::drug_sheet_test
