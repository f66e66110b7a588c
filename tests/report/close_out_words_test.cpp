// How a close-out is told.
#include "report/close_out_words.hpp"

#include "support/catch.hpp"

namespace infuwatch::close_out_words_test {
namespace {

TEST_CASE("what makes a reaction serious is told in full", "[report]") {
  for (const auto& [one, key] : names_of<Seriousness>) {
    INFO(key);
    CHECK_FALSE(report::in_full(one).empty());
    CHECK(report::in_full(one).find('-') ==
          (one == Seriousness::life_threatening ? std::string_view{"life"}.size() : std::string_view::npos));
  }
  CHECK(report::in_full(Seriousness::death) == "death");
  CHECK(report::in_full(Seriousness::intervention) == "required intervention");
  CHECK(report::in_full(Seriousness::other) == "other important medical event");
}

}  // namespace
}  // namespace infuwatch::close_out_words_test
