#include "base/password.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cctype>

namespace infuwatch {
namespace {

constexpr std::string_view left_out = "…";

bool in_a_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-' || c == '.' || c == '%';
}

/// Where what was typed ends in a sentence about it.
std::size_t end_of_word(std::string_view text, std::size_t from) {
  return std::min(text.find_first_of("`\n", from), text.size());
}

/// A mark, as it is or as an address writes it: the last before `end`, or the first from `from` on.
std::size_t last_of(std::string_view text, char mark, std::string_view encoded, std::size_t end) {
  const auto before = lower(text.substr(0, end));
  const auto plain = before.rfind(mark), written = before.rfind(encoded);
  if (plain == std::string::npos || written == std::string::npos) return std::min(plain, written);
  return std::max(plain, written);
}
std::size_t first_of(std::string_view text, char mark, std::string_view encoded, std::size_t from) {
  const auto all = lower(text);
  return std::min(all.find(mark, from), all.find(encoded, from));
}

/// In `scheme://name:secret@host` what stands behind the name; a path may have lost one of the slashes.
std::string without_user_password(std::string_view text) {
  std::string out{text};
  for (std::size_t at = 0; (at = out.find(":/", at)) != std::string::npos;) {
    const auto name = std::min(out.find_first_not_of('/', at + 1), out.size());
    at = name;
    const auto host = last_of(out, '@', "%40", end_of_word(out, name));
    const auto colon = first_of(out, ':', "%3a", name);
    if (host == std::string::npos || host < name || colon > host) continue;
    const auto secret = colon + (out[colon] == ':' ? 1 : 3);
    out.replace(secret, host - secret, left_out);
    at = secret;
  }
  return out;
}

/// A key with what an address writes as `%6f` put back, in small letters.
std::string decoded(std::string_view key) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto digits = key.substr(i + 1, 2);
    const bool hexadecimal = key[i] == '%' && digits.size() == 2 &&
                             digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    out += hexadecimal ? static_cast<char>(std::stoi(std::string{digits}, nullptr, 16)) : key[i];
    if (hexadecimal) i += 2;
  }
  return lower(out);
}

/// Whether a key names a password: `password`, `sslpassword`, `passwd`, `pass`, `pwd`.
bool names_a_password(std::string_view key) {
  const auto word = decoded(key);
  return word.find("pass") != std::string::npos || word.ends_with("pwd");
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
  auto out = without_user_password(text);
  for (std::size_t sign = 0; (sign = out.find('=', sign)) != std::string::npos; ++sign) {
    auto end = sign;
    while (end > 0 && (out[end - 1] == ' ' || out[end - 1] == '\t')) --end;
    auto key = end;
    while (key > 0 && in_a_word(out[key - 1])) --key;
    if (!names_a_password(std::string_view{out}.substr(key, end - key))) continue;
    const auto value = std::min(out.find_first_not_of(" \t", sign + 1), out.size());
    const auto past = end_of_value(out, value);
    if (past > value) out.replace(value, past - value, left_out);
  }
  return out;
}

}  // namespace infuwatch
