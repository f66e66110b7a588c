// The least dose that a medication of the list may be equivalent to.
#include "support/catalogue_mistakes.hpp"
#include "support/history.hpp"

namespace infuwatch::substance_dose_edges_test {
namespace {

using namespace test;

std::string known(const std::string& equivalent) {
  return "[substances]\nsource = \"site default\"\nknown = [{ name = \"a\", equivalent = " + equivalent +
         " }]\n[windows]";
}

TEST_CASE("an equivalent dose may be as small as can be written, and not nothing", "[protocol][substance]") {
  const auto least = known("\"0.001 mg\""), nothing = known("@\"0 mg\"");
  accepted("common", "[windows]", least.c_str());
  check({"common", "[windows]", nothing.c_str(), "`equivalent` must be a dose in mg, such as \"4 mg\""});
}

}  // namespace
}  // namespace infuwatch::substance_dose_edges_test
