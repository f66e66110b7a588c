#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace infuwatch {

/// A number that names one thing of one kind; ids of different kinds neither compare nor convert.
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  explicit constexpr Id(std::int64_t value) : value_{value} {}
  constexpr std::int64_t value() const { return value_; }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  std::int64_t value_ = 0;
};

}  // namespace infuwatch

template <class Tag>
struct std::hash<infuwatch::Id<Tag>> {
  std::size_t operator()(infuwatch::Id<Tag> id) const noexcept {
    return std::hash<std::int64_t>{}(id.value());
  }
};
