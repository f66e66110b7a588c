// A sign that a protocol lists as serious more than once.
#include "support/catch.hpp"
#include "support/history.hpp"

namespace infuwatch::serious_effect_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const Instant start = test::at("2026-11-21T14:00");

struct Listed {
  Priority priority;
  const char* source;
};

TEST_CASE(
    "a sign that is listed twice is as urgent as the graver, and has the source of that or of the first",
    "[protocol][serious]") {
  const struct {
    std::vector<Listed> listed;
    std::string found;
  } cases[] = {{{{Priority::review, "first"}}, "review first"},
               {{{Priority::review, "first"}, {Priority::urgent, "second"}}, "urgent second"},
               {{{Priority::urgent, "first"}, {Priority::review, "second"}}, "urgent first"},
               {{{Priority::urgent, "first"}, {Priority::urgent, "second"}}, "urgent first"},
               {{{Priority::review, "first"}, {Priority::review, "second"}}, "review first"}};
  for (const auto& one : cases) {
    auto catalogue = seed();
    auto& serious = catalogue.drugs.at("ivig").serious;
    serious.clear();
    for (const auto& [priority, source] : one.listed)
      serious.push_back({.symptom = "heart-failure-signs",
                         .name = "heart failure",
                         .often = "",
                         .source = source,
                         .from_grade = 1,
                         .priority = priority});
    History history{catalogue};
    const auto infusion = history.start("ivig", start);
    history.observe(infusion, start + 10min, {seen("heart-failure-signs", 2)});
    const auto finding = history.finding(infusion, Rule::serious_effect);
    REQUIRE(finding);
    const auto& item = finding->items.front();
    CHECK(std::string{name(item.priority)} + ' ' + item.source == one.found);
  }
}

}  // namespace
}  // namespace infuwatch::serious_effect_edges_test
