#pragma once

#include "app/context.hpp"
#include "app/people.hpp"
#include "app/verb.hpp"
#include "cli/command.hpp"
#include "cli/operations_log.hpp"
#include "cli/site_file.hpp"
#include "domain/machine.hpp"
#include "platform/user.hpp"
#include "protocol/left_out.hpp"
#include "protocol/number_change.hpp"
#include "report/document.hpp"
#include "report/words.hpp"
#include "storage/file_engine.hpp"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace infuwatch::cli {

/// What main gives the command line: the concrete store, and how this build calls itself.
struct HostServices {
  using Opened = Result<std::unique_ptr<storage::Store>, Problem>;
  storage::FileEngine engine;
  std::function<Opened(const std::string& path)> create_store;
  std::function<std::string(const std::string& path)>
      store_facts;  // for `doctor`: engine, versions, settings
  std::string version;
  std::string site_file;  // the machine's settings; it need not be there
  std::function<void(const Run&)> log;
  /// The full-screen console; returns the exit code.
  std::function<int(Session&)> console;
};

/// The options every command takes, before the verb.
struct Globals {
  std::string db, now, as, uuid, emergency, color = "auto";
  bool json = false, plain = false;
};

/// What a new version of a part of the catalogue no longer has, and what of it is another number.
struct PartChanges {
  std::vector<LeftOut> left_out{};
  std::vector<NumberChange> numbers{};
};

/// One run of the program: the store, who uses it, by which clock, and what is printed.
class Session {
 public:
  Session(Globals globals, const HostServices& host);

  /// Opens the store, its site's zone, and works out who is there. Once. Staff: refused where the user is
  /// nobody of the site. `bedside`: the same, but for an emergency entry, which nobody has to sign in for.
  enum class Reader { staff, bedside, anyone };
  Result<Done, Problem> open(Reader reader = Reader::staff);
  /// Makes a store with its site and first charge nurse in it, and opens it.
  Result<Done, Problem> initialize_site(const app::NewSite& new_site);

  /// Works out where the store is, whether or not there is one.
  Result<Done, Problem> find_path();

  const Globals& globals() const { return globals_; }
  const HostServices& host() const { return host_; }
  storage::Store& store() { return *store_; }
  const Zone& zone() const { return *zone_; }
  const SiteRecord& site() const { return site_; }
  const app::Clock& clock() const { return *clock_; }
  app::CatalogueShelf& shelf() { return shelf_; }
  Instant now() const { return clock_->read().now; }
  app::AppContext context();
  report::RenderContext rendering() const { return {*zone_, now(), site_}; }
  const SiteFile& settings() const { return settings_; }
  const std::string& path() const { return path_; }
  /// What about the machine makes times doubtful or keeps entries from being recorded before long; nothing
  /// where the clock of a training store was set.
  std::vector<MachineFault> machine_faults() const;
  /// By how much the clock was set since the last entry.
  std::optional<Seconds> clock_set_now();
  /// The kind of the problem it failed with; empty: none.
  const std::string& problem() const { return problem_; }
  std::string os_user() const { return platform::os_user(); }

  /// Prints a text answer, or with --json an object; the text passes to the terminal as it is.
  void print(const std::string& text) { print(text, globals_.json); }
  void print(const std::string& text, bool as_json);
  /// Prints a page, whose heading says what the site is; with --json an object.
  void print_page(const std::string& page) { print_page(page, globals_.json); }
  void print_page(const std::string& page, bool as_json);
  /// Prints a document for people.
  void print(const report::Document& document, const report::RenderContext& rendering);
  /// Says what is wrong and what to do; returns the exit code.
  int fail(const Problem& problem, report::FieldsBy by = report::FieldsBy::option);
  /// Notes that a chart, or a list of them, was shown; returns 0. To be called once it is printed.
  int looked(std::string_view what, std::optional<PatientId> patient = {},
             std::optional<InfusionId> infusion = {});
  /// Carries out a verb of the record, and prints its receipt; returns the exit code.
  int carry_out(app::Request request);
  /// The receipts of a command that made several entries; under --json a list of them.
  int receipts(const std::vector<storage::Recorded>& recorded);
  /// Reads the site again, after a command that changed it.
  Result<Done, Problem> refresh();
  /// Makes the directory of a new store, where it is the user's own.
  void make_directory() const;

 private:
  Result<Done, Problem> create(const std::string& zone, bool training);
  Result<Done, Problem> set_clock(bool training);
  /// Of a receipt: for a medication with what the catalogue calls medications by.
  report::RenderContext rendering_of(const storage::Recorded& recorded);
  /// Of a part of the catalogue, against the version before.
  PartChanges changes_by(const storage::Recorded& recorded);
  /// The receipt of one entry, for people and for programs.
  report::Document receipt_of(const storage::Recorded& recorded);
  nlohmann::json receipt_json_of(const storage::Recorded& recorded);
  /// What can wait until a receipt is out; their heads go to the anchor.
  void after_recording(const std::vector<storage::Recorded>& recorded);

  Globals globals_;
  const HostServices& host_;
  std::unique_ptr<storage::Store> store_;
  std::optional<Zone> zone_;
  std::unique_ptr<app::Clock> clock_;
  SiteRecord site_;
  app::CatalogueShelf shelf_;
  std::shared_ptr<const Catalogue> catalogue_;  // of the last receipt that needed one
  LimitsByInfusion limits_;                     // of the last that told flags or close-outs
  std::string badge_;
  std::string path_;
  SiteFile settings_;  // the machine's; empty where --db names the store
  std::optional<app::Pepper> pepper_;
  std::string problem_;
};

/// sysexits(3) for a problem.
int exit_code(const Problem& problem);

/// What was given for the fields of a verb.
app::Answers answers_of(const app::Verb& verb, const ParsedArguments& arguments);
/// Opens the store and carries the verb out; returns the exit code.
int run_verb(Session& session, const app::Verb& verb, const ParsedArguments& arguments);

/// The infusion a word names; a number.
Result<InfusionId, Problem> infusion_of(const ParsedArguments& arguments, std::string_view name = "N");
Result<EntryNumber, Problem> entry_of(std::string_view text);
Result<FlagId, Problem> flag_of(std::string_view text);
/// The entry `--as-of` reaches to, and the moment it means; none where it was not given.
struct AsOf {
  Instant at;
  EntryNumber upto;
};
/// What is told, at that moment where one was asked for.
report::RenderContext telling_of(Session& session, const std::optional<AsOf>& when);
Result<std::optional<AsOf>, Problem> as_of(Session& session, const ParsedArguments& arguments);
/// `{"at":…,"upto":"E41"}`, or null.
nlohmann::json as_of_json(const std::optional<AsOf>& when);

/// Parameters that several commands take.
inline constexpr Parameter infusion_word{"N", "", "the infusion's number", true};
inline constexpr Parameter at_option{"--at", "TIME", "when it happened: now, 14:05, -10m, yesterday 23:50 …"};
inline constexpr Parameter reason_option{"--reason", "TEXT", "why, where one is asked"};
inline constexpr Parameter as_of_option{"--as-of", "TIME", "as it had been recorded by then"};

}  // namespace infuwatch::cli
