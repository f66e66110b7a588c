#pragma once

#include "protocol/catalogue.hpp"
#include "storage/store.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>

namespace infuwatch::app {

/// Catalogues read so far, by version. Only the drugs asked for are read: a whole catalogue takes
/// milliseconds.
class CatalogueShelf {
 public:
  /// The catalogue of a version (0: the latest) with at least these drugs in it where the version has them;
  /// no drugs: all. A stored catalogue that cannot be read is damage.
  Result<std::shared_ptr<const Catalogue>, Problem> get(const storage::View& view, int version,
                                                        const std::set<std::string>& drugs);

 private:
  struct Kept {
    std::shared_ptr<const Catalogue> catalogue;
    std::set<std::string> asked;
    bool whole = false;
  };
  std::map<int, Kept> kept_;
};

}  // namespace infuwatch::app
