#include "domain/look_alike.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/property.hpp"

namespace infuwatch::look_alike_test {
namespace {

bool alike(const std::string& one, const std::string& other) {
  return NameOnBoard{one}.looks_like(NameOnBoard{other});
}

TEST_CASE("names look alike by the family name or by the whole", "[domain]") {
  CHECK(alike("Testa, Ana", "Testa, Ana"));
  CHECK(alike("Testa, Ana", "Testa, Bartholomew"));       // one family name
  CHECK(alike("Lopez, Robert", "Lopes, Carmela"));        // five letters, one apart
  CHECK_FALSE(alike("Lopez, Robert", "Gomez, Carmela"));  // two apart
  CHECK_FALSE(alike("Diaz, Robert", "Dias, Carmela"));    // too short for one apart
  CHECK_FALSE(alike("Lopez, Robert", "Lope, Carmela"));
  CHECK(alike("Diaz, Ana", "Dias, Ann"));  // the whole two apart
  CHECK(alike("Diaz, Ana", "Daiz, Aan"));  // swapped letters
  CHECK_FALSE(alike("Diaz, Ana", "Dais, Ann"));
}

TEST_CASE("case, blanks and marks are set aside", "[domain]") {
  CHECK(alike("O'Brien, Mary", "OBRIEN , Xenia"));
  CHECK(alike("van der Berg, Jo", "Vanderberg, Xenia"));
  CHECK(alike("Smith-Jones, A.", "smith jones, Xenia"));
  CHECK(alike("Garc\u00EDa, Jos\u00E9", "GARCIA, Xenia"));
  CHECK(alike("O\u2019Brien, Mary", "OBrien, Xenia"));
  CHECK(alike("Testa, Ana", "Ana, Testa"));
  CHECK_FALSE(alike("Testa, Ana", "Ana, Marquez"));
}

TEST_CASE("looking alike is what it says, both ways", "[domain]") {
  const auto letters = [](const std::string& text) {
    std::string out;
    for (const char c : lower(text))
      if (c >= 'a' && c <= 'z') out += c;
    return out;
  };
  const auto name = rc::gen::map(rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', 'B', ' ')),
                                 [](const std::string& text) { return text.substr(0, 8); });
  test::holds_always("the definition, letter by letter", [&] {
    const auto family = *name, other_family = *name, given = *name, other_given = *name;
    const auto one = family + ", " + given, other = other_family + ", " + other_given;
    const auto f = letters(family), g = letters(other_family);
    const bool want = f == g || (f.size() >= 5 && g.size() >= 5 && letters_apart(f, g) <= 1) ||
                      letters_apart(letters(one), letters(other)) <= 2 ||
                      letters_apart(letters(given + family), letters(other)) <= 2 ||
                      letters_apart(letters(one), letters(other_given + other_family)) <= 2;
    RC_ASSERT(alike(one, other) == want);
    RC_ASSERT(alike(other, one) == want);
  });
}

}  // namespace
}  // namespace infuwatch::look_alike_test
