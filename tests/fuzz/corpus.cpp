#include "fuzz/corpus.hpp"

#include <fstream>

namespace infuwatch::fuzz {

std::vector<std::string> kept_inputs(std::string_view target) {
  std::vector<std::string> inputs;
  std::ifstream file{std::string{INFUWATCH_SOURCE} + "/tests/fuzz/corpus/" + std::string{target} + ".hex"};
  for (std::string line; std::getline(file, line);) {
    std::string input;
    for (std::size_t at = 0; at + 1 < line.size(); at += 2)
      input += static_cast<char>(std::stoi(line.substr(at, 2), nullptr, 16));
    inputs.push_back(std::move(input));
  }
  return inputs;
}

}  // namespace infuwatch::fuzz
