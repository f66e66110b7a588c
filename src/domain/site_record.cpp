#include "domain/site_record.hpp"

#include "domain/emergency.hpp"

#include <algorithm>

namespace infuwatch {

void SiteRecord::apply(const Entry& entry) {
  if (const auto* set = std::get_if<SiteSet>(&entry.said)) site = set->site;
  if (const auto* set = std::get_if<StaffSet>(&entry.said)) staff[set->member.badge] = set->member;
  if (const auto* set = std::get_if<CatalogueSet>(&entry.said))
    catalogue_version = std::max(catalogue_version, set->version);
}

const StaffMember* SiteRecord::member(std::string_view badge) const {
  const auto found = staff.find(std::string{badge});
  return found == staff.end() ? nullptr : &found->second;
}

const StaffMember* SiteRecord::member_of_os_user(std::string_view os_user) const {
  const auto found = std::find_if(staff.begin(), staff.end(), [&](const auto& known) {
    return !known.second.disabled && !os_user.empty() && known.second.os_user == os_user;
  });
  return found == staff.end() ? nullptr : &found->second;
}

std::string SiteRecord::name_of(std::string_view badge) const {
  if (is_emergency(badge))
    return badge.size() > 1 ? '"' + std::string{badge.substr(1)} + "\", not signed in"
                            : "somebody not signed in";
  const auto* known = member(badge);
  return known ? known->name : std::string{badge};
}

}  // namespace infuwatch
