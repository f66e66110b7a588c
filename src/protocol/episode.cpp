#include "protocol/episode.hpp"

#include "protocol/item_ending.hpp"
#include "protocol/stay.hpp"

#include <algorithm>
#include <tuple>

namespace infuwatch {
namespace {

bool of_an_event(const Flag& flag, const Infusion& infusion) {
  const auto rule = flag.finding.rule;
  return flag.finding.infusion == infusion.number && !flag.retracted_by &&
         (tells_a_reaction(rule) || rule == Rule::vital_sign || rule == Rule::news2);
}

/// When an item of a flag ended, by the chart or by the flag's outcome; none: it goes on.
std::optional<Instant> end_of(const FlagItem& item, const Flag& flag, const ItemEndings& endings) {
  const auto end = endings.end_of(item);
  if (!flag.resolved) return end;
  return end ? std::min(*end, std::max(flag.resolved->at, item.onset.from)) : flag.resolved->at;
}

struct Told {
  const Flag* flag;
  const FlagItem* item;
  std::optional<Instant> end;
  std::size_t event{};

  bool before() const { return item->window == Window::before; }
};

std::vector<Told> in_order_of_onset(const Chart& chart, const Infusion& infusion,
                                    const ItemEndings& endings) {
  std::vector<Told> told;
  for (const auto& [id, flag] : chart.flags()) {
    if (!of_an_event(flag, infusion) || flag.superseded_by) continue;
    for (const auto& item : flag.finding.items) told.push_back({&flag, &item, end_of(item, flag, endings)});
  }
  std::stable_sort(told.begin(), told.end(), [](const Told& a, const Told& b) {
    return std::tuple{!a.before(), a.item->onset.from} < std::tuple{!b.before(), b.item->onset.from};
  });
  return told;
}

/// Puts what is told into events, and gives their number.
std::size_t part(std::vector<Told>& told) {
  std::size_t events = 0;
  std::optional<Instant> over;
  for (std::size_t i = 0; i < told.size(); ++i) {
    auto& one = told[i];
    const bool joins = i > 0 && told[i - 1].before() == one.before() &&
                       (!over || one.item->onset.from < *over + episode_holds);
    if (!joins) {
      ++events;
      over = one.end;
    } else if (over) {
      over = one.end ? std::optional{std::max(*over, *one.end)} : std::nullopt;
    }
    one.event = events - 1;
  }
  return events;
}

/// The last event that tells something of a flag; of one that was replaced, what the flags that stand tell.
std::optional<std::size_t> last_of(const Flag& flag, const std::vector<Told>& told) {
  std::optional<std::size_t> found;
  for (const auto& one : told) {
    const auto& items = flag.finding.items;
    const bool tells = flag.superseded_by
                           ? std::any_of(items.begin(), items.end(),
                                         [&](const FlagItem& old) { return old.same(*one.item); })
                           : one.flag == &flag;
    if (tells) found = one.event;
  }
  return found;
}

}  // namespace

std::vector<Episode> episodes(const Chart& chart, const Infusion& infusion, const VitalLimits& limits) {
  const auto concerns = [&](const auto& one) { return of_an_event(one.second, infusion); };
  if (std::none_of(chart.flags().begin(), chart.flags().end(), concerns)) return {};
  auto told = in_order_of_onset(chart, infusion, ItemEndings{chart, infusion, limits});
  std::vector<Episode> found(part(told));
  std::vector<std::vector<const Flag*>> telling(found.size());
  for (const auto& [id, flag] : chart.flags())
    if (const auto event = of_an_event(flag, infusion) ? last_of(flag, told) : std::nullopt) {
      found[*event].flags.push_back(id);
      telling[*event].push_back(&flag);
    }
  std::vector<Instant> begins(found.size(), Instant::max());
  for (const auto& one : told) {
    auto& episode = found[one.event];
    if (one.item->onset.from < begins[one.event]) episode.onset = one.item->onset;
    begins[one.event] = episode.onset.from;
    if (one.flag->finding.rule == Rule::anaphylaxis_criteria)
      episode.anaphylaxis = Anaphylaxis::criteria_met;
    else if (one.item->finding == "anaphylaxis" && !episode.anaphylaxis)
      episode.anaphylaxis = Anaphylaxis::charted;
    if (one.item->grade) episode.worst = std::max(episode.worst.value_or(*one.item->grade), *one.item->grade);
    if (one.end)
      episode.over = std::max(episode.over.value_or(*one.end), *one.end);
    else
      episode.present.push_back(*one.item);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i].present.empty()) found[i].over.reset();
    const auto until = i + 1 < found.size() ? begins[i + 1] : Instant::max();
    found[i].reaction = reaction_grade(chart, infusion, telling[i], found[i].onset.from, until);
  }
  std::erase_if(found, [](const Episode& episode) { return episode.flags.empty(); });
  return found;
}

std::optional<Instant> next_onset(const std::vector<Episode>& all, const Episode& one) {
  std::optional<Instant> next;
  for (const auto& other : all)
    if (other.onset.from > one.onset.from && (!next || other.onset.from < *next)) next = other.onset.from;
  return next;
}

const Episode* episode_of(const std::vector<Episode>& all, FlagId flag) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Episode& episode) {
    return std::binary_search(episode.flags.begin(), episode.flags.end(), flag);
  });
  return found == all.end() ? nullptr : &*found;
}

std::vector<FlagId> answered_with(const std::vector<Episode>& all, const Chart& chart, FlagId flag) {
  std::vector<FlagId> also;
  const auto* episode = episode_of(all, flag);
  if (!episode) return also;
  for (const auto other : episode->flags)
    if (other != flag && chart.flag(other)->state() == FlagState::raised &&
        chart.flag(other)->finding.priority <= chart.flag(flag)->finding.priority)
      also.push_back(other);
  return also;
}

std::vector<FlagId> resolved_with(const std::vector<Episode>& all, const Chart& chart, FlagId flag) {
  std::vector<FlagId> also;
  const auto* episode = episode_of(all, flag);
  if (!episode) return also;
  const auto among = [](const std::vector<FlagItem>& items, const FlagItem& item) {
    return std::any_of(items.begin(), items.end(), [&](const FlagItem& one) { return one.same(item); });
  };
  const auto& closed = chart.flag(flag)->finding.items;
  for (const auto id : episode->flags) {
    const auto& other = *chart.flag(id);
    if (id == flag || !other.standing() || other.waiting()) continue;
    const auto& items = other.finding.items;
    if (std::all_of(items.begin(), items.end(), [&](const FlagItem& item) {
          return !among(episode->present, item) || among(closed, item);
        }))
      also.push_back(id);
  }
  return also;
}

}  // namespace infuwatch
