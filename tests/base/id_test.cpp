#include "base/id.hpp"

#include "support/catch.hpp"

#include <concepts>
#include <type_traits>
#include <unordered_set>

namespace infuwatch::id_test {
namespace {

using Dog = Id<struct DogTag>;
using Cat = Id<struct CatTag>;

template <class A, class B>
concept compares = requires(A a, B b) {
  a == b;
};
template <class A, class B>
concept orders = requires(A a, B b) {
  a < b;
};
template <class A, class B>
concept adds = requires(A a, B b) {
  a + b;
};

static_assert(compares<Dog, Dog> && orders<Dog, Dog>);
static_assert(!compares<Dog, Cat> && !orders<Dog, Cat>);
static_assert(!compares<Dog, int> && !orders<Dog, int>);
static_assert(!std::is_convertible_v<Dog, Cat> && !std::is_constructible_v<Cat, Dog>);
static_assert(!std::is_assignable_v<Cat&, Dog>);
static_assert(!std::is_convertible_v<std::int64_t, Dog> && std::is_constructible_v<Dog, std::int64_t>);
static_assert(!std::is_assignable_v<Dog&, int>);
static_assert(!std::is_convertible_v<Dog, std::int64_t> && !std::is_constructible_v<std::int64_t, Dog>);
static_assert(!adds<Dog, Dog> && !adds<Dog, int>);
static_assert(!std::is_constructible_v<bool, Dog>);
static_assert(Dog{3}.value() == 3 && Dog{}.value() == 0);
static_assert(Dog{2} < Dog{3} && Dog{3} == Dog{3} && Dog{2} != Dog{3});

TEST_CASE("an id is found again by its number", "[base]") {
  const std::unordered_set<Dog> dogs{Dog{1}, Dog{2}, Dog{1}};
  CHECK(dogs.size() == 2);
  CHECK(dogs.contains(Dog{2}));
  CHECK_FALSE(dogs.contains(Dog{3}));
}

TEST_CASE("an id holds the largest number a store can give", "[base]") {
  CHECK(Dog{INT64_MAX}.value() == INT64_MAX);
  CHECK((Dog{INT64_MAX - 1} < Dog{INT64_MAX}));
}

}  // namespace
}  // namespace infuwatch::id_test
