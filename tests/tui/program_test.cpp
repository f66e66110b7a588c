// The driver against a terminal emulator, and the whole program on a pseudo-terminal.
#include "support/console.hpp"
#include "support/emulator.hpp"
#include "tui/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <clocale>
#include <cstdlib>
#include <thread>

namespace infuwatch::program_test {
using namespace test;
using namespace std::chrono_literals;

namespace {

/// A file the driver draws into.
class Tape {
 public:
  Tape() : file_{std::tmpfile()} {}
  ~Tape() { std::fclose(file_); }
  Tape(const Tape&) = delete;
  Tape& operator=(const Tape&) = delete;
  FILE* file() const { return file_; }
  std::string fresh() {
    std::fflush(file_);
    std::string out;
    char bytes[4096];
    for (ssize_t got; (got = pread(fileno(file_), bytes, sizeof bytes, read_)) > 0; read_ += got)
      out.append(bytes, static_cast<std::size_t>(got));
    return out;
  }

 private:
  FILE* file_;
  off_t read_ = 0;
};

std::string mapped(const tui::Frame& frame, const tui::Terminal& terminal) {
  std::string out;
  for (int y = 0; y < frame.rows(); ++y) {
    std::string line;
    for (int x = 0; x < frame.columns(); ++x) {
      const auto& cell = frame.at(x, y);
      line += cell.width == 0 ? (terminal.drawn("\u6f22") == "?" ? " " : "") : terminal.drawn(cell.bytes);
    }
    out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return out;
}

/// The program on a terminal of its own.
class Program {
 public:
  explicit Program(const std::string& store, std::vector<std::string> options = {},
                   const char* term = "xterm-256color") {
    winsize size{24, 80, 0, 0};
    child_ = forkpty(&master_, nullptr, nullptr, &size);
    if (child_ == 0) {
      setenv("TERM", term, 1);
      setenv("LC_ALL", "C.UTF-8", 1);
      unsetenv("COLUMNS");
      unsetenv("LINES");
      unsetenv("NO_COLOR");
      std::vector<std::string> words{INFUWATCH_PROGRAM, "--db", store};
      words.insert(words.end(), options.begin(), options.end());
      std::vector<char*> arguments;
      for (auto& word : words) arguments.push_back(word.data());
      arguments.push_back(nullptr);
      execv(INFUWATCH_PROGRAM, arguments.data());
      _exit(127);
    }
  }
  ~Program() {
    hang_up();
    if (child_ > 0) {
      kill(child_, SIGKILL);
      waitpid(child_, nullptr, 0);
    }
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void type(const std::string& keys) { static_cast<void>(!write(master_, keys.data(), keys.size())); }
  /// Whether the screen comes to be so. How long a busy machine takes is no fault: this bounds a hang.
  template <class Holds>
  bool comes(Holds&& holds) {
    const auto end = std::chrono::steady_clock::now() + patience;
    do {
      if (holds()) return true;
      read_some(20);
    } while (std::chrono::steady_clock::now() < end);
    UNSCOPED_INFO(screen.text());
    return false;
  }
  /// Whether the words come up.
  bool shows(const std::string& words) {
    return comes([&] { return screen.text().find(words) != std::string::npos; });
  }
  /// Whether they go away.
  bool hides(const std::string& words) {
    return comes([&] { return screen.text().find(words) == std::string::npos; });
  }
  void read_for(std::chrono::milliseconds span) {
    const auto end = std::chrono::steady_clock::now() + span;
    while (std::chrono::steady_clock::now() < end) read_some(10);
  }
  /// What the program is told of its terminal's size; the screen stays as it is.
  void tell_size(int columns, int rows) {
    winsize size{static_cast<unsigned short>(rows), static_cast<unsigned short>(columns), 0, 0};
    ioctl(master_, TIOCSWINSZ, &size);
  }
  void hang_up() {
    if (master_ >= 0) close(master_);
    master_ = -1;
  }
  void signal(int number) { kill(child_, number); }
  /// The exit code; none while it runs on.
  std::optional<int> ended() {
    const auto end = std::chrono::steady_clock::now() + patience;
    int status = 0;
    do {
      if (waitpid(child_, &status, WNOHANG) == child_) {
        child_ = -1;
        if (master_ >= 0) read_for(50ms);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      }
      if (master_ >= 0)
        read_some(10);
      else
        std::this_thread::sleep_for(10ms);
    } while (std::chrono::steady_clock::now() < end);
    return std::nullopt;
  }

  Emulator screen{80, 24};
  std::string bytes;  // all that ever came

 private:
  static constexpr auto patience = 2min;

  void read_some(int milliseconds) {
    pollfd watched{master_, POLLIN, 0};
    if (poll(&watched, 1, milliseconds) <= 0) return;
    char buffer[8192];
    const auto got = read(master_, buffer, sizeof buffer);
    if (got <= 0) return;
    bytes.append(buffer, static_cast<std::size_t>(got));
    screen.feed({buffer, static_cast<std::size_t>(got)});
  }

  int master_ = -1;
  pid_t child_ = -1;
};

constexpr const char *save = "\x13", *enter = "\r", *escape = "\x1b";

/// A training store with a patient whose infusion runs.
struct Place {
  TemporaryDirectory directory;
  std::string store = directory.file("store.db");

  void run(const std::string& words) const {
    const auto line = std::string{INFUWATCH_PROGRAM} + " --db " + store + ' ' + words + " >/dev/null";
    if (std::system(line.c_str()) != 0) throw std::runtime_error{line};
  }
  Place() {
    setenv("XDG_STATE_HOME", directory.file("state").c_str(), 1);
    run("init --site 'Test Site' --zone America/New_York --training");
    run("patient add T-1 --name 'Testa, Ana' --birth 1984-03-09 --allergy 'none known'");
    run("start --patient T-1 --birth 1984-03-09 --drug ocrelizumab --dose '300 mg' --reason 'charted on paper'");
  }
};

}  // namespace

TEST_CASE("A terminal shows exactly the frame, whatever kind it is, and a second costs few bytes", "[tui]") {
  setenv("COLUMNS", "80", 1);
  setenv("LINES", "24", 1);
  std::setlocale(LC_ALL, "C.UTF-8");
  Console console;
  for (int i = 0; i < 12; ++i)
    console.started("T-" + std::to_string(i),
                    (i % 2 ? "\u6f22\u5b57, e\u0301a" : "Testa, Ana") + std::to_string(i));
  console.ward.log(console.nine + Seconds{60}, "3 hives g2 hr 104 bp 104/62");
  console.look();
  for (const auto* type : {"xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux", "vt220"}) {
    INFO(type);
    Tape tape;
    FILE* nothing = std::fopen("/dev/null", "r");
    {
      auto opened = tui::Terminal::open({type, true, false, nothing, tape.file()});
      REQUIRE(opened);
      auto& terminal = **opened;
      Emulator emulator{80, 24};
      terminal.show(console.frame());
      emulator.feed(tape.fresh());
      CHECK(emulator.text() == mapped(console.frame(), terminal));
      console.wait(Seconds{1});
      terminal.show(console.frame());
      const auto second = tape.fresh();
      emulator.feed(second);
      CHECK(emulator.text() == mapped(console.frame(), terminal));
      CHECK(second.size() <= 600);
      console.press("<Home><Enter>");
      terminal.show(console.frame());
      emulator.feed(tape.fresh());
      CHECK(emulator.text() == mapped(console.frame(), terminal));
      console.press("<Esc>");
    }
    std::fclose(nothing);
  }
  unsetenv("COLUMNS");
  unsetenv("LINES");
}

TEST_CASE("From an empty place to the report, without a word of help", "[tui]") {
  const TemporaryDirectory directory;
  setenv("XDG_STATE_HOME", directory.file("state").c_str(), 1);
  Program program{directory.file("store.db")};
  REQUIRE(program.shows("WELCOME TO INFUWATCH"));
  program.type("Test Site\t");
  program.type("Nowhere/Land\t");
  program.type("C. Okafor");
  REQUIRE(program.shows("[C. Okafor"));
  program.type(save);
  REQUIRE(program.shows("time zone"));
  program.type(std::string(12, '\x7f') + "America/New_York");
  REQUIRE(program.shows("[America/New_York"));
  program.type(save);
  REQUIRE(program.shows("The site is set up"));
  program.type("i");
  REQUIRE(program.shows("NEW PATIENT"));
  program.type("T-1\tTesta, Ana\t1984-03-09\t\t\t\tnone known");
  REQUIRE(program.shows("IF SAVED NOW"));
  program.type(save);
  REQUIRE(program.shows("RECORDED"));
  program.type("n");
  REQUIRE(program.shows("NEW INFUSION"));
  REQUIRE(program.shows("> Drug"));
  program.type("ocr");
  REQUIRE(program.shows("> ocrelizumab"));
  program.type(enter);
  REQUIRE(program.shows("> Dose"));
  program.type("300 mg");
  REQUIRE(program.shows("prepared: ocrelizumab 300 mg"));
  program.type(save);
  REQUIRE(program.shows("Prepared, not started"));
  program.type("s");
  REQUIRE(program.shows("No corticosteroid is charted before this start"));
  program.type("\ta");  // asked before a first dose, as expected
  program.type(save);
  REQUIRE(program.shows("> Reason"));
  program.type("charted on paper");
  REQUIRE(program.shows("High-risk window until"));
  program.type(save);
  REQUIRE(program.shows("Infusing"));
  program.type("o");
  REQUIRE(program.shows("OBSERVE"));
  program.type("h2");
  REQUIRE(program.shows("** F1 urgent, reaction: hives grade 2"));
  program.type(save);
  REQUIRE(program.shows("NOT ANSWERED"));
  CHECK(program.screen.bells >= 1);
  program.type("a");
  REQUIRE(program.shows("ACKNOWLEDGE F1"));
  program.type("\x14");
  REQUIRE(program.shows("stopped: reaction"));
  program.type("r");
  REQUIRE(program.shows("SHIFT REPORT"));
  program.type("w");
  REQUIRE(program.shows("REPORT TO A FILE"));
  const auto file = directory.file("as_typed.txt");
  program.type(file);
  REQUIRE(program.shows("as_typed.txt"));
  program.type(save);
  REQUIRE(program.shows("Wrote the report to"));
  CHECK(std::filesystem::file_size(file) > 500);
  program.type(escape);
  REQUIRE(program.hides("Wrote the report to"));
  program.type(escape);
  REQUIRE(program.shows("BOARD"));
  program.type("q");
  CHECK(program.ended() == 0);
  CHECK(program.bytes.find("\033[?1049l") != std::string::npos);
  CHECK(program.bytes.find("\033[?2004l") != std::string::npos);
}

TEST_CASE("A half-typed form outlives the lock, hostile keys, a storm of sizes and Ctrl-Z", "[tui]") {
  const Place place;
  Program program{place.store};
  REQUIRE(program.shows("Testa, Ana"));
  program.type("e");
  REQUIRE(program.shows("NOTE"));
  program.type("line flushed");
  REQUIRE(program.shows("[line flushed"));
  for (const auto* sequence : {"\033[I", "\033[1;9y", "\033x", "\033[57441u", "\033OA", "\033[A",
                               "\033]0;x\033[99~", "\x1a", "\x03", "\x13\x11" + 1}) {
    program.type(sequence);
    program.read_for(40ms);
  }
  CHECK(program.shows("line flushed"));
  program.type("\x0b");
  REQUIRE(program.shows("LOCKED"));
  program.read_for(200ms);
  CHECK(program.screen.text().find("Testa") == std::string::npos);
  program.type(enter);
  REQUIRE(program.shows("[line flushed"));
  // Bytes that were meant for a larger screen are more than libvterm 0.1.4 outlives.
  program.screen.resize(200, 60);
  for (int i = 0; i < 100; ++i) {
    program.tell_size(20 + i * 7 % 180, 5 + i * 3 % 55);
    program.read_for(2ms);
  }
  program.tell_size(200, 60);
  REQUIRE(program.shows("[line flushed"));
  program.type("\033[200~ twice\nq\033[201~");
  REQUIRE(program.shows("line flushed twice q"));
  program.type(save);
  REQUIRE(program.shows("note: line flushed twice q"));
}

TEST_CASE("What one console records the other shows by itself, and rings", "[tui]") {
  const Place place;
  Program one{place.store}, other{place.store};
  REQUIRE(one.shows("Testa, Ana"));
  REQUIRE(other.shows("Testa, Ana"));
  one.type("o");
  REQUIRE(one.shows("OBSERVE"));
  one.type("h2");
  REQUIRE(one.shows("IF SAVED NOW"));
  one.type(save);
  REQUIRE(one.shows("RECORDED"));
  CHECK(other.shows("hives grade 2"));
  CHECK(other.screen.bells == 1);
  one.type("aw");
  REQUIRE(one.shows("ACKNOWLEDGE"));
  other.type("am");
  REQUIRE(other.shows("ACKNOWLEDGE"));
  one.type(save);
  REQUIRE(one.shows("hives grade 2. acknowledged: watching"));  // on the board: it is recorded
  other.type(save);
  CHECK(other.shows("already acknowledged"));
}

TEST_CASE("A lock that somebody holds stops no clock and no key; what was typed is saved when it opens",
          "[tui]") {
  const Place place;
  Program program{place.store};
  REQUIRE(program.shows("Testa, Ana"));
  program.type("e");
  REQUIRE(program.shows("NOTE"));
  program.type("held up");
  REQUIRE(program.shows("note: held up"));
  const int lock = open((place.store + ".lock").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(flock(lock, LOCK_EX) == 0);
  program.type(save);
  REQUIRE(program.shows("waiting for the store"));
  const auto before = program.screen.text().substr(0, 80);
  CHECK(program.comes([&] { return program.screen.text().substr(0, 80) != before; }));
  close(lock);
  CHECK(program.shows("note: held up"));
  CHECK(program.shows("RECORDED"));
}

TEST_CASE("When the terminal goes away the program does too, and leaves it as it was", "[tui]") {
  const Place place;
  Program gone{place.store};
  REQUIRE(gone.shows("Testa, Ana"));
  gone.hang_up();
  CHECK(gone.ended());
  Program told{place.store};
  REQUIRE(told.shows("Testa, Ana"));
  told.signal(SIGTERM);
  CHECK(told.ended() == 0);
  CHECK(told.bytes.find("\033[?1049l") != std::string::npos);
}

TEST_CASE("A terminal that cannot place a cursor is told everything in lines", "[tui]") {
  const Place place;
  Program dumb{place.store, {}, "dumb"};
  CHECK(dumb.shows("Testa, Ana"));
}

}  // namespace infuwatch::program_test
