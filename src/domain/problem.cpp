#include "domain/problem.hpp"

#include "base/one_of_compiled.hpp"

namespace infuwatch {

template class OneOf<FieldFaultKinds>;
template class OneOf<ProblemKinds>;

}  // namespace infuwatch
