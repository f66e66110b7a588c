#include "cli/order_fields.hpp"

namespace infuwatch::cli {

app::OrderFields order_fields(const Given& given) {
  return {given.text("--patient"),  given.text("--birth"), given.text("--drug"),    given.text("--dose"),
          given.text("--chair"),    given.text("--lot"),   given.text("--planned"), given.text("--bsa"),
          given.text("--provider"), given.text("--fluid")};
}

std::vector<Parameter> with_order(std::vector<Parameter> first) {
  for (const auto& parameter : std::initializer_list<Parameter>{
           {"--patient", "MRN", "who: the MRN"},
           {"--birth", "DATE", "and the birth date, such as 1984-03-09"},
           {"--drug", "DRUG", "the drug by name or brand"},
           {"--dose", "DOSE", "amount and unit, such as \"300 mg\""},
           {"--chair", "CHAIR", "where the patient sits"},
           {"--lot", "LOT", "lot or batch number"},
           {"--planned", "LENGTH", "how long it is to run, such as 2h30m; the protocol's time if not said"},
           {"--bsa", "M2", "body surface in square metres"},
           {"--provider", "NAME", "who ordered it"},
           {"--fluid", "FLUID", "replacement fluid of a procedure"}})
    first.push_back(parameter);
  return first;
}

}  // namespace infuwatch::cli
