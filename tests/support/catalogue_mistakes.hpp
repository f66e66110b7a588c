#pragma once

#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

namespace infuwatch::test {

struct Mistake {
  const char* part;
  const char* from;
  const char* to;  // `@` before what is wrong
  std::string what;
};

/// One change, one fault, at the mark.
inline void check(const Mistake& mistake) {
  INFO(mistake.part << ": " << mistake.from << " -> " << mistake.to);
  CatalogueTexts texts;
  texts.change(mistake.part, mistake.from, mistake.to);
  CHECK(texts.faults() == std::vector<std::string>{texts.marked() + ": " + mistake.what});
}

/// One change, no fault.
inline void accepted(const char* part, const char* from, const char* to) {
  INFO(part << ": " << from << " -> " << to);
  CHECK(CatalogueTexts{}.change(part, from, to).faults() == std::vector<std::string>{});
}

}  // namespace infuwatch::test
