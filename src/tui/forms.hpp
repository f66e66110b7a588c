#pragma once

#include "tui/state.hpp"

namespace infuwatch::tui {

/// The form of a verb, for what is selected; none where it has none. `observe` and `call` want the
/// details of the patient.
std::optional<Form> form_for(VerbId verb, const State& state, const Item& about);
/// Gives an order the fields of a start while it is to be started at once.
void fit_order(Form& form);
/// A drug that is not in the list: what its name is then, and what else it needs stands behind it; or no
/// more.
void fit_unlisted(Form& form, bool unlisted);
/// While the time zone is being typed, the labels follow it.
void fit_new_site(Form& form);
/// What the second save key of an acknowledgement charts besides, in words.
std::string second_save(std::string_view action);
/// The form an empty place begins with.
Form new_site_form(const std::string& os_user);
/// An emergency entry, made without signing in: what is seen, and what was done at once.
Form emergency_form();
/// What a form asks for; an emergency's form may ask for several things, one after the other.
Request request_of(const Form& form);
/// What an act can be corrected in, and what it says now.
Form correction_form(const ChartedEvent& act, const Zone& zone);

}  // namespace infuwatch::tui
