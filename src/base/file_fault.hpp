#pragma once

#include <cstdint>

namespace infuwatch {

/// What went wrong with a file. Its words are made in report/file_words.
enum class FileFault : std::uint8_t {
  exists,     // it is there already, and is not overwritten
  not_there,  // or no regular file
  not_read,
  too_long,  // longer than such a file may be
  empty,
  not_written,
  not_written_whole,
  not_synced,       // it may not outlive a power cut
  name_not_synced,  // the same of its directory
  log_only,         // a store of which something is in its log only
  log_left,         // none, but the log of one that was there
  not_as_written,   // read back, it is another
  bad_public_key,
  source_not_read,  // what was to be sealed
  not_sealed,
  end_missing,
  other_key,  // sealed for another key, or changed
  changed,
  changed_or_cut,
  longer,  // something was added to it
  not_copied,
  content_not_written,  // what a sealed file holds
  not_as_it_says,       // its manifest names another record
};

}  // namespace infuwatch
