// Whatever bytes a parser is given, it ends, without a fault of memory, and what it promises holds. Inputs
// are the kept ones, changed at random; scripts/fuzz looks further, by what they reach, under the sanitizers.
#include "fuzz/corpus.hpp"
#include "fuzz/target.hpp"
#include "trust/promise.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace infuwatch::trust::parsers_trial {
namespace {

constexpr std::size_t longest_input = 600;

/// What a child is at, seen from outside when it has died.
struct Progress {
  std::uint64_t run = 0;
  std::size_t size = 0;
  std::array<char, longest_input> bytes{};
};

std::string changed(std::string input, const std::vector<std::string>& kept, Random& random) {
  static constexpr std::string_view pieces[] = {"\"",
                                                "'",
                                                "\"\"\"",
                                                "[",
                                                "]",
                                                "{",
                                                "}",
                                                "=",
                                                ",",
                                                ".",
                                                ":",
                                                "-",
                                                "+",
                                                "/",
                                                "%",
                                                "\\",
                                                "\n",
                                                "\r\n",
                                                " ",
                                                "0",
                                                "9",
                                                "99999999999999999999",
                                                "-1",
                                                "1e9",
                                                "\x1b[",
                                                "\xc3\xa9",
                                                "\xd2\x91",
                                                "\xf0\x9f\x92\x89",
                                                "\xe2\x80\xae",
                                                "\xc0\xaf",
                                                "\xff",
                                                "\xed\xa0\x80"};
  for (auto changes = 1 + any(random, 6); changes > 0; --changes) {
    const auto at = any(random, input.size() + 1), length = 1 + any(random, 8);
    switch (any(random, 6)) {
      case 0: input.insert(at, pieces[any(random, std::size(pieces))]); break;
      case 1: input.insert(at, 1, static_cast<char>(any(random, 256))); break;
      case 2: input.erase(at, length); break;
      case 3: input.insert(at, input.substr(any(random, input.size() + 1), length)); break;
      case 4:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << any(random, 8)));
        break;
      default: {
        const auto& other = kept[any(random, kept.size())];
        input = input.substr(0, at) + other.substr(any(random, other.size() + 1));
      }
    }
  }
  return input.substr(0, longest_input);
}

/// How many of so many inputs break a target. Each child goes on where the last one died.
std::uint64_t broken(const fuzz::Target& target, const std::vector<std::string>& kept, std::uint64_t runs,
                     std::uint64_t seed, Failures& failures) {
  auto* progress = static_cast<Progress*>(
      mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  if (progress == MAP_FAILED) throw std::runtime_error{"no memory to share"};
  *progress = {};
  constexpr std::uint64_t enough = 20;
  std::uint64_t found = 0;
  while (progress->run < runs && found < enough) {
    const auto child = fork();
    if (child == 0) {
      const rlimit none{0, 0};
      setrlimit(RLIMIT_CORE, &none);
      dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
      constexpr itimerval too_long{{}, {20, 0}};  // of the processor's time, for 64 inputs
      for (; progress->run < runs; ++progress->run) {
        if (progress->run % 64 == 0) setitimer(ITIMER_PROF, &too_long, nullptr);
        Random random{seed + progress->run};
        const auto input = changed(kept[any(random, kept.size())], kept, random);
        progress->size = input.size();
        std::memcpy(progress->bytes.data(), input.data(), input.size());
        target.take(input);
      }
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) break;
    ++found;
    std::string hex;
    for (std::size_t i = 0; i < progress->size; ++i) {
      char digits[3];
      std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned char>(progress->bytes[i]));
      hex += digits;
    }
    failures.add(std::string{target.name} + " died of " +
                 (WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status)) : "an exit") + " on " +
                 hex);
    ++progress->run;
  }
  munmap(progress, sizeof(Progress));
  return found;
}

/// Takes any two digits before a colon for an hour: the control.
void take_hours_on_trust(std::string_view bytes) {
  const auto colon = bytes.find(':');
  if (colon == std::string_view::npos || colon < 2) return;
  const char tens = bytes[colon - 2], ones = bytes[colon - 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return;
  fuzz::must((tens - '0') * 10 + (ones - '0') < 24, "an hour is one of the day's");
}

Outcome keep(const Trial& trial) {
  Failures failures, of_the_control{true};
  const auto runs = trial.either<std::uint64_t>(6'000, 1'000'000);
  constexpr std::uint64_t a_session_is = 500;  // other inputs: it is a whole shift at the console
  for (const auto& [name, target] : fuzz::targets())
    broken(target, fuzz::kept_inputs(name), name == "session" ? runs / a_session_is : runs, trial.seed,
           failures);
  const auto control =
      broken({"control", take_hours_on_trust}, {"14:30", "-10m", "09:05"}, runs, trial.seed, of_the_control);
  return {std::to_string(fuzz::targets().size()) + " parsers, " + std::to_string(runs) +
              " inputs each (whole sessions: " + std::to_string(runs / a_session_is) + ")",
          failures.count(),
          "a parser that takes hours on trust: broken " + std::to_string(control) + " times", control > 0};
}

const Kept kept{{"parsers", "No input breaks a parser", keep}};

}  // namespace
}  // namespace infuwatch::trust::parsers_trial
