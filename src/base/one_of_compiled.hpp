#pragma once

#include "base/one_of.hpp"

#include <cstdlib>
#include <memory>
#include <utility>

namespace infuwatch {

template <class Kinds, std::size_t place = 0>
Kinds moved_from(std::size_t wanted, void* kind) {
  if (wanted == place)
    return Kinds{std::in_place_index<place>,
                 std::move(*static_cast<std::variant_alternative_t<place, Kinds>*>(kind))};
  if constexpr (place + 1 < std::variant_size_v<Kinds>)
    return moved_from<Kinds, place + 1>(wanted, kind);
  else
    std::abort();
}

template <class Kinds>
OneOf<Kinds>::OneOf() requires std::is_default_constructible_v<std::variant_alternative_t<0, Kinds>>
= default;
template <class Kinds>
OneOf<Kinds>::OneOf(std::size_t place, void* kind) : Kinds{moved_from<Kinds>(place, kind)} {}
template <class Kinds>
OneOf<Kinds>::OneOf(const OneOf& other) = default;
template <class Kinds>
OneOf<Kinds>::OneOf(OneOf&& other) noexcept = default;
template <class Kinds>
OneOf<Kinds>& OneOf<Kinds>::operator=(const OneOf& other) {
  return *this = OneOf{other};
}
template <class Kinds>
OneOf<Kinds>& OneOf<Kinds>::operator=(OneOf&& other) noexcept {
  if (this == &other) return *this;
  std::destroy_at(this);
  return *std::construct_at(this, std::move(other));
}
template <class Kinds>
OneOf<Kinds>::~OneOf() = default;

}  // namespace infuwatch
