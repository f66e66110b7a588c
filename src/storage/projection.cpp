#include "storage/projection.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "domain/close_out_standing.hpp"
#include "domain/drug_name.hpp"
#include "domain/open.hpp"
#include "domain/vital_sign.hpp"
#include "storage/act_columns.hpp"
#include "storage/cell.hpp"
#include "storage/projection_tables.hpp"

namespace infuwatch::storage {
namespace {

using enum Picture;

const Table* table(Picture which) { return &pictures()[static_cast<std::size_t>(which)]; }

template <class... Facts>
Row row(Picture which, const Facts&... facts) {
  std::vector<Value> values;
  values.reserve(sizeof...(facts));
  (values.push_back(cell(facts)), ...);
  return {table(which), std::move(values)};
}

std::optional<Instant> from_of(const std::optional<Span>& span) {
  return span ? std::optional{span->from} : std::nullopt;
}
std::optional<Instant> to_of(const std::optional<Span>& span) {
  return span ? std::optional{span->to} : std::nullopt;
}

/// A text that is often not said.
std::optional<std::string> where_said(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

/// The column `drug` of a reported history: the drug's key; of one without a protocol its name, case and
/// blanks aside. Rows that earlier programs drew have it so, though what counts as one drug is by letters and
/// digits.
std::string prior_column(const Prior& known) {
  if (known.unlisted.empty()) return known.drug;
  auto name = lower(known.unlisted);
  std::erase_if(name, [](char c) { return c == ' ' || c == '\t'; });
  return name;
}

void draw_patient(const Chart& chart, ProjectionChanges& out) {
  const auto& p = chart.patient();
  out.rows.push_back(row(patient, p.id, p.mrn, p.name, p.birth, p.sex, p.phone, p.weight_kg, p.allergies,
                         p.spo2_scale_2 ? 2 : 1, p.pregnant));
  out.erased.push_back({table(prior), p.id.value()});
  for (const auto& known : chart.priors())
    out.rows.push_back(row(prior, p.id, prior_column(known), known.count, known.total_dose, known.last,
                           known.worst, where_said(known.unlisted)));
}

void draw_infusion(const Chart& chart, const Infusion& i, ProjectionChanges& out) {
  const auto started = [&](auto value) { return i.start ? std::optional{value} : std::nullopt; };
  const auto given = given_in_all(i);
  out.rows.push_back(row(
      infusion, i.number, chart.patient().id, i.order.drug, i.order.dose, i.state, i.order.chair, i.order.lot,
      i.order.provider, i.order.fluid, started(i.terms.drug_count), started(i.terms.count_certain),
      started(i.terms.catalogue), from_of(i.start), to_of(i.start), i.planned_end, from_of(i.stop),
      to_of(i.stop), i.stop ? std::optional{i.stopping.why} : std::nullopt,
      given.empty() ? std::nullopt : std::optional{to_text(given)}, from_of(i.release), to_of(i.release),
      i.release ? std::optional{i.released_to} : std::nullopt, i.high_risk_until(), i.follow_up_until(),
      i.observe_until(), started(i.terms.labels),
      i.terms.course > 0 ? std::optional{i.terms.course} : std::nullopt,
      i.terms.course > 0 ? std::optional{i.terms.course_day} : std::nullopt, started(i.checked_by),
      i.order.expires, i.order.volume, i.order.order_expires, where_said(i.order.unlisted),
      where_said(i.order.route), i.order.rate));
  out.erased.push_back({table(iv_access), i.number.value()});
  each_member(i.order.access, [&]<class T>(const auto& member, const T& held) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (!held.empty()) out.rows.push_back(row(iv_access, i.number, member.body, held));
    } else if (held) {
      out.rows.push_back(row(iv_access, i.number, member.body, std::to_string(*held)));
    }
  });
  const auto openness_now = in_sight(chart, i);
  out.erased.push_back({table(open_infusion), i.number.value()});
  if (openness_now.open)
    out.rows.push_back(row(open_infusion, i.number, chart.patient().id, openness_now.until));
}

/// What a reading was entered as, for the signs that may be entered in several units.
template <class T>
std::string entered_of(const T&) {
  return {};
}
std::string entered_of(const Measured& reading) { return reading.entered; }

/// The second row that a blood pressure has.
void draw_second(EntryNumber, const VitalSign&, const auto&, ProjectionChanges&) {}
void draw_second(EntryNumber number, const VitalSign& sign, const BloodPressure& pressure,
                 ProjectionChanges& out) {
  if (pressure.diastolic)
    out.rows.push_back(row(vital, number, "dbp", pressure.diastolic, sign.column_unit, ""));
}

void draw_vitals(EntryNumber number, const Vitals& vitals, ProjectionChanges& out) {
  for (const auto& sign : vital_signs())
    with_reading(sign, vitals, [&](const auto& reading) {
      out.rows.push_back(
          row(vital, number, sign.column, number_of(sign, vitals), sign.column_unit, entered_of(reading)));
      draw_second(number, sign, reading, out);
    });
}

void draw_observation(const Chart& chart, const ChartedEvent& act_, const Observed& said,
                      ProjectionChanges& out) {
  const auto* placed = chart.placement(act_.number);
  const auto at = placed ? std::optional{placed->at} : std::nullopt;
  const auto of = [](const std::optional<Placed>& place, auto member) {
    return place ? std::optional{(*place).*member} : std::nullopt;
  };
  out.rows.push_back(row(observation, act_.number, said.infusion, of(at, &Placed::window),
                         of(at, &Placed::certainty), of(at, &Placed::phase), said.source, said.none,
                         said.note));
  out.erased.push_back({table(symptom), act_.number.value()});
  out.erased.push_back({table(vital), act_.number.value()});
  int line = 0;
  for (const auto& seen : said.symptoms) {
    const auto onset = seen.onset.value_or(said.at);
    const auto index = static_cast<std::size_t>(line);
    const auto place =
        placed && index < placed->symptoms.size() ? std::optional{placed->symptoms[index]} : std::nullopt;
    out.rows.push_back(row(symptom, act_.number, ++line, "seen", seen.symptom, seen.words, seen.grade,
                           onset.from, onset.to, of(place, &Placed::window), of(place, &Placed::certainty),
                           of(place, &Placed::phase), seen.surface, seen.grading,
                           seen.ended ? std::optional{seen.ended->from} : std::nullopt,
                           seen.ended ? std::optional{seen.ended->to} : std::nullopt));
  }
  const auto plain = [&](const std::vector<std::string>& keys, const char* finding) {
    for (const auto& key : keys) {
      const std::optional<int> none;
      out.rows.push_back(row(symptom, act_.number, ++line, finding, key, "", none, none, none, none, none,
                             none, none, "", none, none));
    }
  };
  plain(said.denied, "denied");
  plain(said.resolved, "resolved");
  draw_vitals(act_.number, said.vitals, out);
}

void draw_labs(const ChartedEvent& charted, const LabsCharted& said, ProjectionChanges& out) {
  out.erased.push_back({table(lab), charted.number.value()});
  const auto by = charted.corrected ? std::optional{charted.corrected->entry} : std::nullopt;
  int line = 0;
  for (const auto& one : said.labs)
    out.rows.push_back(row(lab, charted.number, ++line, said.patient, one.lab, one.on,
                           one.value ? std::optional{one.value->amount} : std::nullopt,
                           one.value ? std::optional{one.value->unit} : std::nullopt, where_said(one.result),
                           where_said(one.entered), charted.stands() ? "stands" : "retracted", by));
}

void draw_close_out(const Chart& chart, const ChartedEvent& charted, const ClosedOut& said,
                    ProjectionChanges& out) {
  out.rows.push_back(row(close_out, charted.number, said.infusion, said.episode, said.serious(),
                         to_text(said.seriousness), said.causality, naranjo_score(said.naranjo), said.outcome,
                         said.by, standing_of(chart, charted, said)));
}

void draw_act(const Chart& chart, const ChartedEvent& charted, ProjectionChanges& out) {
  if (const auto* labs = std::get_if<LabsCharted>(&charted.said)) return draw_labs(charted, *labs, out);
  const auto at = at_of(charted.said).value_or(Span{charted.recorded_at});
  const auto [what, answer] = act_columns(charted.said);
  const std::string_view standing = charted.stands()                   ? "stands"
                                    : charted.struck->moved_to.value() ? "moved"
                                                                       : "retracted";
  const auto of_claim = [&](auto member) {
    return charted.claim ? std::optional{(*charted.claim).*member} : std::nullopt;
  };
  const auto by = charted.corrected ? std::optional{charted.corrected->entry} : std::nullopt;
  out.rows.push_back(row(act, charted.number, chart.patient().id, charted.infusion(), kind(charted.said),
                         at.from, at.to, charted.recorded_at, charted.late(), charted.staff, standing, by,
                         what, answer, of_claim(&Claim::entry), of_claim(&Claim::by)));
  if (const auto* said = std::get_if<Observed>(&charted.said)) draw_observation(chart, charted, *said, out);
  if (const auto* said = std::get_if<Gave>(&charted.said); said && said->medication)
    out.rows.push_back(row(medication, charted.number, said->infusion, said->medication->name,
                           said->medication->dose, said->medication->route));
  if (const auto* said = std::get_if<BagHung>(&charted.said))
    out.rows.push_back(
        row(bag, charted.number, said->infusion, said->lot, said->expires, said->amount, said->volume));
  if (const auto* said = std::get_if<ClosedOut>(&charted.said)) draw_close_out(chart, charted, *said, out);
  if (const auto* said = std::get_if<Started>(&charted.said)) {
    out.erased.push_back({table(start_answer), charted.number.value()});
    for (const auto& [question, answer_] : said->answers)
      out.rows.push_back(row(start_answer, charted.number, question, answer_));
  }
}

void draw_flag(const Flag& f, ProjectionChanges& out) {
  std::vector<std::string> also_open;
  for (const auto number : f.finding.also_open) also_open.push_back(std::to_string(number.value()));
  std::vector<std::string> criteria;
  for (const auto criterion : f.finding.criteria) criteria.emplace_back(name(criterion));
  const auto of = [](const std::optional<Answer>& answer, auto member) {
    return answer ? std::optional{(*answer).*member} : std::nullopt;
  };
  out.rows.push_back(
      row(flag, f.id, f.finding.infusion, f.finding.rule, f.finding.priority, f.finding.window,
          f.finding.certainty, f.finding.phase, f.state(), joined(also_open, ","), f.finding.source,
          f.raised_by, f.raised_at, of(f.acknowledged, &Answer::entry), of(f.acknowledged, &Answer::staff),
          of(f.acknowledged, &Answer::at), of(f.acknowledged, &Answer::action),
          of(f.acknowledged, &Answer::text), of(f.resolved, &Answer::entry), of(f.resolved, &Answer::staff),
          of(f.resolved, &Answer::at), of(f.resolved, &Answer::text), f.superseded_by, f.retracted_by,
          of(f.retraction_acknowledged, &Answer::entry), joined(criteria, ",")));
  out.erased.push_back({table(flag_item), f.id.value()});
  int line = 0;
  for (const auto& item : f.finding.items)
    out.rows.push_back(row(flag_item, f.id, ++line, item.finding, item.course, item.words, item.grade,
                           item.value, item.limit, item.against, item.severity, item.onset.from,
                           item.onset.to, item.window, item.certainty, item.phase, item.priority, item.source,
                           item.observation, where_said(item.after)));
}

void draw_site(const Entry& entry, ProjectionChanges& out) {
  std::visit(
      Overloaded{[&](const SiteSet& said) {
                   out.rows.push_back(row(site_setting, "id", said.site.id));
                   out.rows.push_back(row(site_setting, "name", said.site.name));
                   out.rows.push_back(row(site_setting, "zone", said.site.zone));
                   out.rows.push_back(row(site_setting, "shifts", to_text(said.site.shifts)));
                   out.rows.push_back(row(site_setting, "opening", to_text(said.site.opening)));
                   out.rows.push_back(row(site_setting, "labels", said.site.labels));
                   out.rows.push_back(row(site_setting, "training", said.site.training ? "yes" : "no"));
                   if (const auto& ready = said.site.ready) {
                     out.rows.push_back(row(site_setting, "ready_at", iso(ready->at)));
                     out.rows.push_back(row(site_setting, "ready_by", ready->staff));
                     out.rows.push_back(row(site_setting, "ready_provider", ready->provider));
                   }
                 },
                 [&](const StaffSet& said) {
                   const auto& m = said.member;
                   out.rows.push_back(row(staff, m.badge, m.name, m.role, m.os_user, m.disabled));
                 },
                 [&](const CatalogueSet& said) {
                   out.rows.push_back(row(catalogue_part, said.part, said.version, entry.number));
                 },
                 [&](const HandoverSigned& said) {
                   out.rows.push_back(row(handover, entry.number, said.from, said.to, said.head,
                                          joined(said.items, ","), entry.staff, entry.recorded_at));
                 },
                 [&](const HandoverAccepted& said) {
                   std::vector<std::string> except;
                   for (const auto& [item, reason] : said.except) except.push_back(item + ": " + reason);
                   out.rows.push_back(row(acceptance, entry.number, said.handover, entry.staff,
                                          entry.recorded_at, joined(except, "; ")));
                 },
                 [](const auto&) {}},
      entry.said);
}

}  // namespace

std::span<const Table> tables() { return pictures(); }

ProjectionChanges project(const Entry& entry, const std::vector<ChartChange>& charts) {
  ProjectionChanges out;
  const auto in_chart = [&](PatientId of, InfusionId on, Span at) {
    out.rows.push_back(row(chart_entry, of, on, entry.number, at.from, at.to));
  };
  if (charts.empty()) {
    in_chart({}, {}, entry.recorded_at);
    draw_site(entry, out);
  }
  for (const auto& change : charts) {
    const auto& chart = *change.after;
    const auto* about = chart.act(entry.number);
    const auto at = about ? at_of(about->said).value_or(Span{about->recorded_at}) : Span{entry.recorded_at};
    if (change.touched.patient) {
      in_chart(change.patient, {}, at);
      draw_patient(chart, out);
    }
    for (const auto number : change.touched.infusions) {
      const auto* changed = chart.infusion(number);
      if (!changed) continue;
      in_chart(change.patient, number, at);
      draw_infusion(chart, *changed, out);
    }
    for (const auto number : change.touched.acts)  // one that moved away is drawn where it stands now
      if (const auto& known = chart.acts().at(number); known.stands() || !known.struck->moved_to.value())
        draw_act(chart, known, out);
    for (const auto id : change.touched.flags) draw_flag(*chart.flag(id), out);
    if (change.touched.flags.empty()) continue;
    for (const auto* act : chart.standing<ClosedOut>())  // a flag may have taken its event away
      if (!change.touched.acts.contains(act->number))
        draw_close_out(chart, *act, std::get<ClosedOut>(act->said), out);
  }
  if (const auto set = clock_set_before(entry)) out.rows.push_back(row(clock_set, set->entry, set->by));
  return out;
}

std::string row_name(const Table& table, const std::vector<Value>& values) {
  std::vector<std::string> parts;
  for (int i = 0; i < table.keys; ++i) {
    const auto& value = values[static_cast<std::size_t>(i)];
    const auto text = std::visit(Overloaded{[](std::monostate) { return std::string{"NULL"}; },
                                            [](std::int64_t number) { return std::to_string(number); },
                                            [](const std::string& words) { return words; }},
                                 value);
    parts.push_back(std::string{table.columns[static_cast<std::size_t>(i)]} + '=' + text);
  }
  return joined(parts, " ");
}

}  // namespace infuwatch::storage
