#pragma once

#include "protocol/left_out.hpp"
#include "report/message.hpp"

namespace infuwatch::report {

/// What a new version of a part of the catalogue no longer has, a sentence each.
std::vector<Message> left_out_messages(const std::vector<LeftOut>& found);

}  // namespace infuwatch::report
