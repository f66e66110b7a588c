#include "base/text.hpp"
#include "domain/drug_name.hpp"
#include "report/board.hpp"
#include "report/page.hpp"
#include "report/statistics.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace infuwatch::report {
namespace {

using nlohmann::json;

constexpr int longest_bar = 40;
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
double rounded(double value, double steps) { return std::round(value * steps) / steps; }

std::string infusions_text(int count) {
  return counted(static_cast<std::size_t>(count), "infusion", "infusions");
}
std::string share_text(Share share) {
  return std::to_string(share.reactions) + " of " + infusions_text(share.infusions);
}
std::string bare_number(const OfNumber& number) {
  return std::to_string(number.drug_count) + (number.certain ? "" : " or later");
}

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

void bars(const Times& times, Page& page) {
  const int most = *std::max_element(times.counts.begin(), times.counts.end());
  const int each = std::max(1, (most + longest_bar - 1) / longest_bar);
  for (std::size_t i = 0; i < times.counts.size(); ++i) {
    const int count = times.counts[i], bar = (count + each - 1) / each;
    const auto span = span_name(times, i);
    const auto called = span.to.empty() ? span.from + ' ' + span.unit + " or later"
                                        : span.from + " to " + span.to + ' ' + span.unit;
    page.text += "  " + padded(called, 14) + right(count, 4) +
                 (count ? "  " + std::string(static_cast<std::size_t>(bar), '#') : "") + '\n';
  }
  page.line("time uncertain: " + std::to_string(times.uncertain), 2);
  if (each > 1) page.line("One # stands for up to " + std::to_string(each) + '.', 2);
}

void numbers_table(const OfDrug& drug, Page& page) {
  std::string ends = "  infusion  ", units = "  number    ";
  for (std::size_t i = 0; i < drug.times.from.size(); ++i) {
    const auto span = span_name(drug.times, i);
    ends += right(span.to.empty() ? "later" : span.from + '-' + span.to, 8);
    units += right(span.to.empty() ? "" : span.unit, 8);
  }
  page.text += '\n' + ends + "    time      of\n" + units + " unclear\n";
  Share others;
  for (const auto& number : drug.numbers) {
    if (number.share.reactions == 0) {
      others.infusions += number.share.infusions;
      continue;
    }
    page.text += "  " + padded(bare_number(number), 10);
    for (const auto count : number.times.counts) page.text += right(count, 8);
    page.text += right(number.times.uncertain, 8) + right(number.share.infusions, 8) + '\n';
  }
  if (others.infusions) page.line("other numbers: " + infusions_text(others.infusions) + ", no reaction", 2);
}

void times_section(const std::vector<OfDrug>& drugs, Page& page) {
  page.title("TIME TO REACTION");
  page.line(
      "From the start to the earliest onset, where both are exactly known. A span holds its lower end, not "
      "its upper one.");
  for (const auto& drug : drugs) {
    page.text += '\n';
    page.line(drug_shown(drug) + ": " +
              (drug.share.reactions ? "reactions in " + share_text(drug.share)
                                    : "no reaction in " + infusions_text(drug.share.infusions)));
    if (drug.share.reactions) {
      bars(drug.times, page);
      numbers_table(drug, page);
    }
  }
}

std::string p_text(const OfLot& lot) {
  if (!lot.p) return {};
  const auto thousandths = std::llround(*lot.p * 1000);
  if (thousandths == 0) return "under 0.001";
  const auto digits = std::to_string(thousandths % 1000);
  return std::to_string(thousandths / 1000) + '.' + std::string(3 - digits.size(), '0') + digits;
}

void comparison(const OfDrug& drug, Page& page) {
  if (drug.lots_compared)
    return page.line(
        "p: how likely a difference this large would be if the lots were alike. Fisher's exact "
        "test, two-sided, each lot against the drug's other lots; Holm's correction for " +
            std::to_string(drug.lots_compared) + " lots.",
        2);
  const auto known =
      std::count_if(drug.lots.begin(), drug.lots.end(), [](const OfLot& lot) { return !lot.lot.empty(); });
  page.line(known < 2 ? "Not compared: that takes two lots."
                      : "Not compared: that takes " + std::to_string(least_reactions) +
                            " reactions in charted lots, and there are " +
                            std::to_string(drug.reactions_in_lots) + '.',
            2);
}

void lots_section(const std::vector<OfDrug>& drugs, Page& page) {
  page.title("LOTS");
  for (const auto& drug : drugs) {
    page.text += (&drug == &drugs.front() ? "" : "\n") + padded(drug_shown(drug), 34) +
                 " reactions infusions" + (drug.lots_compared ? "  corrected p" : "") + '\n';
    for (const auto& lot : drug.lots)
      page.text += "  " + padded(lot.lot.empty() ? "(no lot charted)" : shown(lot.lot), 32) +
                   right(lot.share.reactions, 10) + right(lot.share.infusions, 10) +
                   (lot.p ? right(p_text(lot), 13) : "") + '\n';
    comparison(drug, page);
    if (drug.in_several_lots)
      page.line("Infusions with bags of several lots count in each of them: " +
                    std::to_string(drug.in_several_lots) + '.',
                2);
  }
}

void rates_section(const std::vector<OfDrug>& drugs, Page& page) {
  page.title("RATES");
  for (const auto& [drug, share, watched, times, numbers, lots, in_lots, several, compared, unlisted] :
       drugs) {
    const auto [low, high] = wilson(share);
    page.line(drug_shown(drug, unlisted) + ": " + share_text(share) + " (" +
              one_decimal(100.0 * share.reactions / share.infusions) + " %, 95 % interval " +
              one_decimal(100 * low) + " to " + one_decimal(100 * high) + ')');
    const double hours = static_cast<double>(watched.count()) / 3600;
    page.line("watched for " + one_decimal(hours) + " h, " +
                  (share.reactions ? "one reaction in " + one_decimal(hours / share.reactions) + " h"
                                   : std::string{"no reaction"}),
              2);
  }
  page.line(
      "Watched: from the start to the release; not released, to the end of the follow-up or until now.");
}

json times_json(const Times& times) {
  json spans = json::array();
  for (std::size_t i = 0; i < times.from.size(); ++i)
    spans.push_back({{"from_s", times.from[i].count()},
                     {"to_s", i + 1 < times.from.size() ? json(times.from[i + 1].count()) : json(nullptr)},
                     {"reactions", times.counts[i]}});
  return {{"spans", spans}, {"time_uncertain", times.uncertain}};
}

json lots_json(const OfDrug& drug) {
  json list = json::array();
  for (const auto& lot : drug.lots)
    list.push_back({{"lot", lot.lot.empty() ? json(nullptr) : json(lot.lot)},
                    {"reactions", lot.share.reactions},
                    {"infusions", lot.share.infusions},
                    {"p_corrected", lot.p ? json(rounded(*lot.p, 1e4)) : json(nullptr)}});
  return list;
}

json numbers_json(const OfDrug& drug) {
  json list = json::array();
  for (const auto& number : drug.numbers) {
    auto one = times_json(number.times);
    one.update({{"drug_count", number.drug_count},
                {"drug_count_certain", number.certain},
                {"reactions", number.share.reactions},
                {"infusions", number.share.infusions}});
    list.push_back(std::move(one));
  }
  return list;
}

json rate_json(const OfDrug& drug) {
  const auto [low, high] = wilson(drug.share);
  const int reactions = drug.share.reactions;
  return {{"percent", rounded(100.0 * reactions / drug.share.infusions, 10)},
          {"percent_low", rounded(100 * low, 10)},
          {"percent_high", rounded(100 * high, 10)},
          {"watched_s", drug.watched.count()},
          {"watched_per_reaction_s", reactions ? json(drug.watched.count() / reactions) : json(nullptr)}};
}

}  // namespace

std::string statistics_text(const std::vector<OfDrug>& drugs, std::optional<By> by,
                            const RenderContext& rendering) {
  Page page{heading("stats", rendering)};
  page.text += '\n';
  if (drugs.empty()) {
    page.line("No infusion has been started: there is nothing to count.");
    return page.text;
  }
  page.line(
      "A reaction: an infusion with a flag (reaction, recurrence, life-threatening, anaphylaxis criteria) "
      "about something that began at its start or later. Retracted flags do not count.");
  if (!by || by == By::hour) times_section(drugs, page);
  if (!by || by == By::lot) lots_section(drugs, page);
  if (!by || by == By::drug) rates_section(drugs, page);
  page.text += '\n';
  page.line("Small numbers prove nothing: what stands out here is a reason to look closer.");
  return page.text;
}

json statistics_json(const std::vector<OfDrug>& drugs, std::optional<By> by) {
  json list = json::array();
  for (const auto& drug : drugs) {
    json one{{"drug", drug.drug}, {"reactions", drug.share.reactions}, {"infusions", drug.share.infusions}};
    if (!drug.unlisted.empty()) one["unlisted"] = drug.unlisted;
    if (!by || by == By::hour) {
      one["time_to_reaction"] = times_json(drug.times);
      one["numbers"] = numbers_json(drug);
    }
    if (!by || by == By::lot) {
      one["lots"] = lots_json(drug);
      one["lots_compared"] = drug.lots_compared;
    }
    if (!by || by == By::drug) one["rate"] = rate_json(drug);
    list.push_back(std::move(one));
  }
  return {{"drugs", list}};
}

}  // namespace infuwatch::report
