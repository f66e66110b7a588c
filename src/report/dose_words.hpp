#pragma once

#include "domain/dose_band.hpp"

#include <string>

namespace infuwatch::report {

/// `from 60 kg to under 100 kg`, `up to 60 kg, from 18 years`; empty where it is everybody.
std::string band_text(const DoseBand& band);
/// `4 mg/kg to 8 mg/kg, at most 800 mg (rheumatoid arthritis; from 18 years)`.
std::string dose_text(const ProtocolDose& dose);

}  // namespace infuwatch::report
