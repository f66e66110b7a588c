#pragma once

#include "domain/ids.hpp"

#include <cstdint>
#include <string>

namespace infuwatch {

/// An entry that is not as it was recorded.
struct EntryFault {
  enum class What : std::uint8_t {
    missing,
    changed,
    out_of_chain,  // it does not follow the entry before it
    unreadable,    // `detail` says where
    cut_off,       // missing at the end: the pictures were drawn from entries up to `upto`
  };
  EntryNumber number;
  What what;
  std::string detail{};
  EntryNumber upto{};
};

/// A picture's row that is not what the record makes it.
struct ProjectionFault {
  enum class What : std::uint8_t { missing, not_in_record, differs };
  std::string table;
  std::string row;  // its key, readable
  What what;
};

}  // namespace infuwatch
