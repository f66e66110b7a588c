#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace infuwatch {

/// Something a person is asked for, whichever way it is asked. A field means one thing: the planned time of
/// an order and the time a rate still runs are two fields, although both are called `--planned`.
enum class FieldId : std::uint8_t {
  at,
  reason,
  infusion,
  entry,
  flag,
  // an order
  mrn,
  birth,
  drug,
  unlisted,
  route,
  order_rate,
  dose,
  chair,
  lot,
  expires,
  volume,
  planned,
  body_surface,
  provider,
  provider_on_site,
  order_expires,
  fluid,
  access_kind,
  access_site,
  gauge,
  // before the start
  screened,
  answer,
  checked_by,
  // while it runs, and its end
  amount,
  rate,
  still_to_run,
  given,
  stop_reason,
  destination,
  discharge,
  // what was seen
  symptom,
  grade,
  onset,
  other_symptom,
  denied,
  none,
  resolved,
  source,
  note,
  line,
  // what was done, and who was notified
  medication,
  response,
  who,
  provider_answer,
  observe,
  text,
  check,
  not_done_reason,
  call_outcome,
  // flags and handover
  action,
  detail,
  outcome,
  episode,
  seriousness,
  causality,
  reaction_outcome,
  naranjo,
  judged_by,
  except,
  except_reason,
  // corrections
  set,
  move_to,
  claim_for,
  // patients, staff, the site
  new_mrn,
  name,
  sex,
  phone,
  patient_weight,
  allergy,
  allergen,
  lab,
  spo2_scale,
  pregnant,
  count,
  total_dose,
  last,
  worst,
  badge,
  staff_name,
  role,
  os_user,
  pin,
  pin_again,
  site,
  zone,
  shifts,
  opening,
  labels,
  nurse,
  training,
  part,
  toml,
  take,
  keep,
  // what stands before a command
  order_now,  // in a form: prepare an order, or start it at once
  entry_uuid,
  emergency,
  now,
  as,
  // what reading takes
  as_of,
  from,
  to,
  shift,
  format,
  by,
  head,
  key,
  file,
  vital_sign,  // and on: the vital signs, in the order of `Sign`; see domain/vital_sign.hpp
};

/// What a field is called, and what it takes.
struct Field {
  FieldId id;
  std::string_view key;     // in `correct --set`, in a request's fingerprint; one among the fields of a verb
  std::string_view option;  // on the command line, `--hr`; else what a refusal calls it, `the rate`
  std::string_view value;   // what stands for its value in help, `N/N`; empty: a switch
  std::string_view label;   // in a form
  std::string_view hint{};  // what it takes, shown while it is empty
  std::string_view help{};
  std::string_view blank{};  // what it means to leave it empty
  std::string_view words{};  // the words it takes, with blanks between; empty: any text
  int least = 0, most = 0;   // of a whole number, where it is one
  bool needed = false;       // an entry that has it is never without it
};

const Field& field_of(FieldId id);
/// All but the vital signs, which have rows of their own.
std::span<const Field> all_fields();

/// A field, and of what, where it is one of several: the grade of `hives`.
struct FieldRef {
  FieldRef(FieldId field) : id{field} {}
  FieldRef(FieldId field, std::string one) : id{field}, of{std::move(one)} {}
  FieldId id;
  std::string of;  // a symptom, as the list calls it or in a person's words
  friend bool operator==(const FieldRef&, const FieldRef&) = default;
};

}  // namespace infuwatch
