#pragma once

#include "app/judged_anew.hpp"
#include "storage/file_engine.hpp"

#include <string>
#include <vector>

namespace infuwatch::app {

/// Makes a pair of keys: the secret one in a new file that only its owner may read, the public one beside it,
/// `.pub`.
Result<Done, Problem> make_backup_keys(const std::string& path);

/// What a copy of the record holds, as found by opening it.
struct Copied {
  std::string site;
  bool training = false;
  std::size_t entries = 0;
  storage::Head head;
  std::vector<JudgedAnew> judged_anew;  // what today's rules see otherwise
  std::uintmax_t bytes = 0;
  bool sealed = false;
};

struct BackupRequest {
  std::string store;       // its path; a copy is made beside it meanwhile
  std::string file;        // to be made
  std::string public_key;  // the key file's text; empty: plain
};
/// Makes a backup while others go on: a copy of the store as it stands, whose chain, pictures and judgements
/// are looked at as those of any store; then sealed, and read back. For charge nurses.
Result<Copied, Problem> back_up(const AppContext& context, const BackupRequest& request,
                                const storage::FileEngine& engine);

struct RestoreRequest {
  std::string file;
  std::string secret_key;  // the key file's text; empty: the backup is plain
  std::string to;          // where the store is to be; nothing may be there
};
/// Puts a backup where no store is, once its chain, pictures and judgements have been looked at.
Result<Copied, Problem> restore(const RestoreRequest& request, const storage::FileEngine& engine);

}  // namespace infuwatch::app
