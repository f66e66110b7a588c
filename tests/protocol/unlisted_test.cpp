// A drug that is not in the list: which names may be meant, and what counts with what.
#include "protocol/unlisted.hpp"

#include "base/text.hpp"
#include "domain/drug_name.hpp"
#include "protocol/order_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::unlisted_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

Order unlisted(const std::string& typed) {
  auto order = test::order(std::string{generic_drug}, 210000, "mg");
  order.unlisted = typed;
  return order;
}

std::string names(const std::optional<NameAlike>& alike) { return alike ? joined(alike->names, " ") : ""; }

TEST_CASE("a name near one of the list is asked about, one typing error and no more", "[protocol]") {
  const struct {
    std::string typed, means;
  } cases[] = {{"tezepelumab", ""},
               {"ocrelizumb", "ocrelizumab"},    // a letter dropped
               {"ocrelizummab", "ocrelizumab"},  // one added
               {"ocrelizunab", "ocrelizumab"},   // another one
               {"ocreliuzmab", "ocrelizumab"},   // two swapped
               {"ocrelzumb", ""},                // two dropped
               {"ocreliuznab", ""},              // swapped, and another one
               {"Tysabi", "natalizumab"},        // a brand
               {"Tysbi", ""},
               {"TYSABRY", "natalizumab"},
               {"Ocrevus 300", "ocrelizumab ocrelizumab-sc"},  // with its strength
               {"Ocrevus 300 mg/10 mL", "ocrelizumab ocrelizumab-sc"},
               {"mitoxantrone HCl", "mitoxantrone"},
               {"mitoxantrone hydrochloride 2 mg/mL", "mitoxantrone"},
               {"mitoxantronehydrochloride", "mitoxantrone"},
               {"mitoxantron HCl", "mitoxantrone"},
               {"HCl mitoxantrone", "mitoxantrone"},
               {"rituximab-abbs", "rituximab"},
               {"ocre lizumab", "ocrelizumab ocrelizumab-sc"},
               {"ocre liz umb", "ocrelizumab ocrelizumab-sc"},
               {"ocrel", "ocrelizumab ocrelizumab-sc"},  // begun
               {"ocre", ""},
               {"n\u0430talizumb", "natalizumab"},  // a Cyrillic letter, and one dropped
               {"n\u0430t\u0430liz\u03C5mb", "natalizumab"},
               {"tezepelumab", ""},
               {"IV Ig", "ivig"},
               {"methotrexate", ""}};
  for (const auto& [typed, means] : cases) {
    INFO(typed);
    CHECK(names(name_alike(seed(), Chart{}, typed)) == means);
  }
}

TEST_CASE("letters that look alike are the same in a drug's name", "[protocol]") {
  const struct {
    const char *typed, *listed;
  } cases[] = {{"natalizumab", "natalizumab"},
               {"n\u0430talizumab", "natalizumab"},        // Cyrillic a
               {"nat\u03B1lizum\u0251b", "natalizumab"},   // Greek and Latin alpha
               {"\u041DATALIZUMAB", ""},                   // a capital that looks like an H
               {"nata1izumab", "natalizumab"},             // 1 for l
               {"\u041E\u0421R\u0415VUS", "ocrelizumab"},  // Cyrillic O, S, E of a brand
               {"0crevus", "ocrelizumab"},                 // 0 for O
               {"\u0440egloticase", "pegloticase"},
               {"natalizum\u0436b", ""},  // looks like none
               {"nata2izumab", ""}};
  for (const auto& [typed, listed] : cases) {
    INFO(typed);
    const auto* found = listed_as(seed(), typed);
    CHECK((found ? found->key : "") == listed);
  }
  CHECK(may_be_same("tezepelumab", "t\u0435zepelumab"));
  CHECK(may_be_same("t\u0435z\u0435p\u0435lumab", "tezepelumab"));
  CHECK_FALSE(may_be_same("tezepelumab", "t\u0436z\u0436pelumab"));
}

TEST_CASE("a name of the list is one, however it is written, and what watches all others is none",
          "[protocol]") {
  for (const auto* typed : {"ocrelizumab", "Ocrelizumab", "OCREVUS", "Ocrevus.", "ocre lizumab"}) {
    INFO(typed);
    REQUIRE(listed_as(seed(), typed));
    CHECK(listed_as(seed(), typed)->key == "ocrelizumab");
  }
  CHECK(listed_as(seed(), "ocrelizumb") == nullptr);
  CHECK(listed_as(seed(), "tezepelumab") == nullptr);
  for (const auto* typed : {"generic", "Drug without a protocol"}) {
    REQUIRE(listed_as(seed(), typed));
    CHECK(listed_as(seed(), typed)->key == generic_drug);
  }
  CHECK_FALSE(name_alike(seed(), Chart{}, "generic"));
}

TEST_CASE("a name near one that was typed for the patient before is asked about", "[protocol]") {
  History h;
  h.record(Started{InfusionId{1}, nine - 28 * 24h, unlisted("tezepelumab")}, nine - 28 * 24h);
  const auto alike = [&](const char* typed) { return name_alike(seed(), h.chart(), typed); };
  REQUIRE(alike("tezepelumb"));
  CHECK_FALSE(alike("tezepelumb")->listed);
  CHECK(names(alike("tezepelumb")) == "tezepelumab");
  CHECK_FALSE(alike("tezepelub"));
  for (const auto* same : {"tezepelumab", "TEZEPELUMAB", " teze pelumab"}) CHECK_FALSE(alike(same));
}

TEST_CASE("a name typed before is compared as one of the list is", "[protocol]") {
  const struct {
    std::string before, typed;
    bool asked;
  } cases[] = {{"tezepelumab", "tezepelumb", true},       // one typing error
               {"tezepelumab", "tezepelub", false},       // two
               {"tezepelumab", "tezepelumab 210", true},  // among the words
               {"tezepelumab 210 mg", "tezepelumab", true},
               {"HCl vincamine", "vincamine", true},  // among those of the name before
               {"tezepelumab", "tezep", true},        // begun
               {"tezepelumab", "teze", false},
               {"tezepelumab", "t\u00e9zepelumb", true},
               {"tezepelumab", "TEZE-PELUMAB", false},  // the same name
               {"tezepelumab", "t\u00e9z\u00e9pelumab", false},
               {"tezepelumab", "infliximabx", false}};
  for (const auto& [before, typed, asked] : cases) {
    INFO(before << " then " << typed);
    History h;
    h.record(Started{InfusionId{1}, nine - 28 * 24h, unlisted(before)}, nine - 28 * 24h);
    const auto alike = name_alike(Catalogue{}, h.chart(), typed);
    CHECK(alike.has_value() == asked);
    if (alike) CHECK(names(alike) == before);
  }
}

TEST_CASE("no name is near its own infusion's, nor one that was cancelled", "[protocol]") {
  History h;
  h.record(Prepared{InfusionId{1}, unlisted("tezepelumb")});
  const auto alike = [&](InfusionId of) { return name_alike(Catalogue{}, h.chart(), "tezepelumab", of); };
  CHECK(alike({}));
  CHECK_FALSE(alike(InfusionId{1}));
  h.cancel(InfusionId{1}, nine);
  CHECK_FALSE(alike({}));
}

TEST_CASE("names that may be meant are told in the order they were typed, each once", "[protocol]") {
  History h;
  h.record(Started{InfusionId{1}, nine - 56 * 24h, unlisted("tezepelumaab")}, nine - 56 * 24h);
  h.record(Started{InfusionId{2}, nine - 28 * 24h, unlisted("tezepelumb")}, nine - 28 * 24h);
  h.record(Started{InfusionId{3}, nine - 24h, unlisted("Tezepelumb")}, nine - 24h);
  const auto alike = name_alike(Catalogue{}, h.chart(), "tezepelumab");
  REQUIRE(alike);
  CHECK(alike->names == std::vector<std::string>{"tezepelumaab", "tezepelumb"});
  CHECK(kept_question(*alike).about ==
        std::vector<std::string>{"drug-name", "tezepelumab", "tezepelumaab, tezepelumb"});
}

TEST_CASE("drugs without a protocol count by the letters and digits of the name that was typed",
          "[protocol]") {
  const struct {
    std::string before, now;
    int count;
  } cases[] = {{"tezepelumab", "tezepelumab", 2},        {"tezepelumab", "TEZEPELUMAB", 2},
               {"teze pelumab", " tezepelumab ", 2},     {"t\u00e9zepelumab", "tezepelumab", 2},
               {"teze-pelumab", "Teze\u00a0Pelumab", 2}, {"tezepelumab", "infliximab", 1},
               {"tezepelumab", "tezepelumab 210", 1}};
  for (const auto& [before, now, count] : cases) {
    INFO(before << " then " << now);
    History h;
    h.record(Started{InfusionId{1}, nine - 28 * 24h, unlisted(before)}, nine - 28 * 24h);
    h.record(Started{InfusionId{2}, nine, unlisted(now)}, nine);
    CHECK(h.infusion(InfusionId{2}).terms.drug_count == count);
    CHECK_FALSE(h.infusion(InfusionId{2}).terms.count_certain);
  }
}

TEST_CASE("what was told of one before the record counts for that name alone", "[protocol]") {
  History h;
  const auto told = [&](const char* typed, int count) {
    h.record(PriorSet{{.patient = PatientId{1},
                       .drug = std::string{generic_drug},
                       .count = count,
                       .worst = EarlierReaction::none,
                       .unlisted = typed}});
  };
  told("Tezepelumab", 7);
  told("infliximab", 3);
  told("tezepelumab", 4);  // the same drug, told anew
  CHECK(h.chart().priors().size() == 2);
  h.record(Started{InfusionId{1}, nine, unlisted("tezepelumab")}, nine);
  h.record(Started{InfusionId{2}, nine, unlisted("golimumab")}, nine);
  CHECK(h.infusion(InfusionId{1}).terms.drug_count == 5);
  CHECK(h.infusion(InfusionId{1}).terms.count_certain);
  CHECK(h.infusion(InfusionId{2}).terms.drug_count == 1);
  CHECK_FALSE(h.infusion(InfusionId{2}).terms.count_certain);
}

TEST_CASE("the same drug just before is asked about by its name, another one is not", "[protocol]") {
  History h;
  h.record(Started{InfusionId{1}, nine - 1h, unlisted("tezepelumab")}, nine - 1h);
  Infusion next;
  next.number = InfusionId{2};
  const auto& drug = seed().drugs.at(std::string{generic_drug});
  next.order = unlisted("Tezepelumab");
  const auto again = started_already(h.chart(), next, drug, nine);
  REQUIRE(again);
  CHECK(again->drug == "Tezepelumab");
  next.order = unlisted("infliximab");
  CHECK_FALSE(started_already(h.chart(), next, drug, nine));
}

TEST_CASE("allergies are compared with the typed name", "[protocol]") {
  for (const auto& [allergies, named] : {std::pair{"tezepelumab: hives", true},
                                         {"Tezepelumab 2024", true},
                                         {"t\u00e9z\u00e9pelumab", true},
                                         {"teze pelumab - hives", true},
                                         {"penicillin; tezepelumb", true},
                                         {"tezepelub", false},
                                         {"infliximab", false},
                                         {"none known", false}}) {
    INFO(allergies);
    History h;
    Patient patient = h.chart().patient();
    patient.allergies = allergies;
    h.record(PatientSet{patient});
    Infusion next;
    next.number = InfusionId{1};
    next.order = unlisted("tezepelumab");
    next.terms = terms_of(h.chart(), next, seed(), LabelRegion::us);
    const auto asked = questions_before(h.chart(), next, seed().drugs.at(std::string{generic_drug}), seed(),
                                        start_at(nine), {});
    CHECK((one<AllergyNamed>(asked) != nullptr) == named);
  }
}

TEST_CASE("what is corrected to a protocol that came later runs by it, and goes on with its count",
          "[protocol]") {
  auto later = seed();
  later.version = 2;
  auto of_its_own = seed().drugs.at("ocrelizumab");
  of_its_own.key = "tezepelumab";
  later.drugs.emplace("tezepelumab", of_its_own);
  History h;
  h.record(Started{InfusionId{1}, nine - 28 * 24h, unlisted("tezepelumab")}, nine - 28 * 24h);
  const auto second = h.record(Started{InfusionId{2}, nine, unlisted("tezepelumab")}, nine);
  h.upgrade(later);
  CHECK(h.infusion(InfusionId{2}).terms.catalogue == 1);
  h.correct<Started>(second, [](Started& said) {
    said.order->drug = "tezepelumab";
    said.order->unlisted.clear();
  });
  CHECK(h.infusion(InfusionId{2}).terms.catalogue == 2);
  CHECK(h.infusion(InfusionId{2}).terms.drug_count == 2);
  CHECK(h.infusion(InfusionId{1}).terms.catalogue == 1);
}

}  // namespace
}  // namespace infuwatch::unlisted_test
