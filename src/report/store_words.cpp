#include "report/store_words.hpp"

#include "base/overloaded.hpp"
#include "base/password.hpp"
#include "base/text.hpp"
#include "report/sentences_of_the_store.hpp"

namespace infuwatch::report {
namespace {

constexpr std::string_view store_kinds[] = {
    "store-missing",  "store-exists",     "store-forbidden", "cannot-create",
    "not-a-store",    "store-newer",      "old-engine",      "network-store",
    "store-busy",     "disk-full",        "store-read-only", "store-io",
    "store-doubtful", "store-damaged",    "store-replaced",  "store-replaced-meanwhile",
    "store-linked",   "setting-not-kept", "no-engine",       "unknown-zone"};
static_assert(std::size(store_kinds) == static_cast<std::size_t>(StoreTrouble::Kind::unknown_zone) + 1);

struct TroubleTold {
  const Sentence& wrong;
  const Sentence& todo;
};

TroubleTold trouble_told(StoreTrouble::Kind kind) {
  using Kind = StoreTrouble::Kind;
  namespace s = sentence;
  switch (kind) {
    case Kind::missing: return {s::store_missing, s::make_store};
    case Kind::exists: return {s::store_exists, s::other_path};
    case Kind::forbidden: return {s::store_forbidden, s::ask_access};
    case Kind::cannot_create: return {s::store_not_made, s::make_directory};
    case Kind::not_a_store: return {s::not_a_store, s::check_db_path};
    case Kind::newer: return {s::store_newer, s::use_newer};
    case Kind::old_engine: return {s::old_engine, s::newer_engine};
    case Kind::network: return {s::store_on_network, s::use_local_disk};
    case Kind::busy: return {s::store_busy, s::send_again};
    case Kind::full: return {s::disk_is_full, s::tell_it_send_again};
    case Kind::read_only: return {s::store_read_only, s::ask_permission};
    case Kind::io: return {s::store_failed, s::tell_it_send_again};
    case Kind::unknown: return {s::store_in_doubt, s::send_with_uuid};
    case Kind::damaged: return {s::store_damaged, s::run_verify};
    case Kind::replaced: return {s::store_replaced, s::start_again};
    case Kind::doubtful: return {s::store_replaced_meanwhile, s::start_again_and_send};
    case Kind::linked: return {s::store_linked, s::delete_second_name};
    case Kind::not_kept: return {s::setting_not_kept, s::not_used_like_this};
    case Kind::no_engine: return {s::no_engine, s::give_file_path};
    case Kind::unknown_zone: return {s::no_such_zone, s::install_tzdata};
  }
  return {s::store_failed, s::tell_it_send_again};
}

std::string found_text(const StoreTrouble& trouble) {
  return std::visit(Overloaded{[&](std::monostate) { return trouble.detail; },
                               [](const EntryFault& fault) { return fault_text(fault); },
                               [](const ProjectionFault& fault) { return fault_text(fault); }},
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

std::string fault_text(const ProjectionFault& fault) {
  const auto row = "picture " + fault.table + ' ' + shown(fault.row);
  switch (fault.what) {
    case ProjectionFault::What::missing: return row + " is missing";
    case ProjectionFault::What::not_in_record: return row + " is not in the record";
    case ProjectionFault::What::differs: return row + " differs from the record";
  }
  return {};
}

Refusal store_refusal(const StoreTrouble& p) {
  const auto& [wrong, todo] = trouble_told(p.kind);
  const auto more = found_text(p);
  const std::vector<std::pair<const char*, Arg>> args{
      {"store", Typed{without_password(p.path)}},
      {"uuid", Typed{p.detail}},
      {"detail", Typed{more.empty() ? std::string{} : " (" + without_password(more) + ")"}}};
  return {{Message{&wrong, args}}, {Message{&todo, args}}};
}

std::string_view store_kind(StoreTrouble::Kind kind) { return store_kinds[static_cast<std::size_t>(kind)]; }

}  // namespace infuwatch::report
