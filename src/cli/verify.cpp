#include "app/anchor.hpp"
#include "app/judged_anew.hpp"
#include "app/new_file.hpp"
#include "base/text.hpp"
#include "cli/session.hpp"
#include "report/store_words.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

using nlohmann::json;

std::string anew_text(const app::JudgedAnew& one) {
  using What = app::JudgedAnew::What;
  const auto flag = one.flag ? to_text(*one.flag) : std::string{};
  const auto what = one.what == What::raise       ? std::string{"raise"}
                    : one.what == What::take_back ? "take back " + flag + ','
                                                  : "see other facts in " + flag + ',';
  return "infusion " + std::to_string(one.infusion.value()) + ": today's rules " + what + ' ' +
         std::string{name(one.rule)} + ' ' + std::string{name(one.priority)};
}

/// What the record does not hold of an anchor, in words.
Result<std::vector<std::string>, Problem> anchor_faults(Session& session, const std::string& path,
                                                        bool named) {
  const auto text =
      named ? app::read_named_file(path, app::longest_anchor) : app::read_own_file(path, app::longest_anchor);
  if (!text) return Failure{Problem{BadFile{path, text.error(), false}}};
  return app::reading<std::vector<std::string>>(
      session.store(), [&](const storage::View& view) -> Result<std::vector<std::string>, Problem> {
        const auto found = app::compare_anchor(view, *text);
        std::vector<std::string> faults;
        for (const auto& fault : found.faults)
          faults.push_back(to_text(fault.number) +
                           (fault.missing
                                ? " is in the anchor and not in the record: its end was cut off, or an older "
                                  "copy was put back"
                                : " is not what the anchor says it is"));
        for (const auto line : found.unreadable)
          faults.push_back("line " + std::to_string(line) + " of the anchor cannot be read");
        if (found.lines == 0) faults.push_back("the anchor is empty");
        return faults;
      });
}

constexpr std::size_t shortest_head = 12;  // so many digits name an entry well enough

/// Whether the entry whose hash begins so is still in the record.
Result<bool, Problem> holds_head(Session& session, const std::string& head) {
  return app::reading<bool>(session.store(), [&](const storage::View& view) -> Result<bool, Problem> {
    constexpr std::size_t at_once = 1000;
    for (EntryNumber at;;) {
      const auto entries = view.since(at, at_once);
      for (const auto& entry : entries)
        if (entry.hash.starts_with(head)) return true;
      if (entries.size() < at_once) return false;
      at = entries.back().number;
    }
  });
}

int run_verify(Session& session, const Given& given) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  const auto head = lower(trimmed(given.text("--head")));
  if (given.has("--head") &&
      (head.size() < shortest_head || head.find_first_not_of("0123456789abcdef") != std::string::npos))
    return session.fail(BadField{"--head", given.text("--head"), Takes::head_digits});
  const auto found = session.store().verify();
  if (!found) return session.fail(found.error());
  std::vector<std::string> faults;
  std::string held_words;
  for (const auto& fault : found->entry_faults) faults.push_back(report::fault_text(fault));
  for (const auto& fault : found->picture_faults) faults.push_back(report::fault_text(fault));
  if (given.has("--head") && found->entry_faults.empty()) {
    const auto held = holds_head(session, head);
    if (!held) return session.fail(held.error());
    if (*held)
      held_words += "The head is in it.\n";
    else
      faults.push_back("the head " + head +
                       " is not in the record: its end was cut off, or an older copy was put back");
  }
  const auto& own_anchor = session.settings().anchor;
  if (const auto path = given.has("--anchor") ? given.text("--anchor") : own_anchor;
      !path.empty() && found->entry_faults.empty()) {
    const auto told = anchor_faults(session, path, given.has("--anchor"));
    if (!told) return session.fail(told.error());
    if (told->empty()) held_words += "Every entry of the anchor is in it.\n";
    faults.insert(faults.end(), told->begin(), told->end());
  }
  std::vector<std::string> anew;
  if (given.has("--judge") && found->entry_faults.empty()) {
    const auto lines = app::judged_anew(session.store(), session.shelf());
    if (!lines) return session.fail(lines.error());
    for (const auto& one : *lines) anew.push_back(anew_text(one));
  }
  const bool pictures_only = found->entry_faults.empty() && faults.size() == found->picture_faults.size();
  if (session.globals().json) {
    session.print(json{{"verify",
                        {{"entries", found->entries},
                         {"head", to_text(found->head.number)},
                         {"hash", found->head.hash},
                         {"faults", faults},
                         {"judged_anew", anew}}}}
                      .dump());
  } else {
    auto text = std::to_string(found->entries) + " entries, head " + to_text(found->head.number) + '\n' +
                found->head.hash + '\n';
    for (const auto& fault : faults) text += "FAULT " + fault + '\n';
    for (const auto& line : anew) text += line + '\n';
    if (given.has("--judge") && anew.empty()) text += "Today's rules judge everything as it was judged.\n";
    text += held_words;
    text += faults.empty()  ? "The chain holds and every picture agrees with it.\n"
            : pictures_only ? "`infuwatch rebuild` draws the pictures anew.\n"
                            : "Tell hospital IT, and keep this file as it is beside its last backup.\n";
    session.print(text);
  }
  return faults.empty() ? 0 : 1;
}

const Registered verify{
    {"verify",
     "The record",
     "Walk the chain of entries and compare every picture with it.",
     {"verify", "verify --head 5f2c… (from a report)", "verify --anchor anchor.txt", "verify --judge"},
     {{"--head", "HASH", "a head printed earlier: is it still in the record?"},
      {"--anchor", "FILE", "an anchor kept elsewhere: is all it names still in the record?"},
      {"--judge", "", "list what today's rules would judge differently"}},
     run_verify}};

}  // namespace
}  // namespace infuwatch::cli
