#include "protocol/toml_table.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

std::string quoted_key(std::string_view text) { return '`' + std::string{text} + '`'; }

constexpr std::string_view no_name =
    " must have letters that can be seen, no control characters, and at most 80 columns";

}  // namespace

const toml::node* TomlTable::take(std::string_view key) {
  taken_.emplace(key);
  return table_.get(key);
}

void TomlTable::fault_at(const toml::source_position& at, std::string what) {
  faults_.push_back({part_, static_cast<int>(at.line), static_cast<int>(at.column), std::move(what)});
}

bool TomlTable::sound(std::initializer_list<std::string_view> keys) const {
  return std::none_of(keys.begin(), keys.end(), [&](std::string_view key) { return wrong_.contains(key); });
}

void TomlTable::unread(std::string_view key, std::string what) {
  fault(key, std::move(what));
  unread_.emplace(key);
}

void TomlTable::unread_in(std::string_view key, const toml::node& item, std::string_view what) {
  wrong_.emplace(key);
  unread_.emplace(key);
  fault_at(item.source().begin, quoted_key(key) + std::string{what});
}

void TomlTable::fault(std::string_view key, std::string what) {
  if (unread_.contains(key)) return;
  wrong_.emplace(key);
  const auto* node = table_.get(key);
  fault_at(node ? node->source().begin : table_.source().begin, std::move(what));
}

void TomlTable::fault_in(std::string_view key, std::string_view item, std::string what) {
  if (const auto* list = table_.get_as<toml::array>(key)) {
    for (const auto& node : *list)
      if (node.value_or(std::string_view{}) == item) {
        wrong_.emplace(key);
        return fault_at(node.source().begin, std::move(what));
      }
  }
  fault(key, std::move(what));
}

std::string TomlTable::text_or_none(std::string_view key) {
  const auto* node = take(key);
  if (!node) return {};
  const auto text = node->value_exact<std::string>();
  if (!text || trimmed(*text).empty()) unread(key, quoted_key(key) + " must be a text that is not empty");
  return text.value_or("");
}

std::string TomlTable::text(std::string_view key) {
  if (!has(key)) {
    take(key);
    unread(key, key == "source"
                    ? "a fact without its source: add `source = \"…\"`, or `source = \"site default\"`"
                    : quoted_key(key) + " is missing");
    return {};
  }
  return text_or_none(key);
}

bool TomlTable::readable(std::string_view name) const {
  constexpr int widest = 80;
  return !fresh_ || (has_letter(name) && shown(name) == name && columns(name) <= widest);
}

std::string TomlTable::name(std::string_view key) {
  auto written = text(key);
  if (!written.empty() && !readable(written)) fault(key, quoted_key(key) + std::string{no_name});
  return written;
}

std::vector<std::string> TomlTable::names(std::string_view key) {
  auto written = texts(key);
  for (const auto& one : written)
    if (!readable(one)) fault_in(key, one, quoted_key(key) + std::string{no_name});
  return written;
}

std::optional<int> TomlTable::number_or_none(std::string_view key) {
  const auto* node = take(key);
  if (!node) return std::nullopt;
  const auto number = node->value_exact<std::int64_t>();
  if (!number || *number < 0 || *number > 100000000) {
    unread(key, quoted_key(key) + " must be a whole number from 0 to 100000000");
    return std::nullopt;
  }
  return static_cast<int>(*number);
}

int TomlTable::number(std::string_view key) {
  if (!has(key)) unread(key, quoted_key(key) + " is missing");
  return number_or_none(key).value_or(0);
}

bool TomlTable::yes(std::string_view key) {
  const auto* node = take(key);
  if (!node) return false;
  const auto value = node->value_exact<bool>();
  if (!value) unread(key, quoted_key(key) + " must be true or false");
  return value.value_or(false);
}

std::optional<Seconds> TomlTable::duration_or_none(std::string_view key) {
  if (!has(key)) {
    take(key);
    return std::nullopt;
  }
  const auto text = text_or_none(key);
  const auto duration = parse_duration(text);
  if (!duration || *duration <= Seconds{0}) {
    unread(key, quoted_key(key) + " must be a length of time such as \"2h30m\", longer than nothing");
    return std::nullopt;
  }
  return duration;
}

Seconds TomlTable::duration(std::string_view key) {
  if (!has(key)) unread(key, quoted_key(key) + " is missing");
  return duration_or_none(key).value_or(Seconds{0});
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> out;
  const auto* node = take(key);
  if (!node) return out;
  const auto* list = node->as_array();
  if (!list) {
    unread(key, quoted_key(key) + " must be a list of texts");
    return out;
  }
  for (const auto& item : *list) {
    const auto text = item.value_exact<std::string>();
    if (!text || trimmed(*text).empty()) {
      unread_in(key, item, " must be a list of texts that are not empty");
    } else if (std::find(out.begin(), out.end(), *text) != out.end()) {
      wrong_.emplace(key);
      fault_at(item.source().begin, quoted_key(*text) + " is there twice");
    } else {
      out.push_back(*text);
    }
  }
  return out;
}

std::vector<int> TomlTable::numbers(std::string_view key) {
  std::vector<int> out;
  const auto* node = take(key);
  const auto* list = node ? node->as_array() : nullptr;
  if (node && !list) unread(key, quoted_key(key) + " must be a list of whole numbers");
  if (!list) return out;
  for (const auto& item : *list) {
    const auto number = item.value_exact<std::int64_t>();
    if (number && *number >= 0 && *number <= 10000)
      out.push_back(static_cast<int>(*number));
    else
      unread_in(key, item, " must be a list of whole numbers from 0 to 10000");
  }
  return out;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const auto* node = take(key);
  if (!node) return std::nullopt;
  if (const auto* inner = node->as_table()) return TomlTable{*inner, part_, format_, faults_, fresh_};
  unread(key, quoted_key(key) + " must be a table: [" + std::string{key} + "]");
  return std::nullopt;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> out;
  const auto* node = take(key);
  if (!node) return out;
  const auto* list = node->as_array();
  if (!list || !list->is_homogeneous(toml::node_type::table)) {
    unread(key, quoted_key(key) + " must be a list of tables: [[" + std::string{key} + "]]");
    return out;
  }
  for (const auto& item : *list) out.emplace_back(*item.as_table(), part_, format_, faults_, fresh_);
  return out;
}

std::pair<int, std::optional<int>> TomlTable::counts(std::string_view key) {
  const auto written = text(key);
  const auto dash = written.find('-');
  const auto first = whole_number(trimmed(written.substr(0, dash)));
  const auto rest = dash == std::string::npos ? std::string{} : trimmed(written.substr(dash + 1));
  const auto last = dash == std::string::npos ? first : rest.empty() ? std::nullopt : whole_number(rest);
  if (!first || *first < 1 || (!rest.empty() && !last) || (last && *last < *first) || *first > 10000) {
    if (!written.empty()) unread(key, quoted_key(key) + " must be counts such as \"1-12\", \"13-\" or \"3\"");
    return {1, std::nullopt};
  }
  return {static_cast<int>(*first), last ? std::optional{static_cast<int>(*last)} : std::nullopt};
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> out;
  for (const auto& [key, node] : table_) out.emplace_back(key.str());
  return out;
}

void TomlTable::finish() {
  for (const auto& [key, node] : table_)
    if (!taken_.contains(key.str())) fault_at(key.source().begin, "unknown key " + quoted_key(key.str()));
}

}  // namespace infuwatch
