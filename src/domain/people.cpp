#include "domain/people.hpp"

#include <algorithm>

namespace infuwatch {

LabelRegion proposed_labels(std::string_view zone) {
  constexpr std::string_view elsewhere_in_the_eu[] = {"Atlantic/Azores", "Atlantic/Madeira",
                                                      "Atlantic/Canary", "Asia/Nicosia",
                                                      "Asia/Famagusta",  "Africa/Ceuta"};
  const bool listed = std::find(std::begin(elsewhere_in_the_eu), std::end(elsewhere_in_the_eu), zone) !=
                      std::end(elsewhere_in_the_eu);
  return listed || zone.starts_with("Europe/") ? LabelRegion::eu : LabelRegion::us;
}

}  // namespace infuwatch
