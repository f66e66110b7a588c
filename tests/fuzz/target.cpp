#include "fuzz/target.hpp"

#include <cstdio>
#include <cstdlib>

namespace infuwatch::fuzz {
namespace {

std::map<std::string_view, Target>& all() {
  static std::map<std::string_view, Target> known;
  return known;
}

}  // namespace

Registered::Registered(Target target) { all().emplace(target.name, target); }
const std::map<std::string_view, Target>& targets() { return all(); }

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "DOES NOT HOLD: %s\n", what);
  std::abort();
}

}  // namespace infuwatch::fuzz
