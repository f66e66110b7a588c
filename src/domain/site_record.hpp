#pragma once

#include "domain/entry.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// A handover as signed, and as accepted.
struct Handover {
  EntryNumber entry;
  HandoverSigned signed_;
  std::string signed_by;
  Instant signed_at;
  struct Acceptance {
    EntryNumber entry;
    std::string staff;
    Instant at;
    std::vector<HandoverAccepted::Exception> except;
  };
  std::optional<Acceptance> accepted;  // the last word on it
};

/// What belongs to no patient: the site, its people, the catalogue's latest version.
struct SiteRecord {
  Site site;
  std::map<std::string, StaffMember> staff;  // by badge
  int catalogue_version = 0;

  void apply(const Entry& entry);
  const StaffMember* member(std::string_view badge) const;
  const StaffMember* member_of_os_user(std::string_view os_user) const;  // not a disabled one
  /// A person's name for showing; the badge itself where nobody has it.
  std::string name_of(std::string_view badge) const;
};

}  // namespace infuwatch
