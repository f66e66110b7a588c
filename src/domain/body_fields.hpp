#pragma once

#include "domain/entry.hpp"

/// The fields of every value that stands in an entry's body, each named once: a visitor V is called with a
/// name and a member. It puts them into the body, or takes them out of it. For body.cpp only.
namespace infuwatch::body {

template <class V>
void fields(V& v, Site& s) {
  v("id", s.id), v("name", s.name), v("zone", s.zone), v("shifts", s.shifts), v("training", s.training),
      v("opening", s.opening), v("labels", s.labels);
}
template <class V>
void fields(V& v, StaffMember& s) {
  v("badge", s.badge), v("name", s.name), v("role", s.role), v("os_user", s.os_user),
      v("disabled", s.disabled);
}
template <class V>
void fields(V& v, Patient& p) {
  v("patient", p.id), v("mrn", p.mrn), v("name", p.name), v("birth", p.birth), v("sex", p.sex),
      v("phone", p.phone);
  v("weight_kg", p.weight_kg), v("allergies", p.allergies), v("spo2_scale_2", p.spo2_scale_2);
  v("pregnant", p.pregnant);
}
template <class V>
void fields(V& v, Prior& p) {
  v("patient", p.patient), v("drug", p.drug), v("count", p.count), v("total_dose", p.total_dose),
      v("last", p.last);
  v("worst", p.worst);
}
template <class V>
void fields(V& v, Order& o) {
  v("patient", o.patient), v("drug", o.drug), v("dose", o.dose), v("chair", o.chair), v("lot", o.lot);
  v("provider", o.provider), v("fluid", o.fluid), v("planned_s", o.planned),
      v("body_surface_m2", o.body_surface);
}
template <class V>
void fields(V& v, SymptomSeen& s) {
  v("symptom", s.symptom), v("words", s.words), v("grade", s.grade), v("onset", s.onset);
  v("surface", s.surface), v("grading", s.grading);
}
template <class V>
void fields(V& v, BloodPressure& p) {
  v("sbp", p.systolic), v("dbp", p.diastolic);
}
template <class V>
void fields(V& v, Temperature& t) {
  v("tenths_c", t.tenths_c), v("entered", t.entered);
}
template <class V>
void fields(V& v, Oxygen& o) {
  v("tenths_l_min", o.tenths_l_min);
}
template <class V>
void fields(V& v, Vitals& s) {
  v("hr", s.heart_rate), v("bp", s.pressure), v("temp", s.temperature), v("rr", s.respiratory_rate),
      v("spo2", s.spo2);
  v("oxygen", s.oxygen), v("acvpu", s.consciousness), v("pain", s.pain), v("weight_kg", s.weight_kg);
}

template <class V>
void fields(V& v, SiteSet& s) {
  fields(v, s.site);
}
template <class V>
void fields(V& v, StaffSet& s) {
  fields(v, s.member);
}
template <class V>
void fields(V& v, PatientSet& s) {
  fields(v, s.patient);
}
template <class V>
void fields(V& v, PriorSet& s) {
  fields(v, s.prior);
}
template <class V>
void fields(V& v, CatalogueSet& s) {
  v("version", s.version), v("part", s.part), v("toml", s.toml);
}
template <class V>
void fields(V& v, Prepared& s) {
  v("infusion", s.infusion), v("order", s.order);
}
template <class V>
void fields(V& v, Answered& s) {
  v("question", s.question), v("answer", s.answer);
}
template <class V>
void fields(V& v, Started& s) {
  v("infusion", s.infusion), v("at", s.at), v("order", s.order), v("answers", s.answers),
      v("checked_by", s.checked_by);
}
template <class V>
void fields(V& v, RateSet& s) {
  v("infusion", s.infusion), v("at", s.at), v("rate", s.rate), v("planned_s", s.planned);
}
template <class V>
void fields(V& v, Paused& s) {
  v("infusion", s.infusion), v("at", s.at);
}
template <class V>
void fields(V& v, Resumed& s) {
  v("infusion", s.infusion), v("at", s.at);
}
template <class V>
void fields(V& v, Stopped& s) {
  v("infusion", s.infusion), v("at", s.at), v("given", s.given), v("why", s.why);
}
template <class V>
void fields(V& v, Released& s) {
  v("infusion", s.infusion), v("at", s.at), v("to", s.to);
}
template <class V>
void fields(V& v, Cancelled& s) {
  v("infusion", s.infusion), v("at", s.at);
}
template <class V>
void fields(V& v, Observed& s) {
  v("infusion", s.infusion), v("at", s.at), v("symptoms", s.symptoms), v("denied", s.denied),
      v("none", s.none);
  v("resolved", s.resolved), v("vitals", s.vitals), v("source", s.source), v("call", s.call),
      v("note", s.note), v("confirmed", s.confirmed);
}
template <class V>
void fields(V& v, Medication& m) {
  v("name", m.name), v("dose", m.dose), v("route", m.route);
}
template <class V>
void fields(V& v, Gave& s) {
  v("infusion", s.infusion), v("at", s.at), v("what", s.what), v("response", s.response),
      v("medication", s.medication);
}
template <class V>
void fields(V& v, Notified& s) {
  v("infusion", s.infusion), v("at", s.at), v("who", s.who), v("answer", s.answer), v("observe_s", s.observe);
}
template <class V>
void fields(V& v, Noted& s) {
  v("infusion", s.infusion), v("at", s.at), v("text", s.text);
}
template <class V>
void fields(V& v, NotDone& s) {
  v("infusion", s.infusion), v("at", s.at), v("check", s.check), v("why", s.why);
}
template <class V>
void fields(V& v, Acknowledged& s) {
  v("flag", s.flag), v("action", s.action), v("detail", s.detail);
}
template <class V>
void fields(V& v, Resolved& s) {
  v("flag", s.flag), v("outcome", s.outcome);
}
template <class V>
void fields(V& v, Corrected& s) {
  v("entry", s.entry), v("fields", s.fields), v("now", s.now);
}
template <class V>
void fields(V& v, Retracted& s) {
  v("entry", s.entry);
}
template <class V>
void fields(V& v, Claim& s) {
  v("entry", s.entry), v("by", s.by), v("staff", s.staff), v("at", s.at);
}
template <class V>
void fields(V& v, Claimed& s) {
  v("entry", s.entry), v("by", s.by);
}
template <class V>
void fields(V& v, Moved::One& s) {
  v("entry", s.entry), v("said", s.said), v("recorded_at", s.recorded_at), v("staff", s.staff),
      v("claim", s.claim);
}
template <class V>
void fields(V& v, Moved& s) {
  v("entries", s.entries), v("from", s.from), v("to", s.to);
}
template <class V>
void fields(V& v, HandoverSigned& s) {
  v("from", s.from), v("to", s.to), v("head", s.head), v("head_hash", s.head_hash), v("items", s.items);
}
template <class V>
void fields(V& v, HandoverAccepted::Exception& s) {
  v("item", s.item), v("reason", s.reason);
}
template <class V>
void fields(V& v, HandoverAccepted& s) {
  v("handover", s.handover), v("except", s.except);
}

template <class V>
void fields(V& v, Terms& t) {
  v("catalogue", t.catalogue), v("high_risk_s", t.high_risk), v("follow_up_s", t.follow_up);
  v("second_call_s", t.second_call), v("observe_after_stop_s", t.observe_after_stop),
      v("planned_s", t.planned);
  v("stop_grace_s", t.stop_grace), v("drug_count", t.drug_count), v("count_certain", t.count_certain);
  v("labels", t.labels), v("course", t.course), v("course_day", t.course_day), v("baseline", t.baseline);
}
template <class V>
void fields(V& v, Placed& p) {
  v("window", p.window), v("certainty", p.certainty), v("phase", p.phase);
}
template <class V>
void fields(V& v, Placement& p) {
  v("observation", p.observation), v("at", p.at), v("symptoms", p.symptoms);
}
template <class V>
void fields(V& v, Replaced& r) {
  v("now", r.now), v("was", r.was);
}
template <class V>
void fields(V& v, FlagItem& i) {
  v("finding", i.finding), v("course", i.course), v("words", i.words), v("grade", i.grade),
      v("value", i.value);
  v("limit", i.limit), v("against", i.against), v("severity", i.severity), v("onset", i.onset);
  v("window", i.window), v("certainty", i.certainty), v("phase", i.phase), v("priority", i.priority);
  v("also_open", i.also_open), v("remarks", i.remarks), v("source", i.source),
      v("observation", i.observation);
}
template <class V>
void fields(V& v, Finding& f) {
  v("infusion", f.infusion), v("rule", f.rule), v("priority", f.priority), v("window", f.window);
  v("certainty", f.certainty), v("phase", f.phase), v("items", f.items), v("start", f.start),
      v("stop", f.stop);
  v("also_open", f.also_open), v("source", f.source), v("criteria", f.criteria);
}
template <class V>
void fields(V& v, Judged::Raised& r) {
  v("flag", r.flag), v("finding", r.finding), v("supersedes", r.supersedes);
}
template <class V>
void fields(V& v, std::pair<InfusionId, Terms>& p) {
  v("infusion", p.first), v("terms", p.second);
}
template <class V>
void fields(V& v, std::pair<FlagId, Finding>& p) {
  v("flag", p.first), v("finding", p.second);
}
template <class V>
void fields(V& v, Judged& j) {
  v("patient", j.patient), v("judge", j.judge), v("terms", j.terms), v("placed", j.placed),
      v("raised", j.raised);
  v("amended", j.amended), v("retracted", j.retracted);
}

template <class V>
void fields(V& v, Notice& n) {
  v("kind", n.kind), v("about", n.about);
}

}  // namespace infuwatch::body
