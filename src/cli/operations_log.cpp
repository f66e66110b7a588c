#include "cli/operations_log.hpp"

#include "app/borrowed_group.hpp"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

namespace infuwatch::cli {
namespace {

std::filesystem::path state_directory() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  const auto base = state && *state ? std::filesystem::path{state}
                                    : std::filesystem::path{home ? home : "."} / ".local" / "state";
  return base / "infuwatch";
}

}  // namespace

void log_run(const Run& run) {
  const app::AsHerself herself;
  constexpr std::size_t largest = 1 << 20, kept = 2;
  const auto mask = umask(0077);
  try {
    const auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_st>(
        (state_directory() / "infuwatch.log").string(), largest, kept);
    spdlog::logger log{"infuwatch", sink};
    log.set_pattern("%Y-%m-%dT%H:%M:%S.%e%z [%P] %v");
    const auto level = run.code == 0 ? spdlog::level::info : spdlog::level::warn;
    log.log(level, "{} code={} ms={} problem={}", run.command, run.code, run.took.count(),
            run.problem.empty() ? "-" : run.problem);
    log.flush();
  } catch (const std::exception&) {
    umask(mask);
    return;
  }
  umask(mask);
}

}  // namespace infuwatch::cli
