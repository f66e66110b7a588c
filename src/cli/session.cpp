#include "cli/session.hpp"

#include "app/access.hpp"
#include "app/anchor.hpp"
#include "app/clock.hpp"
#include "app/flags.hpp"
#include "app/machine.hpp"
#include "base/password.hpp"
#include "base/text.hpp"
#include "cli/help.hpp"
#include "cli/site_file.hpp"
#include "platform/borrowed_group.hpp"
#include "platform/terminal.hpp"
#include "platform/text_file.hpp"
#include "report/document_text.hpp"
#include "report/json.hpp"
#include "report/left_out_words.hpp"
#include "report/page.hpp"
#include "report/problem_facts.hpp"
#include "report/problem_words.hpp"
#include "report/receipt.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>

namespace infuwatch::cli {
namespace {

std::vector<const Chart*> charts_of(const storage::Recorded& recorded) {
  std::vector<const Chart*> charts;
  for (const auto& chart : recorded.charts) charts.push_back(chart.get());
  return charts;
}

}  // namespace

Session::Session(Globals globals, const HostServices& host)
    : globals_{std::move(globals)}, host_{host}, clock_{std::make_unique<app::SystemClock>()} {}

/// --db, then the machine's settings file, then the user's data directory. Only the store that the machine's
/// settings name is opened with a borrowed group.
Result<Done, Problem> Session::find_path() {
  path_ = globals_.db;
  if (!path_.empty()) {
    platform::give_group_back();
    return Done{};
  }
  if (const auto text = platform::read_own_file(host_.site_file)) {
    auto settings = read_site_file(*text);
    if (!settings)
      return Failure{Problem{
          BadSettings{host_.site_file, settings.error().why, settings.error().line, settings.error().about}}};
    settings_ = std::move(*settings);
    if (!settings_.pepper.empty()) {
      constexpr std::size_t shortest_pepper = 16;
      const auto read = platform::read_own_file(settings_.pepper, 4096);
      auto secret = read ? trimmed(*read) : std::string{};
      pepper_ =
          app::Pepper{settings_.pepper, secret.size() < shortest_pepper ? std::string{} : std::move(secret)};
    }
    path_ = settings_.store;
    if (!path_.empty()) return Done{};
  }
  platform::give_group_back();
  path_ = (std::filesystem::path{platform::data_directory()} / "infuwatch" / "store.db").string();
  return Done{};
}

Result<Done, Problem> Session::set_clock(bool training) {
  if (!training) {
    for (const auto& [option, value] : {std::pair{FieldId::now, &globals_.now}, {FieldId::as, &globals_.as}})
      if (!value->empty()) return Failure{Problem{TrainingOnly{option}}};
    return Done{};
  }
  if (globals_.now.empty()) return Done{};
  const auto now = dated_time(globals_.now, *zone_);
  if (!now) return Failure{Problem{BadTime{FieldId::now, now.error()}}};
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
  auto store = host_.engine.open(path());
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
  if (!zone) return Failure{Problem{BadField{FieldId::zone, zone_name, Takes::time_zone}}};
  zone_ = std::move(*zone);
  if (const auto set = set_clock(training); !set) return set;
  if (const auto found = find_path(); !found) return found;
  make_directory();
  auto store = host_.create_store(path());
  if (!store) return Failure{store.error()};
  store_ = std::move(*store);
  badge_ = globals_.as.empty() ? os_user() : globals_.as;
  return Done{};
}

Result<Done, Problem> Session::initialize_site(const app::NewSite& new_site) {
  const auto founder = globals_.as.empty() ? os_user() : globals_.as;
  if (auto can = app::can_found(founder, new_site); !can) return can;
  if (auto made = create(new_site.zone, new_site.training); !made) return made;
  if (auto done = app::initialize_site(context(), new_site); !done) return done;
  store_->checkpoint();
  return refresh();
}

app::AppContext Session::context() {
  app::AppContext context{*store_, *clock_, *zone_, shelf_, badge_, os_user(), platform::workstation()};
  if (!globals_.emergency.empty()) context.emergency = globals_.emergency;
  context.pepper = pepper_;
  context.anchor = settings_.anchor;
  return context;
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
  if (!as_json && site_.site.training) std::cout << "TRAINING\n";
  std::cout << safe;
  if (!text.ends_with('\n')) std::cout << '\n';
}

void Session::print_page(const std::string& page, bool as_json) {
  if (as_json) return print(page, true);
  std::cout << shown(page, Lines::many);
  if (!page.ends_with('\n')) std::cout << '\n';
}

void Session::print(const report::Document& document, const report::RenderContext& rendering) {
  const bool loud = globals_.color == "auto" && platform::output_is_terminal() && !platform::no_color();
  if (site_.site.training && !document.heading) std::cout << "TRAINING\n";
  std::cout << report::to_text(document, report::style_of(rendering), report::page_width, loud);
}

int Session::looked(std::string_view what, std::optional<PatientId> patient,
                    std::optional<InfusionId> infusion) {
  std::cout.flush();
  if (!app::note_access(context(), what, patient, infusion)) problem_ = "access-not-noted";
  return 0;
}

int Session::fail(const Problem& problem, report::FieldsBy by) {
  auto words = report::sentences(problem, zone_ ? &*zone_ : nullptr, report::Edge::command_line, by);
  for (auto* sentence : {&words.wrong, &words.remedy}) *sentence = without_password(*sentence);
  for (auto& line : words.lines) line = without_password(line);
  const int code = exit_code(problem);
  problem_ = report::kind_of(problem);
  if (globals_.json) {
    auto message = words.wrong;
    for (const auto& line : words.lines) message += ' ' + line;
    print_error_json(
        code, report::kind_of(problem), message + ' ' + words.remedy,
        report::fields_of(problem, by == report::FieldsBy::label ? report::FieldsBy::option : by));
  }
  std::cerr << "infuwatch: " << words.wrong << '\n';
  for (const auto& line : words.lines) std::cerr << line << '\n';
  std::cerr << words.remedy << '\n';
  if (store_ && zone_ && std::holds_alternative<UnknownStaff>(problem)) {
    auto nobody = context();
    nobody.badge.clear();
    app::note_access(nobody, "not let in");
  }
  return code;
}

report::RenderContext Session::rendering_of(const storage::Recorded& recorded) {
  auto out = rendering();
  const auto* chart = recorded.charts.empty() ? nullptr : recorded.charts.front().get();
  const auto about = chart ? report::infusion_about(recorded.entry, *chart) : std::nullopt;
  const auto* infusion = about ? chart->infusion(*about) : nullptr;
  if (!infusion) return out;
  const auto read = app::reading<Done>(*store_, [&](const storage::View& view) -> Result<Done, Problem> {
    if (std::holds_alternative<Gave>(recorded.entry.said)) {
      auto catalogue = shelf_.get(view, 0, {infusion->order.drug});
      if (!catalogue) return Failure{catalogue.error()};
      catalogue_ = std::move(*catalogue);
      out.substances = catalogue_->common.substances.get();
    }
    if (std::holds_alternative<Stopped>(recorded.entry.said)) {
      auto catalogue = shelf_.get(view, infusion->terms.catalogue, {infusion->order.drug});
      if (!catalogue) return Failure{catalogue.error()};
      catalogue_ = std::move(*catalogue);
      if (const auto drug = catalogue_->drugs.find(infusion->order.drug); drug != catalogue_->drugs.end())
        out.protocol = &drug->second;
    }
    limits_.clear();
    const bool raised = std::any_of(recorded.entry.judged.begin(), recorded.entry.judged.end(),
                                    [](const Judged& judged) { return !judged.raised.empty(); });
    for (const auto& of : recorded.charts) {
      if (!raised && of->standing<ClosedOut>().empty()) continue;
      auto limits = app::limits_of_flagged(view, shelf_, *of);
      if (!limits) return Failure{limits.error()};
      limits_.merge(*limits);
    }
    out.limits = &limits_;
    return Done{};
  });
  return read ? out : rendering();
}

PartChanges Session::changes_by(const storage::Recorded& recorded) {
  const auto* set = std::get_if<CatalogueSet>(&recorded.entry.said);
  if (!set || set->version <= 1) return {};
  const auto found =
      app::reading<PartChanges>(*store_, [&](const storage::View& view) -> Result<PartChanges, Problem> {
        const auto was = shelf_.get(view, set->version - 1, {set->part});
        if (!was) return Failure{was.error()};
        const auto now = shelf_.get(view, set->version, {set->part});
        if (!now) return Failure{now.error()};
        PartChanges changes{.left_out = left_out(**was, **now, set->part)};
        for (const auto& [part, toml] : view.catalogue(set->version - 1, {set->part}))
          if (part == set->part) changes.numbers = number_changes(toml, set->toml);
        return changes;
      });
  return found ? *found : PartChanges{};
}

report::Document Session::receipt_of(const storage::Recorded& recorded) {
  auto receipt =
      report::receipt(recorded.entry, charts_of(recorded), recorded.repeated, rendering_of(recorded));
  const auto changes = changes_by(recorded);
  for (auto& message : report::left_out_messages(changes.left_out))
    receipt.outcome.push_back(report::line(report::Role::warning, std::move(message)));
  for (auto& message : report::number_change_messages(changes.numbers))
    receipt.outcome.push_back(report::line(report::Role::warning, std::move(message)));
  return report::document_of(receipt);
}

nlohmann::json Session::receipt_json_of(const storage::Recorded& recorded) {
  auto out = report::receipt_json(recorded.entry, charts_of(recorded), rendering_of(recorded));
  const auto changes = changes_by(recorded);
  if (!changes.left_out.empty()) out["no_longer_there"] = report::left_out_json(changes.left_out);
  if (!changes.numbers.empty()) out["numbers_changed"] = report::number_change_json(changes.numbers);
  return out;
}

int Session::carry_out(app::Request request) {
  const auto& verb = app::verb_of(request.verb);
  request.uuid = globals_.uuid;
  const auto recorded = app::carry_out(context(), request);
  if (!recorded)
    return fail(recorded.error(), verb.by_key              ? report::FieldsBy::key
                                  : verb.id == VerbId::log ? report::FieldsBy::label  // no option was typed
                                                           : report::FieldsBy::option);
  if (globals_.json)
    print(receipt_json_of(*recorded).dump());
  else
    print(receipt_of(*recorded), rendering());
  after_recording({*recorded});
  return 0;
}

int Session::receipts(const std::vector<storage::Recorded>& recorded) {
  auto list = nlohmann::json::array();
  for (const auto& one : recorded) {
    if (globals_.json)
      list.push_back(receipt_json_of(one));
    else
      print(receipt_of(one), rendering());
  }
  if (globals_.json) print(nlohmann::json{{"entries", list}}.dump());
  after_recording(recorded);
  return 0;
}

void Session::after_recording(const std::vector<storage::Recorded>& recorded) {
  std::cout.flush();
  store_->checkpoint();
  for (const auto& one : recorded)
    if (!settings_.anchor.empty() && !one.repeated && !app::add_to_anchor(settings_.anchor, one.entry))
      problem_ = "anchor-not-written";
}

Result<InfusionId, Problem> infusion_of(const ParsedArguments& arguments, std::string_view name) {
  const auto text = arguments.text(name);
  const auto number = whole_number(text);
  if (!number || *number < 1)
    return Failure{Problem{BadField{FieldId::infusion, text, Takes::infusion_number}}};
  return InfusionId{*number};
}

Result<EntryNumber, Problem> entry_of(std::string_view text) {
  const auto number = entry_number(text);
  if (!number) return Failure{Problem{BadField{FieldId::entry, std::string{text}, Takes::entry_number}}};
  return *number;
}

Result<FlagId, Problem> flag_of(std::string_view text) {
  const auto id = flag_id(text);
  if (!id) return Failure{Problem{BadField{FieldId::flag, std::string{text}, Takes::flag_number}}};
  return *id;
}

report::RenderContext telling_of(Session& session, const std::optional<AsOf>& when) {
  auto rendering = session.rendering();
  if (!when) return rendering;
  rendering.now = when->at;
  rendering.as_of = session.zone().shown(when->at) + " (" + to_text(when->upto) + ')';
  return rendering;
}

nlohmann::json as_of_json(const std::optional<AsOf>& when) {
  if (!when) return nullptr;
  return {{"at", iso(when->at)}, {"upto", to_text(when->upto)}};
}

Result<std::optional<AsOf>, Problem> as_of(Session& session, const ParsedArguments& arguments) {
  if (!arguments.has("--as-of")) return std::optional<AsOf>{};
  const auto at =
      entered_time(arguments.text("--as-of"), EnteredAt{session.now(), session.zone(), std::nullopt});
  if (!at) return Failure{Problem{BadTime{FieldId::as_of, at.error()}}};
  if (!at->exact())
    return Failure{Problem{BadField{FieldId::as_of, arguments.text("--as-of"), Takes::one_moment}}};
  const auto upto = app::reading<EntryNumber>(
      session.store(),
      [&](const storage::View& view) -> Result<EntryNumber, Problem> { return view.find_upto(at->to); });
  if (!upto) return Failure{upto.error()};
  return std::optional{AsOf{at->to, *upto}};
}

}  // namespace infuwatch::cli
