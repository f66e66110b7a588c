#include "support/history.hpp"

#include "base/embedded.hpp"
#include "protocol/catalogue_text.hpp"
#include "protocol/scope.hpp"

#include <stdexcept>

namespace infuwatch::test {
namespace {

constexpr PatientId patient{1};

Catalogue read_seed() {
  std::vector<CataloguePart> parts;
  for (const auto& [title, text] : seed_catalogue()) parts.push_back({std::string{title}, std::string{text}});
  auto read = read_catalogue(1, parts);
  if (!read) throw std::logic_error{"the shipped catalogue: " + to_text(read.error().front())};
  return std::move(*read);
}

Order order_of(const std::string& drug, std::optional<Seconds> planned) {
  const Quantity dose = drug == "mitoxantrone" ? Quantity{{12000}, "mg/m2"} : Quantity{{300000}, "mg"};
  return {.patient = patient, .drug = drug, .dose = dose, .planned = planned};
}

}  // namespace

const Catalogue& seed() {
  static const auto read = read_seed();
  return read;
}

SymptomSeen seen(std::string symptom, std::optional<int> grade, std::optional<Span> onset) {
  SymptomSeen seen{std::move(symptom), {}, grade, onset};
  const auto* term = seed().symptom(seen.symptom);
  if (grade && term && !term->ctcae_term.empty()) seen.grading = seed().common.grading;
  return seen;
}
SymptomSeen other(std::string words, std::optional<int> grade) {
  return {"other", std::move(words), grade, {}};
}

Vitals bp(int systolic, int diastolic) { return {.pressure = BloodPressure{systolic, diastolic}}; }
Vitals bp_none() { return {.pressure = BloodPressure{}}; }
Vitals bp_felt(int systolic) { return {.pressure = BloodPressure{systolic, {}}}; }
Vitals hr(int per_minute) { return {.heart_rate = Reading{per_minute}}; }
Vitals rr(int per_minute) { return {.respiratory_rate = Reading{per_minute}}; }
Vitals spo2(int percent) { return {.spo2 = Reading{percent}}; }
Vitals temp(int tenths_c) { return {.temperature = Temperature{tenths_c, "as entered"}}; }
Vitals acvpu(Consciousness level) { return {.consciousness = level}; }

Vitals operator+(const Vitals& one, const Vitals& more) {
  auto both = one;
  for (const auto& sign : vital_signs())
    std::visit(
        [&](auto slot) {
          if constexpr (std::is_same_v<decltype(slot), std::monostate>) {
            if (const auto found = more.more.find(sign.sign); found != more.more.end())
              both.more.insert_or_assign(sign.sign, found->second);
          } else if (more.*slot) {
            both.*slot = more.*slot;
          }
        },
        sign.slot);
  return both;
}

History::History(const Catalogue& catalogue) : clock_{test::at("2026-01-01T00:00")} {
  upgrade(catalogue);
  record(PatientSet{{.id = patient, .mrn = "0042137", .name = "Testa, Ana", .allergies = "none known"}});
}

EntryNumber History::prior(const std::string& drug, std::optional<int> count, EarlierReaction worst) {
  return record(PriorSet{{patient, drug, count, {}, {}, worst}});
}

EntryNumber History::spo2_scale_2() {
  auto now = chart_.patient();
  now.spo2_scale_2 = true;
  return record(PatientSet{now});
}

void History::upgrade(const Catalogue& catalogue) {
  catalogues_[catalogue.version] = &catalogue;
  catalogues_[0] = catalogues_.rbegin()->second;
}

InfusionId History::prepare(const std::string& drug, std::optional<Seconds> planned) {
  const InfusionId number{++infusions_};
  record(Prepared{number, order_of(drug, planned)});
  return number;
}

EntryNumber History::start(InfusionId prepared, Span at) {
  return record(Started{prepared, at, std::nullopt}, at.to);
}

InfusionId History::start(const std::string& drug, Span at, std::optional<Seconds> planned) {
  const InfusionId number{++infusions_};
  record(Started{number, at, order_of(drug, planned)}, at.to);
  return number;
}

EntryNumber History::rate(InfusionId infusion, Span at, std::optional<Seconds> planned) {
  return record(RateSet{infusion, at, Quantity{{60000}, "mL/h"}, planned}, at.to);
}
EntryNumber History::pause(InfusionId infusion, Span at) { return record(Paused{infusion, at}, at.to); }
EntryNumber History::resume(InfusionId infusion, Span at) { return record(Resumed{infusion, at}, at.to); }
EntryNumber History::stop(InfusionId infusion, Span at, const std::string& why) {
  return record(Stopped{infusion, at, {}, why}, at.to);
}
EntryNumber History::release(InfusionId infusion, Span at) {
  return record(Released{infusion, at, "home"}, at.to);
}
EntryNumber History::cancel(InfusionId infusion, Span at) { return record(Cancelled{infusion, at}, at.to); }

EntryNumber History::observe(InfusionId infusion, Span at, std::vector<SymptomSeen> symptoms, Vitals vitals) {
  return record(Observed{.infusion = infusion, .at = at, .symptoms = std::move(symptoms), .vitals = vitals},
                at.to);
}
EntryNumber History::observe(InfusionId infusion, Span at, Vitals vitals) {
  return observe(infusion, at, std::vector<SymptomSeen>{}, std::move(vitals));
}
EntryNumber History::resolved(InfusionId infusion, Span at, std::vector<std::string> symptoms) {
  return record(Observed{.infusion = infusion, .at = at, .resolved = std::move(symptoms)}, at.to);
}
EntryNumber History::denied(InfusionId infusion, Span at, std::vector<std::string> symptoms) {
  return record(Observed{.infusion = infusion, .at = at, .denied = std::move(symptoms)}, at.to);
}
EntryNumber History::none(InfusionId number, Span at) {
  const auto& listed = catalogues_.at(0)->drugs.at(infusion(number).order.drug).reactions;
  return record(Observed{.infusion = number, .at = at, .denied = listed, .none = true}, at.to);
}

EntryNumber History::retract(EntryNumber entry) { return record(Retracted{entry}); }

EntryNumber History::move(EntryNumber entry, InfusionId to) {
  const auto& act = *chart_.act(entry);
  return record(Moved{{{entry, act.said, act.recorded_at, act.staff}}, act.infusion(), to});
}

EntryNumber History::ack(FlagId flag) { return record(Acknowledged{flag, Action::watching, {}}); }
EntryNumber History::resolve(FlagId flag) { return record(Resolved{flag, "gone"}); }

EntryNumber History::record(EntryContent said, std::optional<Instant> happened) {
  if (happened) at(*happened);
  Entry entry;
  entry.number = EntryNumber{++entries_};
  entry.said = std::move(said);
  entry.recorded_at = clock_;
  entry.staff = staff_;
  Touched touched;
  const auto before = chart_;
  chart_.apply_said(entry, touched);
  const auto scope = scope_of(entry.said, chart_, clock_, touched.infusions);
  judged_ = judge(chart_, scope,
                  {.catalogue_of = catalogue_of(),
                   .next_flag = FlagId{flags_ + 1},
                   .before = Before{.chart = before, .recorded_at = clock_}});
  if (as_older_) as_older_(judged_);
  flags_ += static_cast<std::int64_t>(judged_.raised.size());
  entry.judged = {judged_};
  chart_.apply_judged(entry, touched);
  return entry.number;
}

CatalogueOf History::catalogue_of() const {
  return [this](int version) -> const Catalogue& { return *catalogues_.at(version); };
}

const Infusion& History::infusion(InfusionId number) const {
  const auto* found = chart_.infusion(number);
  if (!found) throw std::logic_error{"no such infusion"};
  return *found;
}

const Flag& History::flag(int number) const {
  const auto* found = chart_.flag(FlagId{number});
  if (!found) throw std::logic_error{"no flag F" + std::to_string(number)};
  return *found;
}

std::optional<Finding> History::finding(InfusionId infusion, Rule rule) const {
  for (auto& found : findings(chart_, infusion, catalogue_of()))
    if (found.rule == rule) return found;
  return std::nullopt;
}

std::string History::found(InfusionId infusion, Rule rule) const {
  const auto what = finding(infusion, rule);
  return what ? told(*what) : "nothing";
}

std::vector<std::string> History::flags() const {
  std::vector<std::string> lines;
  for (const auto& [id, flag] : chart_.flags())
    lines.push_back(to_text(id) + ' ' + std::string{name(flag.finding.priority)} + ' ' +
                    std::string{name(flag.finding.rule)} + " on " +
                    std::to_string(flag.finding.infusion.value()) + ": " + std::string{name(flag.state())});
  return lines;
}

std::string told(const Finding& finding) {
  return std::string{name(finding.priority)} + ' ' + std::string{name(finding.window)} + ' ' +
         std::string{name(finding.certainty)} + ' ' + std::string{name(finding.phase)};
}

std::string items(const Finding& finding) {
  std::string out;
  for (const auto& item : finding.items) out += (out.empty() ? "" : " ") + item.finding;
  return out;
}

}  // namespace infuwatch::test
