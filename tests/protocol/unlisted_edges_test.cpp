// Names of drugs that may be the same, by how long they are and in how many pieces they are typed.
#include "protocol/unlisted.hpp"
#include "support/catch.hpp"

namespace infuwatch::unlisted_edges_test {
namespace {

struct Case {
  const char *typed, *other;
  bool same;
};

void check(const std::vector<Case>& cases) {
  for (const auto& [typed, other, same] : cases) {
    INFO(typed << " and " << other);
    CHECK(may_be_same(typed, other) == same);
    CHECK(may_be_same(other, typed) == same);
  }
}

TEST_CASE("one typing error is looked for in names of which the shorter has four letters",
          "[protocol][unlisted]") {
  check({{"ivig", "ivig", true},
         {"ivig", "ivyg", true},   // another letter
         {"ivig", "ivigg", true},  // one added
         {"ivig", "ivg", false},   // the shorter has three
         {"ivg", "iyg", false},
         {"ivg", "ivg", true},
         {"ivig", "iviggg", false},  // two added
         {"abatacept", "abatacpt", true},
         {"abatacept", "abatcpt", false}});
}

TEST_CASE("a name is known in three pieces, among other words, and in no more", "[protocol][unlisted]") {
  check({{"inj ocrelizumab", "ocrelizumab", true},
         {"inj ocre lizumab", "ocrelizumab", true},
         {"inj oc re lizumab", "ocrelizumab", true},
         {"inj oc r e lizumab", "ocrelizumab", false},
         {"oc r e lizumab", "ocrelizumab", true}});  // the whole of what was typed
}

}  // namespace
}  // namespace infuwatch::unlisted_edges_test
