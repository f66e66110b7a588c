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

Failure<SiteFileFault> fault(BadSettings::Why why, int line, std::string about) {
  return {SiteFileFault{why, line, std::move(about)}};
}

}  // namespace

Result<SiteFile, SiteFileFault> read_site_file(std::string_view text) {
  const auto read = read_toml(text);
  if (!read) return fault(BadSettings::Why::not_toml, read.error().line, read.error().what);
  SiteFile file;
  for (const auto& [key, value] : *read) {
    const std::string name{key.str()};
    const auto line = static_cast<int>(value.source().begin.line);
    const auto setting = std::find_if(std::begin(settings), std::end(settings),
                                      [&](const auto& one) { return one.first == name; });
    if (setting == std::end(settings)) return fault(BadSettings::Why::unknown_setting, line, name);
    auto& path = file.*setting->second;
    path = value.value_or(std::string{});
    if (!path.starts_with('/') && !(name == "store" && path.starts_with("postgresql://")))
      return fault(BadSettings::Why::not_a_path, line, name);
  }
  return file;
}

}  // namespace infuwatch::cli
