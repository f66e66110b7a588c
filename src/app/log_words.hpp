#pragma once

#include "protocol/catalogue.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch::app {

/// The words of a `log` line. They are parted by blanks, commas and semicolons, but for a decimal comma; what
/// stands in double quotes stays together, and a note stays as it is.
std::vector<std::string> log_words(std::string_view line);

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);
/// `14:05`, `1405`.
bool clock_like(std::string_view word);

/// The words that named a symptom, where they tell of the IV site and the symptom does not: `hives on iv
/// site`.
std::string site_told(const std::vector<std::string>& words, const SymptomTerm& symptom);
/// Puts a place, as it is told in the note, behind others; an empty one is none.
void add_place(std::string& places, const std::string& more);

}  // namespace infuwatch::app
