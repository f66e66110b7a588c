// On a full disk the record is read, and entries are recorded in the reserve kept for it; each says so. When
// that is used up too, what is refused is refused, and goes on once there is room.
#include "trust/promise.hpp"
#include "trust/ward_at_work.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

namespace infuwatch::trust::full_disk_trial {
namespace {

struct Told {
  char skipped[160] = "";
  std::int64_t recorded = 0, refused = 0, failed = 0;
  char what[400] = "";
};

/// Fills a directory's disk to the last byte.
void fill(const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const std::string much(1 << 20, 'x');
  for (std::size_t size = much.size(); size > 0;)
    if (const auto put = ::write(file, much.data(), size); put <= 0) size /= 2;
  close(file);
}

/// In a process and a file system of its own: what is mounted goes with it.
Told on_a_small_disk(bool with_reserve) {
  Told told;
  const auto fault = [&](const std::string& what) {
    ++told.failed;
    what.copy(told.what, sizeof told.what - 1);
  };
  Scratch place{false};
  if (unshare(CLONE_NEWNS) != 0 || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      mount("tmpfs", place.path().c_str(), "tmpfs", 0, "size=96m") != 0) {
    std::string{"no small disk can be mounted here (it needs root)"}.copy(told.skipped,
                                                                          sizeof told.skipped - 1);
    return told;
  }
  const auto path = place.file("store.db"), filler = place.file("filler");
  make_store(path, 3);
  {
    Terminal terminal{path};
    static_cast<void>(act(terminal, 0, 0));
    terminal.store->checkpoint();
  }
  if (with_reserve != std::filesystem::exists(path + ".reserve") && with_reserve)
    fault("no reserve was made");
  if (!with_reserve) std::filesystem::remove(path + ".reserve");
  std::filesystem::remove(path + "-shm");
  fill(filler);
  auto opened = storage::SqliteStore::open(path);
  if (!opened) {
    fault("the record cannot be read: " + test::told(Problem{opened.error()}));
    return told;
  }
  opened->reset();
  Terminal terminal{path};
  auto context = terminal.context();
  context.badge.clear();
  context.emergency = "R. Osei";
  bool notice = false;
  for (int turn = 0; turn < 2000; ++turn) {
    app::ObserveRequest request;
    request.infusion = InfusionId{1};
    request.symptoms = {"hives:2"};
    const auto recorded = app::observe(context, {uuid_of(3, static_cast<std::uint64_t>(turn)), {}}, request);
    if (!recorded) {
      ++told.refused;
      const auto* trouble = std::get_if<StoreTrouble>(&recorded.error());
      if (!trouble || (trouble->kind != StoreTrouble::Kind::full && trouble->kind != StoreTrouble::Kind::io))
        fault("refused for another reason: " + test::told(recorded.error()));
      break;
    }
    ++told.recorded;
    for (const auto& one : recorded->entry.notices) notice = notice || one.kind == Notice::Kind::disk_full;
    if (turn % 50 == 49) fill(filler);  // others go on filling it
  }
  if (with_reserve && told.recorded > 0 && !notice) fault("that the reserve is used was not said");
  if (!head_of(*terminal.store).number.value()) fault("nothing is read any more");
  std::filesystem::remove(filler);
  const auto last = static_cast<std::uint64_t>(told.recorded);
  app::ObserveRequest request;
  request.infusion = InfusionId{1};
  request.symptoms = {"hives:2"};
  if (!app::observe(context, {uuid_of(3, last), {}}, request)) fault("with room again it does not go on");
  terminal.store->checkpoint();
  if (!std::filesystem::exists(path + ".reserve") || std::filesystem::file_size(path + ".reserve") == 0)
    fault("with room again no reserve is made");
  if (const auto left = fault_of(path); !left.empty()) fault(left);
  return told;
}

Told apart(bool with_reserve) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
  const auto child = fork();
  if (child == 0) {
    Told told;
    try {
      told = on_a_small_disk(with_reserve);
    } catch (const std::exception& fault) {
      told.failed = 1;
      std::string{fault.what()}.copy(told.what, sizeof told.what - 1);
    }
    _exit(::write(ends[1], &told, sizeof told) == sizeof told ? 0 : 1);
  }
  close(ends[1]);
  Told told;
  const bool whole = ::read(ends[0], &told, sizeof told) == sizeof told;
  close(ends[0]);
  waitpid(child, nullptr, 0);
  if (!whole) throw std::runtime_error{"it ended by itself"};
  return told;
}

Outcome keep(const Trial&) {
  Failures failures;
  const auto with = apart(true), without = apart(false);
  Outcome outcome;
  outcome.skipped = with.skipped;
  if (with.failed) failures.add(with.what);
  if (with.recorded == 0) failures.add("no emergency entry was recorded on the full disk");
  outcome.tried = "a full disk: read, " + std::to_string(with.recorded) +
                  " emergency entries recorded in the reserve, then refused";
  outcome.failed = failures.count();
  outcome.control = "without a reserve: " + std::to_string(without.recorded) + " recorded" +
                    (without.failed ? ", and it cannot even be read" : "");
  outcome.control_failed = without.recorded == 0;
  return outcome;
}

const Kept kept{{"full-disk", "On a full disk the record is read, and emergency entries are recorded", keep}};

}  // namespace
}  // namespace infuwatch::trust::full_disk_trial
