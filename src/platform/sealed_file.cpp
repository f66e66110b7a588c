#include "platform/sealed_file.hpp"

#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace infuwatch::platform {
namespace {

constexpr std::size_t part_size = 64 << 10, part_overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t header_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t sealed_key_size = crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t longest_manifest = 4096;
constexpr std::string_view public_title = "infuwatch-backup-public-key ",
                           secret_title = "infuwatch-backup-secret-key ";

static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == std::tuple_size_v<KeyBytes>);
static_assert(crypto_box_PUBLICKEYBYTES == std::tuple_size_v<KeyBytes>);

/// Reads until so many bytes are there or the file ends; none where reading fails.
std::optional<std::size_t> read_whole(int file, unsigned char* bytes, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const auto got = ::read(file, bytes + done, size - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

bool write_whole(int file, const void* bytes, std::size_t size) {
  const auto* from = static_cast<const char*>(bytes);
  while (size > 0) {
    const auto put = ::write(file, from, size);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    from += put;
    size -= static_cast<std::size_t>(put);
  }
  return true;
}

/// The two readable lines; none where there are none.
std::optional<std::pair<std::string, std::string>> read_lines(int file) {
  std::string title, manifest;
  for (auto* line : {&title, &manifest})
    for (unsigned char byte = 0;;) {
      if (read_whole(file, &byte, 1) != std::optional<std::size_t>{1} || line->size() > longest_manifest)
        return std::nullopt;
      if (byte == '\n') break;
      *line += static_cast<char>(byte);
      if (line == &title && !sealed_title.starts_with(title)) return std::nullopt;
    }
  return std::pair{title, manifest};
}

class Digest {
 public:
  Digest() { crypto_generichash_init(&state_, nullptr, 0, size_); }
  void add(const unsigned char* bytes, std::size_t size) { crypto_generichash_update(&state_, bytes, size); }
  std::string text() {
    unsigned char out[size_];
    crypto_generichash_final(&state_, out, size_);
    std::string text(2 * size_ + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), out, size_);
    text.pop_back();
    return text;
  }

 private:
  static constexpr std::size_t size_ = 32;
  crypto_generichash_state state_;
};

const auto* bytes_of(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

BackupKeys new_backup_keys() {
  BackupKeys keys;
  crypto_box_keypair(keys.public_key.data(), keys.secret_key.data());
  return keys;
}

std::string key_text(const KeyBytes& key, bool secret) {
  std::string digits(2 * key.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), key.data(), key.size());
  digits.pop_back();
  return std::string{secret ? secret_title : public_title} + digits + '\n';
}

std::optional<KeyBytes> read_key(std::string_view text, bool secret) {
  const auto title = secret ? secret_title : public_title;
  if (!text.starts_with(title)) return std::nullopt;
  text.remove_prefix(title.size());
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
    text.remove_suffix(1);
  KeyBytes key;
  std::size_t size = 0;
  const bool read =
      sodium_hex2bin(key.data(), key.size(), text.data(), text.size(), nullptr, &size, nullptr) == 0;
  return read && size == key.size() && text.size() == 2 * key.size() ? std::optional{key} : std::nullopt;
}

std::optional<FileFault> seal_file(int from, int to, const std::string& manifest, const KeyBytes& public_key,
                                   KeyBytes& stream_key) {
  crypto_secretstream_xchacha20poly1305_keygen(stream_key.data());
  unsigned char sealed_key[sealed_key_size], header[header_size];
  if (crypto_box_seal(sealed_key, stream_key.data(), stream_key.size(), public_key.data()) != 0)
    return FileFault::bad_public_key;
  crypto_secretstream_xchacha20poly1305_state state;
  crypto_secretstream_xchacha20poly1305_init_push(&state, header, stream_key.data());
  const auto lines = std::string{sealed_title} + '\n' + manifest + '\n';
  if (!write_whole(to, lines.data(), lines.size()) || !write_whole(to, sealed_key, sizeof sealed_key) ||
      !write_whole(to, header, sizeof header))
    return FileFault::not_written_whole;
  std::vector<unsigned char> plain(part_size), sealed(part_size + part_overhead), next(part_size);
  auto size = read_whole(from, plain.data(), part_size);
  for (bool first = true, last = false; !last; first = false) {
    const auto more = size ? read_whole(from, next.data(), part_size) : std::nullopt;
    if (!more) return FileFault::source_not_read;
    last = *more == 0;
    const auto tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                          : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    unsigned long long sealed_size = 0;
    crypto_secretstream_xchacha20poly1305_push(&state, sealed.data(), &sealed_size, plain.data(), *size,
                                               first ? bytes_of(lines) : nullptr, first ? lines.size() : 0,
                                               static_cast<unsigned char>(tag));
    if (!write_whole(to, sealed.data(), sealed_size)) return FileFault::not_written_whole;
    std::swap(plain, next);
    size = more;
  }
  sodium_memzero(&state, sizeof state);
  return std::nullopt;
}

std::optional<FileFault> open_sealed(int from, int to, const KeyBytes* secret_key, const KeyBytes* known_key,
                                     std::string& digest) {
  const auto read = read_lines(from);
  if (!read) return FileFault::not_sealed;
  const auto lines = read->first + '\n' + read->second + '\n';
  unsigned char sealed_key[sealed_key_size], header[header_size];
  if (read_whole(from, sealed_key, sizeof sealed_key) != std::optional{sizeof sealed_key} ||
      read_whole(from, header, sizeof header) != std::optional{sizeof header})
    return FileFault::end_missing;
  KeyBytes stream_key;
  if (known_key) {
    stream_key = *known_key;
  } else {
    KeyBytes public_key;
    crypto_scalarmult_base(public_key.data(), secret_key->data());
    if (crypto_box_seal_open(stream_key.data(), sealed_key, sizeof sealed_key, public_key.data(),
                             secret_key->data()) != 0)
      return FileFault::other_key;
  }
  crypto_secretstream_xchacha20poly1305_state state;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state, header, stream_key.data()) != 0)
    return FileFault::changed;
  std::vector<unsigned char> sealed(part_size + part_overhead), plain(part_size);
  Digest summed;
  for (bool first = true;; first = false) {
    const auto size = read_whole(from, sealed.data(), sealed.size());
    if (!size) return FileFault::not_read;
    if (*size < part_overhead) return FileFault::end_missing;
    unsigned char tag = 0;
    unsigned long long plain_size = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state, plain.data(), &plain_size, &tag, sealed.data(),
                                                   *size, first ? bytes_of(lines) : nullptr,
                                                   first ? lines.size() : 0) != 0)
      return FileFault::changed_or_cut;
    summed.add(plain.data(), plain_size);
    if (to >= 0 && !write_whole(to, plain.data(), plain_size)) return FileFault::content_not_written;
    if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) break;
  }
  unsigned char beyond = 0;
  if (read_whole(from, &beyond, 1) != std::optional<std::size_t>{0}) return FileFault::longer;
  digest = summed.text();
  return std::nullopt;
}

std::optional<std::string> sealed_manifest(int from) {
  const auto lines = read_lines(from);
  if (!lines || lines->first != sealed_title) return std::nullopt;
  return lines->second;
}

std::string copied_digest(int from, int to) {
  std::vector<unsigned char> part(part_size);
  Digest digest;
  for (;;) {
    const auto size = read_whole(from, part.data(), part.size());
    if (!size || (to >= 0 && !write_whole(to, part.data(), *size))) return {};
    if (*size == 0) return digest.text();
    digest.add(part.data(), *size);
  }
}

}  // namespace infuwatch::platform
