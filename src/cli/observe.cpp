#include "app/observe.hpp"

#include "cli/session.hpp"

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
  request.vitals = {given.text("--hr"),    given.text("--bp"),   given.text("--temp"),
                    given.text("--rr"),    given.text("--spo2"), given.text("--o2"),
                    given.text("--acvpu"), given.text("--pain"), given.text("--weight")};
  request.source = given.text("--source"), request.note = given.text("--note");
  return session.receipt(app::observe(session.desk(), session.common(given), request));
}

const Registered observe_command{
    {"observe",
     "At the bedside",
     "What the nurse saw, measured, or was told at one moment.",
     {"observe 17 --symptom hives:2 --bp 92/60",
      "observe 17 --symptom hives:2@-40m --symptom rash:12% --hr 104",
      "observe 17 --none --hr 72 --bp 118/70 --temp 36.8C --spo2 98 --o2 air",
      "observe 17 --resolved hives --at 15:20",
      "observe 17 --source phone --symptom fever:1@~21:00 --denied rash"},
     {infusion_word,
      at_option,
      {"--symptom", "SYMPTOM[:GRADE][@ONSET]",
       "what was seen; on the skin also how much of it: rash:12%; other:\"words\" where the catalogue has no name",
       false, true},
      {"--denied", "SYMPTOM", "asked for and denied", false, true},
      {"--none", "", "the drug's whole list was asked for and denied"},
      {"--resolved", "SYMPTOM", "has gone", false, true},
      {"--hr", "N", "heart rate per minute, or none: not obtainable"},
      {"--bp", "N/N", "blood pressure: 118/70, 80/p, none"},
      {"--temp", "T", "with its scale: 37.2C or 99.0F"},
      {"--rr", "N", "breaths per minute, or none"},
      {"--spo2", "N", "oxygen saturation in %, or none"},
      {"--o2", "L", "oxygen in litres per minute, or air"},
      {"--acvpu", "LETTER", "A alert, C newly confused, V voice, P pain, U unresponsive"},
      {"--pain", "N", "0-10"},
      {"--weight", "KG", "kilograms; a ! behind any reading says that it is right, however rare"},
      {"--source", "HOW", "chair, phone or paper; chair if not said"},
      {"--note", "TEXT", "anything else"},
      reason_option},
     run_observe}};

}  // namespace
}  // namespace infuwatch::cli
