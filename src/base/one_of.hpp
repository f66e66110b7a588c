#pragma once

#include <cstddef>
#include <type_traits>
#include <variant>

namespace infuwatch {

template <class Kind, class Kinds>
struct PlaceAmong;
template <class Kind, class... Kinds>
struct PlaceAmong<Kind, std::variant<Kinds...>> {
  static constexpr bool stands = (std::is_same_v<Kind, Kinds> || ...);
  static constexpr std::size_t place() {
    std::size_t at = 0;
    (void)((std::is_same_v<Kind, Kinds> || (++at, false)) || ...);
    return at;
  }
};

/// A variant of many kinds, to be used as one. Making, copying, moving and ending it are compiled once, by
/// the source that includes `base/one_of_compiled.hpp` and says `template class infuwatch::OneOf<…Kinds>;`.
/// In every source that holds one they would be a third of the building time.
template <class Kinds>
class OneOf : public Kinds {
 public:
  using Kept = Kinds;

  OneOf() requires std::is_default_constructible_v<std::variant_alternative_t<0, Kinds>>;
  template <class Kind>
  requires(PlaceAmong<Kind, Kinds>::stands) OneOf(Kind kind)
      : OneOf{PlaceAmong<Kind, Kinds>::place(), &kind} {}

  OneOf(const OneOf& other);
  OneOf(OneOf&& other) noexcept;
  OneOf& operator=(const OneOf& other);
  OneOf& operator=(OneOf&& other) noexcept;
  ~OneOf();

 private:
  /// Of the kind at this place, from which the value is moved.
  OneOf(std::size_t place, void* kind);
};

}  // namespace infuwatch
