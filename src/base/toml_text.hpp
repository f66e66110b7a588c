#pragma once

// For readers of TOML only: toml++ is large, so few files include it.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include "base/result.hpp"

#include <toml++/toml.h>

#include <string>
#include <string_view>

namespace infuwatch {

/// What is wrong in a TOML text, and where; the column counts letters.
struct TomlFault {
  int line = 1, column = 1;
  std::string what;
};

/// The one way to toml++. It sees ASCII only, since 3.3 has no defined answer to some letters beyond: each
/// such letter is written as its `\u` escape before, which means the same in double quotes and in a comment
/// and is refused elsewhere. So are bytes that are no UTF-8 and control characters.
Result<toml::table, TomlFault> read_toml(std::string_view text);

/// The column in the text as it was written, of a place toml++ names.
int written_column(std::string_view text, const toml::source_position& at);

}  // namespace infuwatch
