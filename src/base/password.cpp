#include "base/password.hpp"

#include <algorithm>
#include <cctype>

namespace infuwatch {
namespace {

constexpr std::string_view left_out = "…";

/// Where what was typed ends in a sentence about it.
std::size_t end_of_word(std::string_view text, std::size_t from) {
  return std::min(text.find_first_of("`\n", from), text.size());
}

/// In `scheme://name:secret@host` what stands behind the name.
std::string without_user_password(std::string_view text) {
  std::string out{text};
  for (std::size_t at = 0; (at = out.find("://", at)) != std::string::npos;) {
    at += 3;
    const auto end = end_of_word(out, at);
    const auto host = std::string_view{out}.substr(0, end).rfind('@');
    const auto colon = out.find(':', at);
    if (host == std::string_view::npos || host < at || colon > host) continue;
    out.replace(colon + 1, host - colon - 1, left_out);
    at = colon;
  }
  return out;
}

/// Where a value ends: behind its closing quote, or before what follows it.
std::size_t end_of_value(std::string_view text, std::size_t from) {
  if (from >= text.size() || text[from] != '\'')
    return std::min(text.find_first_of(" &`\t\n", from), text.size());
  for (auto at = from + 1; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '\'')
      return at + 1;
  }
  return text.size();
}

}  // namespace

std::string without_password(std::string_view text) {
  constexpr std::string_view key = "password";
  auto out = without_user_password(text);
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  for (std::size_t at = 0; at < out.size();) {
    const auto found =
        std::search(out.begin() + static_cast<std::ptrdiff_t>(at), out.end(), key.begin(), key.end(), same);
    if (found == out.end()) break;
    at = static_cast<std::size_t>(found - out.begin()) + key.size();
    const auto sign = out.find_first_not_of(" \t", at);
    if (sign == std::string::npos || out[sign] != '=') continue;
    const auto value = std::min(out.find_first_not_of(" \t", sign + 1), out.size());
    const auto end = end_of_value(out, value);
    if (end > value) out.replace(value, end - value, left_out);
    at = value;
  }
  return out;
}

}  // namespace infuwatch
