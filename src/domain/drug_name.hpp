#pragma once

#include <string>
#include <string_view>

namespace infuwatch {

/// The part of the catalogue that watches a drug without a protocol of its own. An order of one has it as its
/// drug, and the drug's name, as typed, as `unlisted`.
inline constexpr std::string_view generic_drug = "generic";

/// What an order calls its drug: the key; of one without a protocol the name as it was typed.
std::string drug_named(std::string_view drug, std::string_view unlisted);
/// What counts as one drug: that name in letters and digits alone; case, accents, blanks and marks aside. So
/// a drug that gets a protocol under that very name goes on with its count.
std::string drug_counted(std::string_view drug, std::string_view unlisted);

/// The same of an order, a reported history, or whatever else names a drug.
template <class Of>
std::string drug_named(const Of& of) {
  return drug_named(of.drug, of.unlisted);
}
template <class Of>
std::string drug_counted(const Of& of) {
  return drug_counted(of.drug, of.unlisted);
}
/// Whether two of them name other drugs, or the same one under another protocol.
template <class Was, class Now>
bool other_drug(const Was& was, const Now& now) {
  return was.drug != now.drug || drug_counted(was) != drug_counted(now);
}

}  // namespace infuwatch
