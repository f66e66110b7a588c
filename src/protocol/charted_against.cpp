#include "protocol/charted_against.hpp"

#include "protocol/course.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace infuwatch {
namespace {

bool sign_among(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// The standing observations of until then, by time, then number.
std::vector<const ChartedEvent*> observed_by(const Chart& chart, Instant at) {
  auto acts = chart.standing<Observed>();
  const auto when = [](const ChartedEvent* act) { return std::get<Observed>(act->said).at.from; };
  std::erase_if(acts, [&](const ChartedEvent* act) { return when(act) > at; });
  std::sort(acts.begin(), acts.end(), [&](const auto* a, const auto* b) {
    return std::tuple{when(a), a->number} < std::tuple{when(b), b->number};
  });
  return acts;
}

/// One sign as it stands: as it was charted last in this visit, and before it.
struct Standing {
  struct Now {
    SymptomSeen seen;
    Span at;
    EntryNumber entry;
  };
  std::optional<Now> now{};
  std::optional<std::optional<int>> known{};  // its grade
};

enum class Charted { in_this_visit, before_it, not_counted };

/// When a sign of the question was charted. `of_new`: one of its new signs.
Charted charted_when(const Chart& chart, const Infusion& next, const Observed& said, Instant at,
                     bool of_new) {
  const auto* other = said.infusion == next.number ? nullptr : chart.infusion(said.infusion);
  const bool other_began = other && other->start && other->start->from <= at;
  const bool under_other = other_began && other->start->from <= said.at.from;
  const bool lately = said.at.from >= at - counts_against;
  if (lately && !(of_new ? other_began : under_other)) return Charted::in_this_visit;
  return said.at.from >= at - sign_known ? Charted::before_it : Charted::not_counted;
}

/// A mild sign that was graded is no worse without a grade.
bool worse(std::optional<int> now, std::optional<int> known) {
  return (now || !known) && severity_of(now) > severity_of(known);
}

bool is_new(const Standing& sign, const StartQuestion& question, Instant at) {
  const auto& now = *sign.now;
  if (sign.known) return worse(now.seen.grade, *sign.known);
  const auto onset = now.seen.onset.value_or(now.at);
  return onset.to >= at - std::chrono::days{question.new_days};
}

/// The signs of the question that stand against it, in the order of their entries.
void put_signs(const Chart& chart, const Infusion& next, const StartQuestion& question, Instant at,
               Contradicted& found) {
  if (question.signs.empty() && question.new_signs.empty()) return;
  std::map<std::string, Standing> standing;
  for (const auto* act : observed_by(chart, at)) {
    const auto& said = std::get<Observed>(act->said);
    for (auto& [key, sign] : standing)
      if (said.none || sign_among(said.denied, key) || sign_among(said.resolved, key)) sign = {};
    for (const auto& seen : said.symptoms) {
      const bool of_new = sign_among(question.new_signs, seen.symptom);
      if (!of_new && !sign_among(question.signs, seen.symptom)) continue;
      auto& sign = standing[seen.symptom];
      const bool gone = (seen.ended && seen.ended->from <= at) || sign_among(said.resolved, seen.symptom);
      const auto when = charted_when(chart, next, said, at, of_new);
      if (gone)
        sign = {};
      else if (when == Charted::in_this_visit)
        sign.now = Standing::Now{.seen = seen, .at = said.at, .entry = act->number};
      else if (when == Charted::before_it)
        sign.known = seen.grade;
    }
  }
  std::vector<std::pair<EntryNumber, std::string>> against;
  for (const auto& [key, sign] : standing)
    if (sign.now && (!sign_among(question.new_signs, key) || is_new(sign, question, at)))
      against.emplace_back(sign.now->entry, key);
  std::sort(against.begin(), against.end());
  for (const auto& [entry, key] : against) {
    found.signs.push_back(key);
    if (found.entries.empty() || found.entries.back() != entry) found.entries.push_back(entry);
  }
}

/// The last temperature at or above the limit.
void put_fever(const Chart& chart, const DrugProtocol& drug, Instant at, Contradicted& found) {
  for (const auto* act : chart.standing<Observed>()) {
    const auto& said = std::get<Observed>(act->said);
    const bool lately = said.at.from <= at && said.at.from >= at - counts_against;
    if (!lately || !said.vitals.temperature) continue;
    if (said.vitals.temperature->tenths_c < drug.limits.temp_from_tenths) continue;
    found.measured = said.vitals.temperature;
    found.at = said.at.from;
  }
}

}  // namespace

std::optional<Contradicted> contradicted(const Chart& chart, const Infusion& next, const DrugProtocol& drug,
                                         const StartQuestion& question, Instant at) {
  Contradicted found{.question = question.key, .ask = question.ask};
  found.pregnant = question.against == StartQuestion::Fact::pregnancy && chart.patient().pregnant;
  if (question.against == StartQuestion::Fact::temperature) put_fever(chart, drug, at, found);
  put_signs(chart, next, question, at, found);
  const bool something = found.pregnant || found.measured || !found.signs.empty();
  return something ? std::optional{found} : std::nullopt;
}

}  // namespace infuwatch
