#pragma once

#include "domain/ids.hpp"
#include "time/instant.hpp"

#include <optional>
#include <string>

namespace infuwatch {

/// Somebody looked at a chart, or tried to sign in. Kept beside the record: reading adds no entry.
struct Access {
  Instant at;
  std::string staff;  // badge; empty: nobody of the site
  std::string os_user;
  std::string workstation;
  std::string what;  // `timeline`, `course`, `report`, `sign-in`, `sign-in refused` …
  std::optional<PatientId> patient;
  std::optional<InfusionId> infusion;
};
/// An access with the names a person reads it by.
struct ToldAccess {
  Access access;
  std::string name;     // of the staff member
  std::string patient;  // the patient's name
  std::string mrn;
};

}  // namespace infuwatch
