#pragma once

#include "domain/problem.hpp"
#include "report/field_words.hpp"
#include "report/message.hpp"
#include "time/zone.hpp"

#include <string>
#include <vector>

namespace infuwatch::report {

/// What is wrong, and what to do; and, where there are many faults, a sentence for each.
struct Refusal {
  std::vector<Message> wrong;
  std::vector<Message> todo{};
  std::vector<std::vector<Message>> lines{};
};
/// The zone decides which day a time without one would have to name.
Refusal refusal(const Problem& problem, const Zone* zone);

/// The same as text, for one edge.
struct Sentences {
  std::string wrong;
  std::string remedy;
  std::vector<std::string> lines;
};
/// `by`: how the command line calls fields; the console calls them by their labels.
Sentences sentences(const Problem& problem, const Zone* zone, Edge edge = Edge::command_line,
                    FieldsBy by = FieldsBy::option);

}  // namespace infuwatch::report
