#pragma once

#include "base/result.hpp"
#include "protocol/catalogue.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// One mistake in a catalogue file, with where it stands (both counted from 1).
struct CatalogueFault {
  std::string part;  // `common`, `symptoms`, or a drug's key
  int line = 1;
  int column = 1;
  std::string what;
};

/// One file of the catalogue: its part's name and its TOML.
struct CataloguePart {
  std::string part;
  std::string toml;
};

inline constexpr std::string_view common_part = "common";
inline constexpr std::string_view symptoms_part = "symptoms";

/// Reads the parts of one version; `common` and `symptoms` must be among them. Refuses unknown keys,
/// duplicates, facts without a source, windows that cannot be, counts that overlap or leave gaps, and
/// symptoms nobody defined: every fault there is, in the order of the files.
Result<Catalogue, std::vector<CatalogueFault>> read_catalogue(int version,
                                                              const std::vector<CataloguePart>& parts);

/// The same for parts that were read without fault before: symptoms are read when they are asked for, and
/// what concerns several parts is not looked at again.
Result<Catalogue, std::vector<CatalogueFault>> read_checked_catalogue(
    int version, const std::vector<CataloguePart>& parts);

/// `ocrelizumab:12:3: what is wrong`.
std::string to_text(const CatalogueFault& fault);

}  // namespace infuwatch
