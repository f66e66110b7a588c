#pragma once

#include <string>
#include <string_view>

namespace infuwatch {

/// The part of the catalogue that watches a drug without a protocol of its own. An order of one has it as its
/// drug, and the drug's name, as typed, as `unlisted`.
inline constexpr std::string_view generic_drug = "generic";

/// As people read it: `ocrelizumab`; of one without a protocol the typed name, filtered and marked:
/// `tezepelumab (no protocol)`.
std::string drug_shown(std::string_view drug, std::string_view unlisted);
/// What counts as one drug: the key; of one without a protocol the typed name, case and blanks aside. So a
/// drug that gets a protocol under that very name goes on with its count.
std::string drug_counted(std::string_view drug, std::string_view unlisted);

/// The same of an order, a reported history, or whatever else names a drug.
template <class Of>
std::string drug_shown(const Of& of) {
  return drug_shown(of.drug, of.unlisted);
}
template <class Of>
std::string drug_counted(const Of& of) {
  return drug_counted(of.drug, of.unlisted);
}

}  // namespace infuwatch
