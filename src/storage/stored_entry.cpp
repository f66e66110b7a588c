#include "storage/stored_entry.hpp"

#include "domain/body.hpp"

#include <sodium.h>

#include <vector>

namespace infuwatch::storage {
namespace {

std::string blake2b(std::string_view bytes, std::size_t size) {
  std::vector<unsigned char> out(size);
  crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  std::string hexadecimal(2 * size + 1, '\0');
  sodium_bin2hex(hexadecimal.data(), hexadecimal.size(), out.data(), out.size());
  hexadecimal.pop_back();
  return hexadecimal;
}

}  // namespace

StoredEntry stored(const Entry& entry, const std::string& previous_hash) {
  StoredEntry row;
  row.number = entry.number.value();
  row.site = entry.site;
  row.uuid = entry.uuid;
  row.kind = kind(entry.said);
  row.body = body_of(entry);
  row.recorded_at = iso(entry.recorded_at);
  row.boot_id = entry.boot_id;
  row.boot_us = entry.boot_us;
  row.staff = entry.staff;
  row.workstation = entry.workstation;
  if (entry.supersedes) row.supersedes = entry.supersedes->value();
  row.reason = entry.reason;
  row.previous_hash = previous_hash;
  row.hash = hash_of(row);
  return row;
}

Result<Entry, Unreadable> entry_of(const StoredEntry& row) {
  Entry entry;
  entry.number = EntryNumber{row.number};
  entry.site = row.site;
  entry.uuid = row.uuid;
  const auto recorded_at = parse_iso(row.recorded_at);
  if (!recorded_at) return Failure{Unreadable{"its time cannot be read"}};
  entry.recorded_at = *recorded_at;
  entry.boot_id = row.boot_id;
  entry.boot_us = row.boot_us;
  entry.staff = row.staff;
  entry.workstation = row.workstation;
  if (row.supersedes) entry.supersedes = EntryNumber{*row.supersedes};
  entry.reason = row.reason;
  entry.previous_hash = row.previous_hash;
  entry.hash = row.hash;
  const auto read = read_body(row.kind, row.body, entry);
  if (!read) return Failure{Unreadable{read.error().what}};
  return entry;
}

std::string hash_of(const StoredEntry& row) {
  std::string bytes;
  bytes.reserve(row.body.size() + 512);
  const auto add = [&](std::string_view column) {
    bytes += std::to_string(column.size());
    bytes += ':';
    bytes += column;
  };
  add(row.previous_hash);
  add(std::to_string(row.number));
  add(row.site);
  add(row.uuid);
  add(row.kind);
  add(row.body);
  add(row.recorded_at);
  add(row.boot_id);
  add(std::to_string(row.boot_us));
  add(row.staff);
  add(row.workstation);
  add(row.supersedes ? std::to_string(*row.supersedes) : "");
  add(row.reason);
  return blake2b(bytes, 32);
}

std::string digest(std::string_view text) { return blake2b(text, 16).substr(0, 16); }

}  // namespace infuwatch::storage
