#include "app/backup.hpp"

#include "base/password.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "platform/text_file.hpp"
#include "report/backup.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

using nlohmann::json;

report::CopyFindings findings_of(const std::string& file, const app::Copied& copied) {
  return {.file = file,
          .site = copied.site,
          .training = copied.training,
          .entries = copied.entries,
          .head = copied.head.number,
          .hash = copied.head.hash,
          .judged_anew = copied.judged_anew.size(),
          .bytes = copied.bytes,
          .sealed = copied.sealed};
}

/// The text of a key's file; empty where none was named.
Result<std::string, Problem> key_in(const std::string& path) {
  if (path.empty()) return std::string{};
  const auto text = platform::read_named_file(path, 4096);
  if (!text) return Failure{Problem{BadFile{path, text.error(), false}}};
  return *text;
}

int run_backup(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto& configured = session.settings().backup_key;
  const auto path = arguments.has("--key")     ? arguments.text("--key")
                    : arguments.has("--plain") ? std::string{}
                                               : configured;
  if (arguments.has("--key") && arguments.has("--plain"))
    return session.fail(BadField{FieldId::key, arguments.text("--key"), Takes::no_key});
  if (path.empty() && !arguments.has("--plain"))
    return session.fail(MissingField{MissingField::What::key_or_plain});
  auto key = key_in(path);
  if (!key) return session.fail(key.error());
  if (!path.empty() && key->empty()) return session.fail(BadFile{path, FileFault::empty, false});
  const auto file = arguments.text("FILE");
  const auto made = app::back_up(session.context(), {session.path(), file, *key}, session.host().engine);
  if (!made) return session.fail(made.error());
  const auto found = findings_of(file, *made);
  session.print(session.globals().json ? report::copy_json("backup", found).dump()
                                       : report::backup_text(found));
  return session.looked("backup");
}

int run_backup_key(Session& session, const ParsedArguments& arguments) {
  const auto path = arguments.text("FILE");
  if (const auto made = app::make_backup_keys(path); !made) return session.fail(made.error());
  session.print(
      session.globals().json
          ? json{{"secret_key", path}, {"public_key", path + ".pub"}}.dump()
          : "Made " + shown(path) + ", the secret key, and " + shown(path) +
                ".pub, which seals backups.\nKeep the secret key away from this machine, in two places: "
                "without it no sealed backup is ever opened again.");
  return 0;
}

int run_restore(Session& session, const ParsedArguments& arguments) {
  if (const auto found = session.find_path(); !found) return session.fail(found.error());
  auto key = key_in(arguments.text("--key"));
  if (!key) return session.fail(key.error());
  const auto file = arguments.text("FILE");
  session.make_directory();
  const auto made = app::restore({file, *key, session.path()}, session.host().engine);
  if (!made) return session.fail(made.error());
  const auto found = findings_of(without_password(session.path()), *made);
  session.print(session.globals().json ? report::copy_json("restore", found).dump()
                                       : report::restore_text(found));
  return 0;
}

}  // namespace

Command backup_command() {
  return {"backup",
          "The record",
          "Make a backup while others go on: copied, looked at as a store, sealed, read back.",
          {"backup /mnt/away/2026-11-22.backup --key /etc/infuwatch/backup.pub", "backup copy.db --plain"},
          {{"FILE", "", "a new file", true},
           {"--key", "FILE", "the public key to seal it for; else the one in the machine's settings"},
           {"--plain", "", "not sealed: a store that anybody can open"}},
          run_backup};
}

Command backup_key_command() {
  return {"backup key",
          "The record",
          "Make the pair of keys that backups are sealed with and opened by.",
          {"backup key /media/stick/infuwatch.key"},
          {{"FILE", "", "for the secret key; the public one gets .pub behind it", true}},
          run_backup_key};
}

Command restore_command() {
  return {"restore",
          "The record",
          "Put a backup where --db says, and no store is; nothing is ever overwritten.",
          {"restore 2026-11-22.backup --key infuwatch.key"},
          {{"FILE", "", "the backup", true}, {"--key", "FILE", "the secret key, for a sealed backup"}},
          run_restore};
}

}  // namespace infuwatch::cli
