// Every input that is kept for a target is taken, as any other test: those that once broke something too.
#include "fuzz/corpus.hpp"

#include "fuzz/target.hpp"
#include "support/catch.hpp"

namespace infuwatch::fuzz::corpus_test {

TEST_CASE("every target takes the inputs kept for it", "[fuzz]") {
  CHECK(targets().size() == 10);
  for (const auto& [name, target] : targets()) {
    const auto inputs = kept_inputs(name);
    INFO(name);
    CHECK_FALSE(inputs.empty());
    for (const auto& input : inputs) target.take(input);
  }
}

}  // namespace infuwatch::fuzz::corpus_test
