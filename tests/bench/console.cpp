// The console as a terminal sees it: bytes it sends, processor time it takes, how soon its board is there.
#include "bench/bench.hpp"
#include "tui/store_executor.hpp"
#include "tui/update.hpp"
#include "tui/view.hpp"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace infuwatch::bench {
namespace {

using namespace std::chrono_literals;
using test::taken;
using SteadyClock = std::chrono::steady_clock;

/// The program on a terminal of 120 x 40.
class Screen {
 public:
  explicit Screen(const std::vector<std::string>& words) {
    winsize size{40, 120, 0, 0};
    child_ = forkpty(&terminal_, nullptr, nullptr, &size);
    if (child_ < 0) throw std::runtime_error{"no pseudo-terminal"};
    if (child_ == 0) {
      setenv("TERM", "xterm-256color", 1);
      setenv("LC_ALL", "C.UTF-8", 1);
      std::vector<char*> arguments;
      for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
      arguments.push_back(nullptr);
      execv(arguments[0], arguments.data());
      _exit(70);
    }
  }
  ~Screen() {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
    close(terminal_);
  }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  /// Reads what comes until then; how many bytes.
  std::size_t read_until(SteadyClock::time_point end) {
    std::size_t read_here = 0;
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - SteadyClock::now());
      pollfd one{terminal_, POLLIN, 0};
      if (left.count() <= 0 || poll(&one, 1, static_cast<int>(left.count())) <= 0) return read_here;
      read_here += take();
    }
  }
  void read_until(const std::string& words) {
    const auto latest = SteadyClock::now() + 20s;
    while (seen_.find(words) == std::string::npos) {
      if (SteadyClock::now() > latest) throw std::runtime_error{"the console does not show " + words};
      pollfd one{terminal_, POLLIN, 0};
      if (poll(&one, 1, 100) > 0) take();
    }
  }
  /// All its threads' time on a processor so far.
  Microseconds processor_time() const {
    double sum = 0;
    for (const auto& task :
         std::filesystem::directory_iterator{"/proc/" + std::to_string(child_) + "/task"}) {
      double nanoseconds = 0;
      std::ifstream{task.path() / "schedstat"} >> nanoseconds;
      sum += nanoseconds;
    }
    return sum / 1000;
  }

 private:
  std::size_t take() {
    char bytes[8192];
    const auto got = ::read(terminal_, bytes, sizeof bytes);
    if (got <= 0) throw std::runtime_error{"the console has gone"};
    seen_.append(bytes, static_cast<std::size_t>(got));
    return static_cast<std::size_t>(got);
  }

  int terminal_ = -1;
  pid_t child_ = 0;
  std::string seen_;
};

/// Infusions that run as the clock runs.
std::string present(const std::string& directory, int infusions) {
  const auto path = directory + "/present.db";
  for (const std::string tail : {"", "-wal", "-shm", ".lock", ".reserve"})
    std::filesystem::remove(path + tail);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  auto store = std::move(*storage::SqliteStore::create(path));
  test::Ward ward{*store, now - 20min};
  for (int i = 0; i < infusions; ++i) {
    ward.patient("T-" + std::to_string(i), name(i));
    const auto infusion =
        ward.start("T-" + std::to_string(i), i % 2 ? "natalizumab" : "ocrelizumab", "300 mg");
    taken(app::observe(ward.context(), {}, check(infusion, i)));
  }
  return path;
}

void seconds_on_a_terminal(const std::string& program, const std::string& directory, int infusions) {
  Screen screen{{program, "--db", present(directory, infusions), "--as", "n1"}};
  screen.read_until("infusions open");
  screen.read_until(SteadyClock::now() + 3s);
  constexpr int long_enough = 30;
  std::vector<double> bytes;
  const auto before = screen.processor_time();
  for (int i = 0; i < long_enough; ++i)
    bytes.push_back(static_cast<double>(screen.read_until(SteadyClock::now() + 1s)));
  const auto each = (screen.processor_time() - before) / long_enough / 1000;
  std::printf("\n%d infusions run on a terminal of 120 x 40, nobody types, %d s\n", infusions, long_enough);
  print_figure("bytes sent in a second, median", quantile(bytes, 0.5), "bytes", 600);
  std::printf("  %-52s %9.0f bytes\n", "  in the fullest second", quantile(bytes, 1));
  print_figure("processor time of a second, all threads", each, "ms", infusions > 12 ? 10 : 2);
  print_figure("of one processor", each / 10, "%", infusions > 12 ? 1.0 : 0.5);
}

void first_paint(const std::string& program, const std::string& directory) {
  Pairs pairs;
  const auto shown = [&](const std::string& path) {
    return timed([&] {
      Screen screen{{program, "--db", path, "--as", "n1", "--now", "2026-11-23 08:00"}};
      screen.read_until("natalizumab");
    });
  };
  const auto few = past(directory, 1000), many = past(directory, 100000);
  for (int i = 0; i < 24; ++i) {
    const auto ours = shown(many), theirs = shown(few);
    if (i >= 4) {
      pairs.ours.push_back(ours);
      pairs.theirs.push_back(theirs);
    }
  }
  pairs.print("The console's first board, from its start", "after 100,000 past infusions", "after 1,000",
              1.2);
  print_figure("after 100,000 past infusions, median", quantile(pairs.ours, 0.5) / 1000, "ms", 50);
}

/// One second of the console: its rows, countdowns and alarms worked out, and the whole screen drawn.
void without_a_terminal(int infusions) {
  test::MemoryStore kept;
  test::Ward ward{kept, opens};
  for (int i = 0; i < infusions; ++i) {
    ward.patient("T-" + std::to_string(i), name(i));
    taken(app::observe(ward.context(), {},
                       check(ward.start("T-" + std::to_string(i), "natalizumab", "300 mg"), i)));
  }
  tui::ConsoleHost host{[&] { return ward.context(); }, {}, true};
  tui::StoreExecutor executor{host};
  tui::State state;
  state.last_key = opens;
  tui::update(state, executor.carry_out({tui::Task::Kind::refresh}), opens);
  std::vector<double> seconds;
  for (int i = 0; i < 300; ++i) {
    const auto now = opens + Seconds{i};
    seconds.push_back(timed([&] {
      tui::update(state, tui::Tick{}, now);
      tui::view(state, 120, 40, now);
    }));
  }
  std::printf(
      "  worked out and drawn, without the terminal, %3d infusions: median %.2f ms, longest %.2f ms\n",
      infusions, quantile(seconds, 0.5) / 1000, quantile(seconds, 1) / 1000);
}

}  // namespace

void console(const std::string& program, const std::string& directory) {
  for (const int infusions : {12, 200}) {
    seconds_on_a_terminal(program, directory, infusions);
    without_a_terminal(infusions);
  }
  first_paint(program, directory);
}

}  // namespace infuwatch::bench
