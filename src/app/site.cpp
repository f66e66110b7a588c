// The site and its people.
#include "app/fields.hpp"
#include "app/people.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "protocol/catalogue_text.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

Result<Site, Problem> with(Site site, const SiteFields& fields) {
  if (fields.name) {
    const auto name = free_text("--site", *fields.name);
    if (!name) return Failure{name.error()};
    if (name->empty()) return Failure{Problem{MissingField{MissingField::What::the_fields, {"--site"}}}};
    site.name = *name;
  }
  if (fields.zone) {
    if (!Zone::open(*fields.zone)) return bad("--zone", *fields.zone, Takes::time_zone);
    site.zone = *fields.zone;
  }
  if (fields.shifts) {
    const auto shifts = parse_shifts(*fields.shifts);
    if (!shifts) return bad("--shifts", *fields.shifts, Takes::shift_starts);
    site.shifts = *shifts;
  }
  if (fields.opening) {
    const auto opening = parse_opening(*fields.opening);
    if (!opening) return bad("--open", *fields.opening, Takes::opening_hours);
    site.opening = *opening;
  }
  if (fields.labels) {
    const auto labels = named<Labels>(*fields.labels);
    if (!labels) return bad("--labels", *fields.labels, Takes::labels);
    site.labels = *labels;
  }
  return site;
}

Result<StaffMember, Problem> member_of(const std::string& badge, const StaffFields& fields) {
  StaffMember member;
  const auto known_badge = key_field("the badge", badge);
  const auto name = free_text("--name", fields.name);
  const auto os_user = free_text("--os-user", fields.os_user);
  if (!known_badge) return Failure{known_badge.error()};
  if (!name) return Failure{name.error()};
  if (!os_user) return Failure{os_user.error()};
  if (name->empty()) return Failure{Problem{MissingField{MissingField::What::the_fields, {"--name"}}}};
  const auto role = named<Role>(fields.role);
  if (!role) return bad("--role", fields.role, Takes::one_of, names<Role>());
  return StaffMember{*known_badge, *name, *role, *os_user, false};
}

}  // namespace

Result<storage::Recorded, Problem> set_site(const Desk& desk, const Common& common,
                                            const SiteFields& fields) {
  const Asked asked{fields.name.value_or(""), fields.zone.value_or(""), fields.shifts.value_or(""),
                    fields.opening.value_or(""), fields.labels.value_or("")};
  return write(desk, "site", common, asked, [&](const Sitting& sitting) -> Result<Act, Problem> {
    if (!fields.name && !fields.zone && !fields.shifts && !fields.opening && !fields.labels)
      return Failure{Problem{MissingField{MissingField::What::a_change_of_site}}};
    auto site = with(sitting.site().site, fields);
    if (!site) return Failure{site.error()};
    if (*site == sitting.site().site) return Failure{Problem{NothingNew{NothingNew::What::site}}};
    return Act{SiteSet{*site}, {}, {}, {}, {}};
  });
}

Result<storage::Recorded, Problem> add_staff(const Desk& desk, const Common& common, const std::string& badge,
                                             const StaffFields& fields) {
  return write(
      desk, "staff", common, {"add", badge, fields.name, fields.role, fields.os_user},
      [&](const Sitting& sitting) -> Result<Act, Problem> {
        auto member = member_of(badge, fields);
        if (!member) return Failure{member.error()};
        if (const auto* known = sitting.site().member(member->badge))
          return Failure{Problem{AlreadyThere{AlreadyThere::What::badge, member->badge, known->name}}};
        if (const auto* bound = sitting.site().member_of_os_user(member->os_user))
          return Failure{Problem{AlreadyThere{AlreadyThere::What::os_user, member->os_user, bound->name}}};
        return Act{StaffSet{*member}, {}, {}, {}, {}};
      });
}

Result<storage::Recorded, Problem> disable_staff(const Desk& desk, const Common& common,
                                                 const std::string& badge) {
  return write(desk, "staff", common, {"disable", badge},
               [&](const Sitting& sitting) -> Result<Act, Problem> {
                 const auto* known = sitting.site().member(badge);
                 if (!known) return Failure{Problem{NoSuch{NoSuch::What::badge, badge}}};
                 if (known->disabled) return Failure{Problem{NothingNew{NothingNew::What::badge, badge}}};
                 const auto& staff = sitting.site().staff;
                 const auto charges = std::count_if(staff.begin(), staff.end(), [](const auto& one) {
                   return one.second.role == Role::charge && !one.second.disabled;
                 });
                 if (known->role == Role::charge && !known->disabled && charges == 1)
                   return Failure{Problem{NotPermitted{NotPermitted::Why::last_charge, known->name}}};
                 auto member = *known;
                 member.disabled = true;
                 return Act{StaffSet{member}, {}, {}, {}, {}};
               });
}

namespace {

struct Founded {
  Site site;
  StaffMember member;
};

Result<Founded, Problem> founded(const std::string& badge, const Founding& founding) {
  Site fresh;
  fresh.training = founding.training;
  SiteFields fields{founding.name, founding.zone, {}, {}, {}};
  fields.labels =
      founding.labels.empty() ? std::string{name(proposed_labels(founding.zone))} : founding.labels;
  if (!founding.shifts.empty()) fields.shifts = founding.shifts;
  auto site = with(fresh, fields);
  if (!site) return Failure{site.error()};
  auto member = member_of(badge, {founding.nurse_name, "charge", founding.os_user});
  if (!member) return Failure{member.error()};
  return Founded{std::move(*site), std::move(*member)};
}

}  // namespace

Result<Done, Problem> can_found(const std::string& badge, const Founding& founding) {
  const auto founding_done = founded(badge, founding);
  if (!founding_done) return Failure{founding_done.error()};
  return Done{};
}

Result<Done, Problem> found(const Desk& desk, const Founding& founding) {
  auto made = founded(desk.badge, founding);
  if (!made) return Failure{made.error()};
  made->site.id = new_uuid();
  const auto record = [&](std::string_view verb, Said said) {
    return write(desk, verb, {}, {"init"}, [&](const Sitting&) -> Result<Act, Problem> {
      return Act{said, {}, {}, {}, {}};
    });
  };
  if (const auto done = record("site", SiteSet{made->site}); !done) return Failure{done.error()};
  if (const auto done = record("staff", StaffSet{made->member}); !done) return Failure{done.error()};
  for (const auto& [part, toml] : seed_catalogue())
    if (const auto done = record("catalogue", CatalogueSet{1, std::string{part}, std::string{toml}}); !done)
      return Failure{done.error()};
  return Done{};
}

Result<storage::Recorded, Problem> import_catalogue_part(const Desk& desk, const Common& common,
                                                         const std::string& part, const std::string& toml) {
  return write(desk, "catalogue", common, {part, toml}, [&](const Sitting& sitting) -> Result<Act, Problem> {
    if (trimmed(common.reason).empty())
      return Failure{Problem{MissingField{MissingField::What::the_fields, {"--reason"}}}};
    std::vector<CataloguePart> parts{{part, toml}};
    for (auto& [name, text] : sitting.view.catalogue(0, {})) {
      if (name == part && text == toml)
        return Failure{Problem{NothingNew{NothingNew::What::catalogue_part, part}}};
      if (name != part) parts.push_back({std::move(name), std::move(text)});
    }
    const int version = sitting.site().catalogue_version + 1;
    const auto read = read_catalogue(version, parts);
    if (!read) {
      CatalogueFaults faults{part, {}};
      for (const auto& fault : read.error()) faults.lines.push_back(to_text(fault));
      return Failure{Problem{faults}};
    }
    return Act{CatalogueSet{version, part, toml}, {}, {}, {}, {}};
  });
}

}  // namespace infuwatch::app
