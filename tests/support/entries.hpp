#pragma once

#include "domain/chart.hpp"
#include "support/times.hpp"

#include <string>
#include <vector>

namespace infuwatch::test {

/// Entries written by hand, numbered from 1 as the store would, and judged by nobody unless a test says how.
struct Entries {
  std::vector<Entry> all;

  /// Recorded when it happened, or with the entry before, unless said.
  EntryNumber say(EntryContent said, std::optional<Instant> recorded_at = {},
                  const std::string& reason = {}) {
    Entry entry;
    entry.number = EntryNumber{static_cast<std::int64_t>(all.size()) + 1};
    const auto act = bedside(said);
    const auto happened = act ? at_of(*act) : std::nullopt;
    entry.recorded_at = recorded_at   ? *recorded_at
                        : happened    ? happened->to
                        : all.empty() ? Instant{}
                                      : all.back().recorded_at;
    entry.said = std::move(said);
    entry.staff = "n1";
    entry.reason = reason;
    all.push_back(std::move(entry));
    return all.back().number;
  }
  /// Moves an earlier entry, as it was recorded, to another infusion.
  EntryNumber move(EntryNumber number, InfusionId from, InfusionId to,
                   std::optional<Instant> recorded_at = {}, const std::string& reason = {}) {
    const auto& entry = all.at(static_cast<std::size_t>(number.value()) - 1);
    return say(Moved{{{number, *bedside(entry.said), entry.recorded_at, entry.staff}}, from, to}, recorded_at,
               reason);
  }
  /// What the judge made of the last entry, for patient 1.
  Judged& judged() {
    if (all.back().judged.empty()) all.back().judged.emplace_back().patient = PatientId{1};
    return all.back().judged.front();
  }
  /// Raises a flag with the last entry.
  void raise(int flag, InfusionId infusion, Priority priority, std::optional<FlagId> supersedes = {}) {
    Finding finding;
    finding.infusion = infusion;
    finding.priority = priority;
    finding.items.emplace_back().finding = "hives";
    judged().raised.push_back({FlagId{flag}, finding, supersedes});
  }
  Chart chart() const {
    Chart chart;
    for (const auto& entry : all) chart.apply(entry);
    return chart;
  }
};

/// Patient 1, and an order for her.
inline Patient ana() {
  Patient patient;
  patient.id = PatientId{1};
  patient.mrn = "0042137";
  patient.name = "Testa, Ana";
  patient.birth = std::chrono::year{1984} / 3 / 9;
  return patient;
}
inline Order order(const std::string& drug = "natalizumab", std::optional<Seconds> planned = Seconds{7200}) {
  Order order;
  order.patient = PatientId{1};
  order.drug = drug;
  order.dose = Quantity{Decimal{300000}, "mg"};
  order.planned = planned;
  return order;
}
inline Observed hives(InfusionId infusion, Span at, int grade = 2) {
  return {infusion, at, {{"hives", "", grade, {}}}};
}

/// Infusions 1 and 2 of patient 1, prepared at nine and started at ten (UTC): entries 1 to 5.
inline Entries both_begun() {
  const auto ten = at("2026-11-22T10:00");
  Entries entries;
  entries.say(PatientSet{ana()}, ten - std::chrono::hours{1});
  for (const auto infusion : {InfusionId{1}, InfusionId{2}}) {
    entries.say(Prepared{infusion, order()}, ten - std::chrono::hours{1});
    entries.say(Started{infusion, ten, {}});
  }
  return entries;
}

}  // namespace infuwatch::test
