#include "report/file_words.hpp"

#include "report/sentences_of_the_store.hpp"

namespace infuwatch::report {
namespace {

const Sentence& sentence_of(FileFault fault) {
  namespace s = sentence;
  switch (fault) {
    case FileFault::exists: return s::file_exists;
    case FileFault::not_there: return s::file_missing;
    case FileFault::not_read: return s::file_not_read;
    case FileFault::too_long: return s::file_too_long;
    case FileFault::empty: return s::file_empty;
    case FileFault::not_written: return s::file_not_written;
    case FileFault::not_written_whole: return s::file_not_whole;
    case FileFault::not_synced: return s::file_not_synced;
    case FileFault::name_not_synced: return s::file_name_not_synced;
    case FileFault::log_only: return s::file_log_only;
    case FileFault::log_left: return s::file_log_left;
    case FileFault::not_as_written: return s::file_not_as_written;
    case FileFault::bad_public_key: return s::file_bad_key;
    case FileFault::source_not_read: return s::file_source_not_read;
    case FileFault::not_sealed: return s::file_not_sealed;
    case FileFault::end_missing: return s::file_end_missing;
    case FileFault::other_key: return s::file_other_key;
    case FileFault::changed: return s::file_changed;
    case FileFault::changed_or_cut: return s::file_changed_or_cut;
    case FileFault::longer: return s::file_longer;
    case FileFault::not_copied: return s::file_not_copied;
    case FileFault::content_not_written: return s::file_content_not_written;
    case FileFault::not_as_it_says: return s::file_not_as_it_says;
  }
  return s::file_not_read;
}

}  // namespace

Message fault_message(FileFault fault, const std::string& path) {
  return {&sentence_of(fault), {{"file", Typed{path}}}};
}

}  // namespace infuwatch::report
