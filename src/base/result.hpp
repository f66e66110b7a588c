#pragma once

#include <utility>
#include <variant>

namespace infuwatch {

/// Wraps an error on its way into a Result.
template <class E>
struct Failure {
  E error;
};
template <class E>
Failure(E) -> Failure<E>;

/// What a function that has nothing to return but may fail returns when it succeeded.
struct Done {
  friend bool operator==(Done, Done) = default;
};

/// A value, or the reason there is none. Reading the side that is not there throws in every build type.
template <class T, class E>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_{std::in_place_index<0>, std::move(value)} {}
  Result(Failure<E> failure) : held_{std::in_place_index<1>, std::move(failure.error)} {}
  /// From a failure of a narrower error type, such as one alternative of E.
  template <class Narrow>
  Result(Failure<Narrow> failure) : held_{std::in_place_index<1>, std::move(failure.error)} {}

  explicit operator bool() const { return held_.index() == 0; }
  const T& operator*() const& { return std::get<0>(held_); }
  T& operator*() & { return std::get<0>(held_); }
  T&& operator*() && { return std::get<0>(std::move(held_)); }
  const T* operator->() const { return &std::get<0>(held_); }
  T* operator->() { return &std::get<0>(held_); }
  const E& error() const { return std::get<1>(held_); }

 private:
  std::variant<T, E> held_;
};

}  // namespace infuwatch
