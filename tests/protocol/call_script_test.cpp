// What a follow-up call asks: the reactions and the serious effects first, then what comes late.
#include "protocol/call_script.hpp"

#include "support/catch.hpp"
#include "support/history.hpp"

#include <algorithm>

namespace infuwatch::call_script_test {
namespace {

bool asks(const std::vector<std::string>& keys, const char* key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

TEST_CASE("the first call asks reactions and serious effects, the second the serious effects", "[protocol]") {
  const auto& alemtuzumab = test::seed().drugs.at("alemtuzumab");
  const auto first = asked_in_call(alemtuzumab, false), second = asked_in_call(alemtuzumab, true);
  CHECK(asks(first, "rash"));
  CHECK(asks(first, "stroke-signs"));
  CHECK(asks(second, "stroke-signs"));
  CHECK_FALSE(asks(second, "rash"));
  for (const auto& key : first) CHECK(std::count(first.begin(), first.end(), key) == 1);
}

TEST_CASE("every drug's calls are asked in words a patient can answer", "[protocol]") {
  for (const auto& [name, drug] : test::seed().drugs)
    for (const bool second : {false, true})
      for (const auto& words : call_script(drug, test::seed(), second)) {
        INFO(name << ": " << words);
        CHECK(words.ends_with('?'));
      }
}

}  // namespace
}  // namespace infuwatch::call_script_test
