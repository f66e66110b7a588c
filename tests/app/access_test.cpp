// Who looked at what: noted beside the record, read by charge nurses and auditors.
#include "app/access.hpp"

#include "app/pin.hpp"
#include "app/room.hpp"

namespace infuwatch::access_test {
namespace {

using test::Room;
using test::taken;

std::string told(Room& room, const app::AccessWanted& wanted, const std::string& badge = "a1") {
  std::string out;
  for (const auto& one : taken(app::accesses(room.ward.context(badge), wanted)))
    out += (out.empty() ? "" : "; ") + one.access.what + ' ' + one.access.staff +
           (one.mrn.empty() ? "" : ' ' + one.mrn);
  return out;
}

TEST_CASE("an access is told with who, what and whom, and found by each", "[app]") {
  Room room;
  room.ward.patient("T-2", "Muster, Bo");
  const auto one = *room.kept.find_patient("T-1"), other = *room.kept.find_patient("T-2");
  CHECK(app::note_access(room.nurse(), "timeline", one, InfusionId{1}));
  room.set(room.nine + Seconds{60});
  CHECK(app::note_access(room.other_nurse(), "patient show", other));
  CHECK(app::note_access(room.other_nurse(), "board"));
  CHECK(told(room, {}) == "timeline n1 T-1; patient show n2 T-2; board n2");
  CHECK(told(room, {"T-1", {}, {}, {}}) == "timeline n1 T-1");
  CHECK(told(room, {{}, "n2", {}, {}}) == "patient show n2 T-2; board n2");
  CHECK(told(room, {"T-2", "n1", {}, {}}).empty());
  CHECK(told(room, {{}, {}, room.nine + Seconds{60}, {}}) == "patient show n2 T-2; board n2");
  CHECK(told(room, {{}, {}, {}, room.nine + Seconds{60}}) == "timeline n1 T-1");
  CHECK(test::refusal(app::accesses(room.ward.context("a1"), {"T-9", {}, {}, {}})) == "no-such");
}

TEST_CASE("what was looked at is read by charge nurses and auditors only", "[app]") {
  Room room;
  CHECK(test::refusal(app::accesses(room.nurse(), {})) == "not-permitted");
  CHECK(test::refusal(app::accesses(room.charge(), {})) == "recorded");
  CHECK(test::refusal(app::accesses(room.ward.context("n9"), {})) == "unknown-staff");
}

TEST_CASE("every try to sign in is noted, let in or not", "[app]") {
  Room room;
  taken(app::set_pin(room.nurse(), "n1", "4711"));
  static_cast<void>(app::sign_in(room.nurse(), "n1", "1111"));
  static_cast<void>(app::sign_in(room.nurse(), "n1", "4711"));
  static_cast<void>(app::sign_in(room.nurse(), "n9", "4711"));
  CHECK(told(room, {}) == "sign-in refused n1; sign-in n1; sign-in refused n9");
}

}  // namespace
}  // namespace infuwatch::access_test
