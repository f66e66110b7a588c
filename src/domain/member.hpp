#pragma once

#include "domain/field.hpp"

#include <string_view>
#include <tuple>
#include <type_traits>

namespace infuwatch {

/// A member of a value that stands in an entry: its key in the body, and the field by which it is corrected;
/// without one, a correction leaves it as it is.
template <class Owner, class T, bool asked>
struct Member {
  static constexpr bool has_field = asked;
  constexpr Member(std::string_view key, T Owner::*place) : body{key}, at{place} {}
  constexpr Member(std::string_view key, T Owner::*place, FieldId by) : body{key}, at{place}, field{by} {}
  std::string_view body;
  T Owner::*at;
  FieldId field{};
};
template <class Owner, class T>
Member(std::string_view, T Owner::*) -> Member<Owner, T, false>;
template <class Owner, class T>
Member(std::string_view, T Owner::*, FieldId) -> Member<Owner, T, true>;

/// A member whose own members stand in the body as if they were the owner's.
template <class Owner, class T>
struct Whole {
  constexpr explicit Whole(T Owner::*place) : at{place} {}
  T Owner::*at;
};

/// The members of a kind of value, each declared once. One that was forgotten does not compile.
template <class Kind>
inline constexpr auto members = std::tuple{};

namespace detail {

struct Anything {
  template <class T>
  operator T() const;  // never called
};

template <class T, class... Sofar>
constexpr std::size_t arity_from() {
  if constexpr (requires { T{Sofar{}..., Anything{}}; })
    return arity_from<T, Sofar..., Anything>();
  else
    return sizeof...(Sofar);
}

}  // namespace detail

/// How many members an aggregate has.
template <class T>
inline constexpr std::size_t arity = detail::arity_from<T>();

/// Calls `visit` with each member's declaration and the member, in the order they are declared in.
template <class Kind, class Visit>
void each_member(Kind& value, const Visit& visit) {
  using Bare = std::remove_const_t<Kind>;
  if constexpr (std::is_aggregate_v<Bare>)
    static_assert(arity<Bare> == std::tuple_size_v<std::remove_const_t<decltype(members<Bare>)>>,
                  "a member is not declared");
  const auto one = [&]<class T>(const auto& member, T& held) {
    if constexpr (requires { member.body; })
      visit(member, held);
    else
      each_member(held, visit);
  };
  std::apply([&](const auto&... member) { (one(member, value.*member.at), ...); }, members<Bare>);
}

/// Whether a value has members that are declared.
template <class T>
inline constexpr bool has_members = std::tuple_size_v<std::remove_cvref_t<decltype(members<T>)>> > 0;

/// Calls `visit` with each field by which a kind of value is corrected, those of its members among them.
template <class Kind, class Visit>
void each_field(const Visit& visit) {
  const auto one = [&]<class Owner, class T, bool asked>(const Member<Owner, T, asked>& member) {
    if constexpr (asked)
      visit(member.field);
    else if constexpr (has_members<T>)
      each_field<T>(visit);
  };
  std::apply([&](const auto&... member) { (one(member), ...); }, members<Kind>);
}

}  // namespace infuwatch
