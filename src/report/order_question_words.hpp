#pragma once

#include "domain/question.hpp"
#include "report/message.hpp"

namespace infuwatch::report {

// Questions of an order's dose, time, route and course, and of what it is not given with.
Message asked_of_order(const DoseOutside& q);
Message asked_of_order(const DoseNeeds& q);
Message asked_of_order(const PlannedShort& q);
Message asked_of_order(const RouteOtherwise& q);
Message asked_of_order(const NotTogether& q);
Message asked_of_order(const CourseFull& q);

}  // namespace infuwatch::report
