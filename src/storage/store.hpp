#pragma once

#include "domain/access.hpp"
#include "domain/chart.hpp"
#include "domain/problem.hpp"
#include "domain/site_record.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace infuwatch::storage {

/// The record's last entry.
struct Head {
  EntryNumber number;  // 0: nothing recorded yet
  std::string hash;
  Instant recorded_at;
  std::string boot_id{};
  std::int64_t boot_us = 0;
};

/// An infusion someone may still have to look after.
struct OpenInfusion {
  InfusionId infusion;
  PatientId patient;
  std::string patient_name;
  std::string mrn;
  friend auto operator<=>(const OpenInfusion&, const OpenInfusion&) = default;
};

struct PatientRow {
  PatientId id;
  std::string mrn;
  std::string name;
  std::chrono::year_month_day birth;
};

using ChartPointer = std::shared_ptr<const Chart>;

/// Which part of a patient's record to fold: entries up to a number, and all infusions or some.
struct ChartPart {
  std::optional<EntryNumber> upto;
  std::vector<InfusionId> infusions;  // empty: all
};

/// What can be read. A view shows one state of the store however often it is asked; a store that cannot be
/// read any more throws StoreTrouble, which the store turns into a Problem.
class View {
 public:
  virtual ~View() = default;
  /// A patient's record. The patient must be one of the store's.
  virtual ChartPointer history(PatientId patient, const ChartPart& part = {}) const = 0;
  virtual const SiteRecord& site() const = 0;
  /// Infusions with something open at `now`; as of an entry where `upto` says so.
  virtual std::vector<OpenInfusion> open(Instant now, std::optional<EntryNumber> upto = {}) const = 0;
  /// Infusions with an entry that was recorded in [from, to), or is about a moment in it.
  virtual std::vector<OpenInfusion> span(Instant from, Instant to) const = 0;
  /// Entries after a number, in order, at most `limit`.
  virtual std::vector<Entry> since(EntryNumber number, std::size_t limit) const = 0;

  virtual std::optional<PatientId> find_patient(std::string_view mrn) const = 0;
  /// Patients whose name or MRN the words may mean (domain/person_name), in the order of their names; all of
  /// them for no words.
  virtual std::vector<PatientRow> find_patients(std::string_view words) const = 0;
  virtual std::optional<PatientId> find_owner(InfusionId infusion) const = 0;
  virtual std::optional<PatientId> find_owner(FlagId flag) const = 0;
  /// The patient whose chart an entry stands in now; none for an entry of the site, or none at all.
  virtual std::optional<PatientId> find_owner(EntryNumber entry) const = 0;
  virtual std::optional<Entry> find_entry(EntryNumber number) const = 0;
  virtual std::optional<Entry> find_entry(std::string_view uuid) const = 0;
  /// The last entry recorded at or before an instant; entry 0 if there is none.
  virtual EntryNumber find_upto(Instant recorded) const = 0;

  /// The catalogue's parts (name and TOML) as they stood in a version, 0 for the latest; `drugs` empty: all
  /// of them.
  virtual std::vector<std::pair<std::string, std::string>> catalogue(
      int version, const std::vector<std::string>& drugs) const = 0;
  /// Of each part of the catalogue the program's text that it was made from or last compared with: that of
  /// its last upgrade, else the first one it had, if that came with the site.
  virtual std::vector<std::pair<std::string, std::string>> catalogue_seeds() const = 0;
  /// The latest handovers, newest first.
  virtual std::vector<Handover> handovers(std::size_t limit) const = 0;
  virtual Head head() const = 0;
  /// Entries after a number before which the wall clock was found to have been set, in order.
  virtual std::vector<ClockSet> clock_sets(EntryNumber after) const = 0;

  virtual PatientId next_patient() const = 0;
  virtual InfusionId next_infusion() const = 0;
  virtual FlagId next_flag() const = 0;
};

/// A patient's chart as it will be once the entry is in, and what the entry changed in it.
struct ChartChange {
  PatientId patient;
  std::shared_ptr<Chart> after;
  Touched touched;
};

/// An entry ready to be appended, but for its number's chain: decided within the writing transaction.
struct Draft {
  Entry entry;
  std::vector<ChartChange> charts;  // empty: an entry of the site
};

/// Decides what to append, given the state the entry will be appended to. Called under the write lock, and
/// once more where room had to be made on the disk.
using Decide = std::function<Result<Draft, Problem>(const View&)>;

/// Names an act before it is done, so that doing it again is found out.
struct Intent {
  std::string uuid;
  std::string asked;         // digest of the request as typed
  std::string first_form{};  // the digest that programs made before `asked` had a form's number before it

  /// Whether an entry was made by this request.
  bool made(const Entry& entry) const {
    return entry.asked == asked || (!first_form.empty() && entry.asked == first_form);
  }
};

struct Recorded {
  Entry entry;
  std::vector<ChartPointer> charts;  // of the patients concerned, with the entry in them and nothing after it
  bool repeated = false;             // the uuid was known: nothing was appended
};

/// What walking the chain and comparing the tables found.
struct Verification {
  std::size_t entries = 0;
  Head head;
  std::vector<EntryFault> entry_faults;
  std::vector<ProjectionFault> projection_faults;
};

/// What lets a badge sign in at a shared console. Kept beside the record, never in it.
struct Credential {
  std::string badge;
  std::string hash;  // argon2id, with its salt and cost
  std::string set_by;
  Instant set_at;
  int failures = 0;  // wrong PINs in a row
  std::optional<Instant> failed_at;
  std::string pepper{};  // names the pepper that is in the hash; empty: none is
};

/// Which accesses: of a patient, by a badge, in [from, to); the latest ones where there are more than
/// `limit`.
struct AccessQuery {
  std::optional<PatientId> patient;
  std::string staff;
  std::optional<Instant> from, to;
  std::size_t limit = 1000;
};

/// The record. One way to write; reads never wait for writers.
class Store {
 public:
  virtual ~Store() = default;
  virtual Result<Done, Problem> read(const std::function<Result<Done, Problem>(const View&)>& reader) = 0;
  /// Under the write lock and inside one transaction: looks the uuid up (same request: the same entry again,
  /// nothing appended; another request: refused), lets `decide` decide, appends, draws the pictures. All of
  /// it or nothing.
  virtual Result<Recorded, Problem> record(const Intent& intent, const Decide& decide) = 0;
  /// Walks the chain and compares every picture with what the entries make of it. Changes nothing.
  virtual Result<Verification, Problem> verify() = 0;
  /// Draws every picture anew from the entries. Refused where the chain does not hold.
  virtual Result<Done, Problem> rebuild() = 0;
  virtual Result<std::optional<Credential>, Problem> find_credential(const std::string& badge) = 0;
  /// Changes a badge's credential, under the write lock, so that of two changes none is lost. What it is
  /// then; none where the badge has none.
  virtual Result<std::optional<Credential>, Problem> change_credential(
      const std::string& badge, const std::function<void(Credential&)>& change) = 0;
  /// Puts a badge's credential in place of the one there is.
  virtual Result<Done, Problem> keep(const Credential& credential) = 0;
  /// Notes an access, after its answer. Waits for the write lock only briefly: who looks is never kept
  /// waiting.
  virtual Result<Done, Problem> note(const Access& access) = 0;
  /// Oldest first.
  virtual Result<std::vector<Access>, Problem> accesses(const AccessQuery& query) = 0;
  /// Makes a whole copy of the store as it stands now in a new file, while others go on, and puts it on the
  /// disk.
  virtual Result<Done, Problem> copy_to(const std::string& path) = 0;
  /// Work that can wait until the answer is out, such as checkpoints.
  virtual void checkpoint() = 0;
};

}  // namespace infuwatch::storage
