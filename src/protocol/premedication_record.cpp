#include "protocol/premedication_record.hpp"

#include "protocol/start_questions.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

GivenBefore given_before(const ChartedEvent& act, const Gave& gave, Span start) {
  GivenBefore given{.entry = act.number,
                    .name = gave.medication ? gave.medication->name : gave.what,
                    .at = gave.at,
                    .from_start = *since(start, gave.at),
                    .at_home = words_in(gave.what).contains("home")};
  if (gave.medication) given.dose = gave.medication->dose;
  if (gave.medication) given.route = gave.medication->route;
  return given;
}

}  // namespace

PremedicationRecord premedication_record(const Chart& chart, const Infusion& infusion,
                                         const DrugProtocol& drug) {
  PremedicationRecord record;
  if (!infusion.start) return record;
  for (const auto* wanted : drug.before_start.premedications_for(infusion.terms.course_day))
    record.classes.push_back({.wanted = *wanted});
  const auto start = infusion.start->from;
  for (const auto* act : chart.standing<Gave>()) {
    const auto& gave = std::get<Gave>(act->said);
    if (gave.at.from > start || gave.at.from < start - premedication_lasts || says_not_given(gave.what))
      continue;
    bool wanted = false;
    for (auto& one : record.classes) {
      if (!gave_of_kind(gave, *drug.substances, one.wanted.kind)) continue;
      one.given.push_back(given_before(*act, gave, *infusion.start));
      wanted = true;
    }
    if (!wanted && act->infusion() == infusion.number)
      record.others.push_back(given_before(*act, gave, *infusion.start));
  }
  return record;
}

}  // namespace infuwatch
