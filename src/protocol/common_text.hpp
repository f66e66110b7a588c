#pragma once

#include "protocol/toml_table.hpp"

namespace infuwatch {

/// `[windows]`, `[limits]` and a rhythm of checks, as the part `common` and every drug's own write them; what
/// a drug does not say holds `otherwise`.
WindowLengths read_windows(TomlTable& table, const WindowLengths& otherwise);
VitalLimits read_limits(TomlTable& table, const VitalLimits& otherwise);
CheckRhythm read_rhythm(TomlTable& table);

/// The whole part `common`. `symptoms`: those it may name; none: they could not be read.
CommonProtocol read_common(TomlTable table, const SymptomShelf* symptoms);

}  // namespace infuwatch
