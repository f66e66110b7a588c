// Several processes on one store at once.
#include "support/catch.hpp"
#include "support/times.hpp"
#include "support/ward.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <set>

namespace infuwatch::concurrency_test {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::taken;

const Instant opens = at("2026-11-21T12:00");

/// A process with a connection of its own.
struct Terminal {
  explicit Terminal(const std::string& path, std::string nurse)
      : store{std::move(*storage::SqliteStore::open(path))},
        zone{*Zone::open("America/New_York")},
        clock{opens + 1h},
        badge{std::move(nurse)} {}
  app::AppContext context() { return {*store, clock, zone, shelf, badge, badge, "terminal of " + badge}; }

  std::unique_ptr<storage::SqliteStore> store;
  Zone zone;
  test::HandClock clock;
  app::CatalogueShelf shelf;
  std::string badge;
};

/// Runs work in a process of its own; what it returns comes back through a pipe, line by line.
class Process {
 public:
  explicit Process(const std::function<std::string()>& work) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error{"pipe"};
    child_ = fork();
    if (child_ == 0) {
      close(ends[0]);
      std::string told;
      try {
        told = work();
      } catch (const std::exception& fault) {
        told = std::string{"FAULT "} + fault.what() + '\n';
      }
      for (std::size_t done = 0; done < told.size();) {
        const auto size = ::write(ends[1], told.data() + done, told.size() - done);
        if (size <= 0) _exit(1);
        done += static_cast<std::size_t>(size);
      }
      _exit(0);
    }
    close(ends[1]);
    from_ = ends[0];
  }
  std::vector<std::string> lines() {
    std::string told;
    char buffer[4096];
    for (ssize_t size; (size = ::read(from_, buffer, sizeof buffer)) > 0;)
      told.append(buffer, static_cast<std::size_t>(size));
    close(from_);
    int status = 0;
    waitpid(child_, &status, 0);
    auto all = split(told);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) all.push_back("FAULT the process ended badly");
    return all;
  }

 private:
  static std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t from = 0, to; (to = text.find('\n', from)) != std::string::npos; from = to + 1)
      all.push_back(text.substr(from, to - from));
    return all;
  }
  pid_t child_ = 0;
  int from_ = -1;
};

std::string store_with_patients(const test::TemporaryDirectory& directory, int patients) {
  const auto path = directory.file("store.db");
  auto store = std::move(*storage::SqliteStore::create(path));
  test::Ward ward{*store, opens};
  for (int i = 0; i < patients; ++i) ward.patient("T-" + std::to_string(i), "Testa, Ana");
  return path;
}

}  // namespace

TEST_CASE(
    "two processes starting and observing at once: all is there, nothing twice, nothing refused as stale",
    "[storage]") {
  const test::TemporaryDirectory directory;
  constexpr int writes = 400, patients = 20, of_each = writes / patients;
  const auto path = store_with_patients(directory, patients);
  const auto work = [&](const std::string& badge) {
    return [&path, badge] {
      Terminal terminal{path, badge};
      std::string told;
      InfusionId infusion;
      for (int i = 0; i < writes; ++i) {
        const bool begin = i % of_each == 0;
        Result<storage::Recorded, Problem> recorded = Failure{Problem{NothingNew{NothingNew::What::site}}};
        if (begin) {
          app::StartRequest request;
          request.order = {"T-" + std::to_string(i / of_each),
                           "1984-03-09",
                           "natalizumab",
                           "300 mg",
                           "",
                           "",
                           "",
                           "",
                           "",
                           ""};
          recorded = app::start(terminal.context(), {"", "as ordered"}, request);
          if (recorded) infusion = std::get<Started>(recorded->entry.said).infusion;
        } else {
          app::ObserveRequest request;
          request.infusion = infusion;
          request.vitals[Sign::heart_rate] = std::to_string(60 + i % 40);
          recorded = app::observe(terminal.context(), {}, request);
        }
        told += recorded ? "OK " + std::to_string(recorded->entry.number.value()) + ' ' +
                               recorded->entry.uuid + '\n'
                         : "REFUSED " + test::told(recorded.error()) + '\n';
        if (i % 100 == 99) terminal.store->checkpoint();
      }
      return told;
    };
  };
  Process one{work("n1")}, other{work("n2")};
  auto told = one.lines();
  const auto more = other.lines();
  told.insert(told.end(), more.begin(), more.end());
  REQUIRE(told.size() == 2 * writes);
  auto store = std::move(*storage::SqliteStore::open(path));
  std::set<std::string> numbers, uuids;
  for (const auto& line : told) {
    REQUIRE(line.starts_with("OK "));
    const auto blank = line.find(' ', 3);
    numbers.insert(line.substr(3, blank - 3));
    uuids.insert(line.substr(blank + 1));
  }
  CHECK(numbers.size() == 2 * writes);
  CHECK(uuids.size() == 2 * writes);
  std::size_t found = 0;
  taken(app::reading<bool>(*store, [&](const storage::View& view) -> Result<bool, Problem> {
    for (const auto& entry : view.since({}, 100000)) found += uuids.contains(entry.uuid);
    return true;
  }));
  CHECK(found == 2 * writes);
  const auto verified = taken(store->verify());
  CHECK(verified.entry_faults.empty());
  CHECK(verified.projection_faults.empty());
}

TEST_CASE("of two stops at once one wins, and the other is told who won", "[storage]") {
  const test::TemporaryDirectory directory;
  constexpr int races = 40;
  const auto path = store_with_patients(directory, races);
  {
    auto store = std::move(*storage::SqliteStore::open(path));
    Terminal terminal{path, "n1"};
    terminal.clock.set(opens);
    for (int i = 0; i < races; ++i) {
      app::StartRequest request;
      request.order = {
          "T-" + std::to_string(i), "1984-03-09", "natalizumab", "300 mg", "", "", "", "", "", ""};
      taken(app::start(terminal.context(), {"", "as ordered"}, request));
    }
  }
  const auto work = [&](const std::string& badge) {
    return [&path, badge] {
      Terminal terminal{path, badge};
      std::string told;
      for (int i = 1; i <= races; ++i) {
        const auto stopped = app::stop(terminal.context(), {}, {InfusionId{i}, "", "", ""});
        const auto* lost = stopped ? nullptr : std::get_if<LostRace>(&stopped.error());
        told += stopped ? "WON\n"
                : lost && lost->fact == LostRace::Fact::stopped
                    ? "LOST TO " + lost->staff + '\n'
                    : "REFUSED " + test::told(stopped.error()) + '\n';
      }
      return told;
    };
  };
  Process one{work("n1")}, other{work("n2")};
  const auto first = one.lines(), second = other.lines();
  REQUIRE(first.size() == races);
  REQUIRE(second.size() == races);
  for (std::size_t i = 0; i < races; ++i) {
    INFO("infusion " << i + 1 << ": " << first[i] << " / " << second[i]);
    const bool first_won = first[i] == "WON" && second[i] == "LOST TO R. Osei";
    const bool second_won = second[i] == "WON" && first[i] == "LOST TO M. Brandt";
    CHECK(first_won != second_won);
  }
}

TEST_CASE("the same uuid from two processes at once is one entry and one receipt", "[storage]") {
  const test::TemporaryDirectory directory;
  const auto path = store_with_patients(directory, 1);
  {
    Terminal terminal{path, "n1"};
    terminal.clock.set(opens);
    app::StartRequest request;
    request.order = {"T-0", "1984-03-09", "natalizumab", "300 mg", "", "", "", "", "", ""};
    taken(app::start(terminal.context(), {"", "as ordered"}, request));
  }
  const auto work = [&path] {
    Terminal terminal{path, "n1"};
    std::string told;
    for (int i = 0; i < 100; ++i) {
      const auto digits = std::to_string(1000 + i);
      app::ObserveRequest request;
      request.infusion = InfusionId{1};
      request.symptoms = {"hives:1"};
      request.at = "-5m";
      const auto recorded =
          taken(app::observe(terminal.context(), {"00000000-0000-4000-8000-00000000" + digits, ""}, request));
      told += std::to_string(recorded.entry.number.value()) + ' ' + recorded.entry.hash + '\n';
    }
    return told;
  };
  Process one{work}, other{work};
  const auto first = one.lines(), second = other.lines();
  CHECK(first.size() == 100);
  CHECK(first == second);
  CHECK(std::set<std::string>(first.begin(), first.end()).size() == 100);
}

}  // namespace infuwatch::concurrency_test
