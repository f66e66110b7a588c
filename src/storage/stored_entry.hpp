#pragma once

#include "base/result.hpp"
#include "domain/entry.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace infuwatch::storage {

/// An entry as every engine keeps it: the columns of the `entry` table, the same bytes everywhere.
struct StoredEntry {
  std::int64_t number = 0;
  std::string site;
  std::string uuid;
  std::string kind;
  std::string body;
  std::string recorded_at;
  std::string boot_id;
  std::int64_t boot_us = 0;
  std::string staff;
  std::string workstation;
  std::optional<std::int64_t> supersedes;
  std::string reason;
  std::string previous_hash;
  std::string hash;
};

/// The columns of an entry that follows one with this hash; its own hash is worked out.
StoredEntry stored(const Entry& entry, const std::string& previous_hash);
/// What is wrong with the columns, if they are no entry this program can read.
struct Unreadable {
  std::string what;
};
Result<Entry, Unreadable> entry_of(const StoredEntry& row);

/// BLAKE2b-256, in hexadecimal, over every column but the hash itself, each preceded by its length. Unkeyed:
/// whoever may write the whole file can forge the whole chain anew.
std::string hash_of(const StoredEntry& row);
/// A digest of any text, 16 hexadecimal letters: enough to tell one request from another.
std::string digest(std::string_view text);

}  // namespace infuwatch::storage
