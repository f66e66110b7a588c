#include "app/backup.hpp"

#include "app/access.hpp"
#include "app/permission.hpp"
#include "base/text.hpp"
#include "platform/borrowed_group.hpp"
#include "platform/file.hpp"
#include "platform/sealed_file.hpp"
#include "platform/text_file.hpp"
#include "platform/user.hpp"

#include <cerrno>
#include <filesystem>

namespace infuwatch::app {
namespace {

using namespace platform;

Failure<Problem> bad_file(const std::string& path, FileFault fault, bool writing, bool read_back = false) {
  return {Problem{BadFile{path, fault, writing, read_back}}};
}

/// A store's file and what lies beside it, gone with the scope unless it is kept.
class Scratch {
 public:
  Scratch(std::string path, const storage::FileEngine& engine)
      : path_{std::move(path)}, beside_{engine.beside(path_)} {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);  // left by one that was cut short
  }
  ~Scratch() {
    std::error_code ignored;
    if (!kept_) std::filesystem::remove(path_, ignored);
    for (const auto& file : beside_) std::filesystem::remove(file, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  std::string path_;
  std::vector<std::string> beside_;
  bool kept_ = false;
};

/// Opens a copy as any store is opened, and looks at its chain, its pictures and what today's rules make of
/// it.
Result<Copied, Problem> looked_at(const std::string& path, const storage::FileEngine& engine) {
  Copied found;
  {
    auto store = engine.open(path);
    if (!store) return Failure{store.error()};
    const auto verified = (*store)->verify();
    if (!verified) return Failure{verified.error()};
    if (!verified->entry_faults.empty() || !verified->projection_faults.empty()) {
      StoreTrouble trouble{StoreTrouble::Kind::damaged, path, {}};
      if (verified->entry_faults.empty())
        trouble.found = verified->projection_faults.front();
      else
        trouble.found = verified->entry_faults.front();
      return Failure{Problem{std::move(trouble)}};
    }
    found.entries = verified->entries;
    found.head = verified->head;
    CatalogueShelf shelf;
    auto anew = judged_anew(**store, shelf);
    if (!anew) return Failure{anew.error()};
    found.judged_anew = std::move(*anew);
    const auto site = reading<Site>(
        **store, [](const storage::View& view) -> Result<Site, Problem> { return view.site().site; });
    if (!site) return Failure{site.error()};
    found.site = site->name;
    found.training = site->training;
  }
  std::error_code fault;
  found.bytes = std::filesystem::file_size(path, fault);
  if (!engine.in_one_file(path)) return bad_file(path, FileFault::log_only, true);
  return found;
}

std::string manifest_of(const Copied& copied, Instant made_at) {
  return "entries=" + std::to_string(copied.entries) + " head=" + to_text(copied.head.number) +
         " hash=" + copied.head.hash + " made_at=" + iso(made_at) + (copied.training ? " TRAINING" : "");
}

/// Seals or copies the copy into the file, and reads it back.
Result<Done, Problem> put_into(int file, const std::string& path, const std::string& copy,
                               const Copied& found, const std::optional<KeyBytes>& key, Instant now) {
  const OpenFile from{open_to_read(copy)};
  if (!from) return bad_file(copy, FileFault::not_read, false);
  const auto wanted = copied_digest(from.number(), -1);
  if (wanted.empty() || !rewind_file(from.number())) return bad_file(copy, FileFault::not_read, false);
  KeyBytes stream_key;
  std::optional<FileFault> fault;
  if (key)
    fault = seal_file(from.number(), file, manifest_of(found, now), *key, stream_key);
  else if (copied_digest(from.number(), file) != wanted)
    fault = FileFault::not_written_whole;
  if (fault) return bad_file(path, *fault, true);
  if (!sync_file(file) || !rewind_file(file)) return bad_file(path, FileFault::not_synced, true);
  std::string there;
  if (key) {
    if (const auto unsealed = open_sealed(file, -1, nullptr, &stream_key, there))
      return bad_file(path, *unsealed, true, true);
  } else {
    there = copied_digest(file, -1);
  }
  if (there != wanted) return bad_file(path, FileFault::not_as_written, true, true);
  return Done{};
}

}  // namespace

Result<Done, Problem> make_backup_keys(const std::string& path) {
  const auto keys = new_backup_keys();
  if (const auto fault = write_new_file(path + ".pub", key_text(keys.public_key, false), 0644))
    return bad_file(path + ".pub", *fault, true);
  if (const auto fault = write_new_file(path, key_text(keys.secret_key, true))) {
    const ScopedRealGroup real_group;
    std::error_code ignored;
    std::filesystem::remove(path + ".pub", ignored);
    return bad_file(path, *fault, true);
  }
  return Done{};
}

Result<Copied, Problem> back_up(const AppContext& context, const BackupRequest& request,
                                const storage::FileEngine& engine) {
  const auto allowed = context.store.read([&](const storage::View& view) -> Result<Done, Problem> {
    const auto* who = view.site().member(context.badge);
    if (!who || who->disabled) return Failure{Problem{UnknownStaff{context.os_user}}};
    if (!may(who->role, VerbId::backup))
      return Failure{Problem{NotPermitted{NotPermitted::Why::role, who->name, "backup", who->role}}};
    return Done{};
  });
  if (!allowed) return Failure{allowed.error()};
  const auto key = read_key(request.public_key, false);
  if (!request.public_key.empty() && !key)
    return Failure{Problem{BadField{FieldId::key, "…", Takes::public_key_file}}};
  std::optional<OpenFile> file;
  {
    const ScopedRealGroup real_group;
    file.emplace(make_new(request.file, 0600));
    if (!*file)
      return bad_file(request.file, errno == EEXIST ? FileFault::exists : FileFault::not_written, true);
  }
  const auto dropped = [&](Problem problem) {
    const ScopedRealGroup real_group;
    file->close_now();
    std::error_code ignored;
    std::filesystem::remove(request.file, ignored);
    return Failure{std::move(problem)};
  };
  const Scratch copy{request.store + ".backup-" + std::to_string(process_number()), engine};
  if (const auto copied = context.store.copy_to(copy.path()); !copied) return dropped(copied.error());
  auto found = looked_at(copy.path(), engine);
  if (!found) return dropped(found.error());
  found->sealed = key.has_value();
  if (const auto put =
          put_into(file->number(), request.file, copy.path(), *found, key, context.clock.read().now);
      !put)
    return dropped(put.error());
  const ScopedRealGroup real_group;
  if (!file->close_now() || !sync_directory_of(request.file))
    return dropped(Problem{BadFile{request.file, FileFault::not_synced, true}});
  return found;
}

Result<Copied, Problem> restore(const RestoreRequest& request, const storage::FileEngine& engine) {
  if (has_borrowed_group())
    return Failure{Problem{NotPermitted{NotPermitted::Why::borrowed_group, {}, "restore"}}};
  const auto key = read_key(request.secret_key, true);
  if (!request.secret_key.empty() && !key)
    return Failure{Problem{BadField{FieldId::key, "…", Takes::secret_key_file}}};
  if (is_taken(request.to)) return Failure{Problem{StoreTrouble{StoreTrouble::Kind::exists, request.to, {}}}};
  if (!engine.in_one_file(request.to)) return bad_file(request.to, FileFault::log_left, true);
  const OpenFile from{open_to_read(request.file)};
  if (!from) return bad_file(request.file, FileFault::not_read, false);
  const auto manifest = sealed_manifest(from.number());
  if (!rewind_file(from.number())) return bad_file(request.file, FileFault::not_read, false);
  if (manifest && !key) return Failure{Problem{MissingField{MissingField::What::sealed_backup_key}}};
  Scratch made{request.to + ".restoring", engine};
  {
    OpenFile file{make_new(made.path(), 0660)};
    if (!file) return bad_file(made.path(), FileFault::not_written, true);
    std::string digest;
    std::optional<FileFault> fault;
    if (manifest)
      fault = open_sealed(from.number(), file.number(), &*key, nullptr, digest);
    else if (copied_digest(from.number(), file.number()).empty())
      fault = FileFault::not_copied;
    if (fault) return Failure{Problem{BadBackup{request.file, *fault}}};
    if (!sync_file(file.number()) || !file.close_now())
      return bad_file(made.path(), FileFault::not_synced, true);
  }
  auto found = looked_at(made.path(), engine);
  if (!found) {
    auto problem = found.error();
    if (auto* trouble = std::get_if<StoreTrouble>(&problem)) trouble->path = request.file;
    return Failure{std::move(problem)};
  }
  found->sealed = manifest.has_value();
  if (manifest && manifest->find("hash=" + found->head.hash) == std::string::npos)
    return Failure{Problem{BadBackup{request.file, FileFault::not_as_it_says}}};
  if (!rename_new(made.path(), request.to))
    return errno == EEXIST ? Failure{Problem{StoreTrouble{StoreTrouble::Kind::exists, request.to, {}}}}
                           : bad_file(request.to, FileFault::not_written, true);
  made.keep();
  if (!sync_directory_of(request.to)) return bad_file(request.to, FileFault::name_not_synced, true);
  return found;
}

}  // namespace infuwatch::app
