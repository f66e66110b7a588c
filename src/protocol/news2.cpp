// The published table, band by band.
#include "protocol/news2.hpp"

#include "protocol/catalogue.hpp"

namespace infuwatch {
namespace {

constexpr int youngest = 16;  // years

int respiration(int rate) { return rate <= 8 ? 3 : rate <= 11 ? 1 : rate <= 20 ? 0 : rate <= 24 ? 2 : 3; }

int saturation(int percent) { return percent <= 91 ? 3 : percent <= 93 ? 2 : percent <= 95 ? 1 : 0; }

/// Too much oxygen scores too. What is breathed must be known from 93 % on.
std::optional<int> saturation_scale_2(int percent, const std::optional<Oxygen>& oxygen) {
  if (percent <= 83) return 3;
  if (percent <= 85) return 2;
  if (percent <= 87) return 1;
  if (percent <= 92) return 0;
  if (!oxygen) return std::nullopt;
  if (oxygen->tenths_l_min == 0) return 0;
  return percent <= 94 ? 1 : percent <= 96 ? 2 : 3;
}

int systolic(int mmhg) { return mmhg <= 90 ? 3 : mmhg <= 100 ? 2 : mmhg <= 110 ? 1 : mmhg <= 219 ? 0 : 3; }

int pulse(int rate) {
  return rate <= 40 ? 3 : rate <= 50 ? 1 : rate <= 90 ? 0 : rate <= 110 ? 1 : rate <= 130 ? 2 : 3;
}

int temperature_points(int tenths) {
  return tenths <= 350 ? 3 : tenths <= 360 ? 1 : tenths <= 380 ? 0 : tenths <= 390 ? 1 : 2;
}

}  // namespace

bool scores_news2(const Patient& patient, Instant at) {
  return !patient.pregnant && years_at(patient, at) >= youngest;
}

std::optional<News2> news2_of(const Vitals& v, bool scale_2) {
  News2 total;
  int measured = 0;
  const auto add = [&](std::optional<int> points) {
    if (!points) return;
    ++measured;
    total.score += *points;
    total.red = total.red || *points == 3;
  };
  const auto of = [](const std::optional<Reading>& reading, auto points) -> std::optional<int> {
    return reading && reading->value ? std::optional<int>{points(*reading->value)} : std::nullopt;
  };
  add(of(v.respiratory_rate, respiration));
  if (v.spo2 && v.spo2->value)
    add(scale_2 ? saturation_scale_2(*v.spo2->value, v.oxygen) : saturation(*v.spo2->value));
  if (v.oxygen) add(v.oxygen->tenths_l_min > 0 ? 2 : 0);
  if (v.pressure && v.pressure->systolic) add(systolic(*v.pressure->systolic));
  add(of(v.heart_rate, pulse));
  if (v.consciousness) add(*v.consciousness == Consciousness::alert ? 0 : 3);
  if (v.temperature) add(temperature_points(v.temperature->tenths_c));
  if (measured == 0) return std::nullopt;
  constexpr int parameters = 7;
  total.complete = measured == parameters;
  return total;
}

}  // namespace infuwatch
