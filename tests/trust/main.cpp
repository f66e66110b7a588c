// Tries the promises of trust, each beside its control, and prints them as a table.
//   infuwatch-trust [NAME …] [--long] [--seed N] [--markdown]
#include "trust/promise.hpp"

#include <sodium.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>
#include <vector>

namespace infuwatch::trust {
namespace {

std::map<std::string_view, Promise>& all() {
  static std::map<std::string_view, Promise> promises;
  return promises;
}

struct Row {
  const Promise* promise;
  Outcome outcome;
  std::uint64_t seed;
  double seconds;
  bool kept() const { return !outcome.skipped.empty() || (outcome.failed == 0 && outcome.control_failed); }
};

Row tried(const Promise& promise, const Trial& trial) {
  const auto began = std::chrono::steady_clock::now();
  Row row{&promise, {}, trial.seed, 0};
  try {
    row.outcome = promise.keep(trial);
  } catch (const std::exception& fault) {
    row.outcome.failed = 1;
    row.outcome.tried = std::string{"ended by "} + fault.what();
  }
  row.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return row;
}

void print(const Row& row) {
  const auto& [tried, failed, control, control_failed, skipped, seen] = row.outcome;
  std::printf("%s: %.*s\n", std::string{row.promise->name}.c_str(),
              static_cast<int>(row.promise->says.size()), row.promise->says.data());
  if (!skipped.empty()) {
    std::printf("  SKIPPED: %s\n", skipped.c_str());
    return;
  }
  std::printf("  tried    %s\n  failed   %llu\n  control  %s%s\n", tried.c_str(),
              static_cast<unsigned long long>(failed), control.c_str(),
              control_failed ? "" : "  THE CONTROL DID NOT FAIL");
  if (!seen.empty()) std::printf("  seen     %s\n", seen.c_str());
  std::printf("  seed %llu, %.1f s: %s\n", static_cast<unsigned long long>(row.seed), row.seconds,
              row.kept() ? "kept" : "NOT KEPT");
}

void print_markdown(const std::vector<Row>& rows) {
  std::printf("| promise | tried | failed | control | seed | s |\n| --- | --- | --- | --- | --- | --- |\n");
  for (const auto& row : rows) {
    const auto& o = row.outcome;
    std::printf("| %.*s | %s%s | %s | %s | %llu | %.0f |\n", static_cast<int>(row.promise->says.size()),
                row.promise->says.data(),
                o.skipped.empty() ? o.tried.c_str() : ("skipped: " + o.skipped).c_str(),
                o.seen.empty() ? "" : ("; " + o.seen).c_str(),
                o.skipped.empty() ? std::to_string(o.failed).c_str() : "", o.control.c_str(),
                static_cast<unsigned long long>(row.seed), row.seconds);
  }
}

}  // namespace

Kept::Kept(Promise promise) { all().emplace(promise.name, promise); }
const std::map<std::string_view, Promise>& promises() { return all(); }

void Failures::add(const std::string& what) {
  constexpr std::uint64_t told = 5;
  if (!quiet_ && count_ < told) std::cerr << "    " << what << '\n';
  ++count_;
}

}  // namespace infuwatch::trust

int main(int count, char** arguments) {
  using namespace infuwatch::trust;
  if (sodium_init() < 0) return 69;
  Trial trial;
  trial.seed = std::random_device{}();
  bool markdown = false;
  std::vector<std::string_view> names;
  for (int i = 1; i < count; ++i) {
    const std::string_view word{arguments[i]};
    if (word == "--long")
      trial.is_long = true;
    else if (word == "--markdown")
      markdown = true;
    else if (word == "--seed" && i + 1 < count)
      trial.seed = std::strtoull(arguments[++i], nullptr, 10);
    else if (promises().contains(word))
      names.push_back(word);
    else {
      std::cerr << "infuwatch-trust: there is no promise `" << word << "`. There are:";
      for (const auto& [name, promise] : promises()) std::cerr << ' ' << name;
      std::cerr << '\n';
      return 64;
    }
  }
  if (names.empty())
    for (const auto& [name, promise] : promises()) names.push_back(name);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  std::vector<Row> rows;
  bool kept = true;
  for (const auto name : names) {
    rows.push_back(tried(promises().at(name), trial));
    kept = kept && rows.back().kept();
    if (!markdown) print(rows.back());
  }
  if (markdown) print_markdown(rows);
  std::printf("SQLite %s, %s trials\n", sqlite3_libversion(), trial.is_long ? "long" : "short");
  return kept ? 0 : 1;
}
