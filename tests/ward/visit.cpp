#include "ward/visit.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace infuwatch::ward {
namespace {

using namespace std::chrono_literals;

// How a day goes: shares of visits, or of looks, unless it says otherwise. Site default.
constexpr double cancelled = 0.015;     // prepared and never started
constexpr double paused = 0.03;         // for a walk or a line, not for a reaction
constexpr double stopped_early = 0.01;  // by the patient's wish
constexpr double start_charted_late = 0.02;
constexpr double stop_charted_late = 0.012;
constexpr double stop_never_charted = 0.003;
constexpr double look_missed = 0.02;
constexpr double look_late = 0.05;
constexpr double look_misread = 0.01;
constexpr double look_on_wrong_chart = 0.002;
constexpr double charted_at_once = 0.7;                        // of all acts
constexpr double charted_soon = 0.26;                          // the others are late entries
constexpr double tired_before = 0.08, headache_before = 0.04;  // already at arrival: the disease's own

bool skin_or_fever(const std::string& symptom) {
  constexpr std::string_view signs[] = {"hives", "itching", "rash",      "flushing",
                                        "fever", "chills",  "chest-pain"};
  return std::find(std::begin(signs), std::end(signs), symptom) != std::end(signs);
}

std::string minutes(Seconds time) { return std::to_string(time.count() / 60) + 'm'; }

class Writer {
 public:
  Writer(const Coming& coming, Instant arrives, Random random)
      : coming_{coming},
        dose_{row_for(coming.drug.doses, coming.count)},
        stay_{row_for(coming.drug.stays, coming.count)},
        random_{random},
        today_{on_a_day(coming.person, random_)},
        visit_{.patient = coming.patient,
               .drug = std::string{coming.drug.key},
               .count = coming.count,
               .dose = std::string{dose_.words},
               .fluid = std::string{coming.drug.fluid},
               .lot = "W" + std::to_string(random_.between(100, 399)),
               .planned = dose_.planned,
               .arrives = arrives,
               .reaction = coming.reaction} {
    visit_.answers_after = random_.between(60s, 240s);
    visit_.closes_after = random_.between(30min, 80min);
  }

  Visit write() && {
    arrive();
    if (random_.chance(cancelled)) {
      act(start_, Cancel{"laboratory result not back"}, at_once());
      visit_.reaction.reset();
      visit_.leaves = start_ + 10min;
    } else {
      run();
      stay();
      if (onset_ == Instant{})
        for (int i = 0; i < 4; ++i) visit_.spare.push_back(read(end_, false));
    }
    visit_.settled = gone_;
    put_in_order();
    return std::move(visit_);
  }

 private:
  Seconds at_once() { return random_.between(5s, 50s); }
  /// From the act until it is charted.
  Seconds charting() {
    const auto drawn = random_.unit();
    if (drawn < charted_at_once) return at_once();
    return drawn < charted_at_once + charted_soon ? random_.between(60s, 8min)
                                                  : random_.between(16min, 50min);
  }
  void act(Instant at, What what, Seconds charting) {
    const auto minute = floor_to_minute(at);
    visit_.acts.push_back({.at = minute, .charted = minute + charting, .what = std::move(what)});
  }

  void arrive() {
    auto lead = Seconds{5min};
    for (const auto& given : coming_.drug.premedications) lead = std::max(lead, given.before);
    if (coming_.first_here) act(visit_.arrives, Register{}, at_once());
    act(visit_.arrives + 3min, Prepare{}, at_once());
    start_ = floor_to_minute(visit_.arrives + lead + random_.between(8min, 20min));
    for (const auto& given : coming_.drug.premedications)
      act(start_ - given.before, Give{std::string{given.what}}, charting());
    const auto at = start_ - random_.between(2min, 6min);
    Observe before{.readings = read(at, true)};
    if (dose_.words.ends_with("kg") || dose_.words.ends_with("m2"))
      before.readings.weight_tenths = coming_.patient.weight_tenths;
    const auto earlier = floor_to_minute(at) - 3h;
    if (random_.chance(tired_before))
      before.seen.push_back({.symptom = "fatigue", .grade = 1, .onset = earlier});
    if (random_.chance(headache_before))
      before.seen.push_back({.symptom = "headache", .grade = 1, .onset = earlier});
    act(at, std::move(before), at_once());
  }

  void run() {
    act(start_, Start{}, random_.chance(start_charted_late) ? random_.between(16min, 30min) : at_once());
    end_ = start_ + scaled(dose_.planned, 0.98 + 0.05 * random_.unit());
    if (visit_.reaction && visit_.reaction->when == Reaction::When::infusing) {
      const auto earliest = start_ + std::min(coming_.drug.onset.earliest, dose_.planned / 3);
      const auto latest = std::min(start_ + coming_.drug.onset.latest.value_or(dose_.planned), end_ - 5min);
      onset_ = floor_to_minute(earliest + random_.between(0s, std::max<Seconds>(latest - earliest, 60s)));
      raise_rate(onset_);
      react_infusing();
    } else {
      interrupt();
      raise_rate(end_);
    }
    end_ = floor_to_minute(end_);
    if (!stopped_) stop("completed", {});
  }

  /// A pause for a walk, or an end by the patient's wish; mostly neither.
  void interrupt() {
    if (random_.chance(paused)) {
      const auto from = start_ + scaled(dose_.planned, 0.3 + 0.4 * random_.unit());
      const auto length = random_.between(4min, 14min);
      act(from, Pause{}, at_once());
      act(from + length, Resume{}, at_once());
      paused_from_ = floor_to_minute(from);
      paused_for_ = floor_to_minute(from + length) - paused_from_;
      end_ += length;
    } else if (random_.chance(stopped_early)) {
      end_ = floor_to_minute(start_ + scaled(dose_.planned, 0.5 + 0.4 * random_.unit()));
      stop("patient", {});
    }
  }

  void raise_rate(Instant until) {
    if (coming_.drug.rates.empty()) return;
    const auto& steps = row_for(coming_.drug.rates, coming_.count);
    auto at = start_;
    for (const auto& [rate, lasts] : steps.all()) {
      if (paused_for_ > 0s && at > paused_from_)
        at += std::exchange(paused_for_, 0s);  // a step runs its time
      if (at >= until) return;
      rate_ = rate;
      act(at, ChangeRate{.rate = std::to_string(rate_) + ' ' + std::string{steps.unit}}, at_once());
      at += lasts;
    }
  }
  void halve_rate(Instant at, Seconds planned) {
    if (coming_.drug.rates.empty()) return;
    const auto& unit = row_for(coming_.drug.rates, coming_.count).unit;
    act(at,
        ChangeRate{.rate = std::to_string(std::max(rate_ / 2, 5)) + ' ' + std::string{unit},
                   .planned = minutes(planned)},
        at_once());
  }

  void react_infusing() {
    const auto& reaction = *visit_.reaction;
    const auto seen = notice_reaction();
    const bool for_good =
        reaction.worst == 3 ||
        (reaction.worst == 2 && coming_.drug.stopped_for_good &&
         std::any_of(reaction.signs.begin(), reaction.signs.end(),
                     [](const Reaction::Sign& sign) { return skin_or_fever(sign.symptom); }));
    if (for_good) {
      end_ = seen + 2min;
      visit_.action = "stopped";
      stop("reaction", {});
      treat(seen);
    } else if (reaction.worst == 2) {
      visit_.action = "paused";
      act(seen + 1min, Pause{}, at_once());
      treat(seen);
      const auto left = std::max<Seconds>(end_ - seen, 20min);
      const auto again = gone_ + random_.between(4min, 10min);
      act(again, Resume{}, at_once());
      const auto planned = scaled(left, 1.4);
      halve_rate(again, planned);
      end_ = again + (coming_.drug.rates.empty() ? left : planned);
    } else if (random_.chance(0.45) && !coming_.drug.rates.empty()) {
      visit_.action = "slowed";
      const auto planned = std::max<Seconds>(end_ - seen, 10min) + 25min;
      halve_rate(seen + 2min, planned);
      end_ = seen + 2min + planned;
    }
  }

  /// Charts the signs and draws when they are gone; when they were seen.
  Instant notice_reaction() {
    const auto& reaction = *visit_.reaction;
    const auto seen = onset_ + random_.between(1min, 5min);
    constexpr std::pair<Seconds, Seconds> lasts[] = {{20min, 60min}, {25min, 75min}, {60min, 150min}};
    const auto [least, most] = lasts[reaction.worst - 1];
    gone_ = floor_to_minute(seen + random_.between(least, most));
    Observe look{.readings = read(seen, true)};
    for (const auto& sign : reaction.signs)
      look.seen.push_back({.symptom = sign.symptom, .grade = sign.grade, .onset = floor_to_minute(onset_)});
    act(seen, std::move(look), at_once());
    for (auto at = seen + 5min; at < gone_ - 4min;
         at += at < seen + 15min && reaction.worst > 1 ? 5min : 15min)
      act(at, Observe{.readings = read(at, false)}, at_once());
    Observe last{.readings = read(gone_, true)};
    for (const auto& sign : reaction.signs) last.gone.push_back(sign.symptom);
    act(gone_, std::move(last), at_once());
    return seen;
  }

  void treat(Instant seen) {
    const auto& reaction = *visit_.reaction;
    if (reaction.anaphylaxis) act(seen + 1min, Give{"epinephrine 0.3 mg IM"}, at_once());
    std::vector<std::string_view> given;
    for (const auto& sign : reaction.signs) {
      const auto what = remedy_for(sign.symptom);
      if (sign.grade < 2 || std::find(given.begin(), given.end(), what) != given.end()) continue;
      given.push_back(what);
      act(seen + 4min, Give{std::string{what}}, at_once());
    }
    if (reaction.worst == 3 || random_.chance(0.75))
      act(seen + 7min, Notify{.who = "Dr. Specimen", .answer = "watch, as written"}, at_once());
  }

  void stop(std::string why, std::string given) {
    stopped_ = true;
    auto charted = at_once();
    if (why == "completed" && random_.chance(stop_never_charted)) return;
    if (why == "completed" && random_.chance(stop_charted_late)) charted = random_.between(35min, 100min);
    act(end_, Stop{.why = std::move(why), .given = std::move(given)}, charted);
  }

  void stay() {
    auto time = coming_.reacted_before || visit_.reaction ? stay_.where_reacted : stay_.after_stop;
    std::string to = "home";
    if (visit_.reaction && visit_.reaction->when == Reaction::When::staying) {
      onset_ = floor_to_minute(end_ + random_.between(3min, time - 4min));
      const auto seen = notice_reaction();
      if (visit_.reaction->worst > 1) treat(seen);
    }
    if (gone_ > end_ + time) time = gone_ + 5min - end_;
    if (visit_.reaction && visit_.reaction->worst == 3 && visit_.reaction->when != Reaction::When::home) {
      to = visit_.reaction->anaphylaxis ? "ed" : "home";
      time = std::max<Seconds>(time, gone_ + 1h - end_);
    }
    look_on_the_grid(time);
    const auto leaves = end_ + time + random_.between(1min, 10min);
    act(leaves, Release{to}, at_once());
    visit_.leaves = floor_to_minute(leaves) + 5min;
  }

  void look_on_the_grid(Seconds time) {
    std::vector<Instant> due;
    for (auto at = start_ + 15min; at < end_ - 5min; at += at < start_ + 1h ? 15min : 30min)
      due.push_back(at);
    for (auto at = end_; at < end_ + time - 5min; at += 30min) due.push_back(at);
    for (const auto at : due) look(at, false);
    look(end_ + time, true);
  }
  void look(Instant due, bool last) {
    if (random_.chance(look_missed)) return;
    auto at = due + random_.between(last ? -3min : -2min, last ? 0min : 4min);
    if (!last && random_.chance(look_late)) at = due + random_.between(6min, 13min);
    if (!last && near_reaction(at)) return;
    Observe look{.readings = read(at, random_.chance(0.4))};
    const bool reacted_here = onset_ != Instant{};
    look.none = last && !reacted_here && random_.chance(0.75);
    if (random_.chance(look_misread))
      look.slip = Misread{.hr = *look.readings.hr + (random_.chance(0.5) ? 10 : -10),
                          .until_corrected = random_.between(2min, 12min)};
    else if (!last && random_.chance(look_on_wrong_chart))
      look.slip = WrongChart{random_.between(2min, 12min)};
    act(at, std::move(look), last ? at_once() : charting());
  }
  bool near_reaction(Instant at) const {
    return onset_ != Instant{} && at > onset_ - 3min && at < onset_ + 9min;
  }

  /// All signs, or those of a check: heart rate, pressure, saturation.
  Readings read(Instant at, bool all) {
    Shift added;
    if (visit_.reaction && onset_ != Instant{} && at >= onset_ && at < gone_)
      for (const auto& sign : visit_.reaction->signs) add(added, sign.symptom, sign.grade);
    const bool first_day = coming_.drug.key == "alemtuzumab" && coming_.count == 1;
    if (start_ != Instant{} && at > start_ + 30min && coming_.drug.key == "alemtuzumab")
      added.hr += first_day ? 20 : 5;  // study of vital signs in the first course
    auto readings = measured(today_, added, random_);
    readings.alert = true;
    if (!all) {
      readings.temp_tenths.reset();
      readings.rr.reset();
      readings.o2.reset();
      readings.alert = false;
    }
    return readings;
  }

  static Seconds scaled(Seconds time, double by) {
    return Seconds{static_cast<std::int64_t>(static_cast<double>(time.count()) * by) / 60 * 60};
  }

  /// As they happened; what changes the infusion's state is charted in that order too, but for a stop that
  /// was forgotten.
  void put_in_order() {
    std::stable_sort(visit_.acts.begin(), visit_.acts.end(),
                     [](const Act& one, const Act& other) { return one.at < other.at; });
    Instant last;
    for (auto& act : visit_.acts) {
      if (std::holds_alternative<Give>(act.what) || std::holds_alternative<Observe>(act.what) ||
          std::holds_alternative<Notify>(act.what))
        continue;
      act.charted = std::max(act.charted, last + 4s);
      const bool forgotten = std::holds_alternative<Stop>(act.what) && act.charted > act.at + 30min;
      if (!forgotten) last = act.charted;
    }
  }

  const Coming& coming_;
  const Dose& dose_;
  const Stay& stay_;
  Random random_;
  Person today_;
  Visit visit_;
  Instant start_, end_, onset_, gone_;
  Instant paused_from_{};
  Seconds paused_for_{};
  int rate_ = 0;
  bool stopped_ = false;
};

}  // namespace

Visit visit_of(const Coming& coming, Instant arrives, Random random) {
  return Writer{coming, arrives, random}.write();
}

}  // namespace infuwatch::ward
