#pragma once

#include "base/id.hpp"

namespace infuwatch {

/// Numbers of the site, given once and never again, each counted from 1.
using PatientId = Id<struct PatientTag>;
using InfusionId = Id<struct InfusionTag>;  // what a nurse types: `observe 17`
using EntryNumber = Id<struct EntryTag>;    // written E123; its place in the record
using FlagId = Id<struct FlagTag>;          // written F9

}  // namespace infuwatch
