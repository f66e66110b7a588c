#include "base/text.hpp"
#include "cli/session.hpp"
#include "protocol/judge.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace infuwatch::cli {
namespace {

using nlohmann::json;

/// Flags that today's rules would raise or leave, for every infusion: information, never a fault.
Result<std::vector<std::string>, Problem> judged_anew(Session& session) {
  using Lines = std::vector<std::string>;
  return app::reading<Lines>(session.store(), [&](const storage::View& view) -> Result<Lines, Problem> {
    Lines lines;
    for (const auto& row : view.find_patients("")) {
      const auto chart = view.history(row.id);
      std::map<int, std::shared_ptr<const Catalogue>> catalogues;
      for (const auto& [number, infusion] : chart->infusions()) {
        const auto read = session.shelf().get(view, infusion.terms.catalogue, {});
        if (!read) return Failure{read.error()};
        catalogues[infusion.terms.catalogue] = *read;
      }
      const auto catalogue_of = [&](int version) -> const Catalogue& { return *catalogues.at(version); };
      for (const auto& [number, infusion] : chart->infusions()) {
        std::set<std::string> now, then;
        for (const auto& finding : findings(*chart, number, catalogue_of))
          now.insert(std::string{name(finding.rule)} + ' ' + std::string{name(finding.priority)});
        for (const auto& [id, flag] : chart->flags())
          if (flag.finding.infusion == number && !flag.retracted_by && !flag.superseded_by)
            then.insert(std::string{name(flag.finding.rule)} + ' ' +
                        std::string{name(flag.finding.priority)});
        for (const auto& rule : now)
          if (!then.contains(rule))
            lines.push_back("infusion " + std::to_string(number.value()) + ": today's rules raise " + rule);
        for (const auto& rule : then)
          if (!now.contains(rule))
            lines.push_back("infusion " + std::to_string(number.value()) + ": today's rules do not raise " +
                            rule);
      }
    }
    return lines;
  });
}

/// Whether the entry that had this hash is still in the record.
Result<bool, Problem> holds_head(Session& session, const std::string& head) {
  return app::reading<bool>(session.store(), [&](const storage::View& view) -> Result<bool, Problem> {
    constexpr std::size_t at_once = 1000;
    for (EntryNumber at;;) {
      const auto entries = view.since(at, at_once);
      for (const auto& entry : entries)
        if (entry.hash == head) return true;
      if (entries.size() < at_once) return false;
      at = entries.back().number;
    }
  });
}

int run_verify(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto found = session.store().verify();
  if (!found) return session.fail(found.error());
  std::vector<std::string> faults;
  for (const auto& fault : found->entry_faults) faults.push_back(to_text(fault.number) + ' ' + fault.what);
  for (const auto& fault : found->picture_faults)
    faults.push_back("picture " + fault.table + ' ' + shown(fault.row) + ' ' + fault.what);
  if (given.has("--head") && found->entry_faults.empty()) {
    const auto held = holds_head(session, given.text("--head"));
    if (!held) return session.fail(held.error());
    if (!*held)
      faults.push_back("the head " + shown(given.text("--head")) +
                       " is not in the record: its end was cut off, or an older copy was put back");
  }
  std::vector<std::string> anew;
  if (given.has("--judge") && found->entry_faults.empty()) {
    const auto lines = judged_anew(session);
    if (!lines) return session.fail(lines.error());
    anew = *lines;
  }
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
    text += faults.empty()                ? "The chain holds and every picture agrees with it.\n"
            : found->entry_faults.empty() ? "`infuwatch rebuild` draws the pictures anew.\n"
                                          : "Tell hospital IT. Nothing was changed.\n";
    session.print(text);
  }
  return faults.empty() ? 0 : 1;
}

const Registered verify{{"verify",
                         "The record",
                         "Walk the chain of entries and compare every picture with it.",
                         {"verify", "verify --head 5f2c… (from a report)", "verify --judge"},
                         {{"--head", "HASH", "a head printed earlier: is it still in the record?"},
                          {"--judge", "", "list what today's rules would judge differently"}},
                         run_verify}};

}  // namespace
}  // namespace infuwatch::cli
