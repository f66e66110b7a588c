#include "protocol/course.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace infuwatch {
namespace {

/// Something that ends or renews a symptom's course.
enum class Turn { mentioned, ended, restarted };
struct Event {
  Instant when;
  Turn turn;
  const Mention* mention = nullptr;
  bool by_list = false;  // ended with the drug's whole list
};

using NamedSymptom = std::pair<std::string, std::string>;  // key, words

void add_endings(const Chart& chart, const Infusion& infusion,
                 std::map<NamedSymptom, std::vector<Event>>& events) {
  if (events.empty()) return;
  for (const auto* act : chart.standing<Observed>()) {
    const auto& observed = std::get<Observed>(act->said);
    for (auto& [symptom, list] : events) {
      const auto named = [&key = symptom.first](const std::vector<std::string>& keys) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
      };
      const bool mentioned_here = std::any_of(list.begin(), list.end(), [&](const Event& event) {
        return event.mention && event.mention->observation == act->number;
      });
      const bool by_name = named(observed.resolved) || named(observed.denied);
      if (by_name || (observed.none && !mentioned_here))
        list.push_back({observed.at.from, Turn::ended, nullptr, !by_name});
      for (const auto& seen : observed.symptoms)
        if (seen.ended && NamedSymptom{seen.symptom, seen.apart_by()} == symptom)
          list.push_back({seen.ended->from, Turn::ended});
    }
  }
  for (const auto& [id, flag] : chart.flags()) {
    if (!flag.resolved || flag.finding.infusion != infusion.number) continue;
    for (const auto& item : flag.finding.items)
      if (const auto found = events.find({item.finding, item.words}); found != events.end())
        found->second.push_back({flag.resolved->at, Turn::ended});
  }
}

}  // namespace

int severity_of(std::optional<int> grade) { return grade ? 2 * *grade : 5; }

namespace {

/// When the last window of an infusion can close.
Instant closes_at(const Infusion& infusion) {
  return std::max(*infusion.high_risk_until(), infusion.follow_up_until().value_or(Instant::max()));
}

}  // namespace

OpenWindows::OpenWindows(const Chart& chart) {
  for (const auto& [number, infusion] : chart.infusions())
    if (infusion.start) by_start_.push_back(&infusion);
  std::stable_sort(by_start_.begin(), by_start_.end(),
                   [](const Infusion* a, const Infusion* b) { return a->start->from < b->start->from; });
  for (const auto* infusion : by_start_)
    all_closed_.push_back(all_closed_.empty() ? closes_at(*infusion)
                                              : std::max(all_closed_.back(), closes_at(*infusion)));
}

Attributed OpenWindows::attribute(InfusionId named, Span moment) const {
  const auto begun = std::upper_bound(by_start_.begin(), by_start_.end(), moment.to,
                                      [](Instant at, const Infusion* one) { return at < one->start->from; });
  Attributed found{named, {}};
  const Infusion* latest = nullptr;
  for (auto i = static_cast<std::size_t>(begun - by_start_.begin()); i-- > 0;) {
    if (all_closed_[i] < moment.from) break;
    const auto& infusion = *by_start_[i];
    if (!windows_of(infusion.terms, infusion.start, infusion.stop, moment).open()) continue;
    found.open_in.push_back(infusion.number);
    if (!latest) latest = &infusion;
  }
  std::sort(found.open_in.begin(), found.open_in.end());
  const bool named_is_open = std::binary_search(found.open_in.begin(), found.open_in.end(), named);
  if (latest && !named_is_open) found.infusion = latest->number;
  return found;
}

Attributed attribute(const Chart& chart, InfusionId named, Span moment) {
  return OpenWindows{chart}.attribute(named, moment);
}

std::vector<Mention> mentions(const Chart& chart) { return mentions(chart, OpenWindows{chart}); }

std::vector<Mention> mentions(const Chart& chart, const OpenWindows& windows) {
  std::vector<Mention> found;
  for (const auto* act : chart.standing<Observed>()) {
    const auto& observed = std::get<Observed>(act->said);
    for (const auto& seen : observed.symptoms) {
      const auto onset = seen.onset.value_or(observed.at);
      auto there = windows.attribute(observed.infusion, onset);
      found.push_back({.observation = act->number,
                       .named = observed.infusion,
                       .attributed = there.infusion,
                       .open_in = std::move(there.open_in),
                       .at = observed.at,
                       .onset = onset,
                       .seen = seen});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Mention& a, const Mention& b) {
    return std::tie(a.onset.from, a.at.from, a.observation) <
           std::tie(b.onset.from, b.at.from, b.observation);
  });
  return found;
}

std::vector<SymptomCourse> courses(const Chart& chart, const Infusion& infusion,
                                   const std::vector<Mention>& all) {
  std::map<NamedSymptom, std::vector<Event>> events;
  for (const auto& mention : all)
    if (mention.attributed == infusion.number)
      events[{mention.seen.symptom, mention.seen.apart_by()}].push_back(
          {mention.onset.from, Turn::mentioned, &mention});
  add_endings(chart, infusion, events);
  std::vector<SymptomCourse> found;
  for (auto& [symptom, list] : events) {
    for (const auto resumed : infusion.resumed) list.push_back({resumed, Turn::restarted});
    std::stable_sort(list.begin(), list.end(), [](const Event& a, const Event& b) {
      return std::tie(a.when, a.turn) < std::tie(b.when, b.turn);
    });
    int number = 0;
    bool open = false;
    const auto first = found.size();
    for (const auto& event : list) {
      if (event.turn == Turn::ended)
        for (auto course = found.begin() + static_cast<std::ptrdiff_t>(first); course != found.end();
             ++course) {
          if (course->gone && !course->gone_by_list) continue;
          if (!course->gone) course->gone = event.when;
          course->gone_by_list = event.by_list;
        }
      if (!event.mention) {
        if (open) found.back().ended = event.when;
        open = false;
        continue;
      }
      if (!open) found.push_back({symptom.first, symptom.second, number++, {}, {}});
      open = true;
      found.back().mentions.push_back(*event.mention);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const SymptomCourse& a, const SymptomCourse& b) {
    return std::tie(a.mentions.front().onset.from, a.mentions.front().observation) <
           std::tie(b.mentions.front().onset.from, b.mentions.front().observation);
  });
  return found;
}

FlagItem SymptomCourse::item(const Infusion& infusion) const {
  FlagItem item;
  item.finding = symptom;
  item.course = number;
  item.words = words;
  item.severity = -1;
  std::optional<Window> window;
  for (const auto& mention : mentions) {
    if (const int severity = severity_of(mention.seen.grade); severity > item.severity) {
      item.severity = severity;
      item.grade = mention.seen.grade;
      item.observation = mention.observation;
    }
    const auto set = windows_of(infusion.terms, infusion.start, infusion.stop, mention.onset);
    const bool more_dangerous = !window || set.most_dangerous() > *window;
    if (more_dangerous) {
      window = set.most_dangerous();
      item.certainty = set.certainty();
      item.onset = mention.onset;
    }
    if (set.most_dangerous() == *window && set.certainty() == Certainty::definite)
      item.certainty = Certainty::definite;
  }
  item.window = *window;
  return item;
}

std::optional<SymptomCourse> part_before(SymptomCourse course, const Infusion& infusion) {
  std::erase_if(course.mentions, [&](const Mention& mention) {
    return placed(infusion, mention.onset).window != Window::before;
  });
  return course.mentions.empty() ? std::nullopt : std::optional{std::move(course)};
}

std::vector<SignReading> readings(const Chart& chart, const Infusion& infusion) {
  return readings(chart, infusion, OpenWindows{chart});
}

std::vector<SignReading> readings(const Chart& chart, const Infusion& infusion, const OpenWindows& windows) {
  std::vector<SignReading> found;
  for (const auto* act : chart.standing<Observed>()) {
    const auto& observed = std::get<Observed>(act->said);
    if (!observed.vitals.empty() &&
        windows.attribute(observed.infusion, observed.at).infusion == infusion.number)
      found.push_back({act->number, observed.infusion, observed.at, observed.vitals});
  }
  return found;
}

namespace {

bool before_start(const Infusion& infusion, const Observed& observed) {
  return !infusion.start || observed.at.to <= infusion.start->from;
}

bool likely(const ProbableReadings& probable, int systolic) {
  const auto range = probable.of.find(Sign::pressure);
  return range == probable.of.end() || range->second.holds(systolic);
}

/// What was observed on an infusion before its start, the last first; of one moment what was charted last.
std::vector<const ChartedEvent*> seen_before(const Chart& chart, const Infusion& infusion) {
  auto acts = chart.standing<Observed>(infusion.number);
  std::erase_if(acts,
                [&](const auto* act) { return !before_start(infusion, std::get<Observed>(act->said)); });
  std::reverse(acts.begin(), acts.end());
  std::stable_sort(acts.begin(), acts.end(), [](const auto* a, const auto* b) {
    return std::get<Observed>(a->said).at.from > std::get<Observed>(b->said).at.from;
  });
  return acts;
}

/// The last one that is within the limit and no collapse from the one before it, else the last that was
/// obtained at all.
const ChartedEvent* baseline_pressure(const std::vector<const ChartedEvent*>& latest_first,
                                      const VitalLimits& limits, const ProbableReadings& probable) {
  const ChartedEvent *found = nullptr, *habit = nullptr;
  int last = 0;
  for (auto act = latest_first.rbegin(); act != latest_first.rend(); ++act) {
    const auto& pressure = std::get<Observed>((*act)->said).vitals.pressure;
    if (!pressure || !pressure->systolic || !likely(probable, *pressure->systolic)) continue;
    const int systolic = *pressure->systolic;
    habit = *act;
    const bool collapsed = (last - systolic) * 100 > limits.sbp_fall_percent * last;
    if (systolic < limits.sbp_below || (found && collapsed)) continue;
    found = *act;
    last = systolic;
  }
  return found ? found : habit;
}

}  // namespace

std::optional<Baseline> baseline(const Chart& chart, const Infusion& infusion, const VitalLimits& limits,
                                 const ProbableReadings& probable) {
  const auto* act = baseline_pressure(seen_before(chart, infusion), limits, probable);
  if (!act) return std::nullopt;
  const auto& observed = std::get<Observed>(act->said);
  return Baseline{*observed.vitals.pressure->systolic, observed.at, act->number};
}

Vitals baseline_vitals(const Chart& chart, const Infusion& infusion, const VitalLimits& limits,
                       const ProbableReadings& probable) {
  Vitals found;
  const auto take = [](std::optional<Reading>& into, const std::optional<Reading>& reading, int least,
                       int most) {
    if (!into && reading && reading->value && *reading->value >= least && *reading->value <= most)
      into = reading;
  };
  const int lowest_spo2 = chart.patient().spo2_scale_2 ? limits.spo2_scale_2_below : limits.spo2_below;
  const int lowest_rate = limits.hr_to ? *limits.hr_to + 1 : limits.hr_below;
  const auto acts = seen_before(chart, infusion);
  for (const auto* act : acts) {
    const auto& v = std::get<Observed>(act->said).vitals;
    take(found.heart_rate, v.heart_rate, lowest_rate, limits.hr_review_from - 1);
    take(found.respiratory_rate, v.respiratory_rate, limits.rr_to + 1, limits.rr_from - 1);
    take(found.spo2, v.spo2, lowest_spo2, 100);
    if (!found.temperature && v.temperature && v.temperature->tenths_c < limits.temp_from_tenths)
      found.temperature = v.temperature;
    for (const auto& [sign, reading] : v.more)
      if (reading.value) found.more.emplace(sign, reading);
  }
  if (const auto* act = baseline_pressure(acts, limits, probable))
    found.pressure = std::get<Observed>(act->said).vitals.pressure;
  return found;
}

}  // namespace infuwatch
