#pragma once

#include <span>
#include <string_view>

namespace infuwatch {

/// A file of `schema/` built into the program: its name without ending, and its text.
struct EmbeddedText {
  std::string_view title;
  std::string_view text;
};

/// `schema/catalogue/*.toml`, the protocols a new store begins with, by name.
std::span<const EmbeddedText> seed_catalogue();

}  // namespace infuwatch
