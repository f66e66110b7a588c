// Backups made while writers go on: whatever was acknowledged before one began is in it once it is restored.
#include "app/backup.hpp"
#include "platform/sealed_file.hpp"
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace infuwatch::trust::backups_trial {
namespace {

using namespace std::chrono_literals;

Result<std::unique_ptr<storage::Store>, Problem> open_store(const std::string& path) {
  auto store = storage::SqliteStore::open(path);
  if (!store) return Failure{Problem{store.error()}};
  return std::unique_ptr<storage::Store>{std::move(*store)};
}

const storage::FileEngine engine{
    .open = open_store, .beside = storage::files_beside, .in_one_file = storage::in_one_file};

Outcome keep(const Trial& trial) {
  constexpr int writers = 4;
  Failures failures;
  Scratch directory{false};
  const auto path = directory.file("store.db");
  make_store(path, 4 * writers);
  const auto seen_by_all = [] {
    return static_cast<std::atomic<std::int64_t>*>(mmap(nullptr, sizeof(std::atomic<std::int64_t>),
                                                        PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                                                        -1, 0));
  };
  auto* acknowledged = seen_by_all();  // the last entry of any writer
  auto* wanted = seen_by_all();        // up to where they write on: some way ahead of each backup
  *acknowledged = head_of(*Terminal{path}.store).number.value();
  *wanted = acknowledged->load();
  std::vector<pid_t> children;
  for (int i = 0; i < writers; ++i) {
    const auto child = fork();
    if (child == 0) {
      Terminal terminal{path, i % 2 ? "n1" : "n2"};
      for (int turn = 0;; ++turn) {
        while (acknowledged->load() >= wanted->load()) std::this_thread::sleep_for(1ms);
        const auto recorded = act(terminal, 4 * i + turn % 4, turn % 4 == 1 ? 3 : turn);
        if (!recorded) _exit(1);
        for (auto known = acknowledged->load();
             known < recorded->entry.number.value() &&
             !acknowledged->compare_exchange_weak(known, recorded->entry.number.value());) {
        }
        if (turn % 8 == 7) terminal.store->checkpoint();
      }
    }
    children.push_back(child);
  }
  Terminal terminal{path, "c1"};
  const auto keys = platform::new_backup_keys();
  const int count = trial.either(10, 20);
  std::uint64_t missed_by_copying = 0;
  for (int i = 0; i < count; ++i) {
    constexpr std::int64_t before_one = 20, beside_one = 60;
    *wanted += before_one + beside_one;
    while (acknowledged->load() < *wanted - beside_one) {
      if (waitpid(-1, nullptr, WNOHANG) != 0) throw std::runtime_error{"a writer ended by itself"};
      std::this_thread::sleep_for(1ms);
    }
    const auto before = acknowledged->load();
    const auto number = std::to_string(i);
    std::filesystem::copy_file(path,
                               directory.file("copy-" + number + ".db"));  // as somebody in a hurry does
    const auto file = directory.file("backup-" + number);
    const auto made =
        app::back_up(terminal.context(), {path, file, platform::key_text(keys.public_key, false)}, engine);
    const auto back = app::restore(
        {file, platform::key_text(keys.secret_key, true), directory.file("back-" + number + ".db")}, engine);
    if (!made || !back)
      failures.add(test::told(made ? back.error() : made.error()));
    else if (back->head.number.value() < before || back->head.hash != made->head.hash)
      failures.add("E" + number + " was acknowledged before, and is not in it");
    storage::Head head;
    const auto fault = fault_of(directory.file("copy-" + number + ".db"), &head);
    if (!fault.empty() || head.number.value() < before) ++missed_by_copying;
    for (const auto* name : {"copy-", "back-"})
      for (const auto* tail : {"", "-wal", "-shm", ".lock", ".reserve"})
        std::filesystem::remove(directory.file(name + number + ".db" + tail));
    std::filesystem::remove(file);
  }
  for (const auto child : children) kill(child, SIGKILL);
  for (const auto child : children) waitpid(child, nullptr, 0);
  const auto all = acknowledged->load();
  munmap(acknowledged, sizeof *acknowledged);
  munmap(wanted, sizeof *wanted);
  return {std::to_string(count) + " sealed backups beside " + std::to_string(writers) + " writers (" +
              std::to_string(all) + " entries), each restored and judged again",
          failures.count(),
          "copying the file: " + std::to_string(missed_by_copying) + " of " + std::to_string(count) +
              " lack entries",
          missed_by_copying > 0};
}

const Kept kept{{"backups",
                 "A backup made under load holds all that was acknowledged before it, and is restored whole",
                 keep}};

}  // namespace
}  // namespace infuwatch::trust::backups_trial
