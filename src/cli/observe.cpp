#include "app/observe.hpp"

#include "cli/session.hpp"
#include "domain/vital_sign.hpp"

namespace infuwatch::cli {
namespace {

int run_observe(Session& session, const Given& given) {
  if (const auto opened = session.open(Session::Reader::bedside); !opened)
    return session.fail(opened.error());
  const auto infusion = infusion_of(given);
  if (!infusion) return session.fail(infusion.error());
  app::ObserveRequest request;
  request.infusion = *infusion, request.at = given.text("--at"), request.none = given.has("--none");
  request.symptoms = given.all("--symptom"), request.denied = given.all("--denied"),
  request.resolved = given.all("--resolved");
  for (const auto& sign : vital_signs()) request.vitals[sign.sign] = given.text(sign.field.option);
  request.source = given.text("--source"), request.note = given.text("--note");
  return session.receipt(app::observe(session.desk(), session.common(given), request));
}

std::vector<Parameter> parameters() {
  std::vector<Parameter> all{
      infusion_word,
      at_option,
      {"--symptom", "SYMPTOM[:GRADE][@ONSET]",
       "what was seen; on the skin also how much of it: rash:12%; other:\"words\" where the catalogue has no name",
       false, true},
      {"--denied", "SYMPTOM", "asked for and denied", false, true},
      {"--none", "", "the drug's whole list was asked for and denied"},
      {"--resolved", "SYMPTOM", "has gone", false, true}};
  for (const auto& sign : vital_signs())
    all.push_back({sign.field.option, sign.field.value, sign.field.help});
  for (const auto& parameter : {Parameter{"--source", "HOW", "chair, phone or paper; chair if not said"},
                                Parameter{"--note", "TEXT", "anything else"}, reason_option})
    all.push_back(parameter);
  return all;
}

const Registered observe_command{
    {"observe",
     "At the bedside",
     "What the nurse saw, measured, or was told at one moment. A ! after a reading confirms it, however rare.",
     {"observe 17 --symptom hives:2 --bp 92/60",
      "observe 17 --symptom hives:2@-40m --symptom rash:12% --hr 104",
      "observe 17 --none --hr 72 --bp 118/70 --temp 36.8C --spo2 98 --o2 air",
      "observe 17 --glucose \"5.5 mmol/L\" --hr 28!", "observe 17 --resolved hives --at 15:20",
      "observe 17 --source phone --symptom fever:1@~21:00 --denied rash"},
     parameters(),
     run_observe}};

}  // namespace
}  // namespace infuwatch::cli
