#include "domain/handover_item.hpp"

#include "base/text.hpp"

namespace infuwatch {

HandoverKey handover_key(std::string_view key) {
  const auto slash = key.find('/');
  const auto head = key.substr(0, slash);
  const auto rest = slash == std::string_view::npos ? std::string_view{} : key.substr(slash + 1);
  if (head == "flag") {
    const auto flag = whole_number(rest);
    return {.flag = flag ? std::optional{FlagId{*flag}} : std::nullopt};
  }
  const auto infusion = whole_number(head);
  if (!infusion) return {};
  return {.infusion = InfusionId{*infusion}, .item = rest};
}

}  // namespace infuwatch
