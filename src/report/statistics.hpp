#pragma once

#include "base/named.hpp"
#include "report/document.hpp"
#include "report/statistics_groups.hpp"
#include "report/statistics_survival.hpp"
#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace infuwatch::report {

/// Reactions by the time from the start. Each span holds its lower end, where it begins, and not its upper
/// end, where the next begins; the last has no upper end. So 2 h to the second, still high-risk, counts in
/// the span after it. Besides 30 min, 1 h and 6 h, the windows of the drug's infusion begun last are such
/// ends.
struct Times {
  std::vector<Seconds> from;  // where each span begins, ascending, the first at 0
  std::vector<int> counts;    // in each
  int uncertain = 0;          // reactions whose time is not exactly known: in no span
};
/// Infusions of one number (drug count), those of which it is only known as the least apart.
struct OfNumber {
  int drug_count;
  bool certain;
  Share share;
  Times times;
};
/// Infusions of one lot; one of several counts in each. Letters' case and outer spaces tell no lots apart.
struct OfLot {
  std::string lot;  // as first charted; empty: none charted
  Share share;
  std::optional<double> p;  // Fisher against the drug's other lots, corrected by Holm; none: not compared
};
struct OfDrug {
  std::string drug;
  std::string unlisted{};  // the name of one without a protocol, as first typed
  Tally all;
  TimeToReaction to_first;
  Times times;
  std::vector<OfNumber> numbers;  // ascending
  std::vector<OfLot> lots;        // most reactions first; `none charted` last
  int reactions_in_lots = 0;
  int in_several_lots = 0;  // infusions
  int lots_compared = 0;    // at least 2 lots, from `least_reactions` in them on; else 0
  std::vector<Group<NumberGroup>> number_groups;  // those there are, in their order
  std::vector<Group<RateGroup>> rates;
  std::vector<Group<std::set<std::string>>> premedications;  // by the kinds charted together; none first
};
inline constexpr int least_reactions = 5;
/// When the share with a reaction is told.
inline constexpr Seconds told_by[] = {Seconds{1800}, Seconds{7200}, Seconds{86400}};

/// By drug, in the order of their names.
std::vector<OfDrug> statistics(std::vector<InfusionFacts> infusions);

/// Which section is shown. None is named: those of drug, hour and lot on the page, all of them in JSON.
enum class By { hour, lot, drug, number, premedication, rate };
Document document_of(const std::vector<OfDrug>& drugs, std::optional<By> by, const RenderContext& rendering);
nlohmann::json statistics_json(const std::vector<OfDrug>& drugs, std::optional<By> by);

}  // namespace infuwatch::report

namespace infuwatch {
template <>
inline constexpr std::pair<report::By, std::string_view> names_of<report::By>[] = {
    {report::By::hour, "hour"},
    {report::By::lot, "lot"},
    {report::By::drug, "drug"},
    {report::By::number, "number"},
    {report::By::premedication, "premedication"},
    {report::By::rate, "rate"}};
}  // namespace infuwatch
