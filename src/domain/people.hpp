#pragma once

#include "base/named.hpp"
#include "base/quantity.hpp"
#include "domain/ids.hpp"
#include "time/opening.hpp"
#include "time/shift.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace infuwatch {

/// Whose labels hold at the site, where they differ.
enum class LabelRegion { us, eu };
template <>
inline constexpr std::pair<LabelRegion, std::string_view> names_of<LabelRegion>[] = {{LabelRegion::us, "us"},
                                                                                     {LabelRegion::eu, "eu"}};

/// Whose labels are likely at a site of this time zone: a proposal, to be told to whoever makes the site.
LabelRegion proposed_labels(std::string_view zone);

/// Emergency drugs, oxygen and a provider on site, confirmed by somebody; it holds for the site's day it was
/// confirmed on.
struct ReadyForTheDay {
  Instant at;
  std::string staff;     // the badge
  std::string provider;  // empty: not named
  friend bool operator==(const ReadyForTheDay&, const ReadyForTheDay&) = default;
};

/// What the site has decided for itself. Entries keep the whole of it, so the latest one stands.
struct Site {
  std::string id;  // made once by `init`; part of every entry's hash
  std::string name;
  std::string zone;
  ShiftPlan shifts;
  bool training = false;  // a training store stays one
  OpeningHours opening;   // when follow-up calls can be made
  LabelRegion labels = LabelRegion::us;
  std::optional<ReadyForTheDay> ready{};  // none: never confirmed; nothing is shown then
  friend bool operator==(const Site&, const Site&) = default;
};

enum class Role { nurse, charge, auditor };
template <>
inline constexpr std::pair<Role, std::string_view> names_of<Role>[] = {
    {Role::nurse, "nurse"}, {Role::charge, "charge"}, {Role::auditor, "auditor"}};

/// Someone who may use the store. Badges are never given to a second person.
struct StaffMember {
  std::string badge;
  std::string name;
  Role role = Role::nurse;
  std::string os_user;  // the operating system's user who is this person; empty: none
  bool disabled = false;
  friend bool operator==(const StaffMember&, const StaffMember&) = default;
};

/// Someone who is treated. The two identifiers are the MRN and the birth date.
struct Patient {
  PatientId id;
  std::string mrn;
  std::string name;  // `Family, Given`
  std::chrono::year_month_day birth{};
  std::string sex;  // as told; empty: not told
  std::string phone;
  std::optional<Decimal> weight_kg;
  std::string allergies;
  bool spo2_scale_2 = false;  // oxygen target 88-92 %, decided by a clinician
  bool pregnant = false;
  friend bool operator==(const Patient&, const Patient&) = default;
};

enum class EarlierReaction { none, mild, hypersensitivity, life_threatening, unknown };
template <>
inline constexpr std::pair<EarlierReaction, std::string_view> names_of<EarlierReaction>[] = {
    {EarlierReaction::none, "none"},
    {EarlierReaction::mild, "mild"},
    {EarlierReaction::hypersensitivity, "hypersensitivity"},
    {EarlierReaction::life_threatening, "life-threatening"},
    {EarlierReaction::unknown, "unknown"}};

/// What a patient had of a drug before this record began.
struct Prior {
  PatientId patient;
  std::string drug;
  std::optional<int> count;  // none: unknown
  std::optional<Quantity> total_dose;
  std::optional<std::chrono::year_month_day> last;
  EarlierReaction worst = EarlierReaction::unknown;
  std::string unlisted{};  // the name as typed of a drug that is not in the list; `drug` is then `generic`
  friend bool operator==(const Prior&, const Prior&) = default;
};

}  // namespace infuwatch
