#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace infuwatch {

/// The written names of an enumeration, as stored and as typed. Specialised beside each enumeration as
/// `template <> inline constexpr std::pair<E, std::string_view> names_of<E>[] = {…}`; every value has one.
template <class E>
inline constexpr std::pair<E, std::string_view> names_of[] = {};

template <class E>
constexpr std::string_view name(E value) {
  for (const auto& [candidate, text] : names_of<E>)
    if (candidate == value) return text;
  return {};
}

/// All of them, in their order.
template <class E>
std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const auto& [value, text] : names_of<E>) all.emplace_back(text);
  return all;
}

template <class E>
constexpr std::optional<E> named(std::string_view text) {
  for (const auto& [candidate, candidate_text] : names_of<E>)
    if (candidate_text == text) return candidate;
  return std::nullopt;
}

}  // namespace infuwatch
