#pragma once

#include <cstdint>
#include <map>
#include <string_view>

namespace infuwatch::fuzz {

/// One thing that takes text from outside. It must end, without a fault of memory, whatever the bytes are;
/// what else must hold it checks with `must`, which aborts. A file that makes a Registered one adds it.
struct Target {
  std::string_view name;
  void (*take)(std::string_view bytes);
};
struct Registered {
  explicit Registered(Target target);
};
const std::map<std::string_view, Target>& targets();

/// Aborts, and says what did not hold.
void must(bool holds, const char* what);

}  // namespace infuwatch::fuzz
