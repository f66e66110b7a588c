#include "app/backup.hpp"

#include "app/new_file.hpp"
#include "base/text.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

using nlohmann::json;

json json_of(const char* what, const std::string& file, const app::Copied& copied) {
  return {{what,
           {{"file", file},
            {"site", copied.site},
            {"training", copied.training},
            {"entries", copied.entries},
            {"head", to_text(copied.head.number)},
            {"hash", copied.head.hash},
            {"bytes", copied.bytes},
            {"sealed", copied.sealed},
            {"judged_anew", copied.judged_anew.size()}}}};
}

std::string looked_at(const app::Copied& copied) {
  const auto anew = copied.judged_anew.size();
  return std::to_string(copied.entries) + " entries, head " + to_text(copied.head.number) + '\n' +
         copied.head.hash + "\nThe chain holds, every picture agrees with it, " +
         (anew == 0
              ? "and today's rules judge everything as it was judged.\n"
              : "and today's rules judge " + std::to_string(anew) + " flags otherwise (verify --judge).\n");
}

/// The text of a key's file; empty where none was named.
Result<std::string, Problem> key_in(const std::string& path) {
  if (path.empty()) return std::string{};
  const auto text = app::read_named_file(path, 4096);
  if (!text) return Failure{Problem{BadFile{path, text.error(), false}}};
  return *text;
}

int run_backup(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto& configured = session.settings().backup_key;
  const auto path = given.has("--key")     ? given.text("--key")
                    : given.has("--plain") ? std::string{}
                                           : configured;
  if (given.has("--key") && given.has("--plain"))
    return session.fail(BadField{"--key", given.text("--key"), Takes::no_key});
  if (path.empty() && !given.has("--plain"))
    return session.fail(MissingField{MissingField::What::key_or_plain});
  auto key = key_in(path);
  if (!key) return session.fail(key.error());
  if (!path.empty() && key->empty()) return session.fail(BadFile{path, FileFault::empty, false});
  const auto file = given.text("FILE");
  const auto made = app::back_up(session.desk(), {session.path(), file, *key}, session.provided().open_store);
  if (!made) return session.fail(made.error());
  session.print(session.globals().json
                    ? json_of("backup", file, *made).dump()
                    : "Backed up to " + shown(file) +
                          (made->sealed ? ", sealed.\n" : ", readable by whoever has it.\n") +
                          looked_at(*made));
  return session.looked("backup");
}

int run_backup_key(Session& session, const Given& given) {
  const auto path = given.text("FILE");
  if (const auto made = app::make_backup_keys(path); !made) return session.fail(made.error());
  session.print(
      session.globals().json
          ? json{{"secret_key", path}, {"public_key", path + ".pub"}}.dump()
          : "Made " + shown(path) + ", the secret key, and " + shown(path) +
                ".pub, which seals backups.\nKeep the secret key away from this machine, in two places: "
                "without it no sealed backup is ever opened again.");
  return 0;
}

int run_restore(Session& session, const Given& given) {
  if (const auto found = session.find_path(); !found) return session.fail(found.error());
  auto key = key_in(given.text("--key"));
  if (!key) return session.fail(key.error());
  const auto file = given.text("FILE");
  session.make_directory();
  const auto made = app::restore({file, *key, session.path()}, session.provided().open_store);
  if (!made) return session.fail(made.error());
  session.print(session.globals().json ? json_of("restore", session.path(), *made).dump()
                                       : "Restored to " + shown(session.path()) + ".\n" + looked_at(*made) +
                                             "What was recorded after " + to_text(made->head.number) +
                                             " is not in it: chart it anew from paper and printed reports.");
  return 0;
}

const Registered backup{
    {"backup",
     "The record",
     "Make a backup while others go on: copied, looked at as a store, sealed, read back.",
     {"backup /mnt/away/2026-11-22.backup --key /etc/infuwatch/backup.pub", "backup copy.db --plain"},
     {{"FILE", "", "a new file", true},
      {"--key", "FILE", "the public key to seal it for; else the one in the machine's settings"},
      {"--plain", "", "not sealed: a store that anybody can open"}},
     run_backup}};

const Registered backup_key{{"backup key",
                             "The record",
                             "Make the pair of keys that backups are sealed with and opened by.",
                             {"backup key /media/stick/infuwatch.key"},
                             {{"FILE", "", "for the secret key; the public one gets .pub behind it", true}},
                             run_backup_key}};

const Registered restore{
    {"restore",
     "The record",
     "Put a backup where --db says, and no store is; nothing is ever overwritten.",
     {"restore 2026-11-22.backup --key infuwatch.key"},
     {{"FILE", "", "the backup", true}, {"--key", "FILE", "the secret key, for a sealed backup"}},
     run_restore}};

}  // namespace
}  // namespace infuwatch::cli
