// Arguments → zone, clock, store → command line or console. The only place that names the concrete store.
#include "base/password.hpp"
#include "cli/session.hpp"
#include "platform/borrowed_group.hpp"
#include "storage/sqlite/facts.hpp"
#include "storage/sqlite/sqlite_store.hpp"
#include "tui/console.hpp"

#include <fcntl.h>
#include <sodium.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <exception>
#include <future>
#include <iostream>

namespace {

using namespace infuwatch;

cli::HostServices::Opened no_engine(const std::string& path) {
  return Failure{Problem{StoreTrouble{StoreTrouble::Kind::no_engine, path, {}}}};
}

/// `postgresql://host/db`, with any scheme and, as a path made of it has, one slash or more.
bool is_address(const std::string& path) {
  const auto colon = path.find(":/");
  return colon != std::string::npos && colon > 0 &&
         std::all_of(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(colon), [](unsigned char c) {
           return std::isalnum(c) || c == '+' || c == '.' || c == '-' || c == ':';
         });
}

template <class Make>
cli::HostServices::Opened store_at(const std::string& path, Make make) {
  if (is_address(path)) return no_engine(path);
  auto made = make(path);
  if (!made) return Failure{Problem{made.error()}};
  return std::unique_ptr<storage::Store>{std::move(*made)};
}

/// The console in the place the command line's options name. Where there is no site, it is made first.
int console(cli::Session& session) {
  const auto opened = session.open(cli::Session::Reader::anyone);
  const auto* trouble = opened ? nullptr : std::get_if<StoreTrouble>(&opened.error());
  if (!opened && !(trouble && trouble->kind == StoreTrouble::Kind::missing))
    return session.fail(opened.error());
  tui::ConsoleHost host{
      [&] { return session.context(); },
      [&](const tui::Request& request) {
        return session.initialize_site({.name = request.text(FieldId::site),
                                        .zone = request.text(FieldId::zone),
                                        .shifts = {},
                                        .labels = request.text(FieldId::labels),
                                        .training = request.text(FieldId::training) == "practice",
                                        .nurse_name = request.text(FieldId::nurse),
                                        .os_user = session.os_user()});
      },
      static_cast<bool>(opened), [&] { return session.machine_faults(); }};
  const app::SystemClock wall;
  return tui::run(host, {opened ? session.clock() : wall, session.os_user(), session.globals().plain});
}

cli::HostServices host() {
  return {
      .engine = {.open = [](const std::string& path) { return store_at(path, storage::SqliteStore::open); },
                 .beside = storage::files_beside,
                 .in_one_file = storage::in_one_file},
      .create_store = [](const std::string& path) { return store_at(path, storage::SqliteStore::create); },
      .store_facts = storage::sqlite_facts,
      .version = "infuwatch " INFUWATCH_VERSION,
      .site_file = "/etc/infuwatch/site.toml",
      .log = cli::log_run,
      .console = console};
}

/// A standard stream that was closed would lend its number to the next file opened, and answers would be
/// written into that. Nothing can be read from what is put in its place, and writing to it fails.
void keep_standard_streams() {
  for (int stream = 0; stream <= 2; ++stream)
    if (fcntl(stream, F_GETFD) == -1)
      static_cast<void>(open(stream == 0 ? "/dev/null" : "/dev/full", O_RDWR));
}

}  // namespace

int main(int count, char** arguments) {
  constexpr int software = 70, input_output = 74;
  keep_standard_streams();
  platform::guard_borrowed_group({"TERMINFO", "TERMINFO_DIRS", "TERMCAP", "SQLITE_TMPDIR", "TMPDIR"});
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is a write that fails, not the end
  try {
    if (sodium_init() < 0) {
      std::cerr << "infuwatch: the machine's random numbers are not ready.\nTry again in a moment.\n";
      return 69;
    }
    const auto zones = std::async(std::launch::async, Zone::prepare);  // while the store is being opened
    const int code = cli::run(count, arguments, host());
    std::cout.flush();
    if (!std::cout && code == 0) {
      std::cerr
          << "infuwatch: the answer could not be written out in full.\nWhat was to be recorded is recorded; look with `infuwatch board`.\n";
      return input_output;
    }
    return code;
  } catch (const std::exception& fault) {
    std::cerr << "infuwatch: a mistake in the program stopped it (" << without_password(fault.what())
              << ").\nTell hospital IT; look with `infuwatch board` what was recorded.\n";
    return software;
  }
}
