#include "protocol/start_plan_text.hpp"

#include "base/text.hpp"
#include "domain/field.hpp"
#include "protocol/catalogue.hpp"
#include "protocol/regimen_text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

constexpr int oldest_first_age = 100;
constexpr Seconds longest_within{24 * 3600};

/// Which labs answer a question, and for how long.
void read_answering_labs(TomlTable& row, const Labs& labs, StartQuestion& question) {
  question.labs = read_labs_wanted(row, "lab", labs);
  question.within_days = row.number_or_none("within_days");
  question.since_last_start = row.yes("since_last_start");
  question.where_charted = row.yes("where_charted");
  question.labs_source = row.text_or_none("lab_source");
  const bool sourced = !question.labs_source.empty() && !row.has("held_against");
  const bool alone = question.within_days || question.since_last_start || question.where_charted || sourced;
  if (question.labs.empty() && alone && !row.has("lab")) row.fault("lab", "`lab` is missing");
  if (question.within_days && *question.within_days < 1)
    row.fault("within_days", "`within_days` must be at least 1");
}

/// Which labs are held against a question that they do not answer, and how old they may be.
void read_held_labs(TomlTable& row, const Labs& labs, StartQuestion& question) {
  auto held = read_labs_wanted(row, "held_against", labs);
  question.held_days = row.number_or_none("held_days");
  if (question.held_days && *question.held_days < 1) row.fault("held_days", "`held_days` must be at least 1");
  if (question.held_days && held.empty() && !row.has("held_against"))
    row.fault("held_against", "`held_against` is missing");
  for (auto& wanted : held) {
    if (!wanted.least && !wanted.most && wanted.result.empty())
      row.fault_in("held_against", wanted.term->key,
                   "a lab that is held against a question needs `at least`, `at most` or a result");
    wanted.answers = false;
    question.labs.push_back(std::move(wanted));
  }
}

/// Which symptoms contradict the expected answer.
void read_signs(TomlTable& row, const SymptomShelf* symptoms, StartQuestion& question) {
  question.signs = row.texts("signs");
  question.new_signs = row.texts("new_signs");
  for (const auto& [key, signs] :
       {std::pair{"signs", &question.signs}, std::pair{"new_signs", &question.new_signs}})
    for (const auto& sign : *signs)
      if (symptoms && !symptoms->has(sign)) row.fault_in(key, sign, "unknown symptom `" + sign + '`');
  for (const auto& sign : question.new_signs)
    if (std::find(question.signs.begin(), question.signs.end(), sign) != question.signs.end())
      row.fault_in("new_signs", sign, '`' + sign + "` stands in `signs` already");
  if (const auto days = row.number_or_none("new_days")) {
    if (*days < 1) row.fault("new_days", "`new_days` must be at least 1");
    if (question.new_signs.empty()) row.fault("new_days", "`new_days` stands beside `new_signs`");
    question.new_days = *days;
  }
}

StartQuestion read_question(TomlTable& row, const Labs& labs, const SymptomShelf* symptoms) {
  StartQuestion question;
  question.key = row.text("key");
  question.ask = row.text("ask");
  if (row.has("counts")) std::tie(question.first, question.last) = row.counts("counts");
  if (row.has("course_days")) std::tie(question.first_day, question.last_day) = row.counts("course_days");
  question.expected = row.text_or_none("expected");
  question.at_least = row.number_or_none("at_least");
  question.must = row.yes("must");
  question.list_answers = row.yes("list_answers");
  question.source = row.source();
  question.labels = read_labels(row);
  read_answering_labs(row, labs, question);
  read_held_labs(row, labs, question);
  read_signs(row, symptoms, question);
  const auto against = row.text_or_none("against");
  if (against == "temperature" || against == "pregnancy")
    question.against =
        against == "pregnancy" ? StartQuestion::Fact::pregnancy : StartQuestion::Fact::temperature;
  else if (!against.empty())
    row.fault("against", "`against` must be \"temperature\" or \"pregnancy\"");
  if (question.list_answers && (!question.must || question.at_least))
    row.fault("list_answers",
              "`list_answers` stands beside `must`, at a question that is answered yes or no");
  if (row.sound({"expected", "at_least"}) && question.expected.empty() == !question.at_least)
    row.fault("expected", "either `expected` or `at_least` is needed, not both");
  if (!question.expected.empty() && question.expected != "yes" && question.expected != "no")
    row.fault("expected", "`expected` must be \"yes\" or \"no\"");
  if (question.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
    row.fault("key", "`key` is made of small letters, digits and -");
  if (row.fresh() && (question.key == "lab" || question.key.starts_with("lab-")))
    row.fault("key", "`key` must not be `lab`, nor begin with `lab-`: those name what a lab is asked about");
  row.finish();
  return question;
}

DoseLimit read_limit(TomlTable& row) {
  DoseLimit limit;
  limit.labels = read_labels(row);
  const auto written = row.text("lifetime");
  const auto amount = dose(written);
  if (amount && amount->amount > Decimal{})
    limit.most = *amount;
  else if (!written.empty())
    row.fault("lifetime", "`lifetime` must be a dose, such as \"140 mg/m2\" or \"60 mg\"; units are " +
                              infuwatch::dose_units());
  limit.source = row.source();
  row.finish();
  return limit;
}

ShortestInterval read_interval(TomlTable& row) {
  ShortestInterval interval;
  interval.labels = read_labels(row);
  std::tie(interval.first, interval.last) = row.counts("counts");
  interval.days = row.number("days");
  if (row.has("days") && interval.days < 1) row.fault("days", "`days` must be at least 1");
  interval.source = row.source();
  row.finish();
  return interval;
}

Schedule read_schedule(TomlTable& row) {
  Schedule schedule;
  schedule.labels = read_labels(row);
  std::tie(schedule.first, schedule.last) = row.counts("counts");
  schedule.band = read_band(row);
  schedule.every_days = row.numbers("every_days");
  if (schedule.every_days.empty() ||
      std::any_of(schedule.every_days.begin(), schedule.every_days.end(), [](int days) { return days < 1; }))
    row.fault("every_days", "`every_days` must say the days between two starts, such as [28]");
  schedule.source = row.source();
  row.finish();
  return schedule;
}

Premedication read_premedication(TomlTable& row) {
  Premedication premedication{.kind = row.text("kind"), .source = {}};
  premedication.name = row.text_or_none("name");
  premedication.dose = row.text_or_none("dose");
  premedication.route = row.text_or_none("route");
  if (const auto before = row.duration_or_none("before")) premedication.before = *before;
  premedication.within = row.duration_or_none("within");
  if (premedication.within && row.sound({"before", "within"}) &&
      (*premedication.within < premedication.before || *premedication.within > longest_within))
    row.fault("within", "`within` must be no shorter than `before`, and 24 h at most");
  if (row.has("course_days"))
    std::tie(premedication.first_day, premedication.last_day) = row.counts("course_days");
  premedication.source = row.source();
  row.finish();
  return premedication;
}

NotWith read_not_with(TomlTable& row) {
  NotWith apart{.what = row.texts("what"), .days = row.number("days"), .source = {}};
  if (apart.what.empty() && row.sound({"what"})) row.fault("what", "`what` is missing");
  if (row.has("days") && row.sound({"days"}) && apart.days < 1)
    row.fault("days", "`days` must be at least 1");
  apart.source = row.source();
  row.finish();
  return apart;
}

CourseLimit read_course_limit(TomlTable& row) {
  CourseLimit limit{.labels = read_labels(row), .band = read_band(row), .source = {}};
  limit.doses = row.number_or_none("doses");
  if (limit.doses && *limit.doses < 1) row.fault("doses", "`doses` must be at least 1");
  if (const auto written = row.text_or_none("amount"); !written.empty()) {
    const auto amount = dose(written);
    if (amount && amount->amount > Decimal{})
      limit.amount = *amount;
    else
      row.fault("amount", "`amount` must be a dose, such as \"1000 mg\" or \"2 g/kg\"");
  }
  if (row.sound({"doses", "amount"}) && limit.doses.has_value() == limit.amount.has_value())
    row.fault("doses", "either `doses` or `amount` is needed, not both");
  limit.within_days = row.number("within_days");
  if (row.has("within_days") && row.sound({"within_days"}) && limit.within_days < 1)
    row.fault("within_days", "`within_days` must be at least 1");
  limit.days_apart = row.number_or_none("days_apart").value_or(1);
  if (limit.days_apart < 1) row.fault("days_apart", "`days_apart` must be at least 1");
  limit.source = row.source();
  row.finish();
  return limit;
}

/// `routes` with `routes_source`: as an order has them.
void read_routes(TomlTable& table, StartPlan& plan) {
  const auto routes = table.texts("routes");
  const auto source = table.text_or_none("routes_source");
  if (table.has("routes") != table.has("routes_source"))
    table.fault(table.has("routes") ? "routes" : "routes_source",
                "`routes` and `routes_source` stand together");
  const auto& words = field_of(FieldId::route).words;
  const auto known = split(words, ' ');
  for (const auto& route : routes)
    if (std::find(known.begin(), known.end(), route) == known.end())
      table.fault_in("routes", route, "unknown route `" + route + "`; there are " + std::string{words});
  if (routes.empty()) return;
  plan.routes = routes;
  plan.routes_source = source;
}

/// `from_years` with `from_years_source`.
std::optional<YoungestAge> read_youngest(TomlTable& table) {
  const auto years = table.number_or_none("from_years");
  const auto source = table.text_or_none("from_years_source");
  if (table.has("from_years") != table.has("from_years_source"))
    table.fault(table.has("from_years") ? "from_years" : "from_years_source",
                "`from_years` and `from_years_source` stand together");
  if (!years) return std::nullopt;
  if (*years < 1 || *years > oldest_first_age)
    table.fault("from_years", "`from_years` must be an age in whole years, from 1 to 100");
  return YoungestAge{.years = *years, .source = source};
}

CoursePlan read_courses(TomlTable& table) {
  CoursePlan plan;
  plan.days = table.numbers("days");
  plan.apart_days = table.number("apart_days");
  plan.new_after_days = table.number("new_after_days");
  plan.source = table.source();
  if (plan.days.empty() || std::find(plan.days.begin(), plan.days.end(), 0) != plan.days.end())
    table.fault("days", "`days` must say how many days each course has, such as [5, 3]");
  if (table.sound({"apart_days"}) && (plan.new_after_days < 2 || plan.new_after_days > plan.apart_days))
    table.fault("new_after_days", "`new_after_days` must lie between 2 and `apart_days`");
  table.finish();
  return plan;
}

}  // namespace

std::optional<LabelRegion> read_labels(TomlTable& row) {
  const auto written = row.text_or_none("labels");
  const auto labels = named<LabelRegion>(written);
  if (!written.empty() && !labels) row.fault("labels", "`labels` must be \"us\" or \"eu\"");
  return labels;
}

StartPlan read_start_plan(TomlTable& table, StartPlan plan, const Labs& labs, const SymptomShelf* symptoms) {
  for (auto& row : table.tables("question")) {
    auto question = read_question(row, labs, symptoms);
    const auto same = [&](const StartQuestion& other) { return other.key == question.key; };
    if (std::any_of(plan.questions.begin(), plan.questions.end(), same))
      row.fault("key", "a question `" + question.key + "` is there already");
    plan.questions.push_back(std::move(question));
  }
  for (auto& row : table.tables("dose_limit")) plan.dose_limits.push_back(read_limit(row));
  for (auto& row : table.tables("interval")) plan.intervals.push_back(read_interval(row));
  for (auto& row : table.tables("schedule")) plan.schedules.push_back(read_schedule(row));
  for (auto& row : table.tables("premedication")) plan.premedications.push_back(read_premedication(row));
  if (auto lasts = table.table("premedication_before")) {
    plan.premedication_within = lasts->duration("within");
    if (lasts->sound({"within"}) && plan.premedication_within > longest_within)
      lasts->fault("within", "`within` must be 24 h at most");
    lasts->source();
    lasts->finish();
  }
  if (auto readings = table.table("readings_before")) {
    plan.readings_within = readings->duration("within");
    plan.readings_source = readings->source();
    readings->finish();
  }
  for (auto& row : table.tables("not_with")) plan.not_with.push_back(read_not_with(row));
  for (auto& row : table.tables("course_limit")) plan.course_limits.push_back(read_course_limit(row));
  read_routes(table, plan);
  if (auto youngest = read_youngest(table)) plan.youngest = std::move(youngest);
  if (auto courses = table.table("courses")) plan.courses = read_courses(*courses);
  if (auto earlier = table.table("earlier_reaction")) {
    const auto written = earlier->text("ask_after");
    if (const auto known = named<AskAfter>(written))
      plan.ask_after = *known;
    else if (!written.empty())
      earlier->fault("ask_after", "`ask_after` must be \"any\" or \"severe\"");
    plan.ask_after_source = earlier->source();
    earlier->finish();
  }
  if (auto check = table.table("second_check")) {
    plan.second_check = check->yes("wanted");
    plan.second_check_source = check->source();
    check->finish();
  }
  return plan;
}

void check_counts(TomlTable& table, std::string_view key,
                  const std::vector<std::pair<int, std::optional<int>>>& counts) {
  int next = 1;
  for (const auto& [first, last] : counts) {
    if (first != next)
      return table.fault(key, "the counts must follow each other from 1 on, without gap or overlap");
    if (!last)
      return first == counts.back().first ? void() : table.fault(key, "counts without end must come last");
    next = *last + 1;
  }
  if (!counts.empty()) table.fault(key, "the last counts must have no end, such as \"13-\"");
}

}  // namespace infuwatch
