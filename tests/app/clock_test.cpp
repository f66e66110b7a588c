// A wall clock that somebody sets: the next entry says so, and whoever is looked after meanwhile.
#include "app/correction.hpp"
#include "app/room.hpp"
#include "app/watched.hpp"

namespace infuwatch::clock_test {
namespace {

using test::Room;
using test::taken;
using namespace std::chrono_literals;

storage::Recorded note(Room& room, InfusionId infusion) {
  return taken(app::note(room.nurse(), {}, infusion, "quiet", ""));
}

std::vector<std::string> about(const storage::Recorded& recorded, Notice::Kind kind) {
  for (const auto& notice : recorded.entry.notices)
    if (notice.kind == kind) return notice.about;
  return {};
}

std::optional<Seconds> on_the_board(Room& room, InfusionId infusion) {
  const auto context = room.nurse();
  const auto open =
      taken(app::reading<std::vector<app::Watched>>(context.store, [&](const storage::View& view) {
        return app::watched(view, context.shelf, room.ward.clock.now());
      }));
  for (const auto& one : open)
    if (one.number == infusion) return one.clock_set;
  throw std::runtime_error{"it is not open"};
}

TEST_CASE("an entry recorded after the clock was set says by how much, and since which entry", "[app]") {
  for (const Seconds by : {3600s, -3600s, 3s, -3s}) {
    Room room;
    const auto number = room.start();
    const auto before = room.last();
    room.set(room.nine + 10min);
    room.ward.clock.step(by);
    const auto recorded = note(room, number);
    INFO(by.count());
    CHECK((about(recorded, Notice::Kind::clock_set) ==
           std::vector{std::to_string(by.count()), to_text(before)}));
    CHECK(room.kept.clock_sets({}) == std::vector{ClockSet{recorded.entry.number, by}});
  }
}

TEST_CASE("a clock that nobody set is not said to be", "[app]") {
  Room room;
  const auto number = room.start();
  for (const Seconds later : {Seconds{0}, Seconds{1}, Seconds{3540}, Seconds{86400}}) {
    room.set(room.ward.clock.now() + later);
    room.ward.clock.step(later.count() % 2 ? 2s : -2s);
    CHECK(test::notices(note(room, number)).find("clock") == std::string::npos);
  }
  CHECK(room.kept.clock_sets({}).empty());
  CHECK_FALSE(on_the_board(room, number));
}

TEST_CASE("whoever began before the clock was set is told to be off by as much, until her start is put right",
          "[app]") {
  Room room;
  const auto number = room.start();
  const auto start = room.last();
  room.set(room.nine + 10min);
  room.ward.clock.step(3600s);
  note(room, number);
  room.ward.patient("T-2", "Muster, Bo");
  const auto later = room.ward.start("T-2", "natalizumab", "300 mg");
  CHECK((about(note(room, number), Notice::Kind::clock_set_since_start) == std::vector<std::string>{"3600"}));
  CHECK(about(note(room, later), Notice::Kind::clock_set_since_start).empty());
  CHECK(on_the_board(room, number) == 3600s);
  CHECK_FALSE(on_the_board(room, later));
  room.ward.clock.step(-3600s);
  note(room, later);
  CHECK(on_the_board(room, number) == 0s);  // set on, and back: what lies between is still off
  CHECK(on_the_board(room, later) == -3600s);
  taken(app::correct(room.nurse(), {{}, "the clock was wrong"}, start, {"at=-15m"}));
  CHECK_FALSE(on_the_board(room, number));
}

TEST_CASE("after a reboot only a clock that stands behind the last entry is said", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 10min);
  room.ward.clock.reboot();
  room.ward.clock.step(3600s);
  CHECK(test::notices(note(room, number)).find("clock") == std::string::npos);
  room.ward.clock.reboot();
  room.ward.clock.step(-1800s);
  CHECK((about(note(room, number), Notice::Kind::clock_set).front() == "-1800"));
}

TEST_CASE("the machine's clock tells wall time, the boot, and time since it that only grows", "[app]") {
  const app::SystemClock clock;
  const auto before = std::chrono::floor<Seconds>(std::chrono::system_clock::now());
  const auto first = clock.read(), second = clock.read();
  CHECK(before <= first.now);
  CHECK(first.now <= std::chrono::system_clock::now());
  CHECK(first.boot_id == second.boot_id);
  CHECK(first.boot_id.size() == 36);  // a uuid
  CHECK(first.boot_us > 0);
  CHECK(first.boot_us <= second.boot_us);
  CHECK_FALSE(clock_step(first, clock.read()));
}

}  // namespace
}  // namespace infuwatch::clock_test
