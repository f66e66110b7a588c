#include "cli/operations_log.hpp"

#include "platform/borrowed_group.hpp"
#include "platform/file.hpp"
#include "platform/user.hpp"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

#include <filesystem>

namespace infuwatch::cli {

void log_run(const Run& run) {
  const platform::ScopedRealGroup real_group;
  constexpr std::size_t largest = 1 << 20, kept = 2;
  const platform::ScopedPrivateFiles owner_only;
  const auto path = std::filesystem::path{platform::state_directory()} / "infuwatch" / "infuwatch.log";
  try {
    const auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_st>(path.string(), largest, kept);
    spdlog::logger log{"infuwatch", sink};
    log.set_pattern("%Y-%m-%dT%H:%M:%S.%e%z [%P] %v");
    const auto level = run.code == 0 ? spdlog::level::info : spdlog::level::warn;
    log.log(level, "{} code={} ms={} problem={}", run.command, run.code, run.took.count(),
            run.problem.empty() ? "-" : run.problem);
    log.flush();
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace infuwatch::cli
