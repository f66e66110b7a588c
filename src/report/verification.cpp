#include "report/verification.hpp"

#include "domain/entry.hpp"
#include "report/store_words.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {
namespace {

std::string anew_text(const JudgedAnew& one) {
  using What = JudgedAnew::What;
  const auto flag = one.flag ? to_text(*one.flag) : std::string{};
  const auto what = one.what == What::raise       ? std::string{"raise"}
                    : one.what == What::take_back ? "withdraw " + flag + ','
                                                  : "see other facts in " + flag + ',';
  return "infusion " + std::to_string(one.infusion.value()) + ": today's rules " + what + ' ' +
         std::string{name(one.rule)} + ' ' + std::string{name(one.priority)};
}

void add_anchor_faults(const AnchorFound& anchor, std::vector<std::string>& faults) {
  for (const auto& fault : anchor.faults)
    faults.push_back(to_text(fault.number) +
                     (fault.missing
                          ? " is in the anchor and not in the record: its end was cut off, or an older "
                            "copy was put back"
                          : " is not what the anchor says it is"));
  for (const auto line : anchor.unreadable)
    faults.push_back("line " + std::to_string(line) + " of the anchor cannot be read");
  if (anchor.lines == 0) faults.push_back("the anchor is empty");
}

std::vector<std::string> fault_lines(const RecordFindings& found) {
  std::vector<std::string> faults;
  for (const auto& fault : found.entry_faults) faults.push_back(fault_text(fault));
  for (const auto& fault : found.projection_faults) faults.push_back(fault_text(fault));
  if (found.head_held == false)
    faults.push_back("the head " + found.wanted_head +
                     " is not in the record: its end was cut off, or an older copy was put back");
  if (found.anchor) add_anchor_faults(*found.anchor, faults);
  return faults;
}

std::vector<std::string> anew_lines(const RecordFindings& found) {
  std::vector<std::string> lines;
  for (const auto& one : found.judged_anew.value_or(std::vector<JudgedAnew>{}))
    lines.push_back(anew_text(one));
  return lines;
}

bool anchor_held(const AnchorFound& anchor) {
  return anchor.faults.empty() && anchor.unreadable.empty() && anchor.lines > 0;
}

}  // namespace

bool faultless(const RecordFindings& found) { return fault_lines(found).empty(); }

std::string findings_text(const RecordFindings& found) {
  const auto faults = fault_lines(found), anew = anew_lines(found);
  auto text =
      std::to_string(found.entries) + " entries, head " + to_text(found.head) + '\n' + found.hash + '\n';
  for (const auto& fault : faults) text += "FAULT " + fault + '\n';
  for (const auto& line : anew) text += line + '\n';
  if (found.judged_anew && anew.empty()) text += "Today's rules give the same flags and windows.\n";
  if (found.head_held == true) text += "The head is in it.\n";
  if (found.anchor && anchor_held(*found.anchor)) text += "Every entry of the anchor is in it.\n";
  const bool pictures_only = found.entry_faults.empty() && faults.size() == found.projection_faults.size();
  if (faults.empty()) return text + "The chain holds and every picture agrees with it.\n";
  if (pictures_only) return text + "`infuwatch rebuild` rebuilds the tables from the entries.\n";
  return text + "Tell hospital IT, and keep this file as it is beside its last backup.\n";
}

nlohmann::json findings_json(const RecordFindings& found) {
  return {{"verify",
           {{"entries", found.entries},
            {"head", to_text(found.head)},
            {"hash", found.hash},
            {"faults", fault_lines(found)},
            {"judged_anew", anew_lines(found)}}}};
}

}  // namespace infuwatch::report
