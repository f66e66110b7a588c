#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include "cli/site_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <utility>

namespace infuwatch::cli {
namespace {

constexpr std::pair<std::string_view, std::string SiteFile::*> settings[] = {
    {"store", &SiteFile::store},
    {"pepper", &SiteFile::pepper},
    {"anchor", &SiteFile::anchor},
    {"backup_key", &SiteFile::backup_key}};

Failure<SiteFileFault> fault(const toml::source_region& at, const std::string& what) {
  return {SiteFileFault{"line " + std::to_string(at.begin.line) + ": " + what}};
}

}  // namespace

Result<SiteFile, SiteFileFault> read_site_file(std::string_view text) {
  const auto read = toml::parse(text);
  if (!read) return fault(read.error().source(), std::string{read.error().description()});
  SiteFile file;
  for (const auto& [key, value] : read.table()) {
    const std::string name{key.str()};
    const auto setting = std::find_if(std::begin(settings), std::end(settings),
                                      [&](const auto& one) { return one.first == name; });
    if (setting == std::end(settings))
      return fault(value.source(),
                   "`" + name + "` is no setting; there are `store`, `pepper`, `anchor` and `backup_key`");
    auto& path = file.*setting->second;
    path = value.value_or(std::string{});
    if (!path.starts_with('/') && !(name == "store" && path.starts_with("postgresql://")))
      return fault(value.source(), "`" + name + "` takes the whole path of a file, in quotes");
  }
  return file;
}

}  // namespace infuwatch::cli
