// What holds for every drug, and what a drug's own file may say otherwise in the same words.
#include "protocol/common_text.hpp"

#include "protocol/catalogue_format.hpp"
#include "protocol/lab_text.hpp"
#include "protocol/start_plan_text.hpp"
#include "protocol/substance_text.hpp"

#include <algorithm>
#include <cctype>

namespace infuwatch {
namespace {

constexpr Seconds longest_window{14 * 86400};

int read_tenths(TomlTable& table, std::string_view key, bool step) {
  const auto written = table.text(key);
  const auto parsed = temperature(written);
  const int highest = step ? 50 : 450;
  if (parsed && parsed->tenths_c > 0 && parsed->tenths_c <= highest) return parsed->tenths_c;
  if (!written.empty()) table.fault(key, "a temperature in Celsius is needed, such as \"38.0C\"");
  return 0;
}

constexpr Seconds shortest_rhythm{60};

/// `[low, high]`, in whole numbers of the sign's unit.
void read_range(TomlTable& table, std::string_view key, Range& range, int scale) {
  const auto ends = table.numbers(key);
  if (ends.size() == 2 && ends[0] < ends[1])
    range = {.least = ends[0] * scale, .most = ends[1] * scale};
  else if (table.has(key))
    table.fault(key, '`' + std::string{key} + "` must be two numbers, the lower first, such as [30, 200]");
}

ProbableReadings read_probable(TomlTable& table) {
  ProbableReadings probable;
  auto inner = table.table("probable");
  if (!inner) return probable;
  for (const auto& sign : vital_signs())
    if (sign.probable) read_range(*inner, sign.json, probable.of.at(sign.sign), sign.scale);
  read_range(*inner, "dbp", probable.diastolic, 1);
  inner->source();
  inner->finish();
  return probable;
}

std::map<char, std::string> read_common_signs(TomlTable& table, const SymptomShelf* symptoms) {
  std::map<char, std::string> signs;
  if (table.format() == 1)
    for (const auto& [letter, symptom] : common_signs_of_format_1) signs.emplace(letter, symptom);
  auto inner = table.table("common_signs");
  if (!inner) return signs;
  if (table.format() == 1)
    inner->fault("source", "`[common_signs]` is of format 2: begin the file with `format = 2`");
  inner->source();
  for (const auto& key : inner->keys()) {
    if (key == "source") continue;
    const bool letter = key.size() == 1 && std::isalpha(static_cast<unsigned char>(key[0]));
    if (!letter) inner->fault(key, "a key of the console is one letter");
    const auto symptom = inner->text(key);
    if (symptoms && !symptom.empty() && !symptoms->has(symptom))
      inner->fault(key, "unknown symptom `" + symptom + '`');
    if (letter) signs.insert_or_assign(key[0], symptom);
  }
  return signs;
}

/// Titles, each with the symptoms under it; a symptom stands under one.
std::map<std::string, std::string> read_body_parts(TomlTable& table, const SymptomShelf* symptoms) {
  std::map<std::string, std::string> parts;
  auto inner = table.table("body_parts");
  if (!inner) return parts;
  inner->source();
  for (const auto& title : inner->keys()) {
    if (title == "source") continue;
    for (const auto& symptom : inner->texts(title)) {
      if (symptoms && !symptoms->has(symptom)) inner->fault(title, "unknown symptom `" + symptom + '`');
      if (!parts.emplace(symptom, title).second)
        inner->fault(title, '`' + symptom + "` stands under another part already");
    }
  }
  return parts;
}

ReactionStays read_reaction_stays(TomlTable& stay) {
  ReactionStays stays{.grade_2 = stay.duration_or_none("after_reaction_grade_2"),
                      .grade_3 = stay.duration_or_none("after_reaction_grade_3"),
                      .anaphylaxis = stay.duration_or_none("after_anaphylaxis"),
                      .severe_anaphylaxis = stay.duration_or_none("after_severe_anaphylaxis"),
                      .source = stay.text_or_none("reaction_source")};
  if (!stays.severe_anaphylaxis) stays.severe_anaphylaxis = stays.anaphylaxis;
  return stays;
}

std::vector<DischargeItem> read_discharge(TomlTable& table) {
  using Asked = DischargeItem::Asked;
  std::vector<DischargeItem> items;
  for (auto& row : table.tables("discharge")) {
    DischargeItem item{.key = row.text("key"), .ask = row.text("ask"), .source = {}};
    const auto asked = row.text_or_none("asked_where");
    if (asked == "access is in")
      item.asked = Asked::access_in;
    else if (asked == "sedated")
      item.asked = Asked::sedated;
    else if (!asked.empty())
      row.fault("asked_where", "`asked_where` must be \"access is in\" or \"sedated\"");
    item.source = row.source();
    row.finish();
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace

WindowLengths read_windows(TomlTable& table, const WindowLengths& otherwise) {
  auto windows = otherwise;
  auto inner = table.table("windows");
  if (!inner) return windows;
  windows.high_risk = inner->duration("high_risk");
  windows.follow_up = inner->duration("follow_up");
  windows.second_call = inner->duration_or_none("second_call");
  windows.source = inner->source();
  if (windows.high_risk > windows.follow_up)
    inner->fault("follow_up", "an impossible window: follow_up ends before high_risk does");
  if (windows.follow_up > longest_window)
    inner->fault("follow_up", "an impossible window: longer than 14 days");
  if (windows.second_call && *windows.second_call <= windows.follow_up)
    inner->fault("second_call",
                 "an impossible window: the second call comes before the follow-up window closes");
  inner->finish();
  return windows;
}

namespace {

constexpr int of_age_up_to = 18;
constexpr int least_low_sbp = 40, most_low_sbp = 120;  // mmHg: of a child of any age

void check_age(TomlTable& row, const VitalLimits::OfAge& age) {
  if (row.sound({"under_years"}) && (age.under < 1 || age.under > of_age_up_to))
    row.fault("under_years", "`under_years` must be an age from 1 to 18");
  if (!row.sound({"under_years", "sbp_below", "sbp_more_each_year"})) return;
  const int oldest = age.sbp_below + age.sbp_more_each_year * (age.under - 1);
  if (age.sbp_below < least_low_sbp || oldest > most_low_sbp)
    row.fault("sbp_below", "the lower limit of a child's systolic pressure lies from 40 to 120 mmHg");
}

/// What an earlier release took in without a look.
void check_order(TomlTable& table, const VitalLimits& limits) {
  const auto& high = limits.sbp_high_from;
  if (high && limits.sbp_rise_percent && table.sound({"sbp_high_from", "sbp_rise_to"}) &&
      limits.sbp_rise_to >= *high)
    table.fault("sbp_rise_to", "sbp_rise_to must lie below sbp_high_from");
  if (high && limits.dbp_high_from && table.sound({"sbp_high_from", "dbp_high_from"}) &&
      *limits.dbp_high_from >= *high)
    table.fault("dbp_high_from", "dbp_high_from must lie below sbp_high_from");
  if (table.sound({"spo2_below", "spo2_scale_2_below"}) && limits.spo2_scale_2_below > limits.spo2_below)
    table.fault("spo2_scale_2_below", "spo2_scale_2_below must not lie above spo2_below");
}

void read_margin(TomlTable& limits, VitalLimits::Margin& margin) {
  auto inner = limits.table("margin");
  if (!inner) return;
  margin = {.sbp = inner->number("sbp"),
            .spo2 = inner->number("spo2"),
            .temp_tenths = read_tenths(*inner, "temp", true),
            .hr = inner->number("hr"),
            .rr = inner->number("rr")};
  inner->source();
  inner->finish();
}

void read_glucose(TomlTable& limits, VitalLimits& into) {
  into.glucose_urgent_below = limits.number_or_none("glucose_urgent_below");
  into.glucose_review_below = limits.number_or_none("glucose_review_below");
  into.glucose_review_from = limits.number_or_none("glucose_review_from");
  if (!limits.sound({"glucose_urgent_below", "glucose_review_below", "glucose_review_from"})) return;
  const auto rise = [](const std::optional<int>& low, const std::optional<int>& high) {
    return !low || !high || *low < *high;
  };
  if (!rise(into.glucose_urgent_below, into.glucose_review_below) ||
      !rise(into.glucose_review_below, into.glucose_review_from) ||
      !rise(into.glucose_urgent_below, into.glucose_review_from))
    limits.fault("glucose_review_from",
                 "the glucose limits must rise: glucose_urgent_below, "
                 "glucose_review_below, glucose_review_from");
}

void read_pregnancy(TomlTable& limits, VitalLimits& into) {
  auto inner = limits.table("of_pregnancy");
  if (!inner) return;
  const VitalLimits::OfPregnancy found{.sbp_urgent_from = inner->number("sbp_urgent_from"),
                                       .dbp_urgent_from = inner->number("dbp_urgent_from"),
                                       .sbp_review_from = inner->number("sbp_review_from"),
                                       .dbp_review_from = inner->number("dbp_review_from"),
                                       .source = inner->source()};
  if (inner->sound({"sbp_urgent_from", "dbp_urgent_from", "sbp_review_from", "dbp_review_from"}) &&
      (found.sbp_review_from >= found.sbp_urgent_from || found.dbp_review_from >= found.dbp_urgent_from))
    inner->fault("sbp_review_from", "the limits of a pregnancy must rise: for review, then urgent");
  inner->finish();
  into.of_pregnancy = found;
}

/// What a catalogue may leave out, in pairs where two belong together.
void read_optional_limits(TomlTable& table, VitalLimits& limits) {
  const auto pair_of = [&](std::string_view first, std::string_view second, int& into) {
    const auto found = table.number_or_none(first);
    const auto other = table.number_or_none(second);
    if (table.sound({first, second}) && !found != !other)
      table.fault(found ? first : second,
                  '`' + std::string{first} + "` and `" + std::string{second} + "` stand together");
    into = other.value_or(0);
    return found;
  };
  limits.sbp_low_urgent_fall = table.number_or_none("sbp_low_urgent_with_fall_from");
  limits.sbp_high_from = table.number_or_none("sbp_high_from");
  limits.dbp_high_from = table.number_or_none("dbp_high_from");
  limits.sbp_rise_percent = pair_of("sbp_rise_percent_from", "sbp_rise_to", limits.sbp_rise_to);
  limits.spo2_drop = pair_of("spo2_drop_from", "spo2_drop_to", limits.spo2_drop_to);
  limits.oxygen_newly_needed = table.yes("oxygen_newly_needed");
  if (table.sound({"sbp_high_from", "sbp_below"}) && limits.sbp_high_from &&
      *limits.sbp_high_from <= limits.sbp_below)
    table.fault("sbp_high_from", "sbp_high_from must lie above sbp_below");
  if (table.fresh()) check_order(table, limits);
  read_glucose(table, limits);
  read_margin(table, limits.margin);
  read_pregnancy(table, limits);
  for (auto& row : table.tables("of_age")) {
    VitalLimits::OfAge age{.under = row.number("under_years"),
                           .sbp_below = row.number("sbp_below"),
                           .sbp_more_each_year = row.number_or_none("sbp_more_each_year").value_or(0),
                           .hr_below = row.number("hr_below"),
                           .hr_above = row.number("hr_above"),
                           .rr_below = row.number("rr_below"),
                           .rr_from = row.number("rr_from"),
                           .source = row.source()};
    if (row.sound({"hr_below", "hr_above", "rr_below", "rr_from"}) &&
        (age.hr_below > age.hr_above || age.rr_below > age.rr_from))
      row.fault("under_years", "the limits of an age must rise: hr_below, hr_above; rr_below, rr_from");
    if (!limits.of_age.empty() && limits.of_age.back().under >= age.under)
      row.fault("under_years", "the ages must rise, the youngest first");
    if (table.fresh()) check_age(row, age);
    row.finish();
    limits.of_age.push_back(std::move(age));
  }
}

}  // namespace

VitalLimits read_limits(TomlTable& table, const VitalLimits& otherwise) {
  auto inner = table.table("limits");
  if (!inner) return otherwise;
  VitalLimits limits{.margin = otherwise.margin};
  limits.sbp_below = inner->number("sbp_below");
  limits.sbp_fall_percent = inner->number("sbp_fall_percent_above");
  limits.spo2_below = inner->number("spo2_below");
  limits.spo2_scale_2_below = inner->number("spo2_scale_2_below");
  limits.temp_from_tenths = read_tenths(*inner, "temp_from", false);
  limits.hr_to = inner->number_or_none("hr_to");
  if (!limits.hr_to) limits.hr_below = inner->number("hr_below");
  limits.hr_above = inner->number("hr_above");
  limits.hr_review_from = inner->number("hr_review_from");
  limits.rr_to = inner->number("rr_to");
  limits.rr_from = inner->number("rr_from");
  read_optional_limits(*inner, limits);
  limits.source = inner->source();
  const int lowest_rate = limits.hr_to.value_or(limits.hr_below);
  if (inner->sound({"hr_to", "hr_below", "hr_above", "hr_review_from"}) &&
      (lowest_rate >= limits.hr_review_from || limits.hr_review_from > limits.hr_above + 1))
    inner->fault("hr_review_from", "the heart-rate limits must rise: hr_below, hr_review_from, hr_above");
  if (inner->sound({"rr_to"}) && limits.rr_to >= limits.rr_from)
    inner->fault("rr_from", "rr_from must lie above rr_to");
  if (limits.sbp_fall_percent > 100)
    inner->fault("sbp_fall_percent_above", "a pressure cannot fall by more than 100 %");
  if (auto steps = inner->table("steps")) {
    limits.steps = {steps->number("sbp"),  steps->number("sbp_fall_percent"),
                    steps->number("spo2"), read_tenths(*steps, "temp", true),
                    steps->number("hr"),   steps->number("rr")};
    steps->source();
    const auto& s = limits.steps;
    if (steps->sound({"sbp", "sbp_fall_percent", "spo2", "temp", "hr", "rr"}) &&
        std::min({s.sbp, s.fall_percent, s.spo2, s.temp_tenths, s.hr, s.rr}) < 1)
      steps->fault("sbp", "a step must be at least 1");
    steps->finish();
  } else {
    limits.steps = otherwise.steps;
    if (limits.steps.sbp == 0) inner->fault("steps", "[limits.steps] is missing");
  }
  inner->finish();
  return limits;
}

CheckRhythm read_rhythm(TomlTable& table) {
  CheckRhythm rhythm;
  rhythm.first_hour_every = table.duration("first_hour_every");
  rhythm.then_every = table.duration("then_every");
  rhythm.observe_every = table.duration("observe_every");
  if (!table.sound({"first_hour_every", "then_every", "observe_every"})) return rhythm;
  for (const auto every : {rhythm.first_hour_every, rhythm.then_every, rhythm.observe_every})
    if (every < shortest_rhythm)
      table.fault("first_hour_every", "an impossible rhythm: checks less than a minute apart");
  return rhythm;
}

CommonProtocol read_common(TomlTable table, const SymptomShelf* symptoms) {
  CommonProtocol common;
  if (!table.has("windows")) table.fault("windows", "[windows] is missing");
  if (!table.has("limits")) table.fault("limits", "[limits] is missing");
  common.windows = read_windows(table, {});
  common.limits = read_limits(table, {});
  if (auto stay = table.table("stay")) {
    common.observe_after_stop = stay->duration("after_stop");
    common.source = stay->source();
    common.reaction_stays = read_reaction_stays(*stay);
    stay->finish();
  } else {
    table.fault("stay", "[stay] is missing");
  }
  if (auto missing = table.table("stop_missing")) {
    common.stop_grace = missing->duration("after_planned_end");
    missing->source();
    missing->finish();
  } else {
    table.fault("stop_missing", "[stop_missing] is missing");
  }
  if (auto criteria = table.table("anaphylaxis")) {
    common.anaphylaxis.together = criteria->duration("together_within");
    common.anaphylaxis.likely_after_stop = criteria->duration("likely_allergen_after_stop");
    common.anaphylaxis.second_phase = criteria->duration_or_none("second_phase_within").value_or(Seconds{0});
    common.anaphylaxis.spo2_to = criteria->number_or_none("spo2_to");
    criteria->source();
    criteria->finish();
  }
  if (auto checks = table.table("checks")) {
    auto& plan = common.checks;
    plan.rhythms = {read_rhythm(*checks)};
    plan.early = checks->duration("early");
    plan.soon = checks->duration("soon");
    plan.tight_every = checks->duration("tight_every");
    plan.tight_then_every = checks->duration("tight_then_every");
    plan.tight_then_for = checks->duration("tight_then_for");
    plan.review_after = checks->duration("review_after");
    plan.urgent_after = checks->duration("urgent_after");
    plan.call_again = checks->duration("call_again");
    plan.call_early = checks->duration_or_none("call_early").value_or(plan.call_early);
    plan.call_not_within = checks->duration_or_none("call_not_within").value_or(plan.call_not_within);
    plan.source = checks->source();
    if (checks->sound({"review_after"}) && plan.review_after > plan.urgent_after)
      checks->fault("urgent_after", "must not come before review_after");
    checks->finish();
  }
  if (auto score = table.table("news2")) {
    common.news2 = {score->number("urgent_from"), score->number("emergency_from"), score->source()};
    if (score->sound({"urgent_from"}) && common.news2.urgent_from >= common.news2.emergency_from)
      score->fault("emergency_from", "must lie above urgent_from");
    score->finish();
  }
  common.probable = read_probable(table);
  if (auto grades = table.table("grades")) {
    common.grading = grades->text("by");
    grades->source();
    grades->finish();
  }
  common.common_signs = read_common_signs(table, symptoms);
  common.body_parts = read_body_parts(table, symptoms);
  common.substances = std::make_shared<const Substances>(read_substances(table));
  common.discharge = read_discharge(table);
  common.labs = std::make_shared<const Labs>(read_labs(table));
  common.before_start = read_start_plan(table, {}, *common.labs, symptoms);
  table.finish();
  return common;
}

}  // namespace infuwatch
