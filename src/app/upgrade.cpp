#include "app/upgrade.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

using Parts = std::vector<CataloguePart>;

Parts parts_of(std::vector<std::pair<std::string, std::string>> texts) {
  Parts parts;
  for (auto& [part, toml] : texts) parts.push_back({.part = std::move(part), .toml = std::move(toml)});
  return parts;
}

bool names_it(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What becomes of a part: the text it has from then on, and the program's that this took account of.
struct Step {
  std::string part, toml, seed;
};

Result<std::vector<Step>, Problem> steps(const storage::View& view, const UpgradeRequest& request) {
  const auto waiting = upgrades_waiting(view);
  for (const auto* named : {&request.take, &request.keep})
    for (const auto& part : *named)
      if (std::none_of(waiting.begin(), waiting.end(), [&](const auto& one) { return one.part == part; }))
        return Failure{Problem{NothingNew{NothingNew::What::catalogue_part, part}}};
  if (waiting.empty()) return Failure{Problem{NothingNew{NothingNew::What::catalogue}}};
  Parts fresh;
  std::vector<Step> kept;
  for (const auto& one : waiting) {
    if (names_it(request.keep, one.part))
      kept.push_back({.part = one.part, .toml = one.site, .seed = one.now});
    else if (!one.changed_here() || names_it(request.take, one.part))
      fresh.push_back({.part = one.part, .toml = one.now});
  }
  if (fresh.empty() && kept.empty())
    return Failure{Problem{MissingField{MissingField::What::a_choice_of_rules}}};
  auto ordered = in_valid_order(parts_of(view.catalogue(0, {})), std::move(fresh));
  if (!ordered) {
    CatalogueFaults faults{ordered.error().front().part, {}};
    for (const auto& fault : ordered.error()) faults.lines.push_back(to_text(fault));
    return Failure{Problem{faults}};
  }
  std::vector<Step> all;
  for (auto& [part, toml] : *ordered) all.push_back({.part = part, .toml = toml, .seed = toml});
  std::move(kept.begin(), kept.end(), std::back_inserter(all));
  return all;
}

}  // namespace

std::vector<PartUpgrade> upgrades_waiting(const storage::View& view) {
  Parts now;
  for (const auto& [part, toml] : seed_catalogue())
    now.push_back({.part = std::string{part}, .toml = std::string{toml}});
  return upgrades(parts_of(view.catalogue_seeds()), parts_of(view.catalogue(0, {})), now);
}

Result<std::vector<storage::Recorded>, Problem> upgrade(const AppContext& context, const std::string& uuid,
                                                        const UpgradeRequest& request) {
  if (trimmed(request.reason).empty())
    return Failure{Problem{MissingField{MissingField::What::the_fields, {FieldId::reason}}}};
  for (const auto& part : request.keep)
    if (names_it(request.take, part))
      return Failure{
          Problem{BadField{FieldId::keep, part, Takes::one_of, {"--take " + part, "--keep " + part}}}};
  using Steps = std::vector<Step>;
  const auto planned =
      reading<Steps>(context.store, [&](const storage::View& view) { return steps(view, request); });
  if (!planned) return Failure{planned.error()};
  std::vector<storage::Recorded> recorded;
  for (const auto& step : *planned) {
    const Request of_this{.verb = VerbId::drugs_import,
                          .answers = {{FieldId::part, step.part},
                                      {FieldId::toml, step.toml},
                                      {FieldId::reason, request.reason}},
                          .uuid = recorded.empty() ? uuid : std::string{}};
    auto done = write(context, of_this, [&](const WriteContext& writing) -> Result<Decision, Problem> {
      const auto waiting = upgrades_waiting(writing.view);
      const bool still =
          std::any_of(waiting.begin(), waiting.end(), [&](const auto& one) { return one.part == step.part; });
      if (!still) return Failure{Problem{NothingNew{NothingNew::What::catalogue_part, step.part}}};
      const int version = writing.site().catalogue_version + 1;
      return Decision{CatalogueSet{version, step.part, step.toml, step.seed}, {}, {}, {}, {}};
    });
    if (!done) return Failure{done.error()};
    recorded.push_back(std::move(*done));
  }
  return recorded;
}

}  // namespace infuwatch::app
