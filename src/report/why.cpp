#include "report/why.hpp"

#include "base/text.hpp"
#include "domain/vital_sign.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

std::string measured_text(const VitalSign& sign, const FlagItem& item) {
  return number_text(sign, item.value.value_or(0)) + (sign.unit.empty() ? "" : ' ' + std::string{sign.unit});
}

std::string told_of(const VitalSign& sign, const FlagItem& item) {
  return std::string{item.finding == "dbp-high" ? "diastolic pressure" : sign.name};
}

/// Part of a whole in percent, with as many decimals as keep it apart from a whole number that it is not:
/// `33 %`, `30.6 %`, `30.04 %`.
std::string true_percent(int part, int whole) {
  if (part * 100 % whole == 0) return std::to_string(part * 100 / whole) + " %";
  const int hundredths = (part * 10000 * 2 + whole) / (2 * whole);
  const int rounded = (part * 1000 * 2 + whole) / (2 * whole);
  const auto decimals = [](int number, int scale, int places) {
    const auto behind = std::to_string(number % scale);
    return std::to_string(number / scale) + '.' +
           std::string(static_cast<std::size_t>(places) - behind.size(), '0') + behind + " %";
  };
  return rounded % 10 == 0 ? decimals(hundredths, 100, 2) : decimals(rounded, 10, 1);
}

std::string sign_text(const VitalSign& sign, const FlagItem& item) {
  if (!item.value) return "blood pressure could not be obtained";
  const auto value = measured_text(sign, item);
  const auto limit = item.limit ? number_text(sign, *item.limit) : std::string{};
  const auto called = told_of(sign, item);
  switch (item.against) {
    case Against::below: return called + ' ' + value + ", below " + limit;
    case Against::above: return called + ' ' + value + ", above " + limit;
    case Against::at_least: return called + ' ' + value + ", at or above " + limit;
    case Against::at_most: return called + ' ' + value + ", at or below " + limit;
    case Against::fall:
      return called + " fell from " + limit + " at baseline to " + value + " (" +
             true_percent(*item.limit - *item.value, *item.limit) + ')';
    case Against::rise:
      return called + " rose from " + limit + " at baseline to " + value + " (" +
             true_percent(*item.value - *item.limit, *item.limit) + ')';
    case Against::drop:
      return called + " fell from " + limit + " at baseline to " + value + " (" +
             counted(static_cast<std::size_t>(*item.limit - *item.value), "point", "points") + ')';
    case Against::none: break;
  }
  return called + ' ' + value;
}

std::string consciousness_text(const FlagItem& item) {
  static constexpr std::string_view words[] = {"alert", "newly confused", "responds to voice only",
                                               "responds to pain only", "unresponsive"};
  return std::string{words[static_cast<std::size_t>(std::clamp(item.value.value_or(0), 0, 4))]};
}

std::string score_text(const FlagItem& item) {
  const auto has = [&](Remark remark) {
    return std::find(item.remarks.begin(), item.remarks.end(), remark) != item.remarks.end();
  };
  auto text = "NEWS2 " + std::string{has(Remark::partial) ? "at least " : ""} +
              std::to_string(item.value.value_or(0));
  if (item.limit) text += ", at or above " + std::to_string(*item.limit);
  if (has(Remark::single_red)) text += ", with one parameter at 3 points";
  return text + (has(Remark::partial) ? " (not all seven measured)" : "");
}

std::string remarks_text(const FlagItem& item) {
  std::string text;
  for (const auto remark : item.remarks) {
    if (remark == Remark::wao_2_possible) text += ", WAO 2020 criterion 2 possible";
    if (remark == Remark::newly_needed) text += ", newly needed";
    if (remark == Remark::no_baseline) text += ", no baseline: a fall cannot be calculated";
  }
  return text;
}

std::string total_dose_text(const FlagItem& item) {
  const auto unit = item.words.empty() ? "mg/m2" : item.words;
  const auto amount = [&](int thousandths) { return to_text(Quantity{Decimal{thousandths}, unit}); };
  const bool unknown =
      std::find(item.remarks.begin(), item.remarks.end(), Remark::total_unknown) != item.remarks.end();
  auto text = "total dose " + std::string{unknown ? "at least " : ""} + amount(item.value.value_or(0));
  text += item.against == Against::above ? ", above the limit of " : ", limit ";
  return text + amount(item.limit.value_or(0)) + (unknown ? " (not all of it is known)" : "");
}

std::string earlier_text(const FlagItem& item) {
  return shown(plain(item.words)) +
         (item.value ? ", infusion " + std::to_string(*item.value) : ", reported history");
}

std::string days_text(int days) {
  return counted(static_cast<std::size_t>(std::max(days, 0)), "day", "days");
}

std::string criterion_text(Criterion criterion) {
  switch (criterion) {
    case Criterion::niaid_1: return "NIAID/FAAN criterion 1 (skin with breathing, pressure or collapse)";
    case Criterion::niaid_2: return "NIAID/FAAN criterion 2 (two organ systems after a likely allergen)";
    case Criterion::niaid_3: return "NIAID/FAAN criterion 3 (low pressure after a known allergen)";
    case Criterion::wao_1:
      return "WAO criterion 1 (skin with breathing, pressure, collapse or severe gut signs)";
    case Criterion::wao_2:
      return "WAO criterion 2 (pressure, bronchospasm or larynx after a probable allergen)";
  }
  return {};
}

}  // namespace

std::string item_text(const FlagItem& item) {
  if (item.finding == "acvpu") return consciousness_text(item);
  if (item.finding == "news2") return score_text(item);
  if (item.finding == "total-dose") return total_dose_text(item);
  if (item.finding == "earlier-reaction") return earlier_text(item);
  if (item.finding == "interval")
    return days_text(item.value.value_or(0)) + " since the last, at least " +
           days_text(item.limit.value_or(0));
  if (const auto* sign = vital_sign_of(item.finding))
    return sign_text(*sign, item) + remarks_text(item) + (item.course > 0 ? ", again" : "");
  SymptomSeen seen;
  seen.symptom = item.finding;
  seen.words = item.words;
  seen.grade = item.grade;
  return symptom_text(seen) + (item.course > 0 ? " (recurred)" : "") +
         (item.after.empty() ? "" : ", after " + shown(item.after));
}

namespace {

/// How far an item's onset lies from start and stop, and where that is.
std::string place(const Finding& finding, const FlagItem& item) {
  const auto from_start = since(finding.start, item.onset), from_stop = since(finding.stop, item.onset);
  auto out = from_start ? distance_text(*from_start, "start") : std::string{"no start charted"};
  if (from_stop)
    out += ", " + distance_text(*from_stop, "stop");
  else if (finding.start)
    out += ", no stop charted";
  return out + ": " + placed_text({item.window, item.certainty, item.phase});
}

/// What a finding is about, each thing once; what was there before the start only is told as such.
std::string items_text(const Finding& finding) {
  std::vector<std::string> items;
  for (const auto& item : finding.items) {
    const bool earlier = item.window == Window::before && finding.window != Window::before;
    auto text = item_text(item) + (earlier ? ", before the start" : "");
    if (std::find(items.begin(), items.end(), text) == items.end()) items.push_back(std::move(text));
  }
  return joined(items, "; ");
}

/// Of signs whose worst number was read after the onset: which, and when.
std::string readings_text(const Finding& finding, const std::vector<std::optional<Span>>& read_at) {
  std::vector<std::string> readings;
  for (std::size_t i = 0; i < finding.items.size() && i < read_at.size(); ++i) {
    const auto& item = finding.items[i];
    const auto from_start = read_at[i] ? since(finding.start, *read_at[i]) : std::nullopt;
    if (!from_start) continue;
    const auto* sign = vital_sign_of(item.finding);
    const auto what = !sign ? item_text(item) : told_of(*sign, item) + ' ' + measured_text(*sign, item);
    readings.push_back(what + ", " + distance_text(*from_start, "start"));
  }
  return readings.empty() ? std::string{} : " Worst reading: " + joined(readings, "; ") + '.';
}

}  // namespace

std::string why(const Finding& finding, const std::vector<std::optional<Span>>& read_at) {
  return items_text(finding) + ". " + circumstances(finding, read_at);
}

std::string circumstances(const Finding& finding, const std::vector<std::optional<Span>>& read_at) {
  if (finding.rule == Rule::dose_limit || finding.rule == Rule::interval ||
      finding.rule == Rule::prior_reaction)
    return "Present at the start; given anyway.";
  const auto& first = finding.leading();
  const bool together = std::all_of(finding.items.begin(), finding.items.end(),
                                    [&](const FlagItem& item) { return item.onset == first.onset; });
  auto out = finding.start ? "Onset " + place(finding, first) + '.' : "Before the start: none is charted.";
  if (!together && finding.start) {
    std::vector<std::pair<std::string, std::vector<std::string>>> places;  // items of one place together
    for (const auto& item : finding.items) {
      auto where = place(finding, item);
      const auto known =
          std::find_if(places.begin(), places.end(), [&](const auto& p) { return p.first == where; });
      if (known == places.end())
        places.push_back({std::move(where), {item_text(item)}});
      else if (auto text = item_text(item);
               std::find(known->second.begin(), known->second.end(), text) == known->second.end())
        known->second.push_back(std::move(text));
    }
    std::vector<std::string> parts;
    for (const auto& [where, items] : places) parts.push_back(joined(items, ", ") + ": onset " + where);
    out = joined(parts, "; ") + '.';
  }
  out += readings_text(finding, read_at);
  if (!finding.criteria.empty()) {
    std::vector<std::string> met;
    for (const auto criterion : finding.criteria) met.push_back(criterion_text(criterion));
    out += " Met: " + joined(met, "; ") + '.';
  }
  if (finding.also_open.empty()) return out;
  std::vector<std::string> others;
  for (const auto number : finding.also_open) others.push_back(std::to_string(number.value()));
  return out + " Also in a window of infusion " + joined(others, ", ") + '.';
}

std::string flag_text(const Flag& flag) {
  return to_text(flag.id) + ' ' + std::string{name(flag.finding.priority)} + ", " +
         plain(name(flag.finding.rule)) + ": " + items_text(flag.finding);
}

std::string headline(const Flag& flag) {
  return std::string{stars(flag.finding.priority)} + ' ' + flag_text(flag);
}

Line flag_line(const Flag& flag, const std::string& more, int indent) {
  auto told = line(Role::flag, flag_text(flag) + more, indent);
  told.priority = flag.finding.priority;
  return told;
}

std::string answer_text(const Flag& flag, const RenderContext& rendering) {
  const auto by = [&](std::string_view what, const Answer& answer) {
    auto out = std::string{what} + ' ' + rendering.zone.shown_near(answer.at, rendering.now) + " by " +
               shown(rendering.site.name_of(answer.staff));
    if (!answer.action.empty()) out += ": " + answer.action;
    if (!answer.text.empty()) out += (answer.action.empty() ? ": " : ", ") + shown(answer.text);
    return out;
  };
  switch (flag.state()) {
    case FlagState::raised: return flag.finding.priority == Priority::review ? "for review" : "NOT ANSWERED";
    case FlagState::acknowledged: return by("acknowledged", *flag.acknowledged);
    case FlagState::resolved:
      return (flag.acknowledged ? by("acknowledged", *flag.acknowledged) + "; " : "") +
             by("resolved", *flag.resolved);
    case FlagState::superseded:
      return (flag.acknowledged ? by("acknowledged", *flag.acknowledged) + "; " : "") + "replaced by " +
             to_text(*flag.superseded_by);
    case FlagState::retracted:
      return "withdrawn by " + to_text(*flag.retracted_by) +
             (flag.waiting()                 ? ", NOT ANSWERED"
              : flag.retraction_acknowledged ? ", " + by("acknowledged", *flag.retraction_acknowledged)
                                             : "");
  }
  return {};
}

}  // namespace infuwatch::report
