#include "base/line_diff.hpp"

#include "support/catch.hpp"

namespace infuwatch::line_diff_test {
namespace {

std::string told(std::string_view from, std::string_view to) {
  std::string all;
  for (const auto& [kind, text] : line_diff(from, to))
    all += (kind == DiffLine::Kind::went ? "-" : kind == DiffLine::Kind::came ? "+" : "@") + text + '|';
  return all;
}

}  // namespace

TEST_CASE("a difference tells the lines that went and came, under their heading", "[base]") {
  CHECK(told("a\nb\n", "a\nb\n").empty());
  CHECK(told("", "").empty());
  CHECK(told("a\nb\nc\n", "a\nx\nc\n") == "-b|+x|");
  CHECK(told("a\nc\n", "a\nb\nc\n") == "+b|");
  CHECK(told("a\nb\n", "") == "-a|-b|");
  CHECK(told("[one]\na = 1\nb = 2\n[two]\na = 1\n", "[one]\na = 1\nb = 3\n[two]\na = 2\n") ==
        "@[one]|-b = 2|+b = 3|@[two]|-a = 1|+a = 2|");
}

TEST_CASE("a heading is told once, and a new one stands for itself", "[base]") {
  CHECK(told("[one]\na\nb\nc\n", "[one]\nx\nb\ny\n") == "@[one]|-a|+x|-c|+y|");
  CHECK(told("[one]\na\n", "[one]\na\n\n[two]\nb\n") == "+[two]|+b|");
}

TEST_CASE("as few lines as it takes", "[base]") {
  CHECK(told("a\nb\nc\nd\ne\n", "b\nc\nx\nd\n") == "-a|+x|-e|");
  CHECK(told("a\n\nb\n", "a\nb\n").empty());  // an empty line says nothing
}

}  // namespace infuwatch::line_diff_test
