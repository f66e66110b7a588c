#pragma once

#include "base/quantity.hpp"
#include "domain/field.hpp"
#include "domain/ids.hpp"
#include "report/field_words.hpp"
#include "time/expiry.hpp"
#include "time/zone.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace infuwatch::report {

/// One whole sentence. `{name}` stands for an argument. `console` is how it is said to somebody who has keys
/// and forms instead of commands; none: the same words; empty: it is left out there.
struct Sentence {
  std::string_view text;
  std::optional<std::string_view> console{};
};

/// Words of a person or of a file. A renderer shows them without what a terminal would obey.
struct Typed {
  std::string text;
};
/// Several words with `between` between them; before the last one, `last`.
struct Listed {
  std::vector<std::string> words;
  std::string_view last = ", ";
  std::string_view between = ", ";
};
/// A moment told without its date where that is today's.
struct Near {
  Span at;
};
/// A moment with its zone's name, where the hour alone could be two.
struct Zoned {
  Instant at;
};
/// The day a moment lies on.
struct OnDay {
  Instant at;
};

using Arg = std::variant<Typed, Listed, std::int64_t, Decimal, Quantity, Instant, Near, Zoned, OnDay, Seconds,
                         Expiry, std::chrono::year_month_day, InfusionId, EntryNumber, FlagId, FieldRef,
                         std::vector<FieldRef>>;

struct Message {
  const Sentence* sentence = nullptr;  // none: nothing is said
  std::vector<std::pair<const char*, Arg>> args{};
};

enum class Edge : std::uint8_t { command_line, console };

/// What words are made in. Times are told in the site's zone where there is one, else in UTC.
struct WordStyle {
  const Zone* zone;
  Instant now{};
  Edge edge = Edge::command_line;
  FieldsBy fields = FieldsBy::option;  // on the command line
};

/// One line of text, safe to show. Empty where the edge leaves it out.
std::string text_of(const Message& message, const WordStyle& style);
std::string text_of(const Arg& arg, const WordStyle& style);
/// Sentences one after the other, with blanks between.
std::string text_of(const std::vector<Message>& messages, const WordStyle& style);

}  // namespace infuwatch::report
