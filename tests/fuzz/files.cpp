// Files and bodies from outside: protocols, the machine's settings, entries, an anchor.
#include "app/anchor.hpp"
#include "base/embedded.hpp"
#include "cli/site_file.hpp"
#include "domain/body.hpp"
#include "fuzz/target.hpp"
#include "protocol/catalogue_text.hpp"
#include "support/memory_store.hpp"

namespace infuwatch::fuzz {
namespace {

/// The catalogue with one drug's file in place of the shipped one; a short one, so that much is tried.
void take_catalogue(std::string_view bytes) {
  static const auto parts = [] {
    std::vector<CataloguePart> read;
    for (const auto& text : seed_catalogue())
      if (text.title == common_part || text.title == symptoms_part)
        read.push_back({std::string{text.title}, std::string{text.text}});
    return read;
  }();
  auto all = parts;
  all.push_back({"tried", std::string{bytes}});
  const auto read = read_checked_catalogue(2, all);
  if (!read) must(!read.error().empty() && read.error().front().line >= 1, "a refusal says where");
}

void take_settings(std::string_view bytes) {
  const auto file = cli::read_site_file(bytes);
  if (file) must(file->pepper.empty() || file->pepper.front() == '/', "a setting is a whole path");
}

/// The kind, a line feed, the body.
void take_entry(std::string_view bytes) {
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos) return;
  Entry entry, again;
  if (!read_body(bytes.substr(0, end), bytes.substr(end + 1), entry)) return;
  const auto body = body_of(entry);
  must(static_cast<bool>(read_body(kind(entry.said), body, again)), "what is written is read");
  must(body_of(again) == body, "and is what it was");
}

void take_anchor(std::string_view bytes) {
  static const test::MemoryStore store;
  const auto found = app::compare_anchor(store, bytes);
  must(found.faults.size() + found.unreadable.size() >= (found.lines > 0 ? 1u : 0u),
       "an empty record holds nothing of an anchor");
}

const Registered catalogue_target{{"catalogue", take_catalogue}};
const Registered settings_target{{"settings", take_settings}};
const Registered entry_body_target{{"entry", take_entry}};
const Registered anchor_target{{"anchor", take_anchor}};

}  // namespace
}  // namespace infuwatch::fuzz
