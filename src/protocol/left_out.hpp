#pragma once

#include "protocol/catalogue.hpp"

#include <optional>
#include <string>
#include <vector>

namespace infuwatch {

/// Something that an earlier version of a part of the catalogue had and a later one no longer has.
struct LeftOut {
  enum class What {
    limit,          // its key
    limits_of_age,  // under how many years
    question,       // as it is asked
    dose_limit,     // the lifetime's dose
    interval,       // days
    schedule,       // days
    course_limit,   // doses or amount, and days
    not_with,       // a family or substance
    route,
    premedication,  // its kind
    readings,
    youngest_age,  // years
    second_check,
    never_again,  // after what
    restart,      // percent of the rate before
    rate_steps,   // the highest rate
    vesicant,
    stay,      // the first count it was for
    serious,   // its symptom or name
    reaction,  // the symptom
    lab        // its key
  };
  What what;
  std::string told{};                   // empty where the kind says it all
  std::optional<LabelRegion> labels{};  // none: whosever labels hold
};

template <>
inline constexpr std::pair<LeftOut::What, std::string_view> names_of<LeftOut::What>[] = {
    {LeftOut::What::limit, "limit"},
    {LeftOut::What::limits_of_age, "limits-of-age"},
    {LeftOut::What::question, "question"},
    {LeftOut::What::dose_limit, "dose-limit"},
    {LeftOut::What::interval, "interval"},
    {LeftOut::What::schedule, "schedule"},
    {LeftOut::What::course_limit, "course-limit"},
    {LeftOut::What::not_with, "not-with"},
    {LeftOut::What::route, "route"},
    {LeftOut::What::premedication, "premedication"},
    {LeftOut::What::readings, "readings-before"},
    {LeftOut::What::youngest_age, "youngest-age"},
    {LeftOut::What::second_check, "second-check"},
    {LeftOut::What::never_again, "never-again"},
    {LeftOut::What::restart, "restart"},
    {LeftOut::What::rate_steps, "rate-steps"},
    {LeftOut::What::vesicant, "vesicant"},
    {LeftOut::What::stay, "stay"},
    {LeftOut::What::serious, "serious"},
    {LeftOut::What::reaction, "reaction"},
    {LeftOut::What::lab, "lab"}};

/// What `part` (`common`, or a drug) had in `was` and lacks in `now`. What only changed is not left out.
std::vector<LeftOut> left_out(const Catalogue& was, const Catalogue& now, const std::string& part);

}  // namespace infuwatch
