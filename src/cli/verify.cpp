#include "base/text.hpp"
#include "cli/session.hpp"
#include "protocol/judge.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace infuwatch::cli {
namespace {

using nlohmann::json;

/// What today's rules would do to one patient's flags: information, never a fault.
void judge_anew(const Chart& chart, const Bench& bench, std::vector<std::string>& lines) {
  std::set<InfusionId> all;
  for (const auto& [number, infusion] : chart.infusions()) all.insert(number);
  const auto judged = judge(chart, all, bench);
  const auto line = [&](const Finding& finding, const std::string& what) {
    lines.push_back("infusion " + std::to_string(finding.infusion.value()) + ": today's rules " + what + ' ' +
                    std::string{name(finding.rule)} + ' ' + std::string{name(finding.priority)});
  };
  for (const auto& raised : judged.raised) line(raised.finding, "raise");
  for (const auto id : judged.retracted) line(chart.flag(id)->finding, "take back " + to_text(id) + ',');
  for (const auto& [id, finding] : judged.amended) line(finding, "see other facts in " + to_text(id) + ',');
}

Result<std::vector<std::string>, Problem> judged_anew(Session& session) {
  using Lines = std::vector<std::string>;
  return app::reading<Lines>(session.store(), [&](const storage::View& view) -> Result<Lines, Problem> {
    Lines lines;
    for (const auto& row : view.find_patients("")) {
      const auto chart = view.history(row.id);
      std::map<int, std::shared_ptr<const Catalogue>> catalogues;
      std::set<int> versions{0};
      for (const auto& [number, infusion] : chart->infusions()) versions.insert(infusion.terms.catalogue);
      for (const auto version : versions) {
        auto read = session.shelf().get(view, version, {});
        if (!read) return Failure{read.error()};
        catalogues[version] = std::move(*read);
      }
      const Bench bench{[&](int version) -> const Catalogue& { return *catalogues.at(version); },
                        view.next_flag(), view.site().site.labels};
      judge_anew(*chart, bench, lines);
    }
    return lines;
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
    return session.fail(BadField{"--head", given.text("--head"),
                                 "the head printed on a report: at least 12 of its digits 0-9 a-f"});
  const auto found = session.store().verify();
  if (!found) return session.fail(found.error());
  std::vector<std::string> faults;
  for (const auto& fault : found->entry_faults) faults.push_back(to_text(fault.number) + ' ' + fault.what);
  for (const auto& fault : found->picture_faults)
    faults.push_back("picture " + fault.table + ' ' + shown(fault.row) + ' ' + fault.what);
  if (given.has("--head") && found->entry_faults.empty()) {
    const auto held = holds_head(session, head);
    if (!held) return session.fail(held.error());
    if (!*held)
      faults.push_back("the head " + head +
                       " is not in the record: its end was cut off, or an older copy was put back");
  }
  const bool pictures_only = found->entry_faults.empty() && faults.size() == found->picture_faults.size();
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
    text += faults.empty()  ? "The chain holds and every picture agrees with it.\n"
            : pictures_only ? "`infuwatch rebuild` draws the pictures anew.\n"
                            : "Tell hospital IT, and keep this file as it is beside its last backup.\n";
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
