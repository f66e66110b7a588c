// Anaphylaxis by its published criteria: NIAID/FAAN 2006 (Sampson) and WAO 2020 (Cardona).
#include "protocol/earlier.hpp"
#include "protocol/sign.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace infuwatch {
namespace {

/// One finding as the criteria see it.
struct Evidence {
  FlagItem item;
  std::vector<InfusionId> open_in;
  BodySystem system;
  Span onset;
  std::optional<Instant> ended;  // none: present still, as far as is charted
  bool severe_gut = false;
  bool bronchospasm = false;
  Instant seen_until{};  // the last time it was seen
  bool own = true;       // charted under this infusion, not under one that overlaps it
  bool fall = false;     // blood pressure fell by more than the limit from this infusion's baseline
};

std::optional<Instant> normal_again(const std::vector<SignReading>& readings, const ReadSign& read,
                                    Instant from) {
  for (const auto& reading : readings)
    if (const auto fault = read(reading); fault && fault->severity == 0 && reading.at.from > from)
      return reading.at.from;
  return std::nullopt;
}

/// Low systolic pressure: NIAID/FAAN 2006 by age; from 11 years on the protocol's limit for grown-ups.
int low_pressure_below(const Patient& patient, Instant at, const VitalLimits& limits) {
  const int years = years_at(patient, at);
  if (years < 1) return 70;
  return years <= 10 ? 70 + 2 * years : limits.sbp_below;
}

/// Oxygen as it counts in the criteria: the SpO2 below which it is low.
int low_oxygen_below(const RuleInput& given) {
  const auto& limits = given.drug.limits;
  if (given.chart.patient().spo2_scale_2) return limits.spo2_scale_2_below;
  const auto& to = given.catalogue.common.anaphylaxis.spo2_to;
  return to ? *to + 1 : limits.spo2_below;
}

/// What is charted of one infusion: courses of symptoms, readings, and the baseline its pressure falls from.
struct Charts {
  std::vector<SymptomCourse> courses;
  std::vector<SignReading> readings;
  std::optional<Baseline> baseline;
};

class Gathering {
 public:
  explicit Gathering(const RuleInput& given) : given_{given} {}

  std::vector<Evidence> all() {
    take({given_.courses, given_.readings, given_.baseline}, true);
    for (const auto* other : open_beside()) {
      const auto drug = given_.protocols.drugs.find(other->number);
      if (drug == given_.protocols.drugs.end()) continue;
      take({.courses = courses(given_.chart, *other, given_.mentions),
            .readings = readings(given_.chart, *other, given_.windows),
            .baseline =
                baseline(given_.chart, *other, drug->second->limits, given_.catalogue.common.probable)},
           false);
    }
    return std::move(found_);
  }

 private:
  /// Infusions begun before this one whose follow-up had not closed when it began.
  std::vector<const Infusion*> open_beside() const {
    std::vector<const Infusion*> found;
    if (!given_.infusion.start) return found;
    for (const auto& [number, other] : given_.chart.infusions()) {
      if (number == given_.infusion.number || !other.start) continue;
      const bool earlier = std::pair{other.start->from, number} <
                           std::pair{given_.infusion.start->from, given_.infusion.number};
      const auto closes = other.follow_up_until();
      if (earlier && (!closes || *closes >= given_.infusion.start->from)) found.push_back(&other);
    }
    return found;
  }

  void take(const Charts& charts, bool own) {
    own_ = own;
    for (const auto& course : charts.courses) add(course);
    const auto& limits = given_.drug.limits;
    add_sign("sbp", BodySystem::circulation, charts.readings,
             [&](const SignReading& reading) -> std::optional<SignFault> {
               const auto& pressure = reading.vitals.pressure;
               if (!pressure) return std::nullopt;
               const int limit = low_pressure_below(given_.chart.patient(), reading.at.from, limits);
               if (!pressure->systolic)
                 return SignFault{.severity = limit};  // not obtainable: the worst there is
               return below(*pressure->systolic, limit, limits.steps.sbp);
             });
    if (charts.baseline) add_fall(charts, limits);
    const int spo2 = low_oxygen_below(given_);
    add_sign("spo2", BodySystem::respiratory, charts.readings,
             [&](const SignReading& reading) -> std::optional<SignFault> {
               const auto& measured = reading.vitals.spo2;
               if (!measured || !measured->value) return std::nullopt;
               return below(*measured->value, spo2, limits.steps.spo2);
             });
    add_sign("acvpu", BodySystem::end_organ, charts.readings,
             [&](const SignReading& reading) -> std::optional<SignFault> {
               const auto& level = reading.vitals.consciousness;
               if (!level) return std::nullopt;
               if (*level < Consciousness::pain) return SignFault{};
               return SignFault{.severity = *level == Consciousness::pain ? 1 : 2,
                                .value = static_cast<int>(*level)};
             });
  }

  static SignFault below(int value, int limit, int step) {
    if (value >= limit) return {};
    return {
        .severity = 1 + (limit - value) / step, .value = value, .limit = limit, .against = Against::below};
  }

  /// The part of a course that lies after an exposure: to the drug, to one that overlaps it, or to a
  /// medication of this visit.
  std::optional<SymptomCourse> exposed_part(const SymptomCourse& whole) const {
    auto part = whole;
    std::erase_if(part.mentions, [&](const Mention& mention) {
      return placed(given_.infusion, mention.onset).window == Window::before && mention.open_in.empty() &&
             !given_.given_before(mention.onset.to);
    });
    return part.mentions.empty() ? std::nullopt : std::optional{part};
  }

  void add(const SymptomCourse& whole) {
    const auto* term = given_.catalogue.symptom(whole.symptom);
    if (!term || !term->system) return;
    const auto news = own_ ? given_.news_of(whole) : std::optional{whole};
    const auto exposed = news ? exposed_part(*news) : std::nullopt;
    if (!exposed) return;
    const auto& course = *exposed;
    Evidence evidence{course.item(given_.infusion), {}, *term->system, course.mentions.front().onset, {}};
    const auto grade = evidence.item.grade;
    if (grade && *grade < term->system_from) return;
    for (const auto& mention : course.mentions) {
      evidence.open_in.insert(evidence.open_in.end(), mention.open_in.begin(), mention.open_in.end());
      evidence.seen_until = std::max(evidence.seen_until, std::max(mention.onset.to, mention.at.to));
    }
    evidence.ended = course.ended;
    evidence.severe_gut =
        term->severe_from && ((grade && *grade >= *term->severe_from) || *term->severe_from == 1);
    evidence.bronchospasm = term->bronchospasm;
    evidence.own = own_;
    found_.push_back(std::move(evidence));
  }

  void add_fall(const Charts& charts, const VitalLimits& limits) {
    auto later = charts.readings;
    std::erase_if(later,
                  [&](const SignReading& reading) { return reading.at.from <= charts.baseline->at.from; });
    const int base = charts.baseline->systolic;
    add_sign("sbp-fall", BodySystem::circulation, later,
             [&](const SignReading& reading) -> std::optional<SignFault> {
               const auto& pressure = reading.vitals.pressure;
               if (!pressure || !pressure->systolic) return std::nullopt;
               const int fall = base - *pressure->systolic;
               if (fall * 100 <= limits.sbp_fall_percent * base) return SignFault{};
               return SignFault{
                   .severity = 1 + (fall * 100 / base - limits.sbp_fall_percent) / limits.steps.fall_percent,
                   .value = *pressure->systolic,
                   .limit = base,
                   .against = Against::fall};
             });
  }

  /// Each excursion of a sign is one piece of evidence, from its first reading to the first that is normal.
  void add_sign(std::string_view sign, BodySystem system, const std::vector<SignReading>& readings,
                const ReadSign& read) {
    FindingBuilder builder{given_, Rule::anaphylaxis_criteria};
    add_excursions(builder, given_, readings, sign, read, {});
    const auto finding = std::move(builder).finish();
    if (!finding) return;
    for (const auto& item : finding->items) {
      const bool unexposed =
          item.window == Window::before && item.also_open.empty() && !given_.given_before(item.onset.to);
      if (unexposed) continue;
      Evidence evidence{item, item.also_open, system, item.onset,
                        normal_again(readings, read, item.onset.from)};
      for (const auto& reading : readings)
        if (reading.at.from >= item.onset.from && (!evidence.ended || reading.at.from < *evidence.ended))
          if (const auto fault = read(reading); fault && fault->severity > 0)
            evidence.seen_until = std::max(evidence.seen_until, reading.at.to);
      evidence.fall = sign == "sbp-fall";
      evidence.own = own_;
      found_.push_back(std::move(evidence));
    }
  }

  const RuleInput& given_;
  std::vector<Evidence> found_;
  bool own_ = true;
};

/// Whether the onsets lie close together, or the first was still there when the second began. What nobody has
/// charted as over is taken to be there for `lasting` after it was last seen.
bool together(const Evidence& a, const Evidence& b, Seconds reach, Seconds lasting) {
  const auto gap = std::max(a.onset.from, b.onset.from) - std::min(a.onset.to, b.onset.to);
  if (gap <= reach) return true;
  const auto& first = a.onset.from <= b.onset.from ? a : b;
  const auto& second = &first == &a ? b : a;
  if (first.ended) return second.onset.from < *first.ended;
  return second.onset.from <= first.seen_until + lasting;
}

/// Whether it was seen while the drug was running, or no longer after than the drug is a likely allergen.
bool likely_allergen(const RuleInput& given, const Evidence& evidence) {
  const auto reach = given.catalogue.common.anaphylaxis.likely_after_stop;
  const auto exposed = [&](const Infusion* infusion) {
    if (!infusion || !infusion->start || evidence.seen_until < infusion->start->from) return false;
    const auto over = infusion->stop      ? std::optional{infusion->stop->to}
                      : infusion->release ? std::optional{infusion->release->to}
                                          : std::nullopt;
    return !over || evidence.onset.from <= *over + reach;
  };
  if (exposed(&given.infusion)) return true;
  if (given.given_before(evidence.onset.to)) return true;
  return std::any_of(evidence.open_in.begin(), evidence.open_in.end(),
                     [&](InfusionId number) { return exposed(given.chart.infusion(number)); });
}

bool airway(const Evidence& e) {
  return e.system == BodySystem::respiratory || e.system == BodySystem::larynx;
}
bool perfusion(const Evidence& e) {
  return e.system == BodySystem::circulation || e.system == BodySystem::end_organ;
}

/// The organ groups of NIAID/FAAN 2: skin; airway; pressure or its organs; gut.
int group(const Evidence& e) {
  return e.system == BodySystem::skin ? 0 : airway(e) ? 1 : perfusion(e) ? 2 : 3;
}

class Criteria {
 public:
  Criteria(const RuleInput& given, std::vector<Evidence> all)
      : given_{given}, all_{std::move(all)}, used_(all_.size()) {}

  std::optional<Finding> finding(const std::function<bool()>& known_allergen) {
    std::vector<bool> likely(all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) likely[i] = likely_allergen(given_, all_[i]);
    hold(likely, known_allergen);
    if (second_phase(likely)) hold(likely, known_allergen);
    FindingBuilder builder{given_, Rule::anaphylaxis_criteria};
    for (const auto& [criterion, name] : names_of<Criterion>)
      if (met_.contains(criterion)) builder.add(criterion);
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (used_[i])
        builder.add(all_[i].item, Priority::emergency, all_[i].open_in,
                    "WAO anaphylaxis guidance 2020 (Cardona); NIAID/FAAN 2006 (Sampson)");
    return std::move(builder).finish();
  }

 private:
  void hold(const std::vector<bool>& likely, const std::function<bool()>& known_allergen) {
    const auto reach = given_.catalogue.common.anaphylaxis.together;
    const auto lasting = given_.infusion.terms.follow_up;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto& one = all_[i];
      if (likely[i] && one.own) alone(i, known_allergen);
      for (std::size_t j = 0; j < all_.size(); ++j)
        if (i != j && (one.own || all_[j].own) && together(one, all_[j], reach, lasting))
          pair(i, j, likely[i] && likely[j]);
    }
  }

  /// After a first anaphylaxis its allergen stays the likely one for the time of a second phase. Whether that
  /// makes it likely for anything it was not.
  bool second_phase(std::vector<bool>& likely) const {
    std::optional<Instant> first;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (used_[i] && likely[i]) first = std::min(first.value_or(all_[i].onset.from), all_[i].onset.from);
    const auto lasts = given_.catalogue.common.anaphylaxis.second_phase;
    bool more = false;
    for (std::size_t i = 0; first && i < all_.size(); ++i) {
      const auto onset = all_[i].onset.from;
      if (likely[i] || onset < *first || onset > *first + lasts) continue;
      likely[i] = more = true;
    }
    return more;
  }

  void meet(Criterion criterion, std::size_t i, std::size_t j) {
    met_.insert(criterion);
    used_[i] = used_[j] = true;
  }

  void alone(std::size_t i, const std::function<bool()>& known_allergen) {
    const auto& one = all_[i];
    if (one.bronchospasm || one.system == BodySystem::larynx || one.fall) meet(Criterion::wao_2, i, i);
    if (one.system == BodySystem::circulation && known_allergen()) meet(Criterion::niaid_3, i, i);
  }

  void pair(std::size_t i, std::size_t j, bool likely) {
    const auto &one = all_[i], &other = all_[j];
    if (one.system == BodySystem::skin && (airway(other) || perfusion(other))) {
      meet(Criterion::niaid_1, i, j);
      meet(Criterion::wao_1, i, j);
    }
    if (one.system == BodySystem::skin && other.severe_gut) meet(Criterion::wao_1, i, j);
    if (likely && group(one) != group(other)) meet(Criterion::niaid_2, i, j);
    const bool low_pressure = one.system == BodySystem::circulation;
    if (likely && low_pressure && group(one) != group(other)) meet(Criterion::wao_2, i, j);
  }

  const RuleInput& given_;
  std::vector<Evidence> all_;
  std::vector<bool> used_;
  std::set<Criterion> met_;
};

/// Hypersensitivity to the drug was told, or anaphylaxis seen or charted under an earlier infusion of it.
/// Worked out from the record, so that it does not hang on the order of the entries.
bool known_allergen(const RuleInput& given) {
  const auto forms = forms_of(given.infusion, given.drug);
  for (const auto& form : forms)
    if (const auto* prior = given.chart.prior(form);
        prior && (prior->worst == EarlierReaction::hypersensitivity ||
                  prior->worst == EarlierReaction::life_threatening))
      return true;
  for (const auto& [number, earlier] : given.chart.infusions()) {
    const bool before =
        earlier.start && given.infusion.start && earlier.start->from < given.infusion.start->from;
    if (!before || !of_forms(forms, earlier) || !given.protocols.drugs.contains(number)) continue;
    const auto then = given.of(earlier);
    const auto charted = [](const SymptomCourse& course) { return course.symptom == "anaphylaxis"; };
    if (std::any_of(then.courses.begin(), then.courses.end(), charted)) return true;
    if (Criteria{then, Gathering{then}.all()}.finding([] { return false; })) return true;
  }
  return false;
}

}  // namespace

std::optional<Finding> anaphylaxis_criteria(const RuleInput& given) {
  std::optional<bool> known;
  return Criteria{given, Gathering{given}.all()}.finding([&] {
    if (!known) known = known_allergen(given);
    return *known;
  });
}

}  // namespace infuwatch
