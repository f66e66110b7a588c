#include "domain/person_name.hpp"

#include "base/folded.hpp"
#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/property.hpp"

namespace infuwatch::person_name_test {
namespace {

struct Search {
  std::string name, mrn;
  std::vector<std::string> typed;
};

bool finds(const std::string& name, const std::string& mrn, const std::string& typed) {
  return PersonName{name}.called(typed) || mrn_called(mrn, typed);
}

// Ten habits: as registered, small, capital, without accents, given name first, a comma, another apostrophe
// or none, another hyphen or none, blanks, and the MRN in another case or without its zeros.
const std::vector<Search> findable{
    {"Testa, Ana",
     "0042137",
     {"Testa, Ana", "testa, ana", "TESTA ANA", "Ana Testa", "ana  testa", "testa,ana", "Tést\u00E0", "42137",
      "0042137", " 00 42137 ", "T Ana", "testaana"}},
    {"Garc\u00EDa, Jos\u00E9",
     "A1",
     {"garcia", "GARC\u00CDA", "garci\u0301a", "jos\u00E9 garc\u00EDa", "Jose Garcia", "garcia, jose",
      "GARCIA JOSE", "Garcia,Jose", "a1", "A1", "gar jo", "Garc\u00EDa Jos\u00E9"}},
    {"O'Brien, Mary-Jane",
     "T-1002",
     {"o'brien", "O\u2019Brien", "obrien", "OBRIEN", "O Brien", "o`brien", "mary jane", "maryjane",
      "Mary\u2010Jane", "Mary-Jane O'Brien", "mary jane obrien", "obrien, mary-jane", "t-1002", "t1002"}},
    {"van der Berg, Jo",
     "b/77.2",
     {"van der berg", "Vanderberg", "VAN DER BERG, JO", "jo van der berg", "berg jo", "van-der-berg",
      "B/77.2"}},
    {"M\u00FCller-L\u00FCdenscheidt, J\u00F6rg",
     "00-9",
     {"muller", "M\u00DCLLER", "mu\u0308ller ludenscheidt", "Muller-Ludenscheidt", "jorg muller",
      "MullerLudenscheidt", "Ludenscheidt, Jorg"}},
    {"D\u2019Angelo, Nicol\u00F2",
     "N0001",
     {"d'angelo", "D\u2019ANGELO", "dangelo", "angelo", "nicolo d'angelo", "DAngelo, Nicolo", "n0001"}},
    {"S\u00F8rensen, \u0141ukasz",
     "7",
     {"sorensen", "S\u00D8RENSEN", "lukasz", "\u0142ukasz s\u00F8rensen", "Sorensen, Lukasz", "007"}},
    {"Garc\u00EDa L\u00F3pez, Mar\u00EDa Jos\u00E9",
     "X9",
     {"maria garcia", "Lopez, Maria", "GARCIA LOPEZ MARIA JOSE", "jose garcia", "garcialopez",
      "garcia-lopez"}},
    {"Nguy\u1EC5n, Th\u1ECB Minh",
     "V3",
     {"nguyen", "NGUYEN THI MINH", "thi minh nguyen", "Nguyen, Thi", "minh nguyen"}},
    {"St. John, Ren\u00E9e",
     "S-1",
     {"st john", "St.John", "stjohn", "renee st. john", "RENEE", "St. John, Renee", "st-john renee", "s-1"}}};

TEST_CASE("84 spellings find whom they mean", "[domain]") {
  std::size_t tried = 0;
  for (const auto& [name, mrn, typed] : findable)
    for (const auto& words : typed) {
      INFO('`' << words << "` for " << name << ", " << mrn);
      CHECK(finds(name, mrn, words));
      ++tried;
    }
  CHECK(tried == 84);
}

TEST_CASE("40 words that name nobody find nobody", "[domain]") {
  constexpr auto nobody =
      "tesla|anna|ana b|testa maria|testa, jose|garza|garcia ana|jos garzia|obrian|o'bryan|o brian|mary obrian|"
      "vandenberg|van den berg|berg den|mueller|miller|jorg miller|angela|dangelo maria|sorenson|lucas|"
      "nguyen van|nguien|saint john|renate|42138|421370|043|a2|a11|t-1003|t-10021|x99|n2|smith|smith, john|"
      "\u0416\u0443\u043A\u043E\u0432|--|'";
  const auto words = split(nobody, '|');
  CHECK(words.size() == 40);
  for (const auto& typed : words)
    for (const auto& one : findable) {
      INFO('`' << typed << "` against " << one.name << ", " << one.mrn);
      CHECK_FALSE(finds(one.name, one.mrn, typed));
    }
}

TEST_CASE("the same name, whatever its writing, and not another", "[domain]") {
  const auto same = [](const char* one, const char* other) {
    return PersonName{one}.same(PersonName{other});
  };
  CHECK(same("Garc\u00EDa, Jos\u00E9", "GARCIA , jose"));
  CHECK(same("O'Brien, Mary-Jane", "O\u2019 Brien, Mary Jane"));
  CHECK(same("Testa, Ana", "Ana, Testa"));
  CHECK_FALSE(same("Testa, Ana", "Testa, Anna"));
  CHECK_FALSE(same("Testa, Ana", "Testa, Ana Maria"));
}

TEST_CASE("an MRN is the same but for case, blanks and leading zeros", "[domain]") {
  CHECK(same_mrn("0042137", "42137"));
  CHECK(same_mrn("A1", "a 1"));
  CHECK(same_mrn("00", "0"));
  CHECK_FALSE(same_mrn("42137", "421370"));
  CHECK_FALSE(same_mrn("T-1", "T1"));
  CHECK_FALSE(same_mrn("A01", "A1"));
}

TEST_CASE("what is folded stays as it is, and no bytes upset it", "[domain]") {
  const auto byte = rc::gen::map(rc::gen::resize(100, rc::gen::inRange(0, 256)),
                                 [](int b) { return static_cast<char>(b); });
  test::holds_always("twice is once", [&] {
    const auto text = *rc::gen::container<std::string>(byte);
    RC_ASSERT(folded(folded(text)) == folded(text));
  });
  test::holds_always("a name is found by itself and by its parts the other way round", [&] {
    const auto letters = rc::gen::container<std::string>(rc::gen::element('a', 'B', 'c', '-', ' ', '\''));
    const auto family = 'x' + *letters, given = 'y' + *letters;
    const PersonName name{family + ", " + given};
    RC_ASSERT((name.called(family + ", " + given) && name.called(given + ' ' + family)));
  });
}

}  // namespace
}  // namespace infuwatch::person_name_test
