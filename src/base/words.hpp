#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// Words a field takes, as they are typed.
template <std::size_t N>
using Words = std::array<std::string_view, N>;

template <std::size_t N>
constexpr bool lists(const Words<N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
std::vector<std::string> words_of(const Words<N>& words) {
  return {words.begin(), words.end()};
}

}  // namespace infuwatch
