// Writers are killed at any moment: what was acknowledged is there, once, and the chain is whole.
#include "support/store_before_store.hpp"
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <set>
#include <thread>

namespace infuwatch::trust::kill_trial {
namespace {

using namespace std::chrono_literals;

/// What a writer says over its pipe once an entry is acknowledged. Short enough to arrive whole.
struct Acknowledged {
  std::int64_t number;
  char uuid[36];
  char hash[64];
};

void tell(int pipe, std::int64_t number, const std::string& uuid, const std::string& hash) {
  Acknowledged told{number, {}, {}};
  std::copy_n(uuid.data(), std::min(uuid.size(), sizeof told.uuid), told.uuid);
  std::copy_n(hash.data(), std::min(hash.size(), sizeof told.hash), told.hash);
  if (::write(pipe, &told, sizeof told) != static_cast<ssize_t>(sizeof told)) _exit(1);
}

/// A store that says saved before it is, and at a random turn goes no further: the control.
class Hasty : public test::StoreBeforeStore {
 public:
  Hasty(storage::Store& kept, int pipe, std::uint64_t turns)
      : StoreBeforeStore{kept}, pipe_{pipe}, turns_{turns} {}
  Result<storage::Recorded, Problem> record(const storage::Intent& intent,
                                            const storage::Decide& decide) override {
    return kept_.record(intent, [&](const storage::View& view) {
      auto draft = decide(view);
      if (draft) tell(pipe_, draft->entry.number.value(), intent.uuid, {});
      if (turns_-- == 0) raise(SIGSTOP);
      return draft;
    });
  }

 private:
  int pipe_;
  std::uint64_t turns_;
};

constexpr int patients = 24, writers = 4;

/// Writes until it is killed.
[[noreturn]] void write_on(const std::string& path, int pipe, std::uint64_t seed, bool hasty) {
  Random random{seed};
  Terminal terminal{path, any(random, 2) ? "n1" : "n2"};
  Hasty early{*terminal.store, pipe, any(random, 4)};
  const app::AppContext context{hasty ? static_cast<storage::Store&>(early) : *terminal.store,
                                terminal.clock,
                                terminal.zone,
                                terminal.shelf,
                                terminal.badge,
                                terminal.badge,
                                "test"};
  for (int turn = 0;; ++turn) {
    const InfusionId infusion{1 + static_cast<std::int64_t>(any(random, patients))};
    const auto recorded =
        any(random, 4) == 0 ? app::note(context, {}, infusion, "note " + std::to_string(turn), "") : [&] {
          app::ObserveRequest request;
          request.infusion = infusion;
          request.vitals[Sign::heart_rate] = std::to_string(60 + any(random, 60));
          if (any(random, 8) == 0) request.symptoms = {"itching:1"};
          return app::observe(context, {}, request);
        }();
    if (!recorded) _exit(1);
    if (!hasty) tell(pipe, recorded->entry.number.value(), recorded->entry.uuid, recorded->entry.hash);
    if (turn % 8 == 7) terminal.store->checkpoint();
  }
}

struct Found {
  std::uint64_t cycles = 0, acknowledged = 0, lost = 0;
};

/// Cycles of writers killed at random, after a random number of entries; hasty ones when one goes no further.
/// After every so many the store is looked at, and a fresh one begun, so that charts stay as long as charts
/// are.
Found cycles(std::uint64_t count, std::uint64_t seed, bool hasty, Failures& failures) {
  constexpr std::uint64_t for_one_store = 60;
  Random random{seed};
  Found found;
  std::optional<Scratch> directory;
  std::string path;
  std::map<std::string, Acknowledged> heard;
  const auto check_all = [&] {
    if (!directory) return;
    if (const auto fault = fault_of(path); !fault.empty()) failures.add(fault);
    auto store = std::move(*storage::SqliteStore::open(path));
    std::set<std::string> uuids;
    const auto entries = test::taken(app::reading<std::vector<Entry>>(
        *store, [](const storage::View& view) -> Result<std::vector<Entry>, Problem> {
          return view.since({}, 10000000);
        }));
    for (const auto& entry : entries) {
      if (!uuids.insert(entry.uuid).second) failures.add(entry.uuid + " is there twice");
      const auto told = heard.find(entry.uuid);
      if (told == heard.end()) continue;
      const std::string hash{told->second.hash, 64};
      if (told->second.number != entry.number.value() || (hash[0] != '\0' && hash != entry.hash))
        failures.add(entry.uuid + " is not what was acknowledged");
      heard.erase(told);
    }
    for (const auto& [uuid, told] : heard) {
      ++found.lost;
      failures.add(uuid + " was acknowledged and is gone");
    }
    heard.clear();
  };
  for (; found.cycles < count; ++found.cycles) {
    if (found.cycles % for_one_store == 0) {
      check_all();
      directory.emplace(false);  // on a real disk
      path = directory->file("store.db");
      make_store(path, patients);
    }
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
    std::vector<pid_t> children;
    for (int i = 0; i < writers; ++i) {
      const auto own = random();
      const auto child = fork();
      if (child == 0) write_on(path, ends[1], own, hasty);
      children.push_back(child);
    }
    close(ends[1]);
    const auto hear = [&] {
      Acknowledged told;
      if (::read(ends[0], &told, sizeof told) != static_cast<ssize_t>(sizeof told)) return false;
      heard.insert_or_assign(std::string{told.uuid, sizeof told.uuid}, told);
      ++found.acknowledged;
      return true;
    };
    if (hasty) {
      waitpid(-1, nullptr, WUNTRACED);
    } else {
      for (auto entries = any(random, 25); entries > 0 && hear(); --entries) {
      }
      std::this_thread::sleep_for(std::chrono::microseconds{any(random, 8000)});
    }
    std::shuffle(children.begin(), children.end(), random);
    for (const auto child : children) kill(child, SIGKILL);
    for (const auto child : children) {
      int status = 0;
      waitpid(child, &status, 0);
      if (!WIFSIGNALED(status)) failures.add("a writer ended by itself");
    }
    while (hear()) {
    }
    close(ends[0]);
  }
  check_all();
  return found;
}

/// The program itself, as a command: killed at any moment, what it printed is there.
std::uint64_t commands(std::uint64_t count, std::uint64_t seed, Failures& failures) {
  Random random{seed};
  Scratch directory{false};
  const auto path = directory.file("store.db");
  {
    auto store = std::move(*storage::SqliteStore::create(path));
    test::Ward ward{*store, opens};
    ward.patient("T-0");
    ward.start("T-0", "natalizumab", "300 mg");
  }
  std::vector<std::string> heard;
  std::chrono::microseconds one_takes{0};  // the first few run to their end
  for (std::uint64_t i = 0; i < count; ++i) {
    constexpr std::uint64_t unharmed = 5;
    const auto began = std::chrono::steady_clock::now();
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
    const auto child = fork();
    if (child == 0) {
      dup2(ends[1], STDOUT_FILENO);
      const auto hr = std::to_string(60 + i % 60);
      execl(INFUWATCH_PROGRAM, INFUWATCH_PROGRAM, "--db", path.c_str(), "--now", "2026-11-21 08:00", "--as",
            "n1", "--json", "observe", "1", "--hr", hr.c_str(), nullptr);
      _exit(127);
    }
    close(ends[1]);
    if (i >= unharmed) {
      const auto longest = static_cast<std::uint64_t>(one_takes.count()) + 1000;
      std::this_thread::sleep_for(std::chrono::microseconds{any(random, longest)});
      kill(child, SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (i < unharmed)
      one_takes = std::max(one_takes, std::chrono::duration_cast<std::chrono::microseconds>(
                                          std::chrono::steady_clock::now() - began));
    std::string printed;
    char bytes[4096];
    for (ssize_t size; (size = ::read(ends[0], bytes, sizeof bytes)) > 0;)
      printed.append(bytes, static_cast<std::size_t>(size));
    close(ends[0]);
    const std::string key = "\"entry\":\"";
    if (const auto at = printed.find(key); at != std::string::npos)
      heard.push_back(printed.substr(at + key.size(), 36));
  }
  if (const auto fault = fault_of(path); !fault.empty()) failures.add(fault);
  auto store = std::move(*storage::SqliteStore::open(path));
  for (const auto& uuid : heard)
    if (!test::taken(app::reading<bool>(*store, [&](const storage::View& view) -> Result<bool, Problem> {
          return view.find_entry(std::string_view{uuid}).has_value();
        })))
      failures.add(uuid + " was printed and is gone");
  return heard.size();
}

Outcome keep(const Trial& trial) {
  Failures failures, quiet{true};
  const auto found = cycles(trial.either<std::uint64_t>(100, 10000), trial.seed, false, failures);
  const auto count = trial.either<std::uint64_t>(40, 2000);
  const auto printed = commands(count, trial.seed + 1, failures);
  const auto hasty = cycles(trial.either<std::uint64_t>(10, 400), trial.seed + 2, true, quiet);
  return {std::to_string(found.cycles) + " kills of " + std::to_string(writers) + " writers, " +
              std::to_string(found.acknowledged) + " acknowledged; " + std::to_string(count) +
              " commands killed, " + std::to_string(printed) + " had printed their receipt",
          failures.count(),
          "saying saved before it is: " + std::to_string(hasty.lost) + " lost of " +
              std::to_string(hasty.acknowledged),
          hasty.lost > 0};
}

const Kept kept{
    {"kill", "Killed at any moment, the program loses nothing that it acknowledged, and keeps nothing twice",
     keep}};

}  // namespace
}  // namespace infuwatch::trust::kill_trial
