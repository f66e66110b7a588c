#pragma once

#include "support/catch.hpp"

#include <rapidcheck.h>

#include <sstream>
#include <string>

namespace infuwatch::test {

/// A RapidCheck property inside a Catch2 test: a counterexample, with its seed, is the failure's message.
/// RC_PARAMS="seed=…" replays it.
template <class Law>
void holds_always(const std::string& law_in_words, Law&& law) {
  const auto result = rc::detail::checkTestable(std::forward<Law>(law));
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  INFO(law_in_words << ": " << told.str());
  CHECK(result.template is<rc::detail::SuccessResult>());
}

}  // namespace infuwatch::test
