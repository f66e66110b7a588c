// The console's loop: keys, answers and the second hand come in, frames go out. The only thread but the
// worker.
#include "tui/console.hpp"

#include "tui/forms.hpp"
#include "tui/plain.hpp"
#include "tui/terminal.hpp"
#include "tui/update.hpp"
#include "tui/view.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>

namespace infuwatch::tui {
namespace {

/// Written to from handlers and from the worker; read by the loop.
int wake_write = -1;
volatile std::sig_atomic_t told_to_leave = 0;

void wake() {
  const char byte = 0;
  static_cast<void>(!write(wake_write, &byte, 1));
}

void on_leave(int) {
  told_to_leave = 1;
  wake();
}

void on_abort(int signal) {
  Terminal::give_back();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// A pipe that wakes the loop, and the signals that write to it.
class Wake {
 public:
  Wake() {
    if (pipe2(ends_, O_CLOEXEC | O_NONBLOCK) != 0) throw std::runtime_error{"no pipe"};
    wake_write = ends_[1];
    told_to_leave = 0;
    std::signal(SIGTERM, on_leave);
    std::signal(SIGHUP, on_leave);
    std::signal(SIGABRT, on_abort);
    std::signal(SIGTSTP, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
  }
  ~Wake() {
    close(ends_[0]);
    close(ends_[1]);
  }
  Wake(const Wake&) = delete;
  Wake& operator=(const Wake&) = delete;
  int read_end() const { return ends_[0]; }
  void drain() const {
    char bytes[64];
    while (read(ends_[0], bytes, sizeof bytes) > 0) {
    }
  }

 private:
  int ends_[2]{-1, -1};
};

int until_next_second() {
  using namespace std::chrono;
  const auto now = system_clock::now();
  return static_cast<int>(duration_cast<milliseconds>(ceil<seconds>(now + milliseconds{1}) - now).count()) +
         1;
}

/// The terminal has hung up, or its input has ended.
bool gone(const pollfd& input) {
  if (input.revents & (POLLHUP | POLLERR | POLLNVAL)) return true;
  int waiting = 0;
  return (input.revents & POLLIN) && (ioctl(input.fd, FIONREAD, &waiting) != 0 || waiting == 0);
}

class Loop {
 public:
  Loop(ConsoleHost& host, const Opened& opened, Terminal& terminal)
      : opened_{opened}, terminal_{terminal}, worker_{host, wake} {
    state_.os_user = opened.os_user;
    state_.last_key = now();
    if (!host.site_made) state_.form = new_site_form(opened.os_user);
  }

  void run() {
    take(Tick{});
    auto next = steady() + std::chrono::milliseconds{until_next_second()};
    while (!leaving_) {
      terminal_.show(view(state_, terminal_.columns(), terminal_.rows(), now()));
      pollfd watched[]{{STDIN_FILENO, POLLIN, 0}, {wake_.read_end(), POLLIN, 0}};
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(next - steady()).count();
      const int ready = poll(watched, 2, static_cast<int>(std::max<long>(0, left)));
      if (told_to_leave || (ready > 0 && gone(watched[0]))) return;
      wake_.drain();
      for (const auto& event : terminal_.keys()) take(event);
      for (auto& answer : worker_.take()) take(std::move(answer));
      if (steady() < next) continue;
      take(Tick{});
      next = steady() + std::chrono::milliseconds{until_next_second()};
    }
  }

 private:
  static std::chrono::steady_clock::time_point steady() { return std::chrono::steady_clock::now(); }
  Instant now() const { return opened_.clock.read().now; }

  void take(const Event& event) {
    for (auto& effect : update(state_, event, now())) {
      if (auto* task = std::get_if<Task>(&effect)) worker_.post(std::move(*task));
      if (std::holds_alternative<Bell>(effect)) terminal_.bell();
      if (std::holds_alternative<Repaint>(effect)) terminal_.forget();
      if (std::holds_alternative<Quit>(effect)) leaving_ = true;
    }
  }

  const Opened& opened_;
  Terminal& terminal_;
  State state_;
  bool leaving_ = false;
  Wake wake_;
  Worker worker_;
};

}  // namespace

int run(ConsoleHost& host, const Opened& opened) {
  const char* type = std::getenv("TERM");
  const char* no_colour = std::getenv("NO_COLOR");
  TerminalWishes wishes;
  wishes.type = type ? type : "";
  wishes.colours = !no_colour || !*no_colour;
  if (opened.plain) return run_plain(host, opened, STDIN_FILENO, std::cout);
  auto terminal = Terminal::open(wishes);
  if (!terminal) {
    std::cout << "Using plain mode: " << terminal.error() << ".\n";
    return run_plain(host, opened, STDIN_FILENO, std::cout);
  }
  Loop{host, opened, **terminal}.run();
  return 0;
}

}  // namespace infuwatch::tui
