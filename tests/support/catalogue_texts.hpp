#pragma once

#include "protocol/catalogue_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace infuwatch::test {

// A small catalogue without fault.
inline const std::string small_common = R"([windows]
source = "site default"
high_risk = "2h"
follow_up = "24h"

[stay]
source = "site default"
after_stop = "30m"

[stop_missing]
source = "site default"
after_planned_end = "30m"

[limits]
source = "site default"
sbp_below = 90
sbp_fall_percent_above = 30
spo2_below = 92
spo2_scale_2_below = 88
temp_from = "38.0C"
hr_below = 40
hr_above = 130
hr_review_from = 111
rr_to = 8
rr_from = 25

[limits.steps]
source = "site default"
sbp = 10
sbp_fall_percent = 10
spo2 = 3
temp = "0.5C"
hr = 10
rr = 5
)";
inline const std::string small_symptoms = R"([hives]
source = "CTCAE v5.0"
name = "hives"
synonyms = ["urticaria", "welts"]
grade_1 = "few"
reaction = true

[itching]
source = "CTCAE v5.0"
name = "itching"
synonyms = ["pruritus"]
ctcae = "Pruritus"
code = 10037087
grade_1 = "mild"
)";
inline const std::string small_drug = R"(name = "Testumab"
brands = ["Testra", "Testumab-xyz"]
about = "antibody"
dose_units = ["mg"]

[windows]
source = "site default"
high_risk = "2h"
follow_up = "24h"
second_call = "48h"

[[regimen]]
source = "label"
name = "first"
counts = "1-2"
dose = "300 mg"
duration = "2h"
interval = "2 weeks"

[[regimen]]
source = "label"
name = "later"
counts = "3-"
dose = "600 mg"
duration = "3h"
interval = "6 months"

[[stay]]
source = "label"
counts = "1-12"
after_stop = "1h"

[[stay]]
source = "site default"
counts = "13-"
after_stop = "30m"
after_stop_where_reacted = "1h"

[reactions]
source = "label"
symptoms = ["hives", "itching"]

[[common]]
source = "label"
symptom = "hives"

[[serious]]
source = "label"
symptom = "itching"

[site]
source = "label"
vesicant = true
symptoms = ["itching"]

[[note]]
source = "label"
text = "Read the label."
)";

/// A catalogue of one drug, `testumab`, with some of its text changed. `@` in a changed text marks where a
/// fault must point.
class CatalogueTexts {
 public:
  CatalogueTexts& change(const std::string& part, const std::string& from, const std::string& to) {
    auto& text = of(part);
    const auto at = text.find(from);
    if (from.empty() || at == std::string::npos) throw std::logic_error{"not in the text: " + from};
    text.replace(at, from.size(), to);
    if (const auto mark = text.find('@'); mark != std::string::npos) {
      text.erase(mark, 1);
      const auto before = text.substr(0, mark);
      const auto lines = std::count(before.begin(), before.end(), '\n');
      const auto begins = before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1;
      marked_ = part + ':' + std::to_string(lines + 1) + ':' + std::to_string(mark - begins + 1);
    }
    return *this;
  }
  CatalogueTexts& replace(const std::string& part, const std::string& whole) {
    of(part) = whole;
    return *this;
  }
  CatalogueTexts& add(const std::string& part, const std::string& text) {
    parts_.push_back({part, text});
    return *this;
  }
  CatalogueTexts& remove(const std::string& part) {
    std::erase_if(parts_, [&](const CataloguePart& one) { return one.part == part; });
    return *this;
  }

  const std::vector<CataloguePart>& parts() const { return parts_; }
  /// `testumab:12:3`, where the last mark was.
  const std::string& marked() const { return marked_; }
  std::vector<std::string> faults() const {
    std::vector<std::string> lines;
    if (const auto read = read_catalogue(1, parts_); !read)
      for (const auto& fault : read.error()) lines.push_back(to_text(fault));
    return lines;
  }

 private:
  std::string& of(const std::string& part) {
    for (auto& one : parts_)
      if (one.part == part) return one.toml;
    throw std::logic_error{"no part " + part};
  }

  std::vector<CataloguePart> parts_{
      {"common", small_common}, {"symptoms", small_symptoms}, {"testumab", small_drug}};
  std::string marked_;
};

}  // namespace infuwatch::test
