#include "app/labs.hpp"

#include "app/people.hpp"

#include <algorithm>

namespace infuwatch::app {
namespace {

struct LabsRequest {
  std::string mrn;
  std::vector<LabEntered> labs;
};

LabsRequest read_labs_request(FieldReader& reader) {
  LabsRequest request{.mrn = reader.answers().text(FieldId::new_mrn), .labs = {}};
  if (!reader.given(FieldId::lab)) reader.missing(FieldId::lab);
  if (reader.catalogue({std::string{generic_drug}})) request.labs = reader.all<LabEntered>(FieldId::lab);
  return request;
}

/// Labs as they are to stand in a patient's chart. `changed`: those typed now; what of them is hardly ever
/// seen is in `doubts`.
Result<Done, Problem> labs_hold(const LabsCharted& said, const std::vector<LabEntered>& changed,
                                const WriteContext& writing, const Patient& patient,
                                std::vector<Question>& doubts) {
  for (const auto& [lab, typed] : changed) {
    if (lab.on > writing.context.zone.day(writing.moment.now))
      return bad(FieldId::lab, typed, Takes::past_date);
    if (latest_day(lab) < patient.birth)
      return bad(FieldId::lab, typed, Takes::after_birth, {}, shown_date(patient.birth));
    const auto same = [&one = lab](const LabResult& other) {
      return other.lab == one.lab && other.on == one.on;
    };
    if (std::count_if(said.labs.begin(), said.labs.end(), same) > 1)
      return bad(FieldId::lab, typed, Takes::lab_once);
    if (!lab.value || lab.confirmed) continue;
    const auto catalogue = writing.catalogue({std::string{generic_drug}});
    if (!catalogue) return Failure{catalogue.error()};
    const auto term = (*catalogue)->common.labs->find(lab.lab);
    if (!term || (lab.value->amount >= term->least && lab.value->amount <= term->most)) continue;
    doubts.push_back(Improbable{.field = FieldId::lab,
                                .given = lab.value->amount,
                                .least = term->least,
                                .most = term->most,
                                .unit = ' ' + term->unit,
                                .of = term->name});
  }
  return Done{};
}

/// The entry in which each of these labs stands already as the last of its lab and day; of several the last.
std::optional<EntryNumber> stands_so(const Chart& chart, const LabsCharted& said) {
  EntryNumber in;
  for (const auto& lab : said.labs) {
    std::optional<LabOnFile> last;
    for (const auto& [number, act] : chart.acts()) {
      const auto* known = act.stands() ? std::get_if<LabsCharted>(&act.said) : nullptr;
      if (!known) continue;
      for (const auto& one : known->labs)
        if (one.lab == lab.lab && one.on == lab.on) last = LabOnFile{.entry = number, .lab = one};
    }
    if (!last || last->lab != lab) return std::nullopt;
    in = std::max(in, last->entry);
  }
  return in;
}

Result<Decision, Problem> decide_labs(const WriteContext& writing, const LabsRequest& request) {
  const auto id = patient_of(writing.view, request.mrn);
  if (!id) return Failure{Problem{NoSuch{NoSuch::What::patient, request.mrn}}};
  const auto chart = writing.view.history(*id);
  LabsCharted said{.patient = *id, .labs = {}};
  for (const auto& entered : request.labs) said.labs.push_back(entered.lab);
  Decision act{.said = said, .patients = {*id}, .reason = {}, .supersedes = {}, .notices = {}};
  const auto held = labs_hold(said, request.labs, writing, chart->patient(), act.questions);
  if (!held) return Failure{held.error()};
  if (const auto entry = stands_so(*chart, said))
    return Failure{Problem{NothingNew{NothingNew::What::entry, to_text(*entry)}}};
  act.notices = writing.look_alikes(chart->patient());
  return act;
}

}  // namespace

Result<Done, Problem> labs_confirmed(const BedsideEvent& now, const std::vector<FieldChange>& changes,
                                     const WriteContext& writing, const Patient& patient) {
  const auto* said = std::get_if<LabsCharted>(&now);
  if (!said) return Done{};
  std::vector<LabEntered> changed;
  for (const auto& to : changes)
    if (const auto* one = std::get_if<LabChange>(&to.value); one && !one->out)
      changed.push_back(one->entered);
  std::vector<Question> doubts;
  if (const auto held = labs_hold(*said, changed, writing, patient, doubts); !held) return held;
  if (!doubts.empty()) return Failure{Problem{ReasonNeeded{std::move(doubts)}}};
  return Done{};
}

Result<storage::Recorded, Problem> chart_labs(const AppContext& context, const Request& request) {
  return perform(context, request, read_labs_request, decide_labs);
}

}  // namespace infuwatch::app
