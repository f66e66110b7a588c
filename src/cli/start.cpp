#include "cli/order_fields.hpp"
#include "cli/session.hpp"

namespace infuwatch::cli {
namespace {

int run_start(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  app::StartRequest request{std::nullopt,
                            order_fields(given),
                            given.text("--at"),
                            {given.all("--answer"), given.has("--screened"), given.text("--checked-by")}};
  if (given.has("N")) {
    const auto infusion = infusion_of(given);
    if (!infusion) return session.fail(infusion.error());
    request.infusion = *infusion;
  }
  return session.receipt(app::start(session.desk(), session.common(given), request));
}

const Registered start{
    {"start",
     "At the bedside",
     "The drug reaches the patient: start a prepared infusion, or one at once.",
     {"start 17", "start 17 --at -5m --screened", "start 17 --screened --answer lvef=60 --checked-by n2",
      "start --patient 0042137 --birth 1984-03-09 --drug ocrelizumab --dose \"300 mg\" --chair 4"},
     with_order(
         {{"N", "", "the number of a prepared infusion"},
          {"--screened", "", "the protocol's questions were asked; what --answer leaves out is as expected"},
          {"--answer", "QUESTION=ANSWER", "an answer: infection=no, lvef=60", false, true},
          {"--checked-by", "BADGE", "the second nurse who checked drug, dose and patient"},
          at_option,
          reason_option}),
     run_start}};

}  // namespace
}  // namespace infuwatch::cli
