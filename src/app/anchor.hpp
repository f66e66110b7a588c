#pragma once

#include "app/context.hpp"
#include "domain/verification.hpp"

namespace infuwatch::app {

/// An anchor is a file, best on another disk, into which the number and hash of every entry are written once
/// it is recorded: a line each, `E54 HASH TIME`. The chain alone cannot see its own end cut off, nor an older
/// copy put back.

/// No anchor is read that is longer than this, in bytes.
inline constexpr std::size_t longest_anchor = std::size_t{1} << 30;

/// Adds an entry to an anchor. False where that cannot be done: the entry stands all the same.
bool add_to_anchor(const std::string& path, const Entry& entry);

/// Compares the record with an anchor's text.
AnchorFound compare_anchor(const storage::View& view, std::string_view text);

}  // namespace infuwatch::app
