#include "domain/site_record.hpp"

#include "support/catch.hpp"
#include "support/entries.hpp"

namespace infuwatch::site_record_test {
namespace {

SiteRecord folded(const test::Entries& entries) {
  SiteRecord record;
  for (const auto& entry : entries.all) record.apply(entry);
  return record;
}

StaffMember member(const std::string& badge, const std::string& name, const std::string& os_user = {},
                   Role role = Role::nurse) {
  return {badge, name, role, os_user, false};
}

TEST_CASE("the last word on the site stands", "[domain]") {
  test::Entries entries;
  CHECK(folded(entries).site.name.empty());
  const Site first{"0f3a", "North", "America/New_York", {}, true};
  Site second = first;
  second.name = "North Infusion";
  second.shifts = *parse_shifts("07,19");
  entries.say(SiteSet{first});
  CHECK((folded(entries).site == first));
  entries.say(SiteSet{second});
  CHECK((folded(entries).site == second));
}

TEST_CASE("a person is known by her badge, as last set", "[domain]") {
  test::Entries entries;
  entries.say(StaffSet{member("n1", "R. Diaz")});
  entries.say(StaffSet{member("n2", "C. Okafor")});
  entries.say(StaffSet{member("n1", "R. Diaz-Lind", "rdiaz", Role::charge)});
  const auto record = folded(entries);
  CHECK(record.staff.size() == 2);
  REQUIRE(record.member("n1"));
  CHECK((*record.member("n1") == member("n1", "R. Diaz-Lind", "rdiaz", Role::charge)));
  CHECK(record.member("n2")->name == "C. Okafor");
  CHECK(record.member("N1") == nullptr);
  CHECK(record.member("") == nullptr);
}

TEST_CASE("a person is shown by name, and by badge where nobody has it", "[domain]") {
  test::Entries entries;
  entries.say(StaffSet{member("n1", "R. Diaz")});
  CHECK(folded(entries).name_of("n1") == "R. Diaz");
  CHECK(folded(entries).name_of("n9") == "n9");
}

TEST_CASE("the operating system's user is one person, never a disabled one, and nobody without a user",
          "[domain]") {
  test::Entries entries;
  auto gone = member("a0", "A. Gone", "ward");
  gone.disabled = true;
  entries.say(StaffSet{gone});
  entries.say(StaffSet{member("n1", "R. Diaz")});
  CHECK(folded(entries).member_of_os_user("ward") == nullptr);
  CHECK(folded(entries).member_of_os_user("") == nullptr);
  entries.say(StaffSet{member("n2", "C. Okafor", "ward")});
  const auto record = folded(entries);
  REQUIRE(record.member_of_os_user("ward"));
  CHECK(record.member_of_os_user("ward")->badge == "n2");
  CHECK(record.member_of_os_user("Ward") == nullptr);
  REQUIRE(record.member("a0"));  // her entries are still hers
  CHECK(record.member("a0")->disabled);
}

TEST_CASE("the catalogue's version is the latest, whichever part comes last", "[domain]") {
  test::Entries entries;
  CHECK(folded(entries).catalogue_version == 0);
  entries.say(CatalogueSet{1, "common", ""});
  entries.say(CatalogueSet{3, "natalizumab", ""});
  entries.say(CatalogueSet{2, "symptoms", ""});
  CHECK(folded(entries).catalogue_version == 3);
}

TEST_CASE("what belongs to a patient changes nothing of the site", "[domain]") {
  test::Entries entries;
  entries.say(PatientSet{test::ana()});
  entries.say(Noted{InfusionId{1}, test::at("2026-11-22T14:00"), "n1"});
  const auto record = folded(entries);
  CHECK(record.staff.empty());
  CHECK((record.site == Site{}));
  CHECK(record.catalogue_version == 0);
}

}  // namespace
}  // namespace infuwatch::site_record_test
