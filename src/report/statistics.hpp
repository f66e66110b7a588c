#pragma once

#include "base/named.hpp"
#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace infuwatch::report {

/// What the statistics take of one infusion that has started and is not void. It names no patient.
struct InfusionFacts {
  InfusionId infusion;
  std::string drug;
  std::string unlisted{};           // the name as typed of one without a protocol
  std::vector<std::string> lots{};  // of all its bags
  Seconds high_risk, follow_up;     // its windows
  int drug_count = 0;
  bool count_certain = true;
  /// A flag of `reaction`, `recurrence`, `life-threatening` or `anaphylaxis-criteria`, of any priority and
  /// resolved or not, that was neither retracted nor superseded, is about something that stands and began at
  /// the start or later, or may have.
  bool reacted = false;
  std::optional<Seconds> to_reaction;  // from the start to the earliest such onset; none: not exactly known
  /// From the start to the release; not released: to the close of the follow-up, with no stop charted to a
  /// follow-up's length after the start. Never beyond now. An uncertain moment counts at its middle.
  Seconds watched{0};
};
std::vector<InfusionFacts> infusion_facts(const Chart& chart, Instant now);

/// So many infusions with a reaction, of so many.
struct Share {
  int reactions = 0, infusions = 0;
};
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
  Share share;
  Seconds watched{0};
  Times times;
  std::vector<OfNumber> numbers;  // ascending
  std::vector<OfLot> lots;        // most reactions first; `none charted` last
  int reactions_in_lots = 0;
  int in_several_lots = 0;  // infusions
  int lots_compared = 0;    // at least 2 lots, from `least_reactions` in them on; else 0
  std::string unlisted{};   // as first typed
};
inline constexpr int least_reactions = 5;
/// By drug, in the order of their names; those without a protocol each by itself.
std::vector<OfDrug> statistics(std::vector<InfusionFacts> infusions);

struct Interval {
  double low, high;
};
/// Wilson's 95 % interval (z = 1.959964) of a share; of no infusions: from 0 to 1.
Interval wilson(Share share);
/// Fisher's exact test, two-sided: every table with these margins that is no likelier than this one.
double fisher(Share one, Share others);
/// Holm's correction for comparing several at once, in the order given.
std::vector<double> holm(const std::vector<double>& p);

/// Which sections are shown: the times, the lots, the rates; all of them if none is named.
enum class By { hour, lot, drug };
std::string statistics_text(const std::vector<OfDrug>& drugs, std::optional<By> by,
                            const RenderContext& rendering);
nlohmann::json statistics_json(const std::vector<OfDrug>& drugs, std::optional<By> by);

}  // namespace infuwatch::report

namespace infuwatch {
template <>
inline constexpr std::pair<report::By, std::string_view> names_of<report::By>[] = {
    {report::By::hour, "hour"}, {report::By::lot, "lot"}, {report::By::drug, "drug"}};
}  // namespace infuwatch
