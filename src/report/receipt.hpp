#pragma once

#include "report/document.hpp"
#include "report/window_changes.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace infuwatch::report {

/// The infusion an entry is about; none for a patient or the site.
std::optional<InfusionId> infusion_about(const Entry& entry, const Chart& chart);

/// The answer of a writing verb, for a person.
struct Receipt {
  std::vector<Line> about;  // the patients
  EntryNumber entry;
  bool repeated = false;      // it had been recorded before
  std::string what;           // what was charted
  std::vector<Line> plan;     // the order, its windows, what comes next
  std::vector<Line> outcome;  // where it was placed, what it changed and raised, what to mind
};
Receipt receipt(const Entry& entry, const std::vector<const Chart*>& charts, bool repeated,
                const RenderContext& rendering);
Document document_of(const Receipt& receipt);

/// A notice in one sentence.
/// What stands behind the questions that an entry keeps: its reason, or that it was kept at once and nobody
/// was asked, since a flag waited or in an emergency.
enum class KeptWith { reason, waiting_flag, emergency };
KeptWith kept_with(std::string_view reason, std::string_view staff);
Message notice_message(const Notice& notice, KeptWith with = KeptWith::reason);
/// Whether it is a question of the drug that was ordered then, and so of no other.
bool asked_of_drug(const Notice& notice);
std::string notice_text(const Notice& notice, const RenderContext& rendering,
                        KeptWith with = KeptWith::reason);

}  // namespace infuwatch::report
