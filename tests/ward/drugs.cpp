#include "ward/drugs.hpp"

#include <stdexcept>
#include <string>

namespace infuwatch::ward {

using namespace std::chrono_literals;

namespace {

// Shares of drugs, counts, intervals of daily and maintenance courses, remedies and what has no other source:
// site default. Doses, durations, steps, stays and premedication: the labels, as schema/catalogue has them.

Drug ocrelizumab() {
  return {
      .key = "ocrelizumab",
      .share = 0.38,
      .usual = 14,
      .most = 40,
      .doses = {{.first = 1, .words = "300 mg", .planned = 2h + 38min, .days = 0},
                {.first = 2, .words = "300 mg", .planned = 2h + 38min, .days = 14},
                {.first = 3, .words = "600 mg", .planned = 3h + 30min, .days = 168},
                {.first = 4, .words = "600 mg", .planned = 3h + 30min, .days = 182}},
      .rates = {{.first = 1, .from = 30, .step = 30, .most = 180, .unit = "mL/h", .every = 30min},
                {.first = 3, .from = 40, .step = 40, .most = 200, .unit = "mL/h", .every = 30min}},
      .premedications = {{.what = "methylprednisolone 100 mg IV", .before = 30min},
                         {.what = "diphenhydramine 25 mg IV", .before = 40min},
                         {.what = "acetaminophen 650 mg oral", .before = 40min}},
      .stays = {{.first = 1, .after_stop = 1h, .where_reacted = 1h}},
      .reactions = {{.first = 1, .share = 0.27, .source = "commonly quoted of OPERA; not verified"},
                    {.first = 2, .share = 0.10, .source = "site default: fewer than with the first"},
                    {.first = 3, .share = 0.23, .source = "ENSEMBLE PLUS: 67 of 291 first randomized doses"}},
      // OPERA I and II: itching, rash, throat irritation and flushing lead. ENSEMBLE PLUS: throat irritation
      // 14 %, trouble swallowing 4 %. The other shares: site default.
      .signs = {{.symptom = "itching", .share = 0.35},
                {.symptom = "rash", .share = 0.25},
                {.symptom = "throat-irritation", .share = 0.14},
                {.symptom = "flushing", .share = 0.14},
                {.symptom = "headache", .share = 0.12},
                {.symptom = "hives", .share = 0.06},
                {.symptom = "nausea", .share = 0.06},
                {.symptom = "trouble-swallowing", .share = 0.04},
                {.symptom = "fast-heartbeat", .share = 0.03}},
      .signs_at_home = {{.symptom = "fatigue", .share = 0.5},
                        {.symptom = "headache", .share = 0.5},
                        {.symptom = "itching", .share = 0.1}},
      .worst = {0.66, 0.325, 0.015},
      .worst_source = "ENSEMBLE PLUS: mostly mild to moderate, 1 of 67 severe",
      .anaphylaxis = 0.0005,
      .onset = {.infusing = 0.6, .staying = 0.1, .home = 0.3, .source = "site default"}};
}

Drug natalizumab() {
  return {.key = "natalizumab",
          .share = 0.27,
          .usual = 60,
          .most = 200,
          .doses = {{.first = 1, .words = "300 mg", .planned = 1h, .days = 28}},
          .rates = {},
          .premedications = {},
          .stays = {{.first = 1, .after_stop = 1h, .where_reacted = 1h},
                    {.first = 13, .after_stop = 30min, .where_reacted = 1h}},
          // 766 events in about 6.5 infusions each of 3,028 patients; then 250 in as many of 2,116.
          .reactions = {{.first = 1, .share = 0.039, .source = "14 trials pooled, months 0-6"},
                        {.first = 7,
                         .share = 0.018,
                         .source = "14 trials pooled, months 6-12; Loonstra: 1.95 %"}},
          // The label's list; how often each: site default.
          .signs = {{.symptom = "headache", .share = 0.3},
                    {.symptom = "dizziness", .share = 0.2},
                    {.symptom = "nausea", .share = 0.2},
                    {.symptom = "flushing", .share = 0.12},
                    {.symptom = "itching", .share = 0.12},
                    {.symptom = "hives", .share = 0.08},
                    {.symptom = "rash", .share = 0.08},
                    {.symptom = "chills", .share = 0.08},
                    {.symptom = "fever", .share = 0.04},
                    {.symptom = "chest-pain", .share = 0.03}},
          .signs_at_home = {},
          .worst = {0.75, 0.22, 0.03},
          .worst_source = "14 trials pooled: serious 14 of 554 events; Loonstra: 19 moderate, few severe",
          .anaphylaxis = 0.0004,  // AFFIRM: 0.8 % of patients over two years
          .onset = {.infusing = 0.67,
                    .staying = 0.26,
                    .home = 0.07,
                    .source = "14 trials pooled: 554, 212, fewer"},
          .stopped_for_good = true};
}

Drug rituximab() {
  return {.key = "rituximab",
          .share = 0.09,
          .usual = 10,
          .most = 40,
          .doses = {{.first = 1, .words = "1000 mg", .planned = 4h + 15min, .days = 0},
                    {.first = 2, .words = "1000 mg", .planned = 3h + 15min, .days = 14},
                    {.first = 3, .words = "1000 mg", .planned = 3h + 15min, .days = 182}},
          .rates = {{.first = 1, .from = 50, .step = 50, .most = 400, .unit = "mg/h", .every = 30min},
                    {.first = 2, .from = 100, .step = 100, .most = 400, .unit = "mg/h", .every = 30min}},
          .premedications = {{.what = "acetaminophen 650 mg oral", .before = 45min},
                             {.what = "diphenhydramine 50 mg IV", .before = 40min},
                             {.what = "methylprednisolone 100 mg IV", .before = 30min}},
          .stays = {{.first = 1, .after_stop = 30min, .where_reacted = 30min}},
          .reactions = {{.first = 1, .share = 0.93, .source = "Pescovitz 2009: 52 of 56"},
                        {.first = 2, .share = 0.27, .source = "Pescovitz 2009: 14 of 51"}},
          // Pescovitz 2009, of the 52 who reacted.
          .signs = {{.symptom = "rash", .share = 0.40},
                    {.symptom = "itching", .share = 0.35},
                    {.symptom = "nausea", .share = 0.35},
                    {.symptom = "low-blood-pressure", .share = 0.25},
                    {.symptom = "fever", .share = 0.23},
                    {.symptom = "fast-heartbeat", .share = 0.23},
                    {.symptom = "vomiting", .share = 0.19},
                    {.symptom = "high-blood-pressure", .share = 0.12},
                    {.symptom = "shortness-of-breath", .share = 0.08},
                    {.symptom = "cough", .share = 0.06}},
          .signs_at_home = {},
          .worst = {0.55, 0.39, 0.06},
          .worst_source = "site default: severe ones mostly with the first infusion",
          .anaphylaxis = 0.001,
          .onset = {.infusing = 0.9,
                    .staying = 0.05,
                    .home = 0.05,
                    .earliest = 30min,
                    .latest = 2h,
                    .source = "Rituxan US label: 30-120 min"}};
}

Drug ublituximab() {
  return {
      .key = "ublituximab",
      .share = 0.09,
      .usual = 6,
      .most = 30,
      .doses = {{.first = 1, .words = "150 mg", .planned = 4h, .days = 0},
                {.first = 2, .words = "450 mg", .planned = 1h, .days = 14},
                {.first = 3, .words = "450 mg", .planned = 1h, .days = 154},
                {.first = 4, .words = "450 mg", .planned = 1h, .days = 168}},
      .rates = {{.first = 1,
                 .from = 10,
                 .step = 0,
                 .most = 100,
                 .unit = "mL/h",
                 .every = 1h,
                 .uneven = {{10, 30min}, {20, 30min}, {35, 1h}, {100, 2h}}},
                {.first = 2, .from = 100, .step = 300, .most = 400, .unit = "mL/h", .every = 30min}},
      .premedications = {{.what = "methylprednisolone 100 mg IV", .before = 30min},
                         {.what = "diphenhydramine 25 mg IV", .before = 40min}},
      .stays = {{.first = 1, .after_stop = 1h, .where_reacted = 1h},
                {.first = 3, .after_stop = 30min, .where_reacted = 1h}},
      // Together 45 % of patients over five infusions, most with the first.
      .reactions = {{.first = 1, .share = 0.36, .source = "Briumvi EU product information: 45 % of patients"},
                    {.first = 2, .share = 0.07, .source = "the rest of the 45 %"},
                    {.first = 3, .share = 0.03, .source = "the rest of the 45 %"}},
      // The order of the label; how often each: site default.
      .signs = {{.symptom = "fever", .share = 0.3},
                {.symptom = "chills", .share = 0.25},
                {.symptom = "headache", .share = 0.25},
                {.symptom = "nausea", .share = 0.15},
                {.symptom = "throat-irritation", .share = 0.12},
                {.symptom = "fast-heartbeat", .share = 0.1},
                {.symptom = "itching", .share = 0.1},
                {.symptom = "skin-redness", .share = 0.08},
                {.symptom = "abdominal-pain", .share = 0.08}},
      .signs_at_home = {},
      .worst = {0.7, 0.3, 0},
      .worst_source = "Fox 2020: all of grade 1 or 2",
      .anaphylaxis = 0.0005,
      .onset = {.infusing = 0.6, .staying = 0.1, .home = 0.3, .source = "site default"}};
}

Drug ivig() {
  return {
      .key = "ivig",
      .share = 0.09,
      .usual = 24,
      .most = 200,
      .doses = {{.first = 1, .words = "0.4 g/kg", .planned = 3h, .days = 1},
                {.first = 6, .words = "0.4 g/kg", .planned = 3h, .days = 28}},
      .rates = {{.first = 1, .from = 30, .step = 30, .most = 180, .unit = "mL/h", .every = 30min}},
      .premedications = {{.what = "acetaminophen 650 mg oral", .before = 30min}},
      .stays = {{.first = 1, .after_stop = 1h, .where_reacted = 1h},
                {.first = 2, .after_stop = 30min, .where_reacted = 30min}},
      .reactions = {{.first = 1, .share = 0.011, .source = "Adverse reactions to IVIG 2018: 15 of 1,350"}},
      // Of the 14 early reactions of that series.
      .signs = {{.symptom = "fever", .share = 0.79},
                {.symptom = "blue-hands", .share = 0.71},
                {.symptom = "rash", .share = 0.64},
                {.symptom = "headache", .share = 0.57}},
      .signs_at_home = {{.symptom = "headache", .share = 0.8}, {.symptom = "nausea", .share = 0.3}},
      .worst = {0.6, 0.38, 0.02},
      .worst_source = "site default",
      .anaphylaxis = 0.0003,
      .onset = {.infusing = 0.93,
                .staying = 0,
                .home = 0.07,
                .earliest = 20min,
                .latest = 2h,
                .source = "Adverse reactions to IVIG 2018: 14 of 15 early"},
      .second_call = 48h,
      .course_days = 5};
}

Drug alemtuzumab() {
  return {.key = "alemtuzumab",
          .share = 0.02,
          .usual = 8,
          .most = 14,
          .doses = {{.first = 1, .words = "12 mg", .planned = 4h, .days = 1},
                    {.first = 6, .words = "12 mg", .planned = 4h, .days = 366},
                    {.first = 7, .words = "12 mg", .planned = 4h, .days = 1},
                    {.first = 9, .words = "12 mg", .planned = 4h, .days = 366},
                    {.first = 10, .words = "12 mg", .planned = 4h, .days = 1},
                    {.first = 12, .words = "12 mg", .planned = 4h, .days = 366},
                    {.first = 13, .words = "12 mg", .planned = 4h, .days = 1}},
          .rates = {},
          .premedications = {{.what = "methylprednisolone 1000 mg IV", .before = 45min},
                             {.what = "diphenhydramine 50 mg IV", .before = 30min}},
          .stays = {{.first = 1, .after_stop = 2h, .where_reacted = 2h}},
          // Worked out so that a course comes to 85, 69 and 62 % of patients, most of it on its first day.
          .reactions = {{.first = 1, .share = 0.60, .source = "CARE-MS I and II pooled, course 1"},
                        {.first = 2, .share = 0.21, .source = "CARE-MS I and II pooled, course 1"},
                        {.first = 6, .share = 0.50, .source = "CARE-MS I and II pooled, course 2"},
                        {.first = 7, .share = 0.21, .source = "CARE-MS I and II pooled, course 2"},
                        {.first = 9, .share = 0.40, .source = "CARE-MS I and II pooled, course 3"},
                        {.first = 10, .share = 0.21, .source = "CARE-MS I and II pooled, course 3"},
                        {.first = 12, .share = 0.40, .source = "CARE-MS I and II pooled, course 4"},
                        {.first = 13, .share = 0.21, .source = "CARE-MS I and II pooled, course 4"}},
          // The label's shares of patients, of the 92 % who reacted.
          .signs = {{.symptom = "rash", .share = 0.58},
                    {.symptom = "headache", .share = 0.57},
                    {.symptom = "fever", .share = 0.32},
                    {.symptom = "nausea", .share = 0.23},
                    {.symptom = "hives", .share = 0.17},
                    {.symptom = "itching", .share = 0.15},
                    {.symptom = "mouth-throat-pain", .share = 0.12},
                    {.symptom = "tingling", .share = 0.11},
                    {.symptom = "dizziness", .share = 0.11},
                    {.symptom = "flushing", .share = 0.11},
                    {.symptom = "chest-pain", .share = 0.03}},
          .signs_at_home = {{.symptom = "fatigue", .share = 0.4},
                            {.symptom = "insomnia", .share = 0.35},
                            {.symptom = "headache", .share = 0.4},
                            {.symptom = "rash", .share = 0.3}},
          .worst = {0.57, 0.41, 0.02},
          .worst_source = "CARE-MS I and II pooled: serious 16 of 687",
          .anaphylaxis = 0.001,
          .onset = {.infusing = 0.6, .staying = 0.15, .home = 0.25, .source = "site default"},
          .second_call = 72h,
          .course_days = 5};
}

Drug mitoxantrone() {
  return {.key = "mitoxantrone",
          .share = 0.01,
          .usual = 8,
          .most = 11,
          .doses = {{.first = 1, .words = "12 mg/m2", .planned = 15min, .days = 91}},
          .rates = {},
          .premedications = {{.what = "ondansetron 8 mg IV", .before = 20min}},
          .stays = {{.first = 1, .after_stop = 30min, .where_reacted = 30min}},
          .reactions = {{.first = 1,
                         .share = 0.5,
                         .source = "site default; Study 1: nausea in 76 % of patients"}},
          .signs = {{.symptom = "nausea", .share = 0.85}, {.symptom = "site-burning", .share = 0.15}},
          .signs_at_home = {{.symptom = "nausea", .share = 0.9},
                            {.symptom = "vomiting", .share = 0.15},
                            {.symptom = "blue-green-urine", .share = 0.3}},
          .worst = {0.7, 0.25, 0.05},
          .worst_source = "mitoxantrone US label, Study 1: severe nausea in 5 %",
          .anaphylaxis = 0.0005,
          .onset = {.infusing = 0.1, .staying = 0.1, .home = 0.8, .source = "site default"}};
}

Drug plasmapheresis() {
  return {
      .key = "plasmapheresis",
      .share = 0.05,
      .usual = 7,
      .most = 7,
      .doses = {{.first = 1, .words = "3 L", .planned = 2h + 30min, .days = 2}},
      .rates = {},
      .premedications = {},
      .stays = {{.first = 1, .after_stop = 30min, .where_reacted = 30min}},
      // 0.328 + 2 x 0.172 + 3 x 0.049 + 4 x 0.008 complications in 609 / 122 sessions.
      .reactions = {{.first = 1, .share = 0.17, .source = "Mavandadi 2023: 122 courses, 609 sessions"}},
      // Mavandadi 2023: low pressure and skin lead; Weinstein 2001: citrate. How often each: site default.
      .signs = {{.symptom = "low-blood-pressure", .share = 0.35},
                {.symptom = "tingling-around-mouth", .share = 0.3},
                {.symptom = "rash", .share = 0.2},
                {.symptom = "itching", .share = 0.1},
                {.symptom = "nausea", .share = 0.1},
                {.symptom = "hives", .share = 0.06},
                {.symptom = "muscle-cramps", .share = 0.06}},
      .signs_at_home = {},
      .worst = {0.6, 0.38, 0.02},
      .worst_source = "site default",
      .anaphylaxis = 0.0005,
      .onset = {.infusing = 0.95, .staying = 0.05, .home = 0, .source = "site default"},
      .fluid = "albumin"};
}

constexpr Remedy remedies[] = {{.symptom = "fever", .what = "acetaminophen 650 mg oral"},
                               {.symptom = "chills", .what = "acetaminophen 650 mg oral"},
                               {.symptom = "headache", .what = "acetaminophen 650 mg oral"},
                               {.symptom = "nausea", .what = "ondansetron 4 mg IV"},
                               {.symptom = "vomiting", .what = "ondansetron 4 mg IV"},
                               {.symptom = "low-blood-pressure", .what = "sodium chloride 500 mL IV"},
                               {.symptom = "tingling-around-mouth", .what = "calcium gluconate 1 g IV"},
                               {.symptom = "muscle-cramps", .what = "calcium gluconate 1 g IV"}};

}  // namespace

std::string_view remedy_for(std::string_view symptom) {
  for (const auto& remedy : remedies)
    if (remedy.symptom == symptom) return remedy.what;
  return "diphenhydramine 25 mg IV";
}

const std::vector<Drug>& drugs() {
  static const std::vector<Drug> all{ocrelizumab(), natalizumab(), rituximab(),    ublituximab(),
                                     ivig(),        alemtuzumab(), mitoxantrone(), plasmapheresis()};
  return all;
}

std::vector<std::pair<int, Seconds>> RateSteps::all() const {
  if (!uneven.empty()) return uneven;
  std::vector<std::pair<int, Seconds>> steps;
  for (int rate = from; rate <= most; rate += step) steps.emplace_back(rate, every);
  return steps;
}

const Drug& drug_called(std::string_view key) {
  for (const auto& drug : drugs())
    if (drug.key == key) return drug;
  throw std::invalid_argument{std::string{key}};
}

}  // namespace infuwatch::ward
