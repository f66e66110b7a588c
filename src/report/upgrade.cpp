#include "report/upgrade.hpp"

#include "base/line_diff.hpp"
#include "base/text.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {
namespace {

void difference(Page& page, std::string_view title, const std::string& from, const std::string& to) {
  page.line(title, 2);
  for (const auto& [kind, text] : line_diff(from, to)) {
    const std::string_view mark = kind == DiffLine::Kind::went   ? "- "
                                  : kind == DiffLine::Kind::came ? "+ "
                                                                 : "  ";
    page.text += "    " + std::string{mark} + text + '\n';
  }
}

}  // namespace

std::string upgrades_text(const std::vector<PartUpgrade>& waiting) {
  if (waiting.empty()) return "The drug list is up to date: no upgrade waits.";
  Page page;
  page.line(
      "This version of Infuwatch brings other rules for " + counted(waiting.size(), "part", "parts") +
      " of the drug list. Infusions that start after an import follow them; the others keep the rules they "
      "started under.");
  for (const auto& part : waiting) {
    page.text += '\n';
    if (part.site.empty()) {
      page.line(part.part + ": new. This site does not have it yet.");
      continue;
    }
    page.line(part.part +
              (part.changed_here() ? ": changed at this site too." : ": not changed at this site."));
    if (part.changed_here()) difference(page, "This site's changes:", part.then, part.site);
    difference(page, "The program's changes:", part.then, part.now);
  }
  page.text += '\n';
  page.line("To import what this site has not changed: infuwatch drugs upgrade --reason \"...\"");
  page.line(
      "For a part that this site changed, --take PART imports the program's text in its place, and --keep PART "
      "keeps this site's. To combine them: drugs export, edit, drugs import, then --keep PART.");
  return page.text;
}

nlohmann::json upgrades_json(const std::vector<PartUpgrade>& waiting) {
  const auto text = [](const std::string& toml) {
    return toml.empty() ? nlohmann::json(nullptr) : nlohmann::json(toml);
  };
  auto list = nlohmann::json::array();
  for (const auto& part : waiting)
    list.push_back({{"part", part.part},
                    {"changed_here", part.changed_here()},
                    {"then", text(part.then)},
                    {"site", text(part.site)},
                    {"now", part.now}});
  return {{"upgrade", list}};
}

std::string upgrade_note(std::size_t waiting, std::string_view how) {
  if (waiting == 0) return {};
  return "An upgrade of the drug list waits: " + counted(waiting, "part", "parts") + ". " + std::string{how};
}

}  // namespace infuwatch::report
