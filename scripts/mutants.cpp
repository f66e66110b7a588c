// For scripts/mutate: linked into the tests of the protocol when every mutant stands behind its switch.
// INFUWATCH_MUTANT turns one on; INFUWATCH_REACHED names a file that takes each test with its time and the
// mutants it came past.
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "support/catch.hpp"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <set>

namespace mutants {
namespace {

const char* said(const char* variable) {
  const char* value = std::getenv(variable);
  return value ? value : "";
}

struct State {
  unsigned chosen = static_cast<unsigned>(std::strtoul(said("INFUWATCH_MUTANT"), nullptr, 16));
  std::string reached_file = said("INFUWATCH_REACHED");
  std::set<unsigned> reached;
};

State& state() {
  static State one;
  return one;
}

}  // namespace

bool on(unsigned mutant) {
  static auto& here = state();
  static const bool records = !here.reached_file.empty();
  if (records) here.reached.insert(mutant);
  return mutant == here.chosen;
}

namespace {

#if CATCH_VERSION_MAJOR >= 3
using Listener = Catch::EventListenerBase;
#else
using Listener = Catch::TestEventListenerBase;
#endif

const std::string& name_of(const Catch::TestCaseInfo& test) { return test.name; }
const std::string& name_of(const Catch::TestCaseInfo* test) { return test->name; }

struct Recorder : Listener {
  using Listener::Listener;
  void testCaseStarting(const Catch::TestCaseInfo& test) override {
    Listener::testCaseStarting(test);
    begun_ = std::chrono::steady_clock::now();
  }
  void testCaseEnded(const Catch::TestCaseStats& test) override {
    if (!state().reached_file.empty()) {
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun_;
      std::ofstream file{state().reached_file, std::ios::app};
      file << name_of(test.testInfo) << '\t' << took.count();
      for (const auto mutant : state().reached) file << '\t' << std::hex << mutant;
      file << '\n';
    }
    Listener::testCaseEnded(test);
  }

 private:
  std::chrono::steady_clock::time_point begun_;
};
CATCH_REGISTER_LISTENER(Recorder)

}  // namespace
}  // namespace mutants
