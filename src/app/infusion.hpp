#pragma once

#include "app/before_start.hpp"
#include "app/writing.hpp"
#include "base/words.hpp"

namespace infuwatch::app {

/// What is to be given to whom, as typed; empty: not said.
struct OrderFields {
  std::string mrn, birth, drug, dose, chair, lot, planned, bsa, provider, fluid;
  Asked asked() const { return {mrn, birth, drug, dose, chair, lot, planned, bsa, provider, fluid}; }
  bool empty() const;
};

/// Whether the dose's unit and the fluid are ones the drug is given in.
Result<Done, Problem> fits(const Order& order, const DrugProtocol& drug);
/// The order as values, checked against the patient and the catalogue; `notices` gains what to tell.
Result<Order, Problem> order_of(const OrderFields& fields, const Sitting& sitting,
                                std::vector<Notice>& notices);
/// What is told at a start: a dose that is not the protocol's, an unknown history, another infusion still
/// running.
void start_notices(const Order& order, const Sitting& sitting, const Chart& chart, const Catalogue& catalogue,
                   std::vector<Notice>& notices);

Result<storage::Recorded, Problem> prepare(const Desk& desk, const Common& common, const OrderFields& order);

/// Starts a prepared infusion, or (with an order) one that nobody prepared. Refused where it has started
/// already, telling by whom. What the protocol asks before the start (limits, intervals, earlier reactions,
/// answers that are not as expected) wants a reason.
struct StartRequest {
  std::optional<InfusionId> infusion;
  OrderFields order;
  std::string at;
  Screening screening;
};
Result<storage::Recorded, Problem> start(const Desk& desk, const Common& common, const StartRequest& request);

/// A new rate, a new planned time from `at` on, or both. Additive: never stale.
struct RateRequest {
  InfusionId infusion;
  std::string rate, planned, at;
};
Result<storage::Recorded, Problem> change_rate(const Desk& desk, const Common& common,
                                               const RateRequest& request);

/// A pause, additive.
Result<storage::Recorded, Problem> pause(const Desk& desk, const Common& common, InfusionId infusion,
                                         const std::string& at);
/// Takes an infusion up again after a pause or a stop; after a release it asks for a reason.
Result<storage::Recorded, Problem> resume(const Desk& desk, const Common& common, InfusionId infusion,
                                          const std::string& at);

struct StopRequest {
  InfusionId infusion;
  std::string at, given, why;
};
Result<storage::Recorded, Problem> stop(const Desk& desk, const Common& common, const StopRequest& request);

struct ReleaseRequest {
  InfusionId infusion;
  std::string at, to;
};
Result<storage::Recorded, Problem> release(const Desk& desk, const Common& common,
                                           const ReleaseRequest& request);

/// Takes back what was prepared and never started.
Result<storage::Recorded, Problem> cancel(const Desk& desk, const Common& common, InfusionId infusion,
                                          const std::string& at);

/// The words a stop and a release take.
inline constexpr Words<4> stop_reasons{"completed", "reaction", "patient", "other"};
inline constexpr Words<3> release_places{"home", "ed", "ward"};
/// A moment of an act after the start; refused before it.
Result<Span, Problem> time_after_start(const Sitting& sitting, std::string_view text, const Chart& chart,
                                       const Infusion& infusion);
/// The act that stands for a fact, told as who won: its entry, staff, time.
LostRace lost_to(const Chart& chart, EntryNumber entry, const SiteRecord& site, LostRace::Fact fact,
                 InfusionId subject);
std::string number_text(InfusionId infusion);  // `17`

}  // namespace infuwatch::app
