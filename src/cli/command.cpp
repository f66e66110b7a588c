#include "cli/session.hpp"

#include <optional>

namespace infuwatch::cli {
namespace {

std::map<std::string_view, Command>& registry() {
  static std::map<std::string_view, Command> all;
  return all;
}

}  // namespace

Registered::Registered(Command command) { registry().emplace(command.name, std::move(command)); }

const std::map<std::string_view, Command>& commands() { return registry(); }

std::string Given::text(std::string_view name) const {
  const auto found = values.find(name);
  return found == values.end() || found->second.empty() ? std::string{} : found->second.front();
}

std::optional<std::string> Given::maybe(std::string_view name) const {
  return has(name) ? std::optional{text(name)} : std::nullopt;
}

const std::vector<std::string>& Given::all(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto found = values.find(name);
  return found == values.end() ? none : found->second;
}

}  // namespace infuwatch::cli
