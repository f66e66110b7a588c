#pragma once

#include "protocol/catalogue_text.hpp"

#include <string>
#include <vector>

namespace infuwatch {

/// A part of the catalogue for which the program brings another text than the site was asked about.
struct PartUpgrade {
  std::string part;
  std::string then;  // the program's, that the site's was made from or last compared with; empty: none
  std::string site;  // what the site runs by; empty: it has no such part
  std::string now;   // the program's now
  /// Whether the site has changed the part by itself: then nobody but the site can say which text holds.
  bool changed_here() const { return site != then; }
  friend bool operator==(const PartUpgrade&, const PartUpgrade&) = default;
};

/// The parts whose upgrade waits, in the order of the program's: the program's text is another than then, and
/// another than the site's.
std::vector<PartUpgrade> upgrades(const std::vector<CataloguePart>& then,
                                  const std::vector<CataloguePart>& site,
                                  const std::vector<CataloguePart>& now);

/// Puts texts in the place of a catalogue's parts one after the other, so that it is without fault after
/// each: the order in which to. Where there is none, the faults of all of them together.
Result<std::vector<CataloguePart>, std::vector<CatalogueFault>> in_valid_order(
    std::vector<CataloguePart> catalogue, std::vector<CataloguePart> fresh);

}  // namespace infuwatch
