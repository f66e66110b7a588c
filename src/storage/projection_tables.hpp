#pragma once

#include "storage/projection.hpp"

namespace infuwatch::storage {

/// The tables of the projection, in the order of `pictures`.
enum class Picture {
  chart_entry,
  site_setting,
  staff,
  catalogue_part,
  handover,
  acceptance,
  patient,
  prior,
  infusion,
  open_infusion,
  act,
  observation,
  symptom,
  vital,
  medication,
  start_answer,
  iv_access,
  bag,
  close_out,
  lab,
  flag,
  flag_item,
  clock_set
};

/// Their names, keys and columns.
const std::vector<Table>& pictures();

}  // namespace infuwatch::storage
