#include "platform/file_lock.hpp"

#include "platform/file.hpp"
#include "platform/user.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <system_error>
#include <utility>

namespace infuwatch::platform {
namespace {

/// Breaks a blocking system call of this thread with EINTR once the time is over, again and again until it is
/// gone.
class Alarm {
 public:
  explicit Alarm(std::chrono::milliseconds after) {
    struct sigaction nothing {};
    nothing.sa_handler = [](int) {};  // no SA_RESTART: the call returns
    sigaction(signal_number(), &nothing, nullptr);
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = signal_number();
    event._sigev_un._tid = static_cast<pid_t>(syscall(SYS_gettid));
    armed_ = timer_create(CLOCK_MONOTONIC, &event, &timer_) == 0;
    itimerspec when{};
    after = std::max(after, std::chrono::milliseconds{1});  // 0 would be never
    when.it_value.tv_sec = after.count() / 1000;
    when.it_value.tv_nsec = after.count() % 1000 * 1000000;
    when.it_interval.tv_nsec = 20 * 1000000;
    if (armed_) timer_settime(timer_, 0, &when, nullptr);
  }
  ~Alarm() {
    if (armed_) timer_delete(timer_);
  }
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;

 private:
  static int signal_number() { return SIGRTMIN + 3; }
  timer_t timer_{};
  bool armed_ = false;
};

void keep_stop_key_out(int how) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTSTP);
  pthread_sigmask(how, &set, nullptr);
}

}  // namespace

FileLock::~FileLock() {
  if (file_ >= 0) close(file_);
}

void FileLock::open_file() {
  file_ = open(path_.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (file_ < 0 && errno == ENOENT) {
    file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0660);
    if (file_ >= 0 && fchmod(file_, 0660) != 0 && errno != EPERM)
      throw std::system_error{errno, std::generic_category(), path_};
  }
  if (file_ < 0) throw std::system_error{errno, std::generic_category(), path_};
}

bool FileLock::take(std::chrono::milliseconds patience) {
  using clock = std::chrono::steady_clock;
  const auto deadline = clock::now() + patience;
  bool taken = at_gate(F_OFD_SETLK, F_WRLCK) && flock(file_, LOCK_EX | LOCK_NB) == 0;
  if (!taken) {
    const auto at_gate_until = clock::now() + patience / 4;
    const Alarm alarm{patience / 4};
    while (clock::now() < at_gate_until && !at_gate(F_OFD_SETLKW, F_WRLCK) && errno == EINTR) {
    }
  }
  while (!taken && clock::now() < deadline) {
    const Alarm alarm{std::chrono::ceil<std::chrono::milliseconds>(deadline - clock::now())};
    taken = flock(file_, LOCK_EX) == 0;
    if (!taken && errno != EINTR) throw std::system_error{errno, std::generic_category(), path_};
  }
  at_gate(F_OFD_SETLK, F_UNLCK);
  return taken;
}

bool FileLock::at_gate(int command, short kind) const {
  struct flock first_byte {};
  first_byte.l_type = kind;
  first_byte.l_whence = SEEK_SET;
  first_byte.l_len = 1;
  return fcntl(file_, command, &first_byte) == 0;
}

bool FileLock::acquire(std::chrono::milliseconds patience) {
  for (;;) {
    if (file_ < 0) open_file();
    keep_stop_key_out(SIG_BLOCK);
    const bool taken = take(patience);
    if (taken && in_place()) break;
    keep_stop_key_out(SIG_UNBLOCK);
    if (!taken) return false;
    close(std::exchange(file_, -1));  // who holds a file that is gone keeps nobody out
  }
  sign();
  return true;
}

bool FileLock::in_place() const {
  if (file_ < 0) return true;
  const auto held = identity_of(file_), there = identity_of(path_);
  return held && there && held->same_file(*there);
}

/// The lock holds whether or not there is room to say whose it is.
void FileLock::sign() const {
  static std::string own;
  static pid_t of = 0;  // a forked process is another
  if (of != getpid()) {
    own = terminal_and_process();
    of = getpid();
  }
  if (holder() == own) return;  // a write would cost more than it tells
  const auto line = own + "\n";
  const bool told = pwrite(file_, line.data(), line.size(), 0) > 0 &&
                    ftruncate(file_, static_cast<off_t>(line.size())) == 0;
  if (!told) errno = 0;
}

void FileLock::release() {
  flock(file_, LOCK_UN);
  keep_stop_key_out(SIG_UNBLOCK);
}

std::string FileLock::holder() const {
  std::array<char, 256> text{};
  const auto size = pread(file_, text.data(), text.size() - 1, 0);
  const std::string line{text.data(), static_cast<std::size_t>(size > 0 ? size : 0)};
  return line.substr(0, line.find('\n'));
}

}  // namespace infuwatch::platform
