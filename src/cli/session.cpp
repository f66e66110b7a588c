#include "cli/session.hpp"

#include "app/access.hpp"
#include "app/anchor.hpp"
#include "app/borrowed_group.hpp"
#include "app/clock.hpp"
#include "app/machine.hpp"
#include "app/new_file.hpp"
#include "base/text.hpp"
#include "cli/help.hpp"
#include "cli/site_file.hpp"
#include "report/json.hpp"
#include "report/problem_words.hpp"
#include "report/receipt.hpp"

#include <nlohmann/json.hpp>
#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace infuwatch::cli {
namespace {

std::string workstation() {
  char host[256] = "";
  if (gethostname(host, sizeof host - 1) != 0) host[0] = '\0';
  const char* terminal = ttyname(STDIN_FILENO);
  return std::string{host} + (terminal ? ' ' + std::string{terminal} : "");
}

/// Lines that begin with stars stand out on a terminal.
std::string coloured(const std::string& text) {
  std::string out;
  for (const auto& line : split(text, '\n')) {
    const auto first = line.find_first_not_of(' ');
    const bool grave = first != std::string::npos && line.compare(first, 2, "**") == 0;
    out += (out.empty() ? "" : "\n") + (grave ? "\033[1m" + line + "\033[0m" : line);
  }
  return out;
}

std::vector<const Chart*> charts_of(const storage::Recorded& recorded) {
  std::vector<const Chart*> charts;
  for (const auto& chart : recorded.charts) charts.push_back(chart.get());
  return charts;
}

}  // namespace

Session::Session(Globals globals, const Provided& provided)
    : globals_{std::move(globals)}, provided_{provided}, clock_{std::make_unique<app::SystemClock>()} {}

/// --db, then the machine's settings file, then the user's data directory. Only the store that the machine's
/// settings name is opened with a borrowed group.
Result<Done, Problem> Session::find_path() {
  path_ = globals_.db;
  if (!path_.empty()) return app::give_group_back(), Done{};
  if (const auto text = app::read_own_file(provided_.site_file)) {
    auto settings = read_site_file(*text);
    if (!settings)
      return Failure{Problem{BadSettings{provided_.site_file, settings.error().why, settings.error().line,
                                         settings.error().about}}};
    settings_ = std::move(*settings);
    if (!settings_.pepper.empty()) {
      constexpr std::size_t shortest_pepper = 16;
      const auto read = app::read_own_file(settings_.pepper, 4096);
      auto secret = read ? trimmed(*read) : std::string{};
      pepper_ =
          app::Pepper{settings_.pepper, secret.size() < shortest_pepper ? std::string{} : std::move(secret)};
    }
    path_ = settings_.store;
    if (!path_.empty()) return Done{};
  }
  app::give_group_back();
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  const std::filesystem::path base = data && *data
                                         ? std::filesystem::path{data}
                                         : std::filesystem::path{home ? home : "."} / ".local" / "share";
  path_ = (base / "infuwatch" / "store.db").string();
  return Done{};
}

std::string Session::os_user() const {
  const auto* entry = getpwuid(getuid());
  return entry ? entry->pw_name : std::to_string(getuid());
}

Result<Done, Problem> Session::set_clock(bool training) {
  if (!training) {
    for (const auto& [option, value] : {std::pair{"--now", &globals_.now}, {"--as", &globals_.as}})
      if (!value->empty()) return Failure{Problem{TrainingOnly{option}}};
    return Done{};
  }
  if (globals_.now.empty()) return Done{};
  const auto now = dated_time(globals_.now, *zone_);
  if (!now) return Failure{Problem{BadTime{"--now", now.error()}}};
  clock_ = std::make_unique<app::FixedClock>(*now);
  return Done{};
}

Result<Done, Problem> Session::refresh() {
  auto site = app::reading<SiteRecord>(
      *store_, [](const storage::View& view) -> Result<SiteRecord, Problem> { return view.site(); });
  if (!site) return Failure{site.error()};
  site_ = std::move(*site);
  return Done{};
}

Result<Done, Problem> Session::open(Reader reader) {
  if (const auto found = find_path(); !found) return found;
  auto store = provided_.open_store(path());
  if (!store) return Failure{store.error()};
  store_ = std::move(*store);
  if (const auto read = refresh(); !read) return read;
  auto zone = Zone::open(site_.site.zone);
  if (!zone)
    return Failure{Problem{StoreTrouble{StoreTrouble::Kind::unknown_zone, path(), zone.error().name}}};
  zone_ = std::move(*zone);
  if (const auto set = set_clock(site_.site.training); !set) return set;
  const auto* member = site_.member_of_os_user(os_user());
  badge_ = !globals_.as.empty() ? globals_.as : member ? member->badge : std::string{};
  if (reader == Reader::anyone || (reader == Reader::bedside && !globals_.emergency.empty())) return Done{};
  if (!globals_.emergency.empty())
    return Failure{Problem{NotPermitted{NotPermitted::Why::not_signed_in, globals_.emergency}}};
  const auto* known = badge_.empty() ? nullptr : site_.member(badge_);
  if (!known) return Failure{Problem{UnknownStaff{badge_.empty() ? os_user() : badge_}}};
  if (known->disabled) return Failure{Problem{NotPermitted{NotPermitted::Why::disabled, known->name}}};
  return Done{};
}

void Session::make_directory() const {
  std::error_code fault;
  const auto directory = std::filesystem::path{path()}.parent_path();
  if (directory.empty() || !globals_.db.empty() || std::filesystem::exists(directory, fault)) return;
  std::filesystem::create_directories(directory, fault);
  if (!fault) std::filesystem::permissions(directory, std::filesystem::perms::owner_all, fault);
}

Result<Done, Problem> Session::create(const std::string& zone_name, bool training) {
  auto zone = Zone::open(zone_name);
  if (!zone) return Failure{Problem{BadField{"--zone", zone_name, Takes::time_zone}}};
  zone_ = std::move(*zone);
  if (const auto set = set_clock(training); !set) return set;
  if (const auto found = find_path(); !found) return found;
  make_directory();
  auto store = provided_.create_store(path());
  if (!store) return Failure{store.error()};
  store_ = std::move(*store);
  badge_ = globals_.as.empty() ? os_user() : globals_.as;
  return Done{};
}

Result<Done, Problem> Session::found(const app::Founding& founding) {
  const auto founder = globals_.as.empty() ? os_user() : globals_.as;
  if (auto can = app::can_found(founder, founding); !can) return can;
  if (auto made = create(founding.zone, founding.training); !made) return made;
  if (auto done = app::found(desk(), founding); !done) return done;
  store_->settle();
  return refresh();
}

app::Desk Session::desk() {
  app::Desk desk{*store_, *clock_, *zone_, shelf_, badge_, os_user(), workstation()};
  if (!globals_.emergency.empty()) desk.emergency = globals_.emergency;
  desk.pepper = pepper_, desk.anchor = settings_.anchor;
  return desk;
}

std::vector<MachineFault> Session::machine_faults() const {
  if (!globals_.now.empty()) return {};
  return faults_of(app::read_machine(path()), site_.site.zone, now());
}

std::optional<Seconds> Session::clock_set_now() {
  const auto head = app::reading<storage::Head>(
      *store_, [](const storage::View& view) -> Result<storage::Head, Problem> { return view.head(); });
  if (!head || head->number.value() == 0) return std::nullopt;
  return clock_step({head->recorded_at, head->boot_id, head->boot_us}, clock_->read());
}

void Session::print(const std::string& text, bool as_json) {
  const auto safe = as_json ? shown_json(text) : shown(text, Lines::many);
  const bool training = !as_json && site_.site.training;
  const bool told =
      safe.substr(0, safe.find('\n', safe.find('\n') + 1)).find("TRAINING") != std::string::npos;
  if (training && !told) std::cout << "TRAINING\n";
  const bool colour =
      globals_.color == "auto" && isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR") && !as_json;
  std::cout << (colour ? coloured(safe) : safe);
  if (!text.ends_with('\n')) std::cout << '\n';
}

int Session::looked(std::string_view what, std::optional<PatientId> patient,
                    std::optional<InfusionId> infusion) {
  std::cout.flush();
  if (!app::note_access(desk(), what, patient, infusion)) problem_ = "access-not-noted";
  return 0;
}

int Session::fail(const Problem& problem) {
  const auto words = report::sentences(problem, zone_ ? &*zone_ : nullptr);
  const int code = exit_code(problem);
  problem_ = report::kind_of(problem);
  if (globals_.json)
    print_error_json(code, report::kind_of(problem), words.wrong + ' ' + words.remedy,
                     report::fields_of(problem));
  std::cerr << "infuwatch: " << words.wrong << '\n';
  for (const auto& line : words.lines) std::cerr << line << '\n';
  std::cerr << words.remedy << '\n';
  if (store_ && zone_ && std::holds_alternative<UnknownStaff>(problem)) {
    auto nobody = desk();
    nobody.badge.clear();
    app::note_access(nobody, "not let in");
  }
  return code;
}

int Session::receipt(const Result<storage::Recorded, Problem>& recorded) {
  if (!recorded) return fail(recorded.error());
  const auto charts = charts_of(*recorded);
  if (globals_.json)
    print(report::receipt_json(recorded->entry, charts, telling()).dump());
  else
    print(report::receipt_text(recorded->entry, charts, recorded->repeated, telling()));
  after_recording({*recorded});
  return 0;
}

int Session::receipts(const std::vector<storage::Recorded>& recorded) {
  auto list = nlohmann::json::array();
  for (const auto& one : recorded) {
    if (globals_.json)
      list.push_back(report::receipt_json(one.entry, charts_of(one), telling()));
    else
      print(report::receipt_text(one.entry, charts_of(one), one.repeated, telling()));
  }
  if (globals_.json) print(nlohmann::json{{"entries", list}}.dump());
  after_recording(recorded);
  return 0;
}

void Session::after_recording(const std::vector<storage::Recorded>& recorded) {
  std::cout.flush();
  store_->settle();
  for (const auto& one : recorded)
    if (!settings_.anchor.empty() && !one.repeated && !app::add_to_anchor(settings_.anchor, one.entry))
      problem_ = "anchor-not-written";
}

int exit_code(const Problem& problem) {
  if (const auto* trouble = std::get_if<StoreTrouble>(&problem)) {
    using Kind = StoreTrouble::Kind;
    switch (trouble->kind) {
      case Kind::missing: return 66;
      case Kind::exists:
      case Kind::cannot_create: return 73;
      case Kind::forbidden: return 77;
      case Kind::not_a_store: return 65;
      case Kind::busy: return 75;
      case Kind::full:
      case Kind::read_only:
      case Kind::io:
      case Kind::unknown:
      case Kind::damaged: return 74;
      case Kind::no_engine: return 69;
      case Kind::newer:
      case Kind::old_engine:
      case Kind::network:
      case Kind::not_kept:
      case Kind::unknown_zone: return 78;
    }
  }
  if (std::holds_alternative<MissingField>(problem) || std::holds_alternative<TrainingOnly>(problem))
    return 64;
  if (std::holds_alternative<LostRace>(problem)) return 75;
  if (std::holds_alternative<BadSettings>(problem)) return 78;
  if (std::holds_alternative<NotPermitted>(problem) || std::holds_alternative<UnknownStaff>(problem) ||
      std::holds_alternative<OwnHandover>(problem) || std::holds_alternative<PinRefused>(problem))
    return 77;
  if (std::holds_alternative<BadBackup>(problem)) return 74;
  if (std::holds_alternative<BadFile>(problem)) return std::get<BadFile>(problem).writing ? 73 : 66;
  return 65;
}

Result<InfusionId, Problem> infusion_of(const Given& given, std::string_view name) {
  const auto text = given.text(name);
  const auto number = whole_number(text);
  if (!number || *number < 1)
    return Failure{Problem{BadField{std::string{name}, text, Takes::infusion_number}}};
  return InfusionId{*number};
}

Result<EntryNumber, Problem> entry_of(std::string_view text) {
  const auto number = entry_number(text);
  if (!number) return Failure{Problem{BadField{"the entry", std::string{text}, Takes::entry_number}}};
  return *number;
}

Result<FlagId, Problem> flag_of(std::string_view text) {
  const auto id = flag_id(text);
  if (!id) return Failure{Problem{BadField{"the flag", std::string{text}, Takes::flag_number}}};
  return *id;
}

report::Telling telling_of(Session& session, const std::optional<AsOf>& when) {
  auto telling = session.telling();
  if (!when) return telling;
  telling.now = when->at;
  telling.as_of = session.zone().shown(when->at) + " (" + to_text(when->upto) + ')';
  return telling;
}

nlohmann::json as_of_json(const std::optional<AsOf>& when) {
  if (!when) return nullptr;
  return {{"at", iso(when->at)}, {"upto", to_text(when->upto)}};
}

Result<std::optional<AsOf>, Problem> as_of(Session& session, const Given& given) {
  if (!given.has("--as-of")) return std::optional<AsOf>{};
  const auto at = entered_time(given.text("--as-of"), EnteredAt{session.now(), session.zone(), std::nullopt});
  if (!at) return Failure{Problem{BadTime{"--as-of", at.error()}}};
  if (!at->exact()) return Failure{Problem{BadField{"--as-of", given.text("--as-of"), Takes::one_moment}}};
  const auto upto = app::reading<EntryNumber>(
      session.store(),
      [&](const storage::View& view) -> Result<EntryNumber, Problem> { return view.find_upto(at->to); });
  if (!upto) return Failure{upto.error()};
  return std::optional{AsOf{at->to, *upto}};
}

}  // namespace infuwatch::cli
