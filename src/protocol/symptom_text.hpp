#pragma once

#include "protocol/toml_table.hpp"

#include <memory>
#include <string>

namespace infuwatch {

/// Reads the whole list of symptoms, with every fault in it. `toml` is the text the table was read from: each
/// symptom must begin a section of its own there.
std::shared_ptr<SymptomShelf> read_symptoms(TomlTable& table, const std::string& toml);

/// The list of a text that was read without fault before: each symptom is read when it is asked for.
std::shared_ptr<SymptomShelf> unread_symptoms(std::string toml);

}  // namespace infuwatch
