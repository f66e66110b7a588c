#include "cli/site_file.hpp"

#include "base/toml_text.hpp"

#include <algorithm>
#include <utility>

namespace infuwatch::cli {
namespace {

constexpr std::pair<std::string_view, std::string SiteFile::*> settings[] = {
    {"store", &SiteFile::store},
    {"pepper", &SiteFile::pepper},
    {"anchor", &SiteFile::anchor},
    {"backup_key", &SiteFile::backup_key}};

Failure<SiteFileFault> fault(int line, const std::string& what) {
  return {SiteFileFault{"line " + std::to_string(line) + ": " + what}};
}

}  // namespace

Result<SiteFile, SiteFileFault> read_site_file(std::string_view text) {
  const auto read = read_toml(text);
  if (!read) return fault(read.error().line, read.error().what);
  SiteFile file;
  for (const auto& [key, value] : *read) {
    const std::string name{key.str()};
    const auto line = static_cast<int>(value.source().begin.line);
    const auto setting = std::find_if(std::begin(settings), std::end(settings),
                                      [&](const auto& one) { return one.first == name; });
    if (setting == std::end(settings))
      return fault(line,
                   "`" + name + "` is no setting; there are `store`, `pepper`, `anchor` and `backup_key`");
    auto& path = file.*setting->second;
    path = value.value_or(std::string{});
    if (!path.starts_with('/') && !(name == "store" && path.starts_with("postgresql://")))
      return fault(line, "`" + name + "` takes the whole path of a file, in quotes");
  }
  return file;
}

}  // namespace infuwatch::cli
