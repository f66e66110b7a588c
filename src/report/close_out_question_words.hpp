#pragma once

#include "domain/question.hpp"
#include "report/message.hpp"

#include <string>
#include <vector>

namespace infuwatch::report {

/// Symptoms as a question names them, one after the other.
Listed symptoms_told(std::vector<std::string> symptoms);

// What a close-out is asked, as sentences.
Message asked_at_close_out(const FatalWhileRunning& q);
Message asked_at_close_out(const FatalWhileObserved& q);
Message asked_at_close_out(const AllGone& q);
Message asked_at_close_out(const CameBack& q);
Message asked_at_close_out(const EpinephrineGiven& q);
Message asked_at_close_out(const DeathCharted& q);
Message asked_at_close_out(const NeverWithdrawn& q);
Message asked_at_close_out(const NaranjoOtherwise& q);
Message asked_at_close_out(const NoPregnancy& q);
Message asked_at_close_out(const NotTransferred& q);

}  // namespace infuwatch::report
