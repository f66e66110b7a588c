// Whatever is typed, pasted or imported is data: no terminal, page or log is shown it raw, wherever it comes
// out again.
#include "support/naughty.hpp"
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace infuwatch::trust::hostile_trial {
namespace {

using Words = std::vector<std::string>;

/// Runs the program; what it printed on both streams, and its code.
std::pair<std::string, int> run(const std::string& home, const std::string& store, const Words& words) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
  const auto child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    close(STDIN_FILENO);
    open("/dev/null", O_RDONLY);
    setenv("HOME", home.c_str(), 1);
    setenv("XDG_STATE_HOME", (home + "/state").c_str(), 1);
    Words all{INFUWATCH_PROGRAM, "--db", store, "--now", "2026-11-21 12:00", "--as", "c1"};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (auto& word : all) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    execv(INFUWATCH_PROGRAM, arguments.data());
    _exit(127);
  }
  close(ends[1]);
  std::string printed;
  char bytes[4096];
  for (ssize_t size; (size = ::read(ends[0], bytes, sizeof bytes)) > 0;)
    printed.append(bytes, static_cast<std::size_t>(size));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return {printed, WIFEXITED(status) ? WEXITSTATUS(status) : 256};
}

/// Where a text goes in, all at once; each command by itself where one refuses it.
std::vector<Words> ways_in(const std::string& x) {
  return {{"patient", "set", "T-1", "--name", x, "--phone", x, "--allergy", x, "--sex", x},
          {"patient", "add", x, "--name", x, "--birth", "1984-03-09"},
          {"patient", "lab", "T-1", x + " 55 % 2026-10-01"},
          {"patient", "lab", "T-1", "lvef " + x + " 2026-10-01"},
          {"patient", "lab", "T-1", "lvef 55 % " + x},
          {"staff", "add", x, "--name", x, "--role", "nurse", "--os-user", x},
          {"staff", "add", "n9", "--name", x, "--role", "nurse"},
          {"site", "set", "--name", x},
          {"prepare", "--patient", "T-1", "--birth", "1984-03-09", "--drug", "natalizumab", "--dose",
           "300 mg", "--chair", x, "--lot", x, "--provider", x},
          {"observe", "1", "--symptom", "other:\"" + x + "\"", "--note", x},
          {"observe", "1", "--symptom", x, "--at", x, "--hr", x},
          {"give", "1", x, "--response", x},
          {"notify", "1", "--who", x, "--answer", x},
          {"note", "1", x},
          {"log", "1 hives g2 note " + x},
          {"log", "1 " + x},
          {"ack", "F1", "--action", "watching", "--detail", x},
          {"retract", "E43", "--reason", x},
          {"drugs", "show", x},
          {"drugs", "check", x},
          {"patient", "list", x},
          {x, x},
          {"timeline", x},
          {"--db", x, "board"},
          {"--entry", x, "note", "1", "quiet"},
          {"--emergency", x, "note", "1", "door"},
          {"not-done", x, "--reason", x}};
}

const std::vector<Words>& ways_out() {
  static const std::vector<Words> all{{"board"},
                                      {"timeline", "1"},
                                      {"report", "shift"},
                                      {"flags", "--all"},
                                      {"patient", "list"},
                                      {"patient", "show", "T-1"},
                                      {"staff", "list"},
                                      {"handover", "show"},
                                      {"access"},
                                      {"call", "list"},
                                      {"--json", "timeline", "1"},
                                      {"--json", "report", "shift"},
                                      {"--json", "access"},
                                      {"--json", "board"}};
  return all;
}

Outcome keep(const Trial& trial) {
  Failures failures;
  Random random{trial.seed};
  std::uint64_t outputs = 0, raw = 0, texts = 0;
  Scratch directory;
  const auto path = directory.file("store.db"), home = directory.path();
  const auto naughty = test::naughty_texts();
  for (const auto& text : naughty) {
    ++texts;
    for (const auto* tail : {"", "-wal", "-shm", ".lock", ".reserve"}) std::filesystem::remove(path + tail);
    {
      auto store = std::move(*storage::SqliteStore::create(path));
      test::Ward ward{*store, opens};
      ward.patient("T-1");
      ward.start("T-1", "natalizumab", "300 mg");
      ward.log(opens + Seconds{60}, "1 hives g2");
    }
    if (!test::forbidden_letter(text).empty()) ++raw;
    const auto look = [&](const Words& words) {
      const auto [printed, code] = run(home, path, words);
      ++outputs;
      const auto first = words[0].starts_with("--") && words.size() > 2 ? words[2] : words[0];
      if (const auto wrong = test::forbidden_letter(printed); !wrong.empty())
        failures.add(first + " prints " + wrong);
      if (code > 78 || code == 70) failures.add(first + " ends with " + std::to_string(code));
    };
    auto in = ways_in(text);
    if (!trial.is_long) {  // a third of the ways, others for every text
      std::shuffle(in.begin(), in.end(), random);
      in.resize(in.size() / 3);
    }
    for (const auto& words : in) look(words);
    auto out = ways_out();
    if (!trial.is_long) {
      std::shuffle(out.begin(), out.end(), random);
      out.resize(4);
    }
    for (const auto& words : out) look(words);
    if (const auto fault = fault_of(path); !fault.empty()) failures.add(fault);
  }
  std::ostringstream log;
  log << std::ifstream{home + "/state/infuwatch/infuwatch.log"}.rdbuf();
  if (const auto wrong = test::forbidden_letter(log.str()); !wrong.empty())
    failures.add("the log holds " + wrong);
  if (log.str().empty()) failures.add("nothing was logged: the log was not looked at");
  return {std::to_string(texts) + " texts, " + std::to_string(outputs) + " outputs and the log",
          failures.count(), "the texts as they are: " + std::to_string(raw) + " would be shown raw",
          raw > 20};
}

const Kept kept{{"hostile", "Hostile text is data: no terminal and no log is shown it raw", keep}};

}  // namespace
}  // namespace infuwatch::trust::hostile_trial
