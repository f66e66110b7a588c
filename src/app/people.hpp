#pragma once

#include "app/writing.hpp"

namespace infuwatch::app {

/// A patient's fields as typed; none: not said (`set` then leaves it as it is).
struct PatientFields {
  std::optional<std::string> name, birth, sex, phone, weight, allergies, spo2_scale, pregnant;
  Asked asked() const;
};
Result<storage::Recorded, Problem> add_patient(const Desk& desk, const Common& common, const std::string& mrn,
                                               const PatientFields& fields);
Result<storage::Recorded, Problem> set_patient(const Desk& desk, const Common& common, const std::string& mrn,
                                               const PatientFields& fields);

/// What a patient had of a drug before this record began; said again, it takes the place of what was said
/// before.
struct PriorFields {
  std::string drug, count, total_dose, last, worst;
};
Result<storage::Recorded, Problem> set_prior(const Desk& desk, const Common& common, const std::string& mrn,
                                             const PriorFields& fields);

struct StaffFields {
  std::string name, role, os_user;
};
Result<storage::Recorded, Problem> add_staff(const Desk& desk, const Common& common, const std::string& badge,
                                             const StaffFields& fields);
/// A disabled badge writes nothing more; its entries stay hers. The last charge nurse cannot be disabled.
Result<storage::Recorded, Problem> disable_staff(const Desk& desk, const Common& common,
                                                 const std::string& badge);

struct SiteFields {
  std::optional<std::string> name, zone, shifts, opening, labels;
};
Result<storage::Recorded, Problem> set_site(const Desk& desk, const Common& common, const SiteFields& fields);

/// Fills an empty store: the site, the person who makes it as its first charge nurse, the catalogue the
/// program brings. Labels left out are those proposed for the zone.
struct Founding {
  std::string name, zone, shifts, labels;
  bool training = false;
  std::string nurse_name, os_user;
};
Result<Done, Problem> found(const Desk& desk, const Founding& founding);
/// Whether `found` would take these words, before there is a store.
Result<Done, Problem> can_found(const std::string& badge, const Founding& founding);

/// One part of the catalogue anew. The whole must be without fault with it in.
Result<storage::Recorded, Problem> import_catalogue_part(const Desk& desk, const Common& common,
                                                         const std::string& part, const std::string& toml);

}  // namespace infuwatch::app
