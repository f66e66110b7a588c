#include "protocol/number_change.hpp"

#include "base/text.hpp"
#include "base/toml_text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace infuwatch {
namespace {

constexpr std::array prose{"about", "ask", "format", "interval", "name", "often", "rate", "source", "text"};
/// What names a table of a list, and whom it is for.
constexpr std::array naming{"key",        "name",        "kind",        "symptom",     "labels",
                            "counts",     "weight_from", "weight_over", "weight_to",   "weight_under",
                            "years_from", "years_under", "under_years", "course_days", "text"};

std::string text_of(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto* list = node.as_array()) {
    std::vector<std::string> each;
    for (const auto& one : *list) each.push_back(text_of(one));
    return joined(each, ", ");
  }
  return {};
}

/// `lab` holds its limits behind the lab's name.
bool is_number(std::string_view key, const toml::node& node) {
  if (std::find(prose.begin(), prose.end(), key) != prose.end() || node.is_table()) return false;
  const auto text = text_of(node);
  const bool digits = text.find_first_of("0123456789") != std::string::npos;
  return digits && (key == "lab" || text.find_first_of("0123456789") == 0);
}

std::string named(const toml::table& table) {
  std::string all;
  for (const auto* key : naming)
    if (const auto* node = table.get(key)) all += std::string{key} + '=' + text_of(*node) + '\n';
  return all;
}

/// `regimen "every 4 weeks"`.
std::string shown_place(const std::string& place, const toml::table& table) {
  for (const auto* key : {"name", "key", "kind", "symptom", "counts"})
    if (const auto* node = table.get(key)) return place + " \"" + text_of(*node) + '"';
  return place;
}

/// Whether a number has a source of its own, or its table has one, in both texts the same.
bool same_source(const toml::table& was, const toml::table& now, const std::string& number) {
  for (const auto& key : {number + "_source", std::string{"source"}}) {
    const auto* before = was.get(key);
    const auto* after = now.get(key);
    if (before || after) return before && after && text_of(*before) == text_of(*after);
  }
  return false;
}

class Comparison {
 public:
  void tables(const toml::table& was, const toml::table& now, const std::string& place) {
    std::set<std::string, std::less<>> keys;
    for (const auto* table : {&was, &now})
      for (const auto& [key, node] : *table) keys.insert(std::string{key.str()});
    for (const auto& key : keys) {
      const auto* before = was.get(key);
      const auto* after = now.get(key);
      const auto inner = place.empty() ? key : place + ' ' + key;
      if (before && after && before->is_table() && after->is_table())
        tables(*before->as_table(), *after->as_table(), inner);
      else if (before && after && before->is_array_of_tables() && after->is_array_of_tables())
        lists(*before->as_array(), *after->as_array(), inner);
      else
        number(key, before, after, place, same_source(was, now, key));
    }
  }

  std::vector<NumberChange> in_order() && {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<NumberChange> changes;
    for (auto& [line, change] : found_) changes.push_back(std::move(change));
    return changes;
  }

 private:
  void number(const std::string& key, const toml::node* before, const toml::node* after,
              const std::string& place, bool sourced) {
    if (!(before && is_number(key, *before)) && !(after && is_number(key, *after))) return;
    NumberChange change{.where = place,
                        .key = key,
                        .was = before ? text_of(*before) : std::string{},
                        .now = after ? text_of(*after) : std::string{},
                        .same_source = sourced};
    if (change.was == change.now) return;
    if (after) line_ = after->source().begin.line;
    found_.emplace_back(line_, std::move(change));
  }

  void lists(const toml::array& was, const toml::array& now, const std::string& place) {
    std::vector<const toml::table*> before, after;
    for (const auto& one : was) before.push_back(one.as_table());
    for (const auto& one : now) after.push_back(one.as_table());
    std::vector<std::pair<const toml::table*, const toml::table*>> pairs;
    for (auto& one : before) {
      const auto same = std::find_if(after.begin(), after.end(), [&](const toml::table* other) {
        return other && named(*other) == named(*one);
      });
      if (same == after.end()) continue;
      pairs.emplace_back(one, *same);
      one = *same = nullptr;
    }
    std::erase(before, nullptr);
    std::erase(after, nullptr);
    if (before.size() == after.size())
      for (std::size_t i = 0; i < before.size(); ++i) pairs.emplace_back(before[i], after[i]);
    for (const auto& [one, other] : pairs) {
      line_ = other->source().begin.line;
      tables(*one, *other, shown_place(place, *other));
    }
  }

  std::uint32_t line_ = 0;  // of what was read last: there what is gone would stand
  std::vector<std::pair<std::uint32_t, NumberChange>> found_;
};

}  // namespace

std::vector<NumberChange> number_changes(std::string_view was, std::string_view now) {
  const auto before = read_toml(was), after = read_toml(now);
  if (!before || !after) return {};
  Comparison comparison;
  comparison.tables(*before, *after, {});
  return std::move(comparison).in_order();
}

}  // namespace infuwatch
