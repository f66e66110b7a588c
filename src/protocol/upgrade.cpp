#include "protocol/upgrade.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

std::string part_text(const std::vector<CataloguePart>& parts, const std::string& wanted) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const CataloguePart& one) { return one.part == wanted; });
  return found == parts.end() ? std::string{} : found->toml;
}

std::vector<CataloguePart> with(std::vector<CataloguePart> parts, const CataloguePart& fresh) {
  std::erase_if(parts, [&](const CataloguePart& one) { return one.part == fresh.part; });
  parts.push_back(fresh);
  return parts;
}

}  // namespace

std::vector<PartUpgrade> upgrades(const std::vector<CataloguePart>& then,
                                  const std::vector<CataloguePart>& site,
                                  const std::vector<CataloguePart>& now) {
  std::vector<PartUpgrade> waiting;
  for (const auto& [part, toml] : now) {
    PartUpgrade one{.part = part, .then = part_text(then, part), .site = part_text(site, part), .now = toml};
    if (one.now != one.then && one.now != one.site) waiting.push_back(std::move(one));
  }
  return waiting;
}

Result<std::vector<CataloguePart>, std::vector<CatalogueFault>> in_valid_order(
    std::vector<CataloguePart> catalogue, std::vector<CataloguePart> fresh) {
  std::vector<CataloguePart> ordered;
  while (!fresh.empty()) {
    const auto fits = std::find_if(fresh.begin(), fresh.end(), [&](const CataloguePart& one) {
      return static_cast<bool>(read_catalogue(1, with(catalogue, one)));
    });
    if (fits == fresh.end()) {
      for (const auto& one : fresh) catalogue = with(std::move(catalogue), one);
      const auto read = read_catalogue(1, catalogue);
      if (!read) return Failure{read.error()};
      // Only all of them together are without fault: there is no order.
      return Failure{std::vector<CatalogueFault>{
          {.part = fresh.front().part,
           .what = "it cannot be imported without another part at the same time"}}};
    }
    catalogue = with(std::move(catalogue), *fits);
    ordered.push_back(std::move(*fits));
    fresh.erase(fits);
  }
  return ordered;
}

}  // namespace infuwatch
