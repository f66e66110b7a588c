#include "trust/disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace infuwatch::trust {
namespace {

Disk* the_disk = nullptr;  // the one that lives
sqlite3_vfs* real = nullptr;

/// An open file as SQLite sees it; the real one lies behind it.
struct Open {
  sqlite3_file base;
  std::string* name;  // none: not written down
  bool fresh;         // its name is not on the disk yet
  sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
Open* of(sqlite3_file* file) { return reinterpret_cast<Open*>(file); }

int close_file(sqlite3_file* file) {
  auto* open = of(file);
  const int code = open->file()->pMethods ? open->file()->pMethods->xClose(open->file()) : SQLITE_OK;
  delete open->name;
  open->name = nullptr;
  return code;
}
int read_file(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  if (of(file)->name && the_disk->fails(Fault::Kind::read)) return SQLITE_IOERR_READ;
  return of(file)->file()->pMethods->xRead(of(file)->file(), bytes, size, at);
}
int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  auto* open = of(file);
  if (open->name && the_disk->fails(Fault::Kind::write)) return SQLITE_IOERR_WRITE;
  if (open->name && the_disk->fails(Fault::Kind::full)) return SQLITE_FULL;
  const int code = open->file()->pMethods->xWrite(open->file(), bytes, size, at);
  if (code == SQLITE_OK && open->name)
    the_disk->note({Operation::Kind::write, *open->name, at,
                    std::string{static_cast<const char*>(bytes), static_cast<std::size_t>(size)}});
  return code;
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  auto* open = of(file);
  if (open->name && the_disk->fails(Fault::Kind::truncate)) return SQLITE_IOERR_TRUNCATE;
  const int code = open->file()->pMethods->xTruncate(open->file(), size);
  if (code == SQLITE_OK && open->name) the_disk->note({Operation::Kind::truncate, *open->name, size});
  return code;
}
int sync_file(sqlite3_file* file, int flags) {
  auto* open = of(file);
  if (open->name && the_disk->fails(Fault::Kind::sync)) return SQLITE_IOERR_FSYNC;
  const int code = open->file()->pMethods->xSync(open->file(), flags);
  if (code == SQLITE_OK && open->name && !the_disk->lying()) {
    the_disk->note({Operation::Kind::sync, *open->name, 0, {}, open->fresh});
    open->fresh = false;
  }
  return code;
}
int size_of(sqlite3_file* file, sqlite3_int64* size) {
  if (of(file)->name && the_disk->fails(Fault::Kind::size)) return SQLITE_IOERR_FSTAT;
  return of(file)->file()->pMethods->xFileSize(of(file)->file(), size);
}
int lock_file(sqlite3_file* file, int how) {
  if (of(file)->name && the_disk->fails(Fault::Kind::lock)) return SQLITE_IOERR_LOCK;
  return of(file)->file()->pMethods->xLock(of(file)->file(), how);
}
int unlock_file(sqlite3_file* file, int how) {
  return of(file)->file()->pMethods->xUnlock(of(file)->file(), how);
}
int check_lock(sqlite3_file* file, int* reserved) {
  return of(file)->file()->pMethods->xCheckReservedLock(of(file)->file(), reserved);
}
int control(sqlite3_file* file, int what, void* argument) {
  return of(file)->file()->pMethods->xFileControl(of(file)->file(), what, argument);
}
int sector_size(sqlite3_file* file) { return of(file)->file()->pMethods->xSectorSize(of(file)->file()); }
int characteristics(sqlite3_file* file) {
  return of(file)->file()->pMethods->xDeviceCharacteristics(of(file)->file());
}
int shm_map(sqlite3_file* file, int page, int size, int extend, volatile void** out) {
  return of(file)->file()->pMethods->xShmMap(of(file)->file(), page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int at, int count, int flags) {
  return of(file)->file()->pMethods->xShmLock(of(file)->file(), at, count, flags);
}
void shm_barrier(sqlite3_file* file) { of(file)->file()->pMethods->xShmBarrier(of(file)->file()); }
int shm_unmap(sqlite3_file* file, int remove) {
  return of(file)->file()->pMethods->xShmUnmap(of(file)->file(), remove);
}
int fetch(sqlite3_file* file, sqlite3_int64 at, int size, void** out) {
  return of(file)->file()->pMethods->xFetch(of(file)->file(), at, size, out);
}
/// A checkpoint asks for this once it has read the log's header and found it changed.
int unfetch(sqlite3_file* file, sqlite3_int64 at, void* page) {
  if (at == 0 && !page && the_disk->before_copying) the_disk->before_copying();
  return of(file)->file()->pMethods->xUnfetch(of(file)->file(), at, page);
}

const sqlite3_io_methods methods{3,           close_file,  read_file,       write_file,  truncate_file,
                                 sync_file,   size_of,     lock_file,       unlock_file, check_lock,
                                 control,     sector_size, characteristics, shm_map,     shm_lock,
                                 shm_barrier, shm_unmap,   fetch,           unfetch};

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  auto* open = of(file);
  open->base.pMethods = nullptr;
  open->name = nullptr;
  open->fresh = false;
  std::memset(open->file(), 0, static_cast<std::size_t>(real->szOsFile));
  const bool written = path && the_disk->records(path);
  if (written && the_disk->fails(Fault::Kind::open)) return SQLITE_CANTOPEN;
  const bool there = path && std::filesystem::exists(path);
  const int code = real->xOpen(real, path, open->file(), flags, out_flags);
  if (code != SQLITE_OK) return code;
  open->base.pMethods = &methods;
  if (!written) return code;
  open->name = new std::string{the_disk->name_of(path)};
  if (!there) {
    // As the unix file system of SQLite does it: the first sync of a new log or journal puts its name on the
    // disk too.
    open->fresh = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
    the_disk->note({Operation::Kind::create, *open->name});
  }
  return code;
}
int delete_file(sqlite3_vfs*, const char* path, int sync) {
  const int code = real->xDelete(real, path, sync);
  if (code == SQLITE_OK && the_disk->records(path))
    the_disk->note(
        {Operation::Kind::remove, the_disk->name_of(path), 0, {}, sync != 0 && !the_disk->lying()});
  return code;
}
int access_file(sqlite3_vfs*, const char* path, int flags, int* out) {
  return real->xAccess(real, path, flags, out);
}
int full_path(sqlite3_vfs*, const char* path, int size, char* out) {
  return real->xFullPathname(real, path, size, out);
}
int randomness(sqlite3_vfs*, int size, char* out) { return real->xRandomness(real, size, out); }
int sleep_for(sqlite3_vfs*, int microseconds) { return real->xSleep(real, microseconds); }
int time_now(sqlite3_vfs*, double* out) { return real->xCurrentTime(real, out); }
int time_now_64(sqlite3_vfs*, sqlite3_int64* out) { return real->xCurrentTimeInt64(real, out); }
int last_error(sqlite3_vfs*, int size, char* out) { return real->xGetLastError(real, size, out); }

sqlite3_vfs shim{};

/// What is asked of one file and not synced yet.
struct Pending {
  bool there = false, name_there = false;  // now, and on the disk
  std::string now, synced;
  std::vector<const Operation*> since;
};

void apply(std::string& content, std::int64_t at, std::string_view bytes) {
  const auto from = static_cast<std::size_t>(at);
  if (content.size() < from + bytes.size()) content.resize(from + bytes.size(), '\0');
  content.replace(from, bytes.size(), bytes);
}
void apply(std::string& content, const Operation& operation) {
  if (operation.kind == Operation::Kind::truncate)
    content.resize(static_cast<std::size_t>(operation.at), '\0');
  else
    apply(content, operation.at, operation.bytes);
}

/// What the disk holds of a file whose last operations were not synced.
std::string held(const Pending& file, Unsynced how, std::mt19937_64& random) {
  constexpr std::size_t sector = 512;
  auto content = file.synced;
  const auto beginning = file.since.empty() ? 0 : random() % (file.since.size() + 1);
  for (std::size_t i = 0; i < file.since.size(); ++i) {
    const auto& operation = *file.since[i];
    switch (how) {
      case Unsynced::none: return content;
      case Unsynced::all: apply(content, operation); break;
      case Unsynced::some:
        if (random() % 2) apply(content, operation);
        break;
      case Unsynced::beginning:
        if (i < beginning) apply(content, operation);
        break;
      case Unsynced::torn:
      case Unsynced::garbage:
        if (operation.kind == Operation::Kind::truncate) {
          if (random() % 2) apply(content, operation);
          break;
        }
        for (std::size_t at = 0; at < operation.bytes.size();) {
          const auto begins = static_cast<std::size_t>(operation.at) + at;
          const auto size = std::min(operation.bytes.size() - at, sector - begins % sector);
          auto part = operation.bytes.substr(at, size);
          const auto chance = random() % 4;
          if (chance == 0 && how == Unsynced::garbage)
            for (auto& byte : part) byte = static_cast<char>(random());
          if (chance < 2 || (how == Unsynced::torn && chance == 2))
            apply(content, static_cast<std::int64_t>(begins), part);
          at += size;
        }
    }
  }
  return content;
}

}  // namespace

Disk::Disk() {
  if (the_disk) throw std::logic_error{"there is a disk already"};
  real = sqlite3_vfs_find("unix");
  the_disk = this;
  shim = *real;
  shim.zName = "watched";
  shim.pNext = nullptr;
  shim.iVersion = 2;
  shim.szOsFile = static_cast<int>(sizeof(Open)) + real->szOsFile;
  shim.xOpen = open_file;
  shim.xDelete = delete_file;
  shim.xAccess = access_file;
  shim.xFullPathname = full_path;
  shim.xRandomness = randomness;
  shim.xSleep = sleep_for;
  shim.xCurrentTime = time_now;
  shim.xGetLastError = last_error;
  shim.xCurrentTimeInt64 = time_now_64;
  sqlite3_vfs_register(&shim, 1);
}

Disk::~Disk() {
  sqlite3_vfs_unregister(&shim);
  sqlite3_vfs_register(real, 1);
  the_disk = nullptr;
}

void Disk::record(const std::string& directory) {
  directory_ = std::filesystem::canonical(directory).string();
}
void Disk::mark(std::int64_t number) { note({Operation::Kind::mark, {}, number}); }
void Disk::note(Operation operation) { trace_.push_back(std::move(operation)); }

void Disk::fail(const Fault& fault) {
  fault_ = fault;
  failing_ = true;
  failed_ = false;
  counted_ = 0;
}

bool Disk::mend() {
  failing_ = false;
  return failed_;
}

bool Disk::fails(Fault::Kind kind) {
  if (!failing_ || kind != fault_.kind) return false;
  ++counted_;
  const bool now = fault_.persistent ? counted_ >= fault_.at : counted_ == fault_.at;
  failed_ = failed_ || now;
  return now;
}

bool Disk::records(const std::string& path) const {
  return !directory_.empty() && path.starts_with(directory_ + '/') && !path.ends_with("-shm");
}
std::string Disk::name_of(const std::string& path) const { return path.substr(directory_.size() + 1); }

Files files_in(const std::string& directory) {
  Files found;
  for (const auto& one : std::filesystem::directory_iterator(directory)) {
    const auto name = one.path().filename().string();
    if (name.ends_with("-shm") || name.ends_with(".lock") || name.ends_with(".reserve") ||
        !one.is_regular_file())
      continue;
    std::ostringstream text;
    text << std::ifstream{one.path(), std::ios::binary}.rdbuf();
    found.emplace(name, text.str());
  }
  return found;
}

void put_files(const Files& files, const std::string& directory) {
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory);
  for (const auto& [name, content] : files)
    std::ofstream{std::filesystem::path{directory} / name, std::ios::binary} << content;
}

Files after_power_cut(const Files& before, const std::vector<Operation>& trace, std::size_t operations,
                      Unsynced how, std::mt19937_64& random) {
  std::map<std::string, Pending> pending;
  for (const auto& [name, content] : before) pending[name] = {true, true, content, content, {}};
  for (std::size_t i = 0; i < operations; ++i) {
    const auto& operation = trace[i];
    if (operation.kind == Operation::Kind::mark) continue;
    auto& file = pending[operation.file];
    switch (operation.kind) {
      case Operation::Kind::create:
        file.there = true;
        file.now.clear();
        break;
      case Operation::Kind::write:
      case Operation::Kind::truncate:
        apply(file.now, operation);
        file.since.push_back(&operation);
        break;
      case Operation::Kind::sync:
        file.synced = file.now;
        file.since.clear();
        if (operation.name_too) file.name_there = true;
        break;
      case Operation::Kind::remove:
        file.there = false;
        if (operation.name_too) file = {};
        break;
      case Operation::Kind::mark: break;
    }
  }
  Files found;
  for (const auto& [name, file] : pending) {
    // A name that is not on the disk for certain may be there or not.
    const bool certain = file.there == file.name_there;
    const bool there = certain                 ? file.there
                       : how == Unsynced::none ? file.name_there
                       : how == Unsynced::all  ? file.there
                                               : random() % 2 != 0;
    if (there) found.emplace(name, held(file, how, random));
  }
  return found;
}

}  // namespace infuwatch::trust
