#pragma once

#include "app/before_start.hpp"
#include "app/writing.hpp"

namespace infuwatch::app {

using Recording = Result<storage::Recorded, Problem>;

/// Charts an order: who is to get what. It is started later.
Recording prepare(const AppContext& context, const Request& request);
/// Starts a prepared infusion, or (with an order) one that nobody prepared. Refused where it has started
/// already, and says by whom. What the protocol asks before the start (limits, intervals, earlier reactions,
/// answers that are not as expected) requires a reason.
Recording start(const AppContext& context, const Request& request);
/// A new rate, a new planned time from that time on, or both. Additive: never stale.
Recording change_rate(const AppContext& context, const Request& request);
/// A further bag, additive. One that has expired, or does before the planned end, requires a reason.
Recording hang_bag(const AppContext& context, const Request& request);
/// A pause, additive.
Recording pause(const AppContext& context, const Request& request);
/// Resumes an infusion after a pause or a stop; after a release it requires a reason.
Recording resume(const AppContext& context, const Request& request);
Recording stop(const AppContext& context, const Request& request);
Recording release(const AppContext& context, const Request& request);
/// Takes back what was prepared and never started.
Recording cancel(const AppContext& context, const Request& request);

/// What is to be given to whom, as values; whose it is has to be held against the record.
struct OrderEntered {
  std::string mrn;
  std::chrono::year_month_day birth{};
  Order order;
};
/// The fields of an order, its patient among them.
std::vector<FieldId> order_fields();
/// Reads an order; its drug is one of the catalogue, its dose and fluid fit it. One that is not in the list
/// needs a provider, a route and a rate.
OrderEntered read_order(FieldReader& reader);
/// Whether the dose's unit and the fluid are ones the drug is given in.
Result<Done, Problem> fits(const Order& order, const DrugProtocol& drug);
/// Whether what is in the bag is in a unit the drug is given in.
Result<Done, Problem> fits(const BagHung& bag, const DrugProtocol& drug);
/// The order with its patient; `notices` gains what to tell.
Result<Order, Problem> order_of(const OrderEntered& entered, const WriteContext& writing,
                                std::vector<Notice>& notices);
/// The drugs that an order is held against: its own; of one that is not in the list all, since its name may
/// mean any of them.
std::set<std::string> drugs_to_read(const Order& order);
/// What is asked of the name of a drug that is not in the list, where it is typed; `of`: the infusion that it
/// is corrected for.
std::vector<Question> name_questions(const Order& order, const Chart& chart, const Catalogue& catalogue,
                                     InfusionId of = {});
/// What is told at a start: that no protocol stands behind it, a dose that is not the protocol's, an unknown
/// history, another infusion prepared or still running, a chair that is taken. `of`: the infusion, where it
/// is charted already.
void start_notices(const Order& order, const WriteContext& writing, const Chart& chart,
                   const Catalogue& catalogue, std::vector<Notice>& notices, InfusionId of = {});

/// An infusion of the record, with the chart it stands in.
struct OnChart {
  storage::ChartPointer chart;
  const Infusion& infusion;
};
Result<OnChart, Problem> infusion_of(const WriteContext& writing, InfusionId number);
/// The same for one that has started.
Result<OnChart, Problem> started_infusion(const WriteContext& writing, InfusionId number);
/// A moment of an act after the start; refused before it.
Result<Span, Problem> time_after_start(const WriteContext& writing, const EnteredTime& time,
                                       const Chart& chart, const Infusion& infusion);
/// The act that stands for a fact, told as who won: its entry, staff, time.
LostRace lost_to(const Chart& chart, EntryNumber entry, const SiteRecord& site, LostRace::Fact fact,
                 InfusionId subject);

}  // namespace infuwatch::app
