#include "report/receipt.hpp"

namespace infuwatch::report {

Document document_of(const Receipt& receipt) {
  Section all{receipt.about};
  all.lines.push_back({.pieces = {{Arg{receipt.entry}, Role::label}}});
  if (receipt.repeated) all.lines.back().pieces.push_back({Arg{Typed{"(recorded before)"}}, Role::hint});
  all.lines.back().pieces.push_back({Arg{Typed{receipt.what}}, Role::value});
  all.lines.insert(all.lines.end(), receipt.plan.begin(), receipt.plan.end());
  all.lines.insert(all.lines.end(), receipt.outcome.begin(), receipt.outcome.end());
  return {.sections = {std::move(all)}};
}

}  // namespace infuwatch::report
