#include "report/statistics.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace infuwatch::report {
namespace {

using nlohmann::json;

double rounded(double value, double steps) { return std::round(value * steps) / steps; }
json percent(double share) { return rounded(100 * share, 10); }
json seconds(const std::optional<Seconds>& time) { return time ? json(time->count()) : json(nullptr); }

json share_json(const Share& share, const std::optional<Interval>& interval) {
  return {{"percent", percent(static_cast<double>(share.reactions) / share.of)},
          {"percent_low", interval ? percent(interval->low) : json(nullptr)},
          {"percent_high", interval ? percent(interval->high) : json(nullptr)}};
}

json tally_json(const Tally& tally) {
  auto out = share_json(tally.infusions, tally.infusions_interval);
  auto patients = share_json(tally.patients, tally.patients_interval);
  patients.update({{"reactions", tally.patients.reactions},
                   {"patients", tally.patients.of},
                   {"interval", tally.patients_interval ? json("wilson") : json(nullptr)}});
  const auto rate = tally.per_100_h();
  out.update(
      {{"interval", tally.infusions_interval ? json("cluster-robust") : json(nullptr)},
       {"per_patient", std::move(patients)},
       {"episodes", tally.episodes},
       {"late_only", tally.late_only},
       {"watched_s", tally.at_risk.count()},
       {"watched_per_reaction_s",
        tally.infusions.reactions ? json(tally.at_risk.count() / tally.infusions.reactions) : json(nullptr)},
       {"per_100_h", rate ? json(rounded(*rate, 10)) : json(nullptr)}});
  return out;
}

json survival_json(const TimeToReaction& times) {
  json list = json::array();
  for (const auto moment : told_by) {
    const auto by = times.by(moment);
    list.push_back({{"by_s", by.by.count()},
                    {"percent", by.share ? percent(*by.share) : json(nullptr)},
                    {"percent_low", by.interval ? percent(by.interval->low) : json(nullptr)},
                    {"percent_high", by.interval ? percent(by.interval->high) : json(nullptr)},
                    {"followed", by.followed}});
  }
  const auto median = times.median();
  return {{"method", "kaplan-meier"},
          {"interval", "greenwood-log-log"},
          {"by", std::move(list)},
          {"median_s", median ? json(median->at.count()) : json(nullptr)},
          {"median_low_s", seconds(median ? median->low : std::nullopt)},
          {"median_high_s", seconds(median ? median->high : std::nullopt)}};
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
                    {"infusions", lot.share.of},
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
                {"infusions", number.share.of}});
    list.push_back(std::move(one));
  }
  return list;
}

template <class Key>
json groups_json(const std::vector<Group<Key>>& groups) {
  json list = json::array();
  for (const auto& [key, tally] : groups) {
    auto one = tally_json(tally);
    if constexpr (std::is_enum_v<Key>)
      one["group"] = name(key);
    else
      one["kinds"] = key;
    one["reactions"] = tally.infusions.reactions;
    one["infusions"] = tally.infusions.of;
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

json statistics_json(const std::vector<OfDrug>& drugs, std::optional<By> by) {
  json list = json::array();
  for (const auto& drug : drugs) {
    json one{{"drug", drug.drug},
             {"reactions", drug.all.infusions.reactions},
             {"infusions", drug.all.infusions.of}};
    if (!drug.unlisted.empty()) one["unlisted"] = drug.unlisted;
    if (!by || by == By::hour) {
      one["time_to_reaction"] = times_json(drug.times);
      one["numbers"] = numbers_json(drug);
    }
    if (!by || by == By::lot) {
      one["lots"] = lots_json(drug);
      one["lots_compared"] = drug.lots_compared;
    }
    if (!by || by == By::drug) {
      one["rate"] = tally_json(drug.all);
      one["first_reaction"] = survival_json(drug.to_first);
    }
    if (!by || by == By::number) one["number_groups"] = groups_json(drug.number_groups);
    if (!by || by == By::premedication) one["premedications"] = groups_json(drug.premedications);
    if (!by || by == By::rate) one["infusion_rates"] = groups_json(drug.rates);
    list.push_back(std::move(one));
  }
  return {{"drugs", list}};
}

}  // namespace infuwatch::report
