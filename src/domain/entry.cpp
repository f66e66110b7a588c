#include "domain/entry.hpp"

#include "base/text.hpp"

namespace infuwatch {
namespace {

std::optional<std::int64_t> numbered(std::string_view text, char letter) {
  if (!text.empty() && lower(text.substr(0, 1))[0] == letter) text.remove_prefix(1);
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const auto number = whole_number(text);
  return number && *number > 0 ? std::optional<std::int64_t>{*number} : std::nullopt;
}

}  // namespace

std::optional<ClockSet> clock_set_before(const Entry& entry) {
  for (const auto& notice : entry.notices)
    if (notice.kind == Notice::Kind::clock_set && !notice.about.empty())
      if (const auto by = whole_number(notice.about.front())) return ClockSet{entry.number, Seconds{*by}};
  return std::nullopt;
}

bool of_first_release(const Entry& entry) {
  return !entry.asked.empty() && entry.asked.find(':') == std::string::npos;
}

bool is_late(const std::optional<Span>& at, Instant recorded_at) {
  return at && recorded_at - at->to > late_entry_after;
}

std::string to_text(EntryNumber number) { return 'E' + std::to_string(number.value()); }
std::string to_text(FlagId flag) { return 'F' + std::to_string(flag.value()); }

std::optional<EntryNumber> entry_number(std::string_view text) {
  const auto number = numbered(text, 'e');
  return number ? std::optional{EntryNumber{*number}} : std::nullopt;
}

std::optional<FlagId> flag_id(std::string_view text) {
  const auto number = numbered(text, 'f');
  return number ? std::optional{FlagId{*number}} : std::nullopt;
}

}  // namespace infuwatch
