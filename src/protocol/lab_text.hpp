#pragma once

#include "protocol/start_plan.hpp"
#include "protocol/toml_table.hpp"

namespace infuwatch {

/// `[[lab]]`: `key`, `name`, `source`; `unit` with `probable` and, where there are any, `units`; or
/// `results`; or neither, for what has a date alone. `numbers`: the lab that a
/// number under its name is of. `for_life`: what stands against a question does so
/// at every count. Absent: none is known, and none can be charted.
Labs read_labs(TomlTable& table);

/// What a question reads of the labs under a key: a list of `"lvef"`, `"uric-acid at most 6"`, `"tsh from 0.1
/// to 10"`, `"hbsag negative"`.
std::vector<LabWanted> read_labs_wanted(TomlTable& row, std::string_view key, const Labs& labs);

}  // namespace infuwatch
