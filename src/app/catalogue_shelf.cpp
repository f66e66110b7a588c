#include "app/catalogue_shelf.hpp"

#include "protocol/catalogue_text.hpp"

#include <algorithm>

namespace infuwatch::app {

Result<std::shared_ptr<const Catalogue>, Problem> CatalogueShelf::get(const storage::View& view, int version,
                                                                      const std::set<std::string>& drugs) {
  if (version == 0) version = view.site().catalogue_version;
  auto& kept = kept_[version];
  const bool has_them = std::includes(kept.asked.begin(), kept.asked.end(), drugs.begin(), drugs.end());
  if (kept.catalogue && (kept.whole || (has_them && !drugs.empty()))) return kept.catalogue;
  auto asked = kept.asked;
  asked.insert(drugs.begin(), drugs.end());
  const bool whole = drugs.empty();
  const std::vector<std::string> wanted{asked.begin(), asked.end()};
  std::vector<CataloguePart> parts;
  for (auto& [part, toml] : view.catalogue(version, whole ? std::vector<std::string>{} : wanted))
    parts.push_back({std::move(part), std::move(toml)});
  auto read = read_checked_catalogue(version, parts);
  if (!read) {
    kept_.erase(version);
    return Failure{
        Problem{StoreTrouble{StoreTrouble::Kind::damaged,
                             {},
                             "catalogue " + std::to_string(version) + ": " + to_text(read.error().front())}}};
  }
  // Only now: where reading is cut short by a fault, what is kept stays as it was.
  kept = {.catalogue = std::make_shared<const Catalogue>(std::move(*read)),
          .asked = std::move(asked),
          .whole = whole};
  return kept.catalogue;
}

}  // namespace infuwatch::app
