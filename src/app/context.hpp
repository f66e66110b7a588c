#pragma once

#include "app/catalogue_shelf.hpp"
#include "app/clock.hpp"
#include "storage/store.hpp"
#include "time/zone.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace infuwatch::app {

/// A secret of the machine that goes into the hashes of PINs, so that a stolen store alone gives none away.
struct Pepper {
  std::string path;
  std::string secret;  // empty: the file cannot be read, or holds too little
};

/// Where someone works: the record, the clock, the site's zone, and who she is.
struct AppContext {
  storage::Store& store;
  const Clock& clock;
  const Zone& zone;
  CatalogueShelf& shelf;
  std::string badge;  // whose entries these are; empty: the operating system's user is nobody of the site
  std::string os_user;
  std::string workstation;
  /// What she calls herself who records without signing in; none: `badge` records.
  std::optional<std::string> emergency{};
  std::optional<Pepper> pepper{};  // none: the machine has none
  std::string anchor{};            // where heads are written; empty: nowhere
};

/// A random version-4 UUID.
std::string new_uuid();

/// Reads within one state of the store.
template <class T, class Reader>
Result<T, Problem> reading(storage::Store& store, Reader&& reader) {
  std::optional<T> out;
  const auto done = store.read([&](const storage::View& view) -> Result<Done, Problem> {
    Result<T, Problem> read = reader(view);
    if (!read) return Failure{read.error()};
    out = std::move(*read);
    return Done{};
  });
  if (!done) return Failure{done.error()};
  return std::move(*out);
}

}  // namespace infuwatch::app
