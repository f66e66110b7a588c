#pragma once

#include "base/file_fault.hpp"

#include <array>
#include <optional>
#include <string>

namespace infuwatch::platform {

/// A file sealed for whoever holds a secret key (libsodium: a sealed box around the key of a secretstream).
/// It begins with two readable lines: what it is, and a manifest, which is sealed with it. A part missing,
/// exchanged or changed opens nothing.
inline constexpr std::string_view sealed_title = "INFUWATCH BACKUP 1";

using KeyBytes = std::array<unsigned char, 32>;
struct BackupKeys {
  KeyBytes public_key, secret_key;
};
BackupKeys new_backup_keys();
/// A key as its file has it: what it is, and its digits.
std::string key_text(const KeyBytes& key, bool secret);
/// None where the text is no such key.
std::optional<KeyBytes> read_key(std::string_view text, bool secret);

/// What went wrong; none: nothing. `stream_key` is what it was sealed with,
/// for reading back.
std::optional<FileFault> seal_file(int from, int to, const std::string& manifest, const KeyBytes& public_key,
                                   KeyBytes& stream_key);
/// Opens it with the secret key, or with the stream's own. What it holds goes to `to`, or nowhere where that
/// is -1; `digest` gets its BLAKE2b.
std::optional<FileFault> open_sealed(int from, int to, const KeyBytes* secret_key, const KeyBytes* stream_key,
                                     std::string& digest);

/// The manifest of a sealed file, read from its beginning; none where it is not sealed.
std::optional<std::string> sealed_manifest(int from);

/// BLAKE2b of the rest of a file, in hexadecimal; empty where it cannot be read. A copy of it goes to `to`,
/// unless that is -1.
std::string copied_digest(int from, int to);

}  // namespace infuwatch::platform
