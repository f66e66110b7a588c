#include "base/text.hpp"
#include "report/document_text.hpp"
#include "report/sentences_of_problems.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

#include <filesystem>
#include <fstream>
#include <regex>

namespace infuwatch::document_test {
namespace {

using namespace std::chrono_literals;
using report::Edge;
using report::Message;
using report::Role;
using report::Sentence;
using report::Typed;
using test::at;

constexpr Sentence plain{"{who} may not `{verb}`."};
constexpr Sentence two_forms{"Acknowledge it first: ack {flag}.", "Acknowledge it first."};
constexpr Sentence not_there{"See `infuwatch board`.", ""};

std::string told(const Message& message, Edge edge = Edge::command_line) {
  return report::text_of(message, {nullptr, {}, edge});
}

TEST_CASE("a sentence takes its arguments by name, and shows nothing a terminal would obey", "[report]") {
  CHECK(told({&plain, {{"verb", Typed{"stop"}}, {"who", Typed{"r. \x1b[2JOsei"}}}}) ==
        "r. <U+001B>[2JOsei may not `stop`.");
  CHECK(told({&plain, {{"verb", Typed{"{who}"}}, {"who", Typed{"{verb}"}}}}) == "{verb} may not `{who}`.");
  CHECK(told({}).empty());
}

TEST_CASE("what to do has a form for each edge", "[report]") {
  const Message ack{&two_forms, {{"flag", FlagId{9}}}};
  CHECK(told(ack) == "Acknowledge it first: ack F9.");
  CHECK(told(ack, Edge::console) == "Acknowledge it first.");
  CHECK(told({&not_there}) == "See `infuwatch board`.");
  CHECK(told({&not_there}, Edge::console).empty());
  CHECK(report::text_of({ack, {&not_there}}, {nullptr, {}, Edge::console}) == "Acknowledge it first.");
}

TEST_CASE("a field is an option on the command line, and its label in a form", "[report]") {
  const Message required{&report::sentence::field_required, {{"field", FieldRef{FieldId::dose}}}};
  CHECK(told(required) == "--dose is required.");
  CHECK(told(required, Edge::console) == "Dose is required.");
  const Message both{&report::sentence::fields_required,
                     {{"fields", std::vector<FieldRef>{FieldId::mrn, FieldId::birth, FieldId::dose}}}};
  CHECK(told(both) == "--patient, --birth and --dose are required.");
  CHECK(told(both, Edge::console) == "Patient, Born and Dose are required.");
}

report::Document page() {
  const auto zone_free = [](Role role, std::string text) { return report::line(role, std::move(text)); };
  auto flag = zone_free(Role::flag, std::string(100, 'w') + " hives");
  flag.priority = Priority::urgent;
  flag.indent = 4;
  auto row = zone_free(Role::identity, std::string(100, 'x'));
  row.priority = Priority::emergency;
  row.margin = 4;
  row.clipped = true;
  auto quiet = zone_free(Role::identity, "quiet");
  quiet.margin = 4;
  quiet.clipped = true;
  return {.heading = report::Heading{"board", "North", at("2026-11-21T17:00"), true, {}},
          .sections = {{{row, flag}}, {{quiet}}}};
}

TEST_CASE("a document fits its width, with the mark of a priority before a line", "[report]") {
  const auto zone = *Zone::open("America/New_York");
  for (const int width : {60, 80, 132}) {
    const auto lines = report::text_lines(page(), {&zone, at("2026-11-21T17:00")}, width);
    for (const auto& line : lines) CHECK(columns(line.text) <= width);
    CHECK(lines[0].text.starts_with("North  board"));
    CHECK(lines[1].text.starts_with("TRAINING"));
    CHECK(lines[2].text.empty());
    CHECK(lines[3].text.starts_with("*** xxx"));
    CHECK(lines[3].priority == Priority::emergency);
    CHECK(lines[4].text.starts_with("    **"));
    CHECK(lines.back().text == "    quiet");
    CHECK_FALSE(lines.back().priority);
  }
}

TEST_CASE("on a terminal the lines of a flag that rings stand out, and no others", "[report]") {
  const auto zone = *Zone::open("America/New_York");
  const report::WordStyle style{&zone, at("2026-11-21T17:00")};
  const auto text = report::to_text(page(), style, 80, true);
  for (const auto& line : split(text, '\n')) {
    const bool loud = line.find("\033[1m") == 0;
    CHECK(loud == (line.find('*') != std::string::npos || line.find("www") != std::string::npos ||
                   line.find("hives") != std::string::npos));
  }
  CHECK(report::to_text(page(), style, 80).find('\033') == std::string::npos);
}

TEST_CASE("no text that is shown calls anybody she, or speaks of mending and hanging", "[report]") {
  const std::regex literal{"\"(?:[^\"\\\\]|\\\\.)*\""};
  const std::regex odd{"\\b(she|her|hers|herself|anew|taken up|reckoned|gravest|mend)\\b", std::regex::icase};
  std::size_t literals = 0;
  for (const auto* room : {"report", "cli", "tui"})
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(std::string{INFUWATCH_SOURCE} + "/src/" + room)) {
      std::ifstream in{file.path()};
      for (std::string line; std::getline(in, line);)
        for (std::sregex_iterator one{line.begin(), line.end(), literal}, end; one != end; ++one) {
          INFO(file.path() << ": " << one->str());
          ++literals;
          CHECK_FALSE(std::regex_search(one->str(), odd));
        }
    }
  CHECK(literals > 1000);
}

}  // namespace
}  // namespace infuwatch::document_test
