// Which stay after the stop an infusion begins under: whose labels hold, and what another form of the drug
// did.
#include "support/before_start.hpp"
#include "support/catalogue_texts.hpp"
#include "support/catch.hpp"

namespace infuwatch::terms_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");

Seconds stay(const History& h, const std::string& drug, const Catalogue& catalogue,
             LabelRegion labels = LabelRegion::us) {
  Infusion next;
  next.number = InfusionId{99};
  next.order = order(drug, 300000, "mg");
  next.start = nine;
  return terms_of(h.chart(), next, catalogue, labels).observe_after_stop;
}

TEST_CASE("the stay after the stop is that of the labels that hold", "[protocol][terms]") {
  const std::string was = "[[stay]]\nsource = \"label\"\ncounts = \"1-12\"\nafter_stop = \"1h\"\n";
  const auto of = [](const char* labels, const char* lasts) {
    return "[[stay]]\nsource = \"label\"\ncounts = \"1-12\"\nafter_stop = \"" + std::string{lasts} +
           "\"\nlabels = \"" + labels + "\"\n\n";
  };
  for (const bool us_first : {true, false}) {
    INFO(us_first);
    CatalogueTexts texts;
    texts.change("testumab", was,
                 us_first ? of("us", "1h") + of("eu", "2h") : of("eu", "2h") + of("us", "1h"));
    const auto catalogue = read_catalogue(1, texts.parts());
    REQUIRE(catalogue);
    const History h{*catalogue};
    CHECK(stay(h, "testumab", *catalogue, LabelRegion::us) == 1h);
    CHECK(stay(h, "testumab", *catalogue, LabelRegion::eu) == 2h);
  }
}

TEST_CASE("a reaction to the other form keeps the stay long, told or charted alone", "[protocol][terms]") {
  using enum EarlierReaction;
  const struct {
    EarlierReaction own, other;  // as told
    bool charted;                // hives under the other form
    Seconds want;
  } cases[] = {{none, none, false, 15min},
               {none, mild, false, 60min},
               {none, hypersensitivity, false, 60min},
               {none, none, true, 60min},
               {none, unknown, true, 60min},
               {mild, none, false, 60min},
               {hypersensitivity, none, true, 60min}};
  for (const auto& [own, other, charted, want] : cases) {
    INFO(name(own) << ", " << name(other) << ' ' << charted);
    History h;
    h.prior("natalizumab-sc", 20, own);
    h.prior("natalizumab", 20, other);
    const auto before = h.start("natalizumab", nine - 60 * 24h);
    if (charted) h.observe(before, nine - 60 * 24h + 20min, {seen("hives", 2)});
    CHECK(stay(h, "natalizumab-sc", seed()) == want);
    CHECK(stay(h, "ublituximab", seed()) == 60min);  // of which nothing was told
  }
}

TEST_CASE("a reaction charted under the other form alone, of which nothing was told, keeps the stay long",
          "[protocol][terms]") {
  for (const auto& [charted, want] : {std::pair<bool, Seconds>{false, 15min}, {true, 60min}}) {
    INFO(charted);
    History h;
    h.prior("natalizumab-sc", 20);
    const auto before = h.start("natalizumab", nine - 60 * 24h);
    if (charted) h.observe(before, nine - 60 * 24h + 20min, {seen("hives", 2)});
    CHECK(stay(h, "natalizumab-sc", seed()) == want);
  }
}

}  // namespace
}  // namespace infuwatch::terms_edges_test
