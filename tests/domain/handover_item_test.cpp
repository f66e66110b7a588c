// What is handed over is named by a key.
#include "domain/handover_item.hpp"

#include "support/catch.hpp"

namespace infuwatch::handover_item_test {
namespace {

TEST_CASE("the key of an item names a flag, an infusion, or what waits on an infusion", "[domain]") {
  struct Case {
    const char* key;
    std::optional<FlagId> flag;
    std::optional<InfusionId> infusion;
    std::string_view what;
  };
  for (const auto& [key, flag, infusion, what] :
       {Case{"flag/9", FlagId{9}, {}, ""}, Case{"17", {}, InfusionId{17}, ""},
        Case{"17/stop", {}, InfusionId{17}, "stop"},
        Case{"17/second-call", {}, InfusionId{17}, "second-call"},
        Case{"17/claim/E41", {}, InfusionId{17}, "claim/E41"}, Case{"flag", {}, {}, ""},
        Case{"flag/", {}, {}, ""}, Case{"flag/x", {}, {}, ""}, Case{"flags/9", {}, {}, ""},
        Case{"x/stop", {}, {}, ""}, Case{"/stop", {}, {}, ""}, Case{"", {}, {}, ""}}) {
    INFO(key);
    const auto about = handover_key(key);
    CHECK(about.flag == flag);
    CHECK(about.infusion == infusion);
    CHECK(about.item == what);
  }
}

}  // namespace
}  // namespace infuwatch::handover_item_test
