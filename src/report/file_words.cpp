#include "report/file_words.hpp"

namespace infuwatch::report {

std::string fault_text(FileFault fault) {
  switch (fault) {
    case FileFault::exists: return "it is there already, and is not overwritten";
    case FileFault::not_there: return "there is no such file";
    case FileFault::not_read: return "it cannot be read";
    case FileFault::too_long: return "it is too long for what it should be";
    case FileFault::empty: return "it is empty";
    case FileFault::not_written: return "it cannot be written";
    case FileFault::not_written_whole: return "it cannot be written in full";
    case FileFault::not_synced: return "it cannot be put on the disk";
    case FileFault::name_not_synced: return "its name cannot be put on the disk";
    case FileFault::log_only: return "something of it is in its log only";
    case FileFault::not_as_written: return "it is not what was written";
    case FileFault::bad_public_key: return "the public key cannot be used";
    case FileFault::source_not_read: return "what is to be sealed cannot be read";
    case FileFault::not_sealed: return "it is no sealed backup";
    case FileFault::end_missing: return "its end is missing";
    case FileFault::other_key: return "it was sealed for another key, or was changed";
    case FileFault::changed: return "it was changed";
    case FileFault::changed_or_cut: return "it was changed, or its end is missing";
    case FileFault::longer: return "something was added to it";
    case FileFault::not_copied: return "it cannot be copied in full";
    case FileFault::content_not_written: return "what it holds cannot be written in full";
    case FileFault::not_as_it_says: return "it does not hold what it says of itself";
  }
  return {};
}

}  // namespace infuwatch::report
