#pragma once

#include "base/toml_text.hpp"
#include "protocol/catalogue_text.hpp"

#include <initializer_list>

namespace infuwatch {

/// One table of a catalogue file being read. What is taken from it is ticked off; `finish` refuses what is
/// left.
class TomlTable {
 public:
  /// `format`: that of the part the table stands in. `fresh`: the part is checked before it is taken in; else
  /// it was taken in by some release, and what that release took for right opens.
  TomlTable(const toml::table& table, std::string part, int format, std::vector<CatalogueFault>& faults,
            bool fresh)
      : table_{table}, part_{std::move(part)}, format_{format}, faults_{faults}, fresh_{fresh} {}

  bool has(std::string_view key) const { return table_.contains(key); }
  std::string text(std::string_view key);  // required, not empty
  std::string text_or_none(std::string_view key);
  /// Required, and a name to be read: in the part taken in anew letters that can be seen, in one line of at
  /// most 80 columns.
  std::string name(std::string_view key);
  std::vector<std::string> names(std::string_view key);  // absent: none; each such a name, and once only
  FactSource source() { return text("source"); }
  int number(std::string_view key);  // required
  std::optional<int> number_or_none(std::string_view key);
  bool yes(std::string_view key);          // absent: no
  Seconds duration(std::string_view key);  // required, longer than nothing
  std::optional<Seconds> duration_or_none(std::string_view key);
  std::vector<std::string> texts(std::string_view key);  // absent: none; each once only
  std::vector<int> numbers(std::string_view key);        // absent: none
  std::optional<TomlTable> table(std::string_view key);
  std::vector<TomlTable> tables(std::string_view key);  // [[key]], absent: none
  /// `"1-12"`, `"13-"` or `"3"`: from, and to if it ends.
  std::pair<int, std::optional<int>> counts(std::string_view key);

  /// Every key, for tables whose keys are names; such a table is not finished.
  std::vector<std::string> keys() const;
  void finish();
  /// At the key, or at the table where the key is not there. Of a key that could not be read only that is
  /// told, not what follows from it.
  void fault(std::string_view key, std::string what);
  /// Whether none of these keys has a mistake: what they hold can be compared.
  bool sound(std::initializer_list<std::string_view> keys) const;
  void fault_at(const toml::source_position& at, std::string what);
  /// The place of the entry of a list that holds this text.
  void fault_in(std::string_view key, std::string_view item, std::string what);
  const std::string& part() const { return part_; }
  /// See `newest_format`.
  int format() const { return format_; }
  bool fresh() const { return fresh_; }

 private:
  bool readable(std::string_view name) const;
  const toml::node* take(std::string_view key);
  /// A key that is missing, or holds nothing of its kind.
  void unread(std::string_view key, std::string what);
  void unread_in(std::string_view key, const toml::node& item, std::string_view what);

  const toml::table& table_;
  std::string part_;
  int format_;
  std::vector<CatalogueFault>& faults_;
  bool fresh_;
  std::set<std::string, std::less<>> taken_;
  std::set<std::string, std::less<>> unread_, wrong_;  // keys with a mistake: in how they are written, in all
};

}  // namespace infuwatch
