#include "cli/session.hpp"

#include <optional>

namespace infuwatch::cli {
std::string ParsedArguments::text(std::string_view name) const {
  const auto found = values.find(name);
  return found == values.end() || found->second.empty() ? std::string{} : found->second.front();
}

std::optional<std::string> ParsedArguments::maybe(std::string_view name) const {
  return has(name) ? std::optional{text(name)} : std::nullopt;
}

const std::vector<std::string>& ParsedArguments::all(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto found = values.find(name);
  return found == values.end() ? none : found->second;
}

}  // namespace infuwatch::cli
