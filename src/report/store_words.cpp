#include "report/store_words.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "report/words.hpp"

namespace infuwatch::report {
namespace {

constexpr std::string_view store_kinds[] = {
    "store-missing",  "store-exists",  "store-forbidden",  "cannot-create", "not-a-store",     "store-newer",
    "old-engine",     "network-store", "store-busy",       "disk-full",     "store-read-only", "store-io",
    "store-doubtful", "store-damaged", "setting-not-kept", "no-engine",     "unknown-zone"};
static_assert(std::size(store_kinds) == static_cast<std::size_t>(StoreTrouble::Kind::unknown_zone) + 1);

std::string found_text(const StoreTrouble& trouble) {
  return std::visit(Overloaded{[&](std::monostate) { return trouble.detail; },
                               [](const EntryFault& fault) { return fault_text(fault); },
                               [](const PictureFault& fault) { return fault_text(fault); }},
                    trouble.found);
}

}  // namespace

std::string fault_text(const EntryFault& fault) {
  const auto entry = to_text(fault.number);
  switch (fault.what) {
    case EntryFault::What::missing: return entry + " missing";
    case EntryFault::What::changed: return entry + " changed";
    case EntryFault::What::out_of_chain: return entry + " does not follow the entry before it";
    case EntryFault::What::unreadable: return entry + " cannot be read: " + fault.detail;
    case EntryFault::What::cut_off:
      return entry + " missing: the pictures were drawn from entries up to " + to_text(fault.upto);
  }
  return {};
}

std::string fault_text(const PictureFault& fault) {
  const auto row = "picture " + fault.table + ' ' + shown(fault.row);
  switch (fault.what) {
    case PictureFault::What::missing: return row + " is missing";
    case PictureFault::What::not_in_record: return row + " is not in the record";
    case PictureFault::What::differs: return row + " differs from the record";
  }
  return {};
}

Sentences store_sentences(const StoreTrouble& p) {
  using Kind = StoreTrouble::Kind;
  const auto store = backquoted(p.path);
  const auto more = found_text(p);
  const auto detail = more.empty() ? std::string{} : " (" + shown(more) + ")";
  switch (p.kind) {
    case Kind::missing:
      return {"There is no store at " + store + ".",
              "Make one: infuwatch init --site \"…\" --zone America/New_York.",
              {}};
    case Kind::forbidden:
      return {"The directory of " + store + " may not be entered.", "Ask hospital IT for access to it.", {}};
    case Kind::cannot_create:
      return {store + " cannot be made" + detail + ".",
              "Make its directory first, or take one that may be written to.",
              {}};
    case Kind::exists:
      return {"There is something at " + store + " already.",
              "Take another path with --db, or use the store that is there.",
              {}};
    case Kind::not_a_store:
      return {store + " is not an Infuwatch store.", "Look at the path given with --db.", {}};
    case Kind::newer:
      return {store + " was written by a newer Infuwatch" + detail + ". Nothing was changed.",
              "Use the newer program.",
              {}};
    case Kind::old_engine:
      return {
          "The SQLite library is too old" + detail + ".", "Ask hospital IT for SQLite 3.37 or later.", {}};
    case Kind::network:
      return {store + " lies on a network file system, where several terminals would damage it.",
              "Put the store on a local disk of the machine all terminals log in to.",
              {}};
    case Kind::busy:
      return {"Another terminal is saving and has not finished" + detail + ". Nothing was recorded.",
              "Try again; what was typed can be sent again as it is.",
              {}};
    case Kind::full:
      return {"The disk is full. Nothing was recorded.",
              "Tell hospital IT; what was typed can be sent again as it is.",
              {}};
    case Kind::read_only:
      return {store + " cannot be written to.",
              "Ask hospital IT for write permission on the store and its directory.",
              {}};
    case Kind::io:
      return {"Reading or writing " + store + " failed" + detail + ". Nothing was recorded.",
              "Tell hospital IT; what was typed can be sent again as it is.",
              {}};
    case Kind::unknown:
      return {"Writing to " + store + " failed, and whether the entry was kept cannot be told.",
              "Send the same again with --entry " + shown(p.detail) + ": it is recorded once, never twice.",
              {}};
    case Kind::damaged:
      return {"The store holds something that cannot be read" + detail + ".",
              "Run `infuwatch verify` and tell hospital IT; nothing was changed.",
              {}};
    case Kind::not_kept:
      return {"A setting that keeps entries safe did not hold" + detail + ".",
              "Tell hospital IT; the store is not used like this.",
              {}};
    case Kind::no_engine:
      return {"This program has no engine for " + store + ".", "Give --db the path of a file.", {}};
    case Kind::unknown_zone:
      return {"The site's time zone is not in this machine's time-zone database" + detail + ".",
              "Ask hospital IT to install tzdata.",
              {}};
  }
  return {};
}

std::string_view store_kind(StoreTrouble::Kind kind) { return store_kinds[static_cast<std::size_t>(kind)]; }

}  // namespace infuwatch::report
