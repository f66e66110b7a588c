#pragma once

#include "app/desk.hpp"
#include "protocol/judge.hpp"

#include <functional>
#include <set>

namespace infuwatch::app {

/// What a verb wants recorded, and whose charts it belongs to; none for what belongs to the site.
struct Act {
  Said said;
  std::vector<PatientId> patients;
  std::string reason;
  std::optional<EntryNumber> supersedes;
  std::vector<Notice> notices;
};

/// What a verb may look at while it decides: the state its entry will be appended to, under the write lock.
class Sitting {
 public:
  const Desk& desk;
  const storage::View& view;
  const Moment moment;
  const StaffMember who;

  const SiteRecord& site() const { return view.site(); }
  Result<storage::ChartPointer, Problem> chart_of(InfusionId infusion) const;
  Result<storage::ChartPointer, Problem> chart_of(EntryNumber entry) const;
  Result<storage::ChartPointer, Problem> chart_of(FlagId flag) const;
  /// The patient of both identifiers; the birth date must be hers.
  Result<storage::ChartPointer, Problem> identified(std::string_view mrn, std::string_view birth) const;
  /// The latest catalogue with these drugs, or all.
  Result<std::shared_ptr<const Catalogue>, Problem> catalogue(const std::set<std::string>& drugs,
                                                              int version = 0) const;

  /// The latest catalogue with the drug that a word names; with all drugs where the word is no drug's key.
  Result<std::shared_ptr<const Catalogue>, Problem> catalogue_naming(std::string_view drug) const;

  /// A typed moment (empty: now), not before the patient was born.
  Result<Span, Problem> time(std::string_view field, std::string_view text, const Chart& chart,
                             const Infusion* infusion) const;
  /// What every act at the bedside is warned of: look-alike names among active patients, windows that are all
  /// closed.
  std::vector<Notice> usual_notices(const Chart& chart, const Infusion& infusion) const;
  std::vector<Notice> look_alikes(const Patient& patient) const;
};

/// By how much the machine's clock was set in all since an infusion's start was recorded as it stands now:
/// its elapsed times are off by as much. None where it was not.
std::optional<Seconds> clock_set_since_start(const storage::View& view, const Chart& chart,
                                             const Infusion& infusion);

using DecideAct = std::function<Result<Act, Problem>(const Sitting&)>;

/// A request as typed, for telling one act from another: its fields in a fixed order.
using Asked = std::vector<std::string>;

/// The one way anything is recorded: who may, what is decided, what the judge makes of it, all in one
/// transaction.
Result<storage::Recorded, Problem> write(const Desk& desk, std::string_view verb, const Common& common,
                                         const Asked& asked, const DecideAct& decide);

/// Free text at the gate.
Result<std::string, Problem> free_text(std::string_view field, std::string_view text);

}  // namespace infuwatch::app
