// The site and its people.
#include "app/people.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "protocol/catalogue_text.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

/// What is said of the site; none: nothing is.
struct SiteRequest {
  std::optional<std::string> name{}, zone{};
  std::optional<ShiftPlan> shifts{};
  std::optional<OpeningHours> opening{};
  std::optional<LabelRegion> labels{};
};
struct ReadyRequest {
  std::string provider;
};
struct BadgeRequest {
  std::string badge;
};
struct PartRequest {
  std::string part, toml;
};

/// Reads a setting by its own parser.
template <class T, class Parse>
std::optional<T> read_setting(AnswerReader& reader, FieldId field, Takes takes, Parse parse) {
  if (!reader.given(field)) return std::nullopt;
  const auto typed = reader.answers().text(field);
  auto value = parse(typed);
  if (!value) reader.fault(BadField{field, typed, takes});
  return value;
}

/// A zone by its place, or UTC. `EST` and the like are none: it would be an hour off all summer.
std::optional<std::string> place_zone(const std::string& name) {
  const bool of_a_place = name == "UTC" || name.find('/') != std::string::npos;
  return of_a_place && Zone::open(name) ? std::optional{name} : std::nullopt;
}

SiteRequest read_settings(AnswerReader& reader) {
  SiteRequest request;
  if (reader.answers().has(FieldId::site)) request.name = reader.needed_text(FieldId::site);
  request.zone = read_setting<std::string>(reader, FieldId::zone, Takes::time_zone, place_zone);
  request.shifts = read_setting<ShiftPlan>(reader, FieldId::shifts, Takes::shift_starts, parse_shifts);
  request.opening = read_setting<OpeningHours>(reader, FieldId::opening, Takes::opening_hours, parse_opening);
  request.labels = read_setting<LabelRegion>(reader, FieldId::labels, Takes::labels, named<LabelRegion>);
  return request;
}

SiteRequest read_site(FieldReader& reader) {
  auto request = read_settings(reader);
  bool some = false;
  for (const auto field : {FieldId::site, FieldId::zone, FieldId::shifts, FieldId::opening, FieldId::labels})
    some = some || reader.answers().has(field);
  if (!some) reader.fault(MissingField{MissingField::What::a_change_of_site});
  return request;
}

ReadyRequest read_ready(FieldReader& reader) { return {.provider = reader.text(FieldId::provider_on_site)}; }

StaffMember read_member(AnswerReader& reader) {
  StaffMember member;
  member.badge = reader.required<std::string>(FieldId::badge);
  member.name = reader.needed_text(FieldId::staff_name);
  member.os_user = reader.text(FieldId::os_user);
  member.role = reader.required<Role>(FieldId::role);
  return member;
}

BadgeRequest read_badge(FieldReader& reader) { return {.badge = reader.answers().text(FieldId::badge)}; }

PartRequest read_part(FieldReader& reader) {
  reader.needed_text(FieldId::reason);
  return {.part = reader.answers().text(FieldId::part), .toml = reader.answers().text(FieldId::toml)};
}

/// Puts what was said over what is known.
Site changed(Site site, const SiteRequest& said) {
  site.name = said.name.value_or(site.name);
  site.zone = said.zone.value_or(site.zone);
  site.shifts = said.shifts.value_or(site.shifts);
  site.opening = said.opening.value_or(site.opening);
  site.labels = said.labels.value_or(site.labels);
  return site;
}

Result<Decision, Problem> decide_site(const WriteContext& writing, const SiteRequest& request) {
  const auto site = changed(writing.site().site, request);
  if (site == writing.site().site) return Failure{Problem{NothingNew{NothingNew::What::site}}};
  return Decision{SiteSet{site}, {}, {}, {}, {}};
}

Result<Decision, Problem> decide_ready(const WriteContext& writing, const ReadyRequest& request) {
  auto site = writing.site().site;
  site.ready = ReadyForTheDay{writing.moment.now, writing.who.badge, request.provider};
  return Decision{SiteSet{std::move(site)}, {}, {}, {}, {}};
}

Result<Decision, Problem> decide_member(const WriteContext& writing, const StaffMember& member) {
  if (const auto* known = writing.site().member(member.badge))
    return Failure{Problem{AlreadyThere{AlreadyThere::What::badge, member.badge, known->name}}};
  if (const auto* bound = writing.site().member_of_os_user(member.os_user))
    return Failure{Problem{AlreadyThere{AlreadyThere::What::os_user, member.os_user, bound->name}}};
  return Decision{StaffSet{member}, {}, {}, {}, {}};
}

Result<Decision, Problem> decide_disabled(const WriteContext& writing, const BadgeRequest& request) {
  const auto& badge = request.badge;
  const auto* known = writing.site().member(badge);
  if (!known) return Failure{Problem{NoSuch{NoSuch::What::badge, badge}}};
  if (known->disabled) return Failure{Problem{NothingNew{NothingNew::What::badge, badge}}};
  const auto& staff = writing.site().staff;
  const auto charges = std::count_if(staff.begin(), staff.end(), [](const auto& one) {
    return one.second.role == Role::charge && !one.second.disabled;
  });
  if (known->role == Role::charge && charges == 1)
    return Failure{Problem{NotPermitted{NotPermitted::Why::last_charge, known->name}}};
  auto member = *known;
  member.disabled = true;
  return Decision{StaffSet{member}, {}, {}, {}, {}};
}

Result<Decision, Problem> decide_part(const WriteContext& writing, const PartRequest& request) {
  const auto& [part, toml] = request;
  std::vector<CataloguePart> parts{{part, toml}};
  for (auto& [name, text] : writing.view.catalogue(0, {})) {
    if (name == part && text == toml)
      return Failure{Problem{NothingNew{NothingNew::What::catalogue_part, part}}};
    if (name != part) parts.push_back({std::move(name), std::move(text)});
  }
  const int version = writing.site().catalogue_version + 1;
  const auto read = read_catalogue(version, parts);
  if (!read) {
    CatalogueFaults faults{part, {}};
    for (const auto& fault : read.error()) faults.lines.push_back(to_text(fault));
    return Failure{Problem{faults}};
  }
  return Decision{CatalogueSet{version, part, toml}, {}, {}, {}, {}};
}

struct Founded {
  Site site;
  StaffMember member;
};

/// What a site is made of, in the words it was typed in.
Result<Founded, Problem> site_made(const std::string& badge, const NewSite& new_site) {
  Request request{.verb = VerbId::init,
                  .answers = {{FieldId::site, new_site.name},
                              {FieldId::zone, new_site.zone},
                              {FieldId::labels, new_site.labels.empty()
                                                    ? std::string{name(proposed_labels(new_site.zone))}
                                                    : new_site.labels},
                              {FieldId::badge, badge},
                              {FieldId::staff_name, new_site.nurse_name},
                              {FieldId::role, std::string{name(Role::charge)}},
                              {FieldId::os_user, new_site.os_user}}};
  request.answers.add_some(FieldId::shifts, new_site.shifts);
  AnswerReader reader{request.answers};
  Site fresh;
  fresh.training = new_site.training;
  const auto settings = read_settings(reader);
  if (auto problem = reader.problem()) return Failure{std::move(*problem)};
  auto member = read_member(reader);
  if (auto problem = reader.problem()) return Failure{std::move(*problem)};
  return Founded{.site = changed(fresh, settings), .member = std::move(member)};
}

}  // namespace

Recording set_site(const AppContext& context, const Request& request) {
  return perform(context, request, read_site, decide_site);
}

Recording confirm_ready(const AppContext& context, const Request& request) {
  return perform(context, request, read_ready, decide_ready);
}

Recording add_staff(const AppContext& context, const Request& request) {
  return perform(context, request, read_member, decide_member);
}

Recording disable_staff(const AppContext& context, const Request& request) {
  return perform(context, request, read_badge, decide_disabled);
}

Recording import_catalogue_part(const AppContext& context, const Request& request) {
  return perform(context, request, read_part, decide_part);
}

Result<Done, Problem> can_found(const std::string& badge, const NewSite& new_site) {
  const auto made = site_made(badge, new_site);
  if (!made) return Failure{made.error()};
  return Done{};
}

Result<Done, Problem> initialize_site(const AppContext& context, const NewSite& new_site) {
  auto made = site_made(context.badge, new_site);
  if (!made) return Failure{made.error()};
  made->site.id = new_uuid();
  const auto record = [&](EntryContent said) {
    return write(context, {.verb = VerbId::init, .answers = {}},
                 [&](const WriteContext&) -> Result<Decision, Problem> {
                   return Decision{said, {}, {}, {}, {}};
                 });
  };
  if (const auto done = record(SiteSet{made->site}); !done) return Failure{done.error()};
  if (const auto done = record(StaffSet{made->member}); !done) return Failure{done.error()};
  for (const auto& [part, toml] : seed_catalogue())
    if (const auto done = record(CatalogueSet{1, std::string{part}, std::string{toml}}); !done)
      return Failure{done.error()};
  return Done{};
}

}  // namespace infuwatch::app
