#pragma once

#include "app/infusion.hpp"

namespace infuwatch::app {

/// Registers a patient by both identifiers.
Recording add_patient(const AppContext& context, const Request& request);
/// Changes what is known of a patient; what is emptied is taken out.
Recording set_patient(const AppContext& context, const Request& request);
/// Adds an allergy to those on file, or says that none is known; asked with a reason where some are.
Recording add_allergy(const AppContext& context, const Request& request);
/// What a patient had of a drug before this record began; said again, it takes the place of what was said
/// before.
Recording set_prior(const AppContext& context, const Request& request);

/// The patient of an MRN as it is typed: of the very one, else of the only one that differs in case, blanks
/// and leading zeros.
std::optional<PatientId> patient_of(const storage::View& view, std::string_view mrn);

Recording add_staff(const AppContext& context, const Request& request);
/// A disabled badge writes nothing more; its entries stay as they are. The last charge nurse cannot be
/// disabled.
Recording disable_staff(const AppContext& context, const Request& request);
Recording set_site(const AppContext& context, const Request& request);
/// Emergency drugs, oxygen and a provider are there today. Said again, it takes the place of what was said.
Recording confirm_ready(const AppContext& context, const Request& request);

/// Fills an empty store: the site, the person who makes it as its first charge nurse, the catalogue the
/// program brings. Labels left out are those proposed for the zone.
struct NewSite {
  std::string name, zone, shifts, labels;
  bool training = false;
  std::string nurse_name, os_user;
};
Result<Done, Problem> initialize_site(const AppContext& context, const NewSite& new_site);
/// Whether `initialize_site` would take these words, before there is a store.
Result<Done, Problem> can_found(const std::string& badge, const NewSite& new_site);

/// One part of the catalogue anew. The whole must be without fault with it in.
Recording import_catalogue_part(const AppContext& context, const Request& request);

}  // namespace infuwatch::app
