#pragma once

#include <string>
#include <string_view>

namespace infuwatch::report {

/// A drug as people read it: `ocrelizumab`; of one without a protocol the typed name, filtered and marked:
/// `tezepelumab (no protocol)`.
std::string drug_shown(std::string_view drug, std::string_view unlisted);
/// The same of an order, a reported history, or whatever else names a drug.
template <class Of>
std::string drug_shown(const Of& of) {
  return drug_shown(of.drug, of.unlisted);
}

}  // namespace infuwatch::report
