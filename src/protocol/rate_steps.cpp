#include "protocol/rate_steps.hpp"

namespace infuwatch {

std::optional<RateStep> rate_step(std::string_view text) {
  constexpr std::string_view between = " for ";
  const auto at = text.find(between);
  const auto amount = rate(text.substr(0, at));
  if (!amount) return std::nullopt;
  RateStep step{.rate = *amount};
  if (at == std::string_view::npos) return step;
  const auto lasts = parse_duration(text.substr(at + between.size()));
  if (!lasts || *lasts <= Seconds{0}) return std::nullopt;
  step.lasts = *lasts;
  return step;
}

}  // namespace infuwatch
