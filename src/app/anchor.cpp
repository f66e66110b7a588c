#include "app/anchor.hpp"

#include "base/text.hpp"
#include "platform/text_file.hpp"

#include <map>

namespace infuwatch::app {

bool add_to_anchor(const std::string& path, const Entry& entry) {
  return platform::add_line(path, to_text(entry.number) + ' ' + entry.hash + ' ' + iso(entry.recorded_at));
}

AnchorFound compare_anchor(const storage::View& view, std::string_view text) {
  AnchorFound found;
  std::map<EntryNumber, std::vector<std::string>> held;
  for (const auto& line : split(text, '\n')) {
    if (line.empty()) continue;
    ++found.lines;
    const auto words = split(line, ' ');
    const auto number = words.size() == 3 ? entry_number(words[0]) : std::nullopt;
    if (!number)
      found.unreadable.push_back(found.lines);
    else
      held[*number].push_back(words[1]);
  }
  if (!held.empty()) found.last = held.rbegin()->first;
  constexpr std::size_t at_once = 1000;
  for (EntryNumber at;;) {
    const auto entries = view.since(at, at_once);
    for (const auto& entry : entries) {
      const auto there = held.find(entry.number);
      if (there == held.end()) continue;
      for (const auto& hash : there->second)
        if (hash != entry.hash) {
          found.faults.push_back({entry.number, false});
          break;
        }
      held.erase(there);
    }
    if (entries.size() < at_once) break;
    at = entries.back().number;
  }
  for (const auto& [number, hashes] : held) found.faults.push_back({number, true});
  return found;
}

}  // namespace infuwatch::app
