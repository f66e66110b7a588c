#include "base/text.hpp"
#include "report/board.hpp"
#include "report/drug_words.hpp"
#include "report/sentences_of_statistics.hpp"
#include "report/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace infuwatch::report {
namespace {

namespace s = sentence;

constexpr int longest_bar = 40;
constexpr int inset = 2;

std::string right(std::string_view words, int columns_wide) {
  const auto gap = std::max(0, columns_wide - columns(words));
  return std::string(static_cast<std::size_t>(gap), ' ') + std::string{words};
}
std::string right(int number, int columns_wide) { return right(std::to_string(number), columns_wide); }

/// One decimal, with a point whatever the machine's language.
std::string one_decimal(double value) {
  const auto whole = std::llround(value * 10);
  return std::to_string(whole / 10) + '.' + std::to_string(whole % 10);
}
std::string percent_text(double share) { return one_decimal(100 * share); }
std::string percent_text(const Share& share) {
  return percent_text(static_cast<double>(share.reactions) / share.of);
}
std::string percent_text(const std::optional<Interval>& interval) {
  return interval ? percent_text(interval->low) + " to " + percent_text(interval->high) : "none";
}
std::string of_text(const Share& share) {
  return std::to_string(share.reactions) + " of " + std::to_string(share.of);
}
std::string minutes_text(Seconds time) {
  const Seconds hour{3600};
  if (time >= hour && time % hour == Seconds{0}) return std::to_string(time / hour) + " h";
  return duration_text(std::chrono::round<std::chrono::minutes>(time));
}

Line sentence_line(const Sentence& sentence, std::vector<std::pair<const char*, Arg>> args = {},
                   int indent = 0) {
  return line(Role::text, Message{&sentence, std::move(args)}, indent);
}
/// A line of a table: its blanks are kept, and what does not fit is cut.
Line row(std::string text, int indent = 0, Role role = Role::value) {
  auto out = line(role, std::move(text), indent);
  out.clipped = true;
  return out;
}
Section titled(std::string_view title) { return {{line(Role::title, std::string{title})}}; }

// Reactions by drug.

Line share_line(const Share& share, const std::optional<Interval>& interval, const Sentence& with,
                const Sentence& without) {
  std::vector<std::pair<const char*, Arg>> args{
      {"reactions", share.reactions}, {"of", share.of}, {"percent", Typed{percent_text(share)}}};
  if (!interval) return sentence_line(without, std::move(args), inset);
  args.insert(args.end(),
              {{"low", Typed{percent_text(interval->low)}}, {"high", Typed{percent_text(interval->high)}}});
  return sentence_line(with, std::move(args), inset);
}

Line at_risk_line(const Tally& tally) {
  const auto rate = tally.per_100_h();
  if (!rate) return sentence_line(s::no_time_at_risk, {}, inset);
  return sentence_line(s::time_at_risk,
                       {{"hours", Typed{one_decimal(static_cast<double>(tally.at_risk.count()) / 3600)}},
                        {"rate", Typed{one_decimal(*rate)}}},
                       inset);
}

void add_survival(const TimeToReaction& times, Section& section) {
  section.lines.push_back(
      row("with a reaction by         %        interval   followed without one", inset, Role::label));
  bool unknown = false, at_an_end = false;
  for (const auto moment : told_by) {
    const auto by = times.by(moment);
    unknown |= !by.share;
    at_an_end |= by.share && !by.interval;
    section.lines.push_back(
        row(padded(minutes_text(moment), 20) + right(by.share ? percent_text(*by.share) : "unknown", 8) +
                right(by.share ? percent_text(by.interval) : "", 16) + right(by.followed, 23),
            inset + 2));
  }
  if (unknown) section.lines.push_back(sentence_line(s::not_followed, {}, inset));
  if (at_an_end) section.lines.push_back(sentence_line(s::no_interval_at_the_ends, {}, inset));
  const auto median = times.median();
  if (!median) return section.lines.push_back(sentence_line(s::median_not_reached, {}, inset));
  std::vector<std::pair<const char*, Arg>> args{{"median", Typed{minutes_text(median->at)}}};
  if (median->low) args.emplace_back("low", Typed{minutes_text(*median->low)});
  if (median->high) args.emplace_back("high", Typed{minutes_text(*median->high)});
  section.lines.push_back(sentence_line(!median->low   ? s::median_time
                                        : median->high ? s::median_time_between
                                                       : s::median_time_from,
                                        std::move(args), inset));
}

void add_drug_sections(const std::vector<OfDrug>& drugs, Document& out) {
  out.sections.push_back(titled("REACTIONS BY DRUG"));
  out.sections.back().lines.push_back(sentence_line(s::what_the_intervals_are));
  out.sections.back().lines.push_back(sentence_line(s::how_times_are_counted));
  for (const auto& drug : drugs) {
    const auto& all = drug.all;
    Section section{{line(Role::identity, drug_shown(drug))}};
    section.lines.push_back(share_line(all.infusions, all.infusions_interval, s::infusions_share,
                                       s::infusions_share_of_one_patient));
    section.lines.push_back(
        share_line(all.patients, all.patients_interval, s::patients_share, s::one_patient_share));
    if (all.episodes > all.infusions.reactions)
      section.lines.push_back(sentence_line(s::several_episodes, {{"episodes", all.episodes}}, inset));
    if (all.late_only > 0)
      section.lines.push_back(sentence_line(s::late_reactions, {{"count", all.late_only}}, inset));
    section.lines.push_back(at_risk_line(all));
    if (all.at_risk > Seconds{0} || all.infusions.reactions) add_survival(drug.to_first, section);
    out.sections.push_back(std::move(section));
  }
}

// Time to reaction.

/// The ends of a span in minutes, or in hours where both are whole ones.
struct SpanName {
  std::string from, to;  // `to` empty: no upper end
  std::string unit;
};
SpanName span_name(const Times& times, std::size_t i) {
  const auto from = times.from[i];
  const auto to = i + 1 < times.from.size() ? std::optional{times.from[i + 1]} : std::nullopt;
  const Seconds hour{3600};
  const bool hours = from % hour == Seconds{0} && (!to || *to % hour == Seconds{0}) && from >= hour;
  const auto number = [&](Seconds end) { return std::to_string(end / (hours ? hour : Seconds{60})); };
  return {number(from), to ? number(*to) : std::string{}, hours ? "h" : "min"};
}

void add_bars(const Times& times, Section& section) {
  const int most = *std::max_element(times.counts.begin(), times.counts.end());
  const int each = std::max(1, (most + longest_bar - 1) / longest_bar);
  for (std::size_t i = 0; i < times.counts.size(); ++i) {
    const int count = times.counts[i], bar = (count + each - 1) / each;
    const auto span = span_name(times, i);
    const auto called = span.to.empty() ? span.from + ' ' + span.unit + " or later"
                                        : span.from + " to " + span.to + ' ' + span.unit;
    section.lines.push_back(row(padded(called, 14) + right(count, 4) +
                                    (count ? "  " + std::string(static_cast<std::size_t>(bar), '#') : ""),
                                inset));
  }
  section.lines.push_back(sentence_line(s::time_uncertain, {{"count", times.uncertain}}, inset));
  if (each > 1) section.lines.push_back(sentence_line(s::bar_scale, {{"count", each}}, inset));
}

Section numbers_table(const OfDrug& drug) {
  std::string ends = "infusion  ", units = "number    ";
  for (std::size_t i = 0; i < drug.times.from.size(); ++i) {
    const auto span = span_name(drug.times, i);
    ends += right(span.to.empty() ? "later" : span.from + '-' + span.to, 8);
    units += right(span.to.empty() ? "" : span.unit, 8);
  }
  Section section{
      {row(ends + "    time      of", inset, Role::label), row(units + " unclear", inset, Role::label)}};
  int without = 0;
  for (const auto& number : drug.numbers) {
    if (number.share.reactions == 0) {
      without += number.share.of;
      continue;
    }
    auto text = padded(std::to_string(number.drug_count) + (number.certain ? "" : " or later"), 10);
    for (const auto count : number.times.counts) text += right(count, 8);
    section.lines.push_back(row(text + right(number.times.uncertain, 8) + right(number.share.of, 8), inset));
  }
  if (without) section.lines.push_back(sentence_line(s::other_numbers, {{"count", without}}, inset));
  return section;
}

void add_hour_sections(const std::vector<OfDrug>& drugs, Document& out) {
  out.sections.push_back(titled("TIME TO REACTION"));
  out.sections.back().lines.push_back(sentence_line(s::how_spans_are_counted));
  for (const auto& drug : drugs) {
    const auto& share = drug.all.infusions;
    Section section{{sentence_line(
        s::reactions_of_drug,
        {{"drug", Typed{drug_shown(drug)}}, {"reactions", share.reactions}, {"of", share.of}})}};
    if (share.reactions) add_bars(drug.times, section);
    out.sections.push_back(std::move(section));
    if (share.reactions) out.sections.push_back(numbers_table(drug));
  }
}

// Lots.

std::string p_text(const OfLot& lot) {
  if (!lot.p) return {};
  const auto thousandths = std::llround(*lot.p * 1000);
  if (thousandths == 0) return "under 0.001";
  const auto digits = std::to_string(thousandths % 1000);
  return std::to_string(thousandths / 1000) + '.' + std::string(3 - digits.size(), '0') + digits;
}

Line comparison(const OfDrug& drug) {
  if (drug.lots_compared) return sentence_line(s::what_p_is, {{"count", drug.lots_compared}}, inset);
  const auto known =
      std::count_if(drug.lots.begin(), drug.lots.end(), [](const OfLot& lot) { return !lot.lot.empty(); });
  if (known < 2) return sentence_line(s::not_compared_one_lot, {}, inset);
  return sentence_line(s::not_compared_few, {{"least", least_reactions}, {"count", drug.reactions_in_lots}},
                       inset);
}

void add_lot_sections(const std::vector<OfDrug>& drugs, Document& out) {
  out.sections.push_back(titled("LOTS"));
  for (const auto& drug : drugs) {
    Section section{{row(
        padded(drug_shown(drug), 34) + " reactions infusions" + (drug.lots_compared ? "  corrected p" : ""),
        0, Role::label)}};
    for (const auto& lot : drug.lots)
      section.lines.push_back(row(padded(lot.lot.empty() ? "(no lot charted)" : shown(lot.lot), 32) +
                                      right(lot.share.reactions, 10) + right(lot.share.of, 10) +
                                      (lot.p ? right(p_text(lot), 13) : ""),
                                  inset));
    section.lines.push_back(comparison(drug));
    if (drug.in_several_lots)
      section.lines.push_back(sentence_line(s::several_lots, {{"count", drug.in_several_lots}}, inset));
    out.sections.push_back(std::move(section));
  }
}

// Groups of infusions.

std::string group_name(NumberGroup group) {
  switch (group) {
    case NumberGroup::first: return "infusion 1";
    case NumberGroup::second: return "infusion 2";
    case NumberGroup::third_to_twelfth: return "infusions 3 to 12";
    case NumberGroup::later: return "infusion 13 or later";
    case NumberGroup::unclear: break;
  }
  return "number not clear";
}

std::string group_name(RateGroup group) {
  switch (group) {
    case RateGroup::under_50: return "under 50 mL/h";
    case RateGroup::from_50: return "50 to <100 mL/h";
    case RateGroup::from_100: return "100 to <200 mL/h";
    case RateGroup::from_200: return "200 to <400 mL/h";
    case RateGroup::from_400: return "400 mL/h or more";
    case RateGroup::other_unit: return "not known in mL/h";
    case RateGroup::not_charted: break;
  }
  return "no rate charted";
}

std::string group_name(const std::set<std::string>& kinds) {
  return kinds.empty() ? "none charted" : joined({kinds.begin(), kinds.end()}, ", ");
}

constexpr int name_width = 24;

void add_group(const std::string& called, const Tally& tally, Section& section) {
  const bool fits = columns(called) < name_width;
  if (!fits) section.lines.push_back(line(Role::value, shown(called), inset));
  const auto rate = tally.per_100_h();
  section.lines.push_back(
      row(padded(fits ? shown(called) : "", name_width) + right(of_text(tally.infusions), 11) +
              right(percent_text(tally.infusions), 7) + right(percent_text(tally.infusions_interval), 15) +
              right(of_text(tally.patients), 11) + right(rate ? one_decimal(*rate) : "", 10),
          inset));
}

template <class Key>
void add_group_sections(std::string_view title, const Sentence& how, const std::vector<OfDrug>& drugs,
                        std::vector<Group<Key>> OfDrug::*groups, Document& out) {
  out.sections.push_back(titled(title));
  out.sections.back().lines.push_back(sentence_line(how));
  out.sections.back().lines.push_back(sentence_line(s::what_the_intervals_are));
  for (const auto& drug : drugs) {
    Section section{{row(padded(drug_shown(drug), name_width + inset) + "  infusions      %       interval" +
                             "   patients per 100 h",
                         0, Role::label)}};
    for (const auto& group : drug.*groups) add_group(group_name(group.key), group.tally, section);
    out.sections.push_back(std::move(section));
  }
}

}  // namespace

Document document_of(const std::vector<OfDrug>& drugs, std::optional<By> by, const RenderContext& rendering) {
  Document out{.heading = heading_of("stats", rendering)};
  if (drugs.empty()) {
    out.sections.push_back({{sentence_line(s::nothing_to_count)}});
    return out;
  }
  out.sections.push_back({{sentence_line(s::what_a_reaction_is)}});
  if (!by || by == By::drug) add_drug_sections(drugs, out);
  if (!by || by == By::hour) add_hour_sections(drugs, out);
  if (!by || by == By::lot) add_lot_sections(drugs, out);
  if (by == By::number)
    add_group_sections("BY INFUSION NUMBER", s::how_numbers_are_grouped, drugs, &OfDrug::number_groups, out);
  if (by == By::premedication)
    add_group_sections("BY PREMEDICATION", s::how_premedications_are_grouped, drugs, &OfDrug::premedications,
                       out);
  if (by == By::rate) add_group_sections("BY RATE", s::how_rates_are_grouped, drugs, &OfDrug::rates, out);
  out.sections.push_back({{sentence_line(s::small_numbers)}});
  if (!by) out.sections.back().lines.push_back(line(Role::hint, Message{&s::further_sections}));
  return out;
}

}  // namespace infuwatch::report
