#include "domain/machine.hpp"

#include "support/catch.hpp"
#include "support/times.hpp"

namespace infuwatch::machine_test {
namespace {

using Kind = MachineFault::Kind;

/// The kinds of what is said of a machine, with what they are about.
std::string said(const Machine& machine, const std::string& now = "2026-11-21T12:00") {
  std::string out;
  for (const auto& fault : faults_of(machine, "America/New_York", test::at(now))) {
    out += (out.empty() ? "" : "; ") + std::string{name(fault.kind)};
    for (const auto& about : fault.about) out += ' ' + about;
  }
  return out;
}

const Machine fit{true, "2026b", "America/New_York", 1024};

Machine with(const std::function<void(Machine&)>& change) {
  auto machine = fit;
  change(machine);
  return machine;
}

TEST_CASE("a machine that is as it should be has nothing said of it", "[domain]") {
  CHECK(said(fit).empty());
}

TEST_CASE("what about a machine makes times doubtful, or keeps entries from being recorded, is said",
          "[domain]") {
  CHECK(said(with([](Machine& m) { m.clock_in_step = false; })) == "clock-not-synchronised");
  CHECK(said(with([](Machine& m) { m.host_zone = "UTC"; })) == "host-zone UTC America/New_York");
  CHECK(said(with([](Machine& m) { m.host_zone = ""; })).empty());
  CHECK(said(with([](Machine& m) { m.free_mib = 1023; })) == "disk-low 1023");
  CHECK(said(with([](Machine& m) { m.free_mib = 0; })) == "disk-low 0");
  CHECK(said(with([](Machine& m) { m.free_mib.reset(); })).empty());
  CHECK(said({false, "2020a", "UTC", 1}) ==
        "clock-not-synchronised; zone-data-old 2020a; host-zone UTC America/New_York; disk-low 1");
}

TEST_CASE("a zone database two years behind is old", "[domain]") {
  const auto of = [](const std::string& version, const std::string& now) {
    return said(with([&](Machine& m) { m.zone_database = version; }), now);
  };
  CHECK(of("2025b", "2026-12-31T23:59").empty());
  CHECK(of("2025b", "2027-01-01T00:00") == "zone-data-old 2025b");
  CHECK(of("2024a", "2026-01-01T00:00") == "zone-data-old 2024a");
  CHECK(of("2026a", "2026-01-01T00:00").empty());
  for (const auto* unreadable : {"", "unknown", "202", "b2020", "20-0a"})
    CHECK(of(unreadable, "2026-01-01T00:00").empty());
}

}  // namespace
}  // namespace infuwatch::machine_test
