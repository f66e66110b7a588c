#include "domain/entry_content.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

namespace infuwatch::said_test {
namespace {

using test::at;

struct Word {
  EntryContent said;
  const char* want;
  bool bedside;
};

TEST_CASE("every kind of entry has its word, and the bedside kinds are the ones a correction can hold",
          "[domain]") {
  const std::vector<Word> words{
      {SiteSet{}, "site", false},
      {StaffSet{}, "staff", false},
      {PatientSet{}, "patient", false},
      {PriorSet{}, "prior", false},
      {CatalogueSet{}, "catalogue", false},
      {Prepared{}, "prepare", true},
      {Started{}, "start", true},
      {RateSet{}, "rate", true},
      {Paused{}, "pause", true},
      {Resumed{}, "resume", true},
      {Stopped{}, "stop", true},
      {Released{}, "release", true},
      {Cancelled{}, "cancel", true},
      {Observed{}, "observe", true},
      {Gave{}, "give", true},
      {Notified{}, "notify", true},
      {Noted{}, "note", true},
      {NotDone{}, "not-done", true},
      {BagHung{}, "bag", true},
      {ClosedOut{}, "close-out", true},
      {LabsCharted{}, "lab", true},
      {Acknowledged{}, "ack", false},
      {Resolved{}, "resolve", false},
      {Corrected{}, "correct", false},
      {Retracted{}, "retract", false},
      {Moved{}, "move", false},
      {HandoverSigned{}, "handover", false},
      {HandoverAccepted{}, "accept", false},
      {Claimed{}, "claim", false},
  };
  REQUIRE(words.size() == std::variant_size_v<EntryKinds>);
  for (const auto& [said, want, at_bedside] : words) {
    CHECK(kind(said) == want);
    const auto act = bedside(said);
    CHECK(act.has_value() == at_bedside);
    if (!act) continue;
    CHECK(kind(*act) == want);
    CHECK(widened(*act).index() == said.index());
  }
}

TEST_CASE("a bedside act names its infusion and its moment", "[domain]") {
  const auto when = at("2026-11-22T14:05");
  const BedsideEvent note = Noted{InfusionId{17}, {when, when + Seconds{60}}, "warm blanket"};
  CHECK(infusion_of(note) == InfusionId{17});
  CHECK((at_of(note) == Span{when, when + Seconds{60}}));
  CHECK((at_of(Stopped{InfusionId{17}, when, {}, "completed"}) == Span{when}));
  CHECK_FALSE(at_of(Prepared{InfusionId{17}, {}}));
}

TEST_CASE("an act put on another infusion keeps all the rest", "[domain]") {
  const auto when = at("2026-11-22T14:05");
  const auto moved = on_infusion(Gave{InfusionId{17}, when, "cetirizine 10 mg PO", "better"}, InfusionId{18});
  CHECK(infusion_of(moved) == InfusionId{18});
  const auto& gave = std::get<Gave>(moved);
  CHECK((gave.at == Span{when} && gave.what == "cetirizine 10 mg PO" && gave.response == "better"));
  CHECK(std::get<Gave>(widened(moved)).what == "cetirizine 10 mg PO");
}

}  // namespace
}  // namespace infuwatch::said_test
