#pragma once

#include "protocol/judge.hpp"
#include "support/times.hpp"

#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace infuwatch::test {

/// The catalogue the program ships, as version 1.
const Catalogue& seed();

/// A symptom as charted; without a grade where none was told, begun when it was seen unless said.
SymptomSeen seen(std::string symptom, std::optional<int> grade = {}, std::optional<Span> onset = {});
/// A symptom in the nurse's own words.
SymptomSeen other(std::string words, std::optional<int> grade = {});

/// Vital signs one at a time; `+` puts them into one observation.
Vitals bp(int systolic, int diastolic = 60);
Vitals bp_none();
Vitals bp_felt(int systolic);  // 80/p
Vitals hr(int per_minute);
Vitals rr(int per_minute);
Vitals spo2(int percent);
Vitals temp(int tenths_c);
Vitals acvpu(Consciousness level);
Vitals operator+(const Vitals& one, const Vitals& more);

/// One patient's record told in a few words. Every entry is folded into the chart and judged as
/// src/app/writing.cpp does it. Entries are recorded one after another, each no earlier than it happened.
class History {
 public:
  explicit History(const Catalogue& catalogue = seed());

  // What is known of the patient.
  EntryNumber prior(const std::string& drug, std::optional<int> count,
                    EarlierReaction worst = EarlierReaction::none);
  EntryNumber spo2_scale_2();
  /// A later version of the catalogue, for what begins from now on.
  void upgrade(const Catalogue& catalogue);

  /// From now on an older program judges, which differs from this one by `change`; none: this one again.
  void older_program(std::function<void(Judged&)> change) { as_older_ = std::move(change); }

  // What happens at the bedside.
  InfusionId prepare(const std::string& drug, std::optional<Seconds> planned = {});
  EntryNumber start(InfusionId prepared, Span at);
  InfusionId start(const std::string& drug, Span at, std::optional<Seconds> planned = {});
  EntryNumber rate(InfusionId infusion, Span at, std::optional<Seconds> planned = {});
  EntryNumber pause(InfusionId infusion, Span at);
  EntryNumber resume(InfusionId infusion, Span at);
  EntryNumber stop(InfusionId infusion, Span at, const std::string& why = "completed");
  EntryNumber release(InfusionId infusion, Span at);
  EntryNumber cancel(InfusionId infusion, Span at);
  EntryNumber observe(InfusionId infusion, Span at, std::vector<SymptomSeen> symptoms, Vitals vitals = {});
  EntryNumber observe(InfusionId infusion, Span at, Vitals vitals);
  EntryNumber resolved(InfusionId infusion, Span at, std::vector<std::string> symptoms);
  EntryNumber denied(InfusionId infusion, Span at, std::vector<std::string> symptoms);
  /// The drug's whole list asked and denied.
  EntryNumber none(InfusionId infusion, Span at);

  // What is said of entries and flags. Named by the entry that first said it.
  template <class Act>
  EntryNumber correct(EntryNumber entry, const std::function<void(Act&)>& change);
  EntryNumber retract(EntryNumber entry);
  EntryNumber move(EntryNumber entry, InfusionId to);
  EntryNumber ack(FlagId flag);
  EntryNumber resolve(FlagId flag);
  /// From now on somebody else records.
  void by(const std::string& staff) { staff_ = staff; }
  /// The next entry is recorded at this moment, or later.
  void at(Instant now) { clock_ = std::max(clock_, now); }

  EntryNumber record(EntryContent said, std::optional<Instant> happened = {});

  const Chart& chart() const { return chart_; }
  const Infusion& infusion(InfusionId number) const;
  const Flag& flag(int number) const;
  /// What the judge made of the last entry.
  const Judged& judged() const { return judged_; }
  CatalogueOf catalogue_of() const;

  /// What a rule finds now: `urgent high-risk definite infusing`, or `nothing`.
  std::string found(InfusionId infusion, Rule rule) const;
  std::optional<Finding> finding(InfusionId infusion, Rule rule) const;
  /// Every flag there ever was, in order: `F1 urgent reaction on 1: raised`.
  std::vector<std::string> flags() const;

 private:
  std::map<int, const Catalogue*> catalogues_;
  Chart chart_;
  Judged judged_;
  std::function<void(Judged&)> as_older_;
  Instant clock_;
  std::string staff_{"n1"};
  std::int64_t entries_ = 0, infusions_ = 0, flags_ = 0;
};

/// `urgent high-risk definite infusing`.
std::string told(const Finding& finding);
/// The keys of a finding's items, the gravest first: `hives itching`.
std::string items(const Finding& finding);

template <class Act>
EntryNumber History::correct(EntryNumber entry, const std::function<void(Act&)>& change) {
  auto now = std::get<Act>(chart_.act(entry)->said);
  change(now);
  return record(Corrected{entry, {}, now});
}

}  // namespace infuwatch::test
