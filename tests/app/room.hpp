#pragma once

#include "report/problem_facts.hpp"
#include "report/problem_words.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"
#include "support/ward.hpp"

#include <string>
#include <vector>

namespace infuwatch::test {

using namespace std::chrono_literals;

/// A site on a record in memory whose context opens at 14:00 UTC, which is 09:00 on its wall, in one tz all
/// day. T-1 is registered; her earlier ocrelizumab is known.
struct Room {
  const Instant nine = at("2026-11-21T14:00");
  MemoryStore kept;
  Ward ward{kept, nine};

  Room() {
    ward.patient("T-1");
    taken(app::set_prior(ward.context(), {}, "T-1", {"ocrelizumab", "4", "", "2026-05-22", "none"}));
  }

  app::AppContext nurse() { return ward.context("n1"); }
  app::AppContext other_nurse() { return ward.context("n2"); }
  app::AppContext charge() { return ward.context("c1"); }
  void set(Instant now) { ward.clock.set(now); }
  /// Ocrelizumab for T-1, begun now.
  InfusionId start() { return ward.start("T-1", "ocrelizumab", "600 mg"); }
  app::OrderFields order(const std::string& drug = "ocrelizumab", const std::string& dose = "600 mg") const {
    app::OrderFields fields;
    fields.mrn = "T-1";
    fields.birth = "1984-03-09";
    fields.drug = drug;
    fields.dose = dose;
    return fields;
  }
  EntryNumber last() const { return kept.head().number; }
  const Infusion& infusion(InfusionId number) {
    chart_ = ward.chart(number);
    return *chart_->infusion(number);
  }
  storage::ChartPointer chart(InfusionId number = InfusionId{1}) { return ward.chart(number); }

 private:
  storage::ChartPointer chart_;
};

/// What an entry holds.
template <class Act>
Act held(const storage::Recorded& recorded) {
  return std::get<Act>(recorded.entry.said);
}

/// Why it was refused: `lost-race`, `bad-field` …; `recorded` where it was not.
template <class T>
std::string refusal(const Result<T, Problem>& result) {
  return result ? "recorded" : report::kind_of(result.error());
}

/// The problem itself; a failed test where it is none, or another one.
template <class Kind, class T>
Kind problem(const Result<T, Problem>& result) {
  if (result) throw std::runtime_error{"it was recorded"};
  if (const auto* found = std::get_if<Kind>(&result.error())) return *found;
  throw std::runtime_error{told(result.error())};
}

/// What the nurse was told beside: `dose-differs history-unknown`. Starts of these tests have no vital signs
/// and no premedication before them: that they were asked about is left out.
inline std::string notices(const storage::Recorded& recorded) {
  std::string out;
  for (const auto& notice : recorded.entry.notices)
    if (notice.kind != Notice::Kind::asked ||
        (notice.about.front() != "no-readings-before" && !notice.about.front().starts_with("premedication-")))
      out += (out.empty() ? "" : " ") + std::string{name(notice.kind)};
  return out;
}

}  // namespace infuwatch::test
