#pragma once

#include "base/quantity.hpp"
#include "storage/projection.hpp"

namespace infuwatch::storage {

// How a fact becomes a cell of a table: a number, a text, or nothing where it is not known. A switch is 0 or
// 1, a moment ISO 8601 in UTC, a length whole seconds, an enumeration its name.

inline Value cell(int value) { return std::int64_t{value}; }
inline Value cell(bool value) { return std::int64_t{value}; }
inline Value cell(std::string_view text) { return std::string{text}; }
inline Value cell(const std::string& text) { return text; }
inline Value cell(const char* text) { return std::string{text}; }
inline Value cell(Seconds span) { return std::int64_t{span.count()}; }
inline Value cell(Instant instant) { return iso(instant); }
inline Value cell(Expiry expiry) { return iso(expiry.last); }
inline Value cell(std::chrono::year_month_day date) { return iso_date(date); }
inline Value cell(const Quantity& quantity) { return to_text(quantity); }
inline Value cell(Decimal value) { return to_text(value); }
template <class Tag>
Value cell(Id<Tag> id) {
  return id.value();
}
template <class E>
requires std::is_enum_v<E> Value cell(E value) { return std::string{name(value)}; }
template <class T>
Value cell(const std::optional<T>& value) {
  return value ? cell(*value) : Value{};
}

}  // namespace infuwatch::storage
