#pragma once

#include "app/field_reader.hpp"
#include "protocol/judge.hpp"

#include <functional>
#include <type_traits>

namespace infuwatch::app {

/// What a verb wants recorded, and whose charts it belongs to; none for what belongs to the site.
struct Decision {
  EntryContent said;
  std::vector<PatientId> patients;
  std::string reason;
  std::optional<EntryNumber> supersedes;
  std::vector<Notice> notices;
  std::vector<Question> questions{};  // without a reason it is refused; with one they are kept with it
  bool at_once = false;               // kept without a reason; its questions are only noted
};

/// What a verb may look at while it decides: the state its entry will be appended to, under the write lock.
class WriteContext {
 public:
  const AppContext& context;
  const storage::View& view;
  const Moment moment;
  const StaffMember who;
  const std::string reason;  // given with the request; empty: none was

  const SiteRecord& site() const { return view.site(); }
  Result<storage::ChartPointer, Problem> chart_of(InfusionId infusion) const;
  Result<storage::ChartPointer, Problem> chart_of(EntryNumber entry) const;
  Result<storage::ChartPointer, Problem> chart_of(FlagId flag) const;
  /// The patient of both identifiers; the birth date must be the patient's.
  Result<storage::ChartPointer, Problem> identified(std::string_view mrn,
                                                    std::chrono::year_month_day birth) const;
  /// The latest catalogue with these drugs, or all.
  Result<std::shared_ptr<const Catalogue>, Problem> catalogue(const std::set<std::string>& drugs,
                                                              int version = 0) const;

  /// What a typed moment means now; not before the patient was born.
  Result<Span, Problem> time(const EnteredTime& time, const Chart& chart, const Infusion* infusion,
                             FieldRef field = FieldId::at) const;
  /// What every act at the bedside is warned of: a look-alike name that came on the board since the patient's
  /// last entry, windows that are all closed.
  std::vector<Notice> usual_notices(const Chart& chart, const Infusion& infusion) const;
  /// Active patients with a look-alike name, whose infusion was charted after an entry.
  std::vector<Notice> look_alikes(const Patient& patient, EntryNumber since = {}) const;
};

/// By how much the machine's clock was set in all since an infusion's start was recorded as it stands now:
/// its elapsed times are off by as much. None where it was not.
std::optional<Seconds> clock_set_since_start(const storage::View& view, const Chart& chart,
                                             const Infusion& infusion);

/// Whether what is done under this infusion is kept at once, its questions only noted: somebody writes in an
/// emergency, or an urgent or emergency flag of the patient waits.
bool kept_at_once(const WriteContext& writing, const Chart& chart);

using Decide = std::function<Result<Decision, Problem>(const WriteContext&)>;

/// The one way anything is recorded: who may, what is decided, what the judge makes of it, all in one
/// transaction.
Result<storage::Recorded, Problem> write(const AppContext& context, const Request& request,
                                         const Decide& decide);

/// Reads a request before the lock is taken, and decides under it. It is read again there where the catalogue
/// it was read by has been replaced meanwhile; and what cannot be read is refused there where it names an
/// act, which may have been recorded before.
template <class Read, class Values = std::invoke_result_t<Read, FieldReader&>>
Result<storage::Recorded, Problem> perform(const AppContext& context, const Request& request, Read read,
                                           Result<Decision, Problem> (*decide)(const WriteContext&,
                                                                               const Values&)) {
  int version = 0;
  const auto values_in = [&](const storage::View& view) -> Result<Values, Problem> {
    FieldReader reader{context, request.answers, view};
    auto values = read(reader);
    version = reader.version();
    if (auto problem = reader.problem()) return Failure{std::move(*problem)};
    return values;
  };
  auto values = reading<Values>(context.store, values_in);
  if (!values && request.uuid.empty()) return Failure{values.error()};
  return write(context, request, [&](const WriteContext& writing) -> Result<Decision, Problem> {
    const bool moved = version > 0 && version != writing.site().catalogue_version;
    if (moved) values = values_in(writing.view);
    if (!values) return Failure{values.error()};
    return decide(writing, *values);
  });
}

}  // namespace infuwatch::app
