#include "protocol/substance_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace infuwatch {
namespace {

constexpr std::string_view any_route = "any";
constexpr std::string_view routes[] = {any_route, "IV",      "IM",     "SC",        "oral",      "inhaled",
                                       "nasal",   "topical", "rectal", "nebulized", "sublingual"};

/// `0.05 to 1 mg`.
std::optional<ProbableDose> range_of(std::string_view text) {
  constexpr std::string_view to = " to ";
  const auto at = text.find(to);
  if (at == std::string_view::npos) return std::nullopt;
  const auto least = decimal(trimmed(text.substr(0, at)));
  const auto most = dose(text.substr(at + to.size()));
  if (!least || !most || *least > most->amount) return std::nullopt;
  return ProbableDose{.route = {}, .least = *least, .most = most->amount, .unit = most->unit};
}

std::vector<ProbableDose> read_likely(TomlTable& row) {
  std::vector<ProbableDose> found;
  auto inner = row.table("probable");
  if (!inner) return found;
  for (const auto& route : inner->keys()) {
    const auto text = inner->text(route);
    auto range = range_of(text);
    if (std::ranges::find(routes, route) == std::end(routes)) {
      inner->fault(route, "`" + route +
                              "` is no route; one is any, IV, IM, SC, oral, inhaled, nebulized, nasal, "
                              "sublingual, topical or rectal");
    } else if (!range) {
      inner->fault(route, "`" + route + "` must be two doses such as \"0.05 to 1 mg\"");
    } else {
      if (route != any_route) range->route = route;
      found.push_back(std::move(*range));
    }
  }
  return found;
}

std::optional<Quantity> read_equivalent(TomlTable& row) {
  const auto text = row.text_or_none("equivalent");
  if (text.empty()) return std::nullopt;
  const auto amount = dose(text);
  if (amount && amount->unit == "mg" && amount->amount > Decimal{0}) return *amount;
  row.fault("equivalent", "`equivalent` must be a dose in mg, such as \"4 mg\"");
  return std::nullopt;
}

std::vector<std::string> read_families(TomlTable& row) {
  auto families = row.texts("families");
  if (auto one = row.text_or_none("family"); !one.empty()) families.insert(families.begin(), std::move(one));
  return families;
}

/// A product holds what has a row of its own, and is no product itself.
void check_parts(TomlTable& table, const Substances& substances) {
  for (const auto& product : substances.all)
    for (const auto& part : product.parts) {
      const auto* found = substances.find(part);
      if (!found || !found->parts.empty())
        table.fault("known",
                    "`" + product.name + "` holds `" + part + "`, which is no substance of the list");
    }
}

}  // namespace

Substances read_substances(TomlTable& table) {
  Substances substances;
  auto inner = table.table("substances");
  if (!inner) return substances;
  substances.source = inner->source();
  for (const auto& word : inner->texts("local")) substances.local.merge(words_in(word));
  for (const auto& word : inner->texts("no_misspelling")) substances.words.merge(words_in(word));
  std::map<std::string, std::string> called;
  for (auto& row : inner->tables("known")) {
    Substance substance{.name = row.text("name"),
                        .also = row.texts("also"),
                        .families = read_families(row),
                        .parts = row.texts("parts"),
                        .ingredients = row.texts("ingredients"),
                        .again_after = row.duration_or_none("again_after"),
                        .equivalent = read_equivalent(row),
                        .probable = read_likely(row)};
    for (const auto& kind : row.texts("kinds")) substance.kinds.insert(kind);
    auto names = substance.also;
    names.push_back(substance.name);
    for (const auto& name : names) {
      if (!called.emplace(lower(name), substance.name).second)
        row.fault("name", '`' + name + "` names two substances");
      auto words = words_in(name);
      if (words.empty()) continue;
      substances.words.insert(words.begin(), words.end());
      substance.called.push_back(std::move(words));
    }
    row.finish();
    substances.all.push_back(std::move(substance));
  }
  check_parts(*inner, substances);
  inner->finish();
  return substances;
}

}  // namespace infuwatch
