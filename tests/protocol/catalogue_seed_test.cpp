// The catalogue the program ships.
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "protocol/catalogue_text.hpp"
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"
#include "support/history.hpp"
#include "support/property.hpp"

namespace infuwatch::catalogue_seed_test {
namespace {

using namespace std::chrono_literals;
using test::seed;

std::vector<CataloguePart> seed_parts() {
  std::vector<CataloguePart> parts;
  for (const auto& [title, text] : seed_catalogue()) parts.push_back({std::string{title}, std::string{text}});
  return parts;
}

TEST_CASE("the catalogue the program ships is without fault", "[protocol]") {
  std::vector<std::string> faults;
  if (const auto read = read_catalogue(1, seed_parts()); !read)
    for (const auto& fault : read.error()) faults.push_back(to_text(fault));
  CHECK(faults == std::vector<std::string>{});
}

TEST_CASE("it has a protocol for each of the drugs and procedures of the ward", "[protocol]") {
  std::vector<std::string> keys;
  for (const auto& [key, protocol] : seed().drugs) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"abatacept",
                                         "alemtuzumab",
                                         "belimumab",
                                         "donanemab",
                                         "eculizumab",
                                         "efgartigimod",
                                         "eptinezumab",
                                         "ferric-carboxymaltose",
                                         "ferric-derisomaltose",
                                         "ferumoxytol",
                                         "generic",
                                         "golimumab",
                                         "inebilizumab",
                                         "infliximab",
                                         "iron-sucrose",
                                         "ivig",
                                         "lecanemab",
                                         "methylprednisolone",
                                         "mitoxantrone",
                                         "natalizumab",
                                         "natalizumab-sc",
                                         "ocrelizumab",
                                         "ocrelizumab-sc",
                                         "pegloticase",
                                         "plasmapheresis",
                                         "ravulizumab",
                                         "rituximab",
                                         "tocilizumab",
                                         "ublituximab",
                                         "vedolizumab",
                                         "zoledronic-acid"});
  CHECK(seed().version == 1);
}

TEST_CASE("what is looked at late is what stands on some drug's serious list", "[protocol]") {
  std::set<std::string> listed;
  for (const auto& [key, drug] : seed().drugs)
    for (const auto& effect : drug.serious) listed.insert(effect.symptom);
  for (const auto& [key, term] : seed().symptoms->all()) {
    INFO(key);
    const bool told_otherwise = term.serious_everywhere || term.life_threatening || term.reaction;
    CHECK(term.serious_under_a_drug == (listed.contains(key) && !told_otherwise));
  }
}

TEST_CASE("the limits of vital signs are those of the README, for every drug", "[protocol]") {
  for (const auto& [key, protocol] : seed().drugs) {
    INFO(key);
    const auto& limits = protocol.limits;
    CHECK(limits.sbp_below == 90);
    CHECK(limits.sbp_fall_percent == 30);
    CHECK(limits.spo2_below == 92);
    CHECK(limits.spo2_scale_2_below == 88);
    CHECK(limits.temp_from_tenths == 380);
    CHECK(limits.hr_to == 40);
    CHECK(limits.hr_review_from == 111);
    CHECK(limits.hr_above == 130);
    CHECK(limits.rr_to == 8);
    CHECK(limits.rr_from == 25);
  }
}

TEST_CASE("only mitoxantrone harms outside the vein, and only plasmapheresis has fluids", "[protocol]") {
  for (const auto& [key, protocol] : seed().drugs) {
    INFO(key);
    CHECK(protocol.vesicant == (key == "mitoxantrone"));
    CHECK(protocol.procedure == (key == "plasmapheresis"));
    CHECK(protocol.fluids.empty() == (key != "plasmapheresis"));
  }
}

TEST_CASE("every fact names where it comes from", "[protocol]") {
  CHECK_FALSE(seed().common.windows.source.empty());
  CHECK_FALSE(seed().common.limits.source.empty());
  for (const auto& [key, term] : seed().symptoms->all()) {
    INFO(key);
    CHECK_FALSE(term.source.empty());
    CHECK_FALSE(term.grades.empty());
  }
  for (const auto& [key, protocol] : seed().drugs) {
    INFO(key);
    CHECK_FALSE(protocol.windows.source.empty());
    CHECK_FALSE(protocol.reactions_source.empty());
    for (const auto& regimen : protocol.regimens) CHECK_FALSE(regimen.source.empty());
    for (const auto& stay : protocol.observations) CHECK_FALSE(stay.source.empty());
    for (const auto& effect : protocol.common) CHECK_FALSE(effect.source.empty());
    for (const auto& effect : protocol.serious) CHECK_FALSE(effect.source.empty());
  }
}

TEST_CASE("anaphylaxis, stridor, laryngeal edema and airway swelling are marked life-threatening",
          "[protocol]") {
  for (const auto* key : {"anaphylaxis", "stridor", "laryngeal-edema", "airway-swelling"}) {
    INFO(key);
    REQUIRE(seed().symptom(key));
    CHECK(seed().symptom(key)->life_threatening);
  }
  for (const auto* key : {"hives", "throat-irritation", "fever", "headache"})
    CHECK_FALSE(seed().symptom(key)->life_threatening);
}

TEST_CASE("headache, fatigue, nausea, muscle, joint and back pain and citrate tingling are mild at grade 1",
          "[protocol]") {
  std::vector<std::string> mild;
  for (const auto& [key, term] : seed().symptoms->all())
    if (term.mild_at_1) mild.push_back(key);
  CHECK(mild == std::vector<std::string>{"back-pain", "fatigue", "headache", "joint-pain", "muscle-pain",
                                         "nausea", "tingling-around-mouth"});
}

TEST_CASE("signs of serious harm are so after any drug, a stroke as an emergency", "[protocol]") {
  std::map<std::string, Priority> everywhere;
  for (const auto& [key, term] : seed().symptoms->all())
    if (term.serious_everywhere) everywhere.emplace(key, *term.serious_everywhere);
  for (const auto& [key, priority] : everywhere) {
    INFO(key);
    CHECK(priority == (key == "stroke-signs" ? Priority::emergency : Priority::urgent));
  }
  for (const auto* key : {"stroke-signs",
                          "seizure",
                          "confusion",
                          "sudden-vision-loss",
                          "heart-attack-signs",
                          "cardiac-chest-pain",
                          "thrombosis-signs",
                          "coughing-blood",
                          "stevens-johnson-signs",
                          "meningitis-signs",
                          "stiff-neck",
                          "yellow-skin",
                          "liver-signs",
                          "hepatitis-b-reactivation",
                          "right-upper-belly-pain",
                          "gallbladder-pain",
                          "dark-or-red-urine",
                          "blood-in-urine",
                          "kidney-signs",
                          "serum-sickness-signs",
                          "pml-signs",
                          "encephalitis-signs",
                          "hemophagocytic-signs",
                          "organ-failure",
                          "suicidal-thoughts",
                          "speech-trouble"}) {
    INFO(key);
    CHECK(everywhere.erase(key) == 1);
  }
  CHECK(everywhere.empty());
}

TEST_CASE("what a patient can be asked about has a question, on one line of a call", "[protocol]") {
  std::set<std::string> asked;
  for (const auto& [key, term] : seed().symptoms->all())
    if (term.reaction || term.serious_everywhere || term.life_threatening) asked.insert(key);
  for (const auto& [name, drug] : seed().drugs)
    for (const auto& effect : drug.serious)
      if (!effect.symptom.empty()) asked.insert(effect.symptom);
  for (const auto& key : asked) {
    INFO(key);
    const auto& ask = seed().symptom(key)->ask;
    CHECK(ask.ends_with('?'));
    CHECK(columns(ask) <= 60);
  }
}

TEST_CASE("what counts in the criteria of anaphylaxis, and from which grade", "[protocol]") {
  using Counts = std::optional<BodySystem>;
  const auto system = [](const char* key) { return seed().symptom(key)->system; };
  CHECK(system("painful-swallowing") == Counts{BodySystem::larynx});
  CHECK(system("trouble-swallowing") == Counts{});
  CHECK(system("throat-irritation") == Counts{});
  CHECK(system("mouth-throat-pain") == Counts{});
  CHECK(system("hoarse-voice") == Counts{BodySystem::larynx});
  for (const auto* key : {"flushing", "shortness-of-breath", "incontinence", "itching", "rash"})
    CHECK(seed().symptom(key)->system_from == 2);
  for (const auto* key : {"hives", "wheezing", "face-swelling", "tongue-swelling", "fainting"})
    CHECK(seed().symptom(key)->system_from == 1);
  CHECK(seed().symptom("incontinence")->of_the_disease == "multiple sclerosis");
}

TEST_CASE("a grade of one's own is never said to be of CTCAE", "[protocol]") {
  for (const auto& [key, term] : seed().symptoms->all()) {
    INFO(key);
    CHECK(term.ctcae_term.empty() == (term.ctcae_code == 0));
    CHECK((term.source.find("CTCAE") == std::string::npos) == term.ctcae_term.empty());
  }
}

TEST_CASE("what multiple sclerosis gives itself is marked: fatigue, tingling, weakness among it",
          "[protocol]") {
  for (const auto* key : {"fatigue", "tingling", "weakness", "numbness"}) {
    INFO(key);
    CHECK(seed().symptom(key)->of_the_disease == "multiple sclerosis");
  }
  for (const auto* key : {"hives", "itching", "stridor", "chest-pain", "fever"})
    CHECK(seed().symptom(key)->of_the_disease.empty());
}

TEST_CASE("the grades that CTCAE does not have are not there", "[protocol]") {
  const auto grades = [](const char* key) {
    std::string out;
    for (const auto& [grade, prompt] : seed().symptom(key)->grades) out += std::to_string(grade);
    return out;
  };
  CHECK(grades("hives") == "123");
  CHECK(grades("anaphylaxis") == "345");
  CHECK(grades("fainting") == "3");
  CHECK(grades("faintness") == "2");
  CHECK(grades("stevens-johnson-signs") == "345");
  CHECK(grades("wheezing") == "12345");
  CHECK(grades("stridor") == "1234");  // the site's own: milder than the term begins
  CHECK(grades("hair-loss") == "12");
  CHECK(grades("urinary-tract-infection") == "2345");
}

TEST_CASE("the schedule of a drug is that of its count", "[protocol]") {
  const auto& ublituximab = seed().drugs.at("ublituximab");
  const auto only = [](const DrugProtocol& drug, int count) {
    const auto found = drug.regimens_for(count);
    REQUIRE(found.size() == 1);
    return *found.front();
  };
  CHECK(only(ublituximab, 1).dose == "150 mg");
  CHECK(only(ublituximab, 1).duration == 4h);
  CHECK(only(ublituximab, 2).dose == "450 mg");
  CHECK(only(ublituximab, 2).duration == 1h);
  CHECK(only(ublituximab, 50).dose == "450 mg");
  const auto& alemtuzumab = seed().drugs.at("alemtuzumab");
  CHECK(only(alemtuzumab, 5).name != only(alemtuzumab, 6).name);
  CHECK(only(alemtuzumab, 8).name != only(alemtuzumab, 9).name);
}

TEST_CASE("each ladder gives its dose in the label's time", "[protocol]") {
  struct Ladder {
    const char* drug;
    int count;
    int amount;           // mL, or mg
    Seconds least, most;  // the label's time, and the steps' own
  };
  // The last step runs until the bag is empty.
  const Ladder ladders[] = {{"ocrelizumab", 1, 250, 2h + 30min, 2h + 40min},
                            {"ocrelizumab", 3, 500, 3h + 30min, 3h + 30min},
                            {"ocrelizumab", 3, 500, 2h, 2h},
                            {"ublituximab", 1, 250, 4h, 4h},
                            {"ublituximab", 2, 250, 1h, 1h},
                            {"rituximab", 1, 1000, 4h + 15min, 4h + 15min},
                            {"rituximab", 2, 1000, 3h + 15min, 3h + 15min}};
  for (const auto& want : ladders) {
    INFO(want.drug << ' ' << want.count);
    bool found = false;
    for (const auto& ladder : seed().drugs.at(want.drug).rate_steps) {
      if (want.count < ladder.first || (ladder.last && want.count > *ladder.last)) continue;
      double left = want.amount;
      double hours = 0;
      for (const auto& step : ladder.steps) {
        const double rate = static_cast<double>(step.rate.amount.thousandths) / 1000;
        const double planned = static_cast<double>(step.lasts.count()) / 3600;
        const double lasts = step.lasts == Seconds{0} ? left / rate : planned;
        hours += lasts;
        left -= lasts * rate;
      }
      const double least = static_cast<double>(want.least.count()) / 3600;
      const double most = static_cast<double>(want.most.count()) / 3600;
      found = found || (left < 0.001 && left > -0.001 && hours >= least && hours <= most);
    }
    CHECK(found);
  }
}

TEST_CASE("no ladder of the seed goes past 400 an hour", "[protocol]") {
  for (const auto& [key, protocol] : seed().drugs)
    for (const auto& ladder : protocol.rate_steps) {
      INFO(key);
      CHECK(ladder.steps.back().rate.amount <= Decimal{400000});
    }
}

TEST_CASE("what the patient article names stands under its drug, common or serious as there", "[protocol]") {
  struct Named {
    const char* drug;
    std::vector<std::string> common, serious;
  };
  const Named article[] = {
      {"alemtuzumab",
       {"rash", "headache", "fever", "common-cold", "nausea", "urinary-tract-infection", "fatigue"},
       {"autoimmune-reaction", "stevens-johnson-signs", "organ-failure", "cancer-reported",
        "blood-disorder"}},
      {"natalizumab",
       {"infection-signs", "allergic-reaction", "headache", "fatigue", "depression"},
       {"pml-signs", "liver-signs", "yellow-skin", "dark-or-red-urine", "right-upper-belly-pain",
        "bleeding-signs", "unusual-tiredness"}},
      {"mitoxantrone",
       {"low-white-cells", "depression", "bone-pain", "nausea", "vomiting", "hair-loss",
        "urinary-tract-infection", "menstrual-change"},
       {"heart-failure-signs", "kidney-signs", "blood-disorder"}},
      {"ocrelizumab",
       {"infection-signs", "infusion-reaction"},
       {"pml-signs", "hepatitis-b-reactivation", "shingles", "weak-immune-system", "cancer-reported",
        "breast-cancer"}}};
  const auto stands = [](const std::vector<Effect>& list, const std::string& symptom) {
    return std::any_of(list.begin(), list.end(),
                       [&](const Effect& effect) { return effect.symptom == symptom; });
  };
  for (const auto& [drug, common, serious] : article) {
    const auto& protocol = seed().drugs.at(drug);
    for (const auto& symptom : common) {
      INFO(drug << ", common: " << symptom);
      CHECK(stands(protocol.common, symptom));
    }
    for (const auto& symptom : serious) {
      INFO(drug << ", serious: " << symptom);
      CHECK(stands(protocol.serious, symptom));
    }
  }
}

TEST_CASE("no drug of the seed lists an effect twice in one list", "[protocol]") {
  for (const auto& [key, protocol] : seed().drugs)
    for (const auto* list : {&protocol.common, &protocol.serious}) {
      std::set<std::string> there;
      for (const auto& effect : *list) {
        INFO(key << ": " << effect.symptom << effect.name);
        CHECK(there.insert(effect.symptom + '/' + effect.name).second);
      }
    }
}

}  // namespace
}  // namespace infuwatch::catalogue_seed_test
