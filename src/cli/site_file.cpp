#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include "cli/site_file.hpp"

#include <toml++/toml.h>

namespace infuwatch::cli {
namespace {

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
    if (name != "store") return fault(value.source(), "`" + name + "` is no setting; there is only `store`");
    file.store = value.value_or(std::string{});
    if (!file.store.starts_with('/') && !file.store.starts_with("postgresql://"))
      return fault(value.source(), "`store` takes the whole path of the store's file, in quotes");
  }
  return file;
}

}  // namespace infuwatch::cli
