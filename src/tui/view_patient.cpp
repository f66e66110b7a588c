// A patient's course beside the chart of her vital signs.
#include "base/text.hpp"
#include "domain/vital_sign.hpp"
#include "report/drug_words.hpp"
#include "tui/view.hpp"

#include <algorithm>
#include <array>

namespace infuwatch::tui {
namespace {

constexpr Seconds least_reach{1800};
constexpr int least_strip_columns = 26;

struct Point {
  Instant at;
  int value;
};

struct Band {
  std::string_view label;
  std::vector<Point> points;
  int least, most;
};

/// A strip for each sign that is always shown; then, while there is room, for others that were charted.
std::vector<Band> bands_of(const Chart& chart, InfusionId infusion, std::size_t room) {
  std::vector<Band> leading, others;
  for (const auto& sign : vital_signs()) {
    if (!sign.strip) continue;
    Band band{.label = sign.strip_label.empty() ? sign.field.label : sign.strip_label,
              .points = {},
              .least = sign.strip->least,
              .most = sign.strip->most};
    for (const auto* act : chart.standing<Observed>(infusion)) {
      const auto& said = std::get<Observed>(act->said);
      if (const auto number = number_of(sign, said.vitals)) band.points.push_back({said.at.from, *number});
    }
    if (sign.leading)
      leading.push_back(std::move(band));
    else if (!band.points.empty())
      others.push_back(std::move(band));
  }
  for (auto& band : others)
    if (leading.size() < room) leading.push_back(std::move(band));
  return leading;
}

/// From the first thing charted, or the start, to the last; to now while the patient is in the chair.
std::pair<Instant, Instant> reach(const std::vector<Band>& bands, const Infusion& infusion, Instant now) {
  auto from = infusion.start ? infusion.start->from : now;
  auto to = infusion.release ? infusion.release->from : now;
  for (const auto& band : bands)
    for (const auto& point : band.points) {
      from = std::min(from, point.at);
      to = std::max(to, point.at);
    }
  return {from, std::max(to, from + least_reach)};
}

void draw_band(Frame& frame, int x, int y, int columns, int rows, const Band& band,
               std::pair<Instant, Instant> span) {
  static constexpr std::array<std::string_view, 9> blocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  frame.put_fixed(x, y, std::string{band.label} + ' ' + std::to_string(band.most), 8,
                  {Role::plain, false, true});
  frame.put_fixed(x, y + rows - 1, std::string(band.label.size() + 1, ' ') + std::to_string(band.least), 8,
                  {Role::faint});
  for (int row = 0; row < rows; ++row) frame.put(x + 8, y + row, "|", {Role::faint});
  std::vector<std::optional<int>> at(static_cast<std::size_t>(columns));
  for (const auto& point : band.points) {
    const auto place = (point.at - span.first).count() * (columns - 1) /
                       std::max<std::int64_t>(1, (span.second - span.first).count());
    at[static_cast<std::size_t>(std::clamp<std::int64_t>(place, 0, columns - 1))] = point.value;
  }
  for (int i = 0; i < columns; ++i) {
    const auto& value = at[static_cast<std::size_t>(i)];
    if (!value) continue;
    const int levels = rows * 8;
    int level = std::clamp((*value - band.least) * levels / (band.most - band.least), 1, levels);
    for (int row = rows - 1; row >= 0 && level > 0; --row, level -= 8)
      frame.put(x + 9 + i, y + row, blocks[static_cast<std::size_t>(std::min(level, 8))],
                {Role::field, false, true});
  }
}

/// `2h= 24h-`, in two lines where it is longer than there is room for beside the chart.
void draw_legend(Frame& frame, int x, int y, const Infusion& infusion) {
  if (!infusion.start) return;
  const auto high_risk = report::window_length(infusion.terms.high_risk) + '=';
  const auto follow_up = report::window_length(infusion.terms.follow_up) + '-';
  const bool one_line = width(high_risk) + 1 + width(follow_up) <= 8;
  frame.put(x, y, one_line ? high_risk + ' ' + follow_up : high_risk, {Role::faint});
  if (!one_line) frame.put(x, y + 1, follow_up, {Role::faint});
}

/// The two windows under the chart: `=` the high-risk window, `-` the follow-up window.
void draw_windows(Frame& frame, int x, int y, int columns, const Infusion& infusion,
                  std::pair<Instant, Instant> span, const Zone& zone) {
  for (int i = 0; i < columns; ++i) {
    const auto at = span.first + Seconds{(span.second - span.first).count() * i / std::max(1, columns - 1)};
    std::string_view mark = " ";
    if (infusion.start && at >= infusion.start->from)
      mark = at <= *infusion.high_risk_until()                                  ? "="
             : !infusion.follow_up_until() || at <= *infusion.follow_up_until() ? "-"
                                                                                : ".";
    frame.put(x + 9 + i, y, mark, {mark == "=" ? Role::review : Role::plain, false, true});
  }
  draw_legend(frame, x, y, infusion);
  frame.put(x + 9, y + 1, zone.shown_near(span.first, span.first), {Role::faint});
  const auto end = zone.shown_near(span.second, span.second);
  frame.put(x + 9 + std::max(0, columns - width(end)), y + 1, end, {Role::faint});
}

}  // namespace

void draw_patient(Frame& frame, Area area, const State& state, Instant now) {
  if (!state.patient_detail || !state.zone) return;
  const auto& chart = *state.patient_detail->chart;
  const auto* infusion = chart.infusion(state.patient_detail->infusion);
  if (!infusion) return;
  const auto rendering = state.rendering(now);
  frame.put_fixed(0, area.top,
                  state.name_of(chart.patient()) + "  " + state.identified(chart.patient()) +
                      (state.private_names ? "" : "  " + report::allergies_text(chart.patient())),
                  frame.columns(), {Role::plain, false, true});
  auto about = "Infusion " + std::to_string(infusion->number.value()) + ": " +
               report::drug_shown(infusion->order) + ' ' + to_text(infusion->order.dose) +
               (infusion->start ? ", infusion " + std::to_string(infusion->terms.drug_count) +
                                      (infusion->terms.count_certain ? "" : " or later") + " of this drug"
                                : "") +
               ". " + report::capital(report::state_text(*infusion, now)) + '.';
  frame.put_fixed(0, area.top + 1, about, frame.columns());
  std::string windows;
  if (infusion->high_risk_until())
    windows = "High-risk " + report::until_text(*infusion->high_risk_until(), rendering);
  if (infusion->start)
    windows += infusion->follow_up_until()
                   ? "; follow-up " + report::until_text(*infusion->follow_up_until(), rendering)
                   : "; follow-up open, no stop charted";
  frame.put_fixed(0, area.top + 2, windows, frame.columns());
  const auto bands =
      bands_of(chart, infusion->number, static_cast<std::size_t>(frame.columns() / least_strip_columns));
  const bool some =
      std::any_of(bands.begin(), bands.end(), [](const Band& band) { return !band.points.empty(); });
  int y = area.top + 3;
  if (some && area.height() >= 14) {
    const auto span = reach(bands, *infusion, now);
    const int rows = area.height() >= 30 ? 4 : 2;
    const int wide = frame.columns() / static_cast<int>(bands.size()), columns = wide - 10;
    for (std::size_t i = 0; i < bands.size(); ++i) {
      draw_band(frame, static_cast<int>(i) * wide, y, columns, rows, bands[i], span);
      draw_windows(frame, static_cast<int>(i) * wide, y + rows, columns, *infusion, span, *state.zone);
    }
    y += rows + 2;
  }
  draw_items(frame, {y, area.bottom}, state, now);
}

}  // namespace infuwatch::tui
