#include "bench/bench.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace infuwatch::bench {

using namespace std::chrono_literals;
using test::taken;

const Instant opens{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h};

Microseconds timed(const std::function<void()>& work) {
  const auto before = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - before).count();
}

double quantile(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

void Pairs::print(const char* title, const char* one, const char* other, double aim) const {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < ours.size(); ++i) ratios.push_back(ours[i] / theirs[i]);
  std::printf("\n%s (%zu pairs)\n", title, ours.size());
  const auto row = [](const char* name, const std::vector<double>& values, double by, const char* unit) {
    std::printf("  %-44s median %8.2f %s   quartiles %8.2f to %8.2f\n", name, quantile(values, 0.5) / by,
                unit, quantile(values, 0.25) / by, quantile(values, 0.75) / by);
  };
  row(one, ours, 1000, "ms");
  row(other, theirs, 1000, "ms");
  row("ratio", ratios, 1, "x ");
  const double reached = quantile(ours, 0.5) / quantile(theirs, 0.5);
  std::printf("  ratio of the medians %.2f, aim at most %.2f: %s\n", reached, aim,
              reached <= aim ? "kept" : "NOT KEPT");
}

void print_figure(const char* what, double value, const char* unit, double at_most) {
  std::printf("  %-52s %9.3f %-5s  aim at most %6.2f: %s\n", what, value, unit, at_most,
              value <= at_most ? "kept" : "NOT KEPT");
}

std::string name(int i) {
  static constexpr const char* beginnings[] = {"Abel",  "Born", "Cruz", "Dahl", "Eken",
                                               "Fuchs", "Goss", "Huld", "Iben", "Jost"};
  static constexpr const char* endings[] = {"mann",   "ova",  "berg", "escu", "sen",
                                            "wright", "idze", "oglu", "eira", "quist"};
  static constexpr const char* given[] = {"Ana",   "Ben", "Cleo", "Dorte", "Emil",
                                          "Femke", "Gus", "Hana", "Ines",  "Jorge"};
  return std::string{beginnings[i % 10]} + endings[i / 10 % 10] + (i >= 100 ? std::to_string(i / 100) : "") +
         ", " + given[(i * 7 + i / 10) % 10];
}

app::ObserveRequest check(InfusionId infusion, int turn) {
  app::ObserveRequest request;
  request.infusion = infusion;
  request.vitals.typed = {{Sign::heart_rate, std::to_string(66 + turn % 30)},
                          {Sign::pressure, std::to_string(110 + turn % 20) + "/70"},
                          {Sign::temperature, "36." + std::to_string(turn % 9) + "C"},
                          {Sign::respiratory_rate, "16"},
                          {Sign::spo2, "98"},
                          {Sign::oxygen, "air"},
                          {Sign::consciousness, "A"},
                          {Sign::pain, "0"}};
  if (turn % 7 == 3) request.symptoms = {"itching:1"};
  return request;
}

void run(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, arguments[0], &quiet, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&quiet);
  int status = 0;
  if (failed == 0) waitpid(child, &status, 0);
  if (failed != 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error{words[0] + " failed"};
}

std::string past(const std::string& directory, int infusions) {
  const auto path = directory + "/past-" + std::to_string(infusions) + ".db";
  if (std::filesystem::exists(path + ".ready")) return path;
  std::fprintf(stderr, "making a store with %d past infusions …\n", infusions);
  const auto quick = "/dev/shm/infuwatch-bench-" + std::to_string(getpid()) + ".db";
  {
    auto store = std::move(*storage::SqliteStore::create(quick));
    const auto begins = opens - Seconds{7200} * infusions;
    test::Ward ward{*store, begins};
    const int patients = std::max(12, infusions / 100);
    for (int i = 0; i < patients; ++i) ward.patient("T-" + std::to_string(i), name(i));
    for (int i = 0; i < infusions; ++i) {
      ward.clock.set(begins + Seconds{7200} * i);
      const auto number = ward.start("T-" + std::to_string(i % patients), "natalizumab", "300 mg");
      ward.clock.set(ward.clock.now() + 1h);
      taken(app::stop(ward.context(), {}, {number, "", "", ""}));
      ward.clock.set(ward.clock.now() + 1h - 1s);
      taken(app::release(ward.context(), {{}, "label time is over"}, {number, "", "home"}));
      taken(app::not_done(ward.context(), {}, std::to_string(number.value()) + "/call", "refused", ""));
      if (i % 100 == 99) store->checkpoint();
    }
    ward.clock.set(opens + 48h);
    for (int i = 0; i < 12; ++i) {
      const auto number = ward.start("T-" + std::to_string(i), "natalizumab", "300 mg");
      taken(app::observe(ward.context(), {}, check(number, i)));
    }
    store->checkpoint();
  }
  for (const std::string tail : {"", "-wal"})
    if (std::filesystem::exists(quick + tail)) std::filesystem::copy_file(quick + tail, path + tail);
  for (const std::string tail : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(quick + tail);
  std::ofstream{path + ".ready"};
  return path;
}

}  // namespace infuwatch::bench
