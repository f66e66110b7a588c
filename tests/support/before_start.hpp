#pragma once

#include "protocol/earlier.hpp"
#include "support/history.hpp"

#include <memory>

namespace infuwatch::test {

inline Order order(const std::string& drug, std::int64_t thousandths, const std::string& unit,
                   std::optional<Decimal> surface = {}) {
  return {.patient = PatientId{1}, .drug = drug, .dose = {{thousandths}, unit}, .body_surface = surface};
}

/// A start on its day by UTC.
inline StartMoment start_at(Instant when) {
  return {.at = when, .day = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(when)}};
}

/// What is told of a drug before the record.
struct Told {
  std::optional<int> count = 0;
  std::optional<Quantity> total{};
  std::optional<std::chrono::year_month_day> last{};
  EarlierReaction worst = EarlierReaction::none;
};

/// One patient and one drug, started again and again.
class Starts {
 public:
  explicit Starts(std::string drug, Told told = {}) : drug_{std::move(drug)} {
    h.record(PriorSet{{PatientId{1}, drug_, told.count, told.total, told.last, told.worst}});
  }
  InfusionId start(Instant when, std::int64_t thousandths = 12000, const std::string& unit = "mg/m2",
                   std::optional<Decimal> surface = {}) {
    const InfusionId number{++infusions_};
    h.record(Started{number, when, order(drug_, thousandths, unit, surface)}, when);
    return number;
  }
  /// What a further start at that moment would ask, by kind.
  std::vector<Question> questions(Instant when, Order next, LabelRegion labels = LabelRegion::us,
                                  const Started& said = {}) const {
    Infusion infusion;
    infusion.number = InfusionId{infusions_ + 1};
    infusion.order = std::move(next);
    infusion.start = when;
    infusion.terms = terms_of(h.chart(), infusion, seed(), labels);
    auto asked = said;
    if (asked.checked_by.empty()) asked.checked_by = "n2";
    auto start = start_at(when);
    const auto& drug = seed().drugs.at(drug_);
    if (const auto last = last_start(h.chart(), infusion, drug)) start.last_start = start_at(last->at).day;
    return questions_before(h.chart(), infusion, drug, seed(), start, asked);
  }
  History h;

 private:
  std::string drug_;
  std::int64_t infusions_ = 0;
};

/// The first of its kind, if there is one; a copy, since the questions are often gone by then.
template <class Kind>
std::shared_ptr<const Kind> one(const std::vector<Question>& questions) {
  for (const auto& question : questions)
    if (const auto* found = std::get_if<Kind>(&question)) return std::make_shared<Kind>(*found);
  return nullptr;
}

}  // namespace infuwatch::test
