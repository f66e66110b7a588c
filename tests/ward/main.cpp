// Records a fictitious center's days by seed, and tells what the rules raised. `--help` tells the options.
#include "ward/days.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>

namespace infuwatch::ward {
namespace {

constexpr const char* help = R"(Usage: scripts/ward [OPTIONS]

Records fictitious infusions in a training store, through the program's own use cases, and prints what they came to:
flags an infusion by drug and priority, what a reason was asked for, checks that were late or missed.

  --infusions N   so many in all (500)
  --days N        working days over which the patients' last infusions are spread (20)
  --depth N       earlier infusions each patient has in the record, as far as drug and ten years allow (0)
  --seed N        the same seed gives the same record, but for the site's own uuids (1)
  --faults        plant faults in visits, one each, and tell whether each was asked
  --store FILE    keep the store there; there must be none yet
  --json          counts, and each infusion
)";

struct Options {
  Wanted wanted{};
  std::string store{};
  bool json = false;
  bool faults = false;
  bool help = false;
};

std::optional<std::uint64_t> number(const std::string& text) {
  if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  return std::stoull(text);
}

/// None where a word means nothing.
std::optional<Options> options_of(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--help" || words[i] == "--json" || words[i] == "--faults") {
      (words[i] == "--help" ? options.help : words[i] == "--json" ? options.json : options.faults) = true;
      continue;
    }
    if (++i == words.size()) return std::nullopt;
    if (words[i - 1] == "--store") {
      options.store = words[i];
      continue;
    }
    const auto value = number(words[i]);
    if (!value) return std::nullopt;
    const auto whole = static_cast<int>(*value);
    if (words[i - 1] == "--seed")
      options.wanted.seed = *value;
    else if (words[i - 1] == "--infusions" && whole > 0)
      options.wanted.infusions = whole;
    else if (words[i - 1] == "--days" && whole > 0)
      options.wanted.days = whole;
    else if (words[i - 1] == "--depth")
      options.wanted.depth = whole;
    else
      return std::nullopt;
  }
  return options;
}

int run(const Options& options) {
  if (!options.store.empty() && std::filesystem::exists(options.store)) {
    std::cerr << "ward: " << options.store << " is there already. Name a file that is not.\n";
    return 73;
  }
  const auto began = std::chrono::steady_clock::now();
  const auto tally = days_played(options.wanted, options.faults, options.store);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  if (options.json)
    std::cout << json(tally).dump(2) << '\n';
  else
    std::cout << text(tally);
  std::fprintf(stderr, "%d entries in %.1f s, %.0f a second\n", tally.entries, took.count(),
               tally.entries / took.count());
  return 0;
}

}  // namespace
}  // namespace infuwatch::ward

int main(int count, char** arguments) {
  using namespace infuwatch::ward;
  const auto options = options_of({arguments + 1, arguments + count});
  if (!options) {
    std::cerr << "ward: an option was not understood. `--help` lists them.\n";
    return 64;
  }
  if (options->help) {
    std::cout << help;
    return 0;
  }
  try {
    return run(*options);
  } catch (const std::exception& fault) {
    std::cerr << "ward: " << fault.what() << '\n';
    return 70;
  }
}
