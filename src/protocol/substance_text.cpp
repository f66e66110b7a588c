#include "protocol/substance_text.hpp"

#include "base/text.hpp"

#include <map>

namespace infuwatch {

Substances read_substances(TomlTable& table) {
  Substances substances;
  auto inner = table.table("substances");
  if (!inner) return substances;
  substances.source = inner->source();
  std::map<std::string, std::string> called;
  for (auto& row : inner->tables("known")) {
    Substance substance{.name = row.text("name"),
                        .also = row.texts("also"),
                        .family = row.text_or_none("family"),
                        .again_after = row.duration_or_none("again_after")};
    for (const auto& kind : row.texts("kinds")) substance.kinds.insert(kind);
    auto words = substance.also;
    words.push_back(substance.name);
    for (const auto& word : words)
      if (!called.emplace(lower(word), substance.name).second)
        row.fault("name", '`' + word + "` names two substances");
    row.finish();
    substances.all.push_back(std::move(substance));
  }
  inner->finish();
  return substances;
}

}  // namespace infuwatch
