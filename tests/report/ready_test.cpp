// What the board tells of the site's day and of a handover.
#include "report/handover.hpp"
#include "report/sentences_of_receipts.hpp"
#include "report/site.hpp"
#include "report/why.hpp"
#include "support/catch.hpp"

namespace infuwatch::report::ready_test {
namespace {

using namespace std::chrono_literals;

const Zone new_york = *Zone::open("America/New_York");
const Instant midnight = new_york.first(civil(2026, 11, 21));

TEST_CASE("what was confirmed holds until midnight at the site, a second on either side", "[report]") {
  const auto told = [](std::optional<Instant> at, Instant now) -> const Sentence* {
    SiteRecord record;
    if (at) record.site.ready = ReadyForTheDay{.at = *at, .staff = "n1", .provider = "Dr. Lee"};
    const auto message = ready_message(record, new_york, now);
    return message ? message->sentence : nullptr;
  };
  CHECK(told({}, midnight) == nullptr);
  CHECK(told(midnight, midnight) == &sentence::ready_with_provider);
  CHECK(told(midnight, midnight + 24h - 1s) == &sentence::ready_with_provider);
  CHECK(told(midnight, midnight + 24h) == &sentence::not_ready_today);
  CHECK(told(midnight - 1s, midnight) == &sentence::not_ready_today);
  CHECK(told(midnight + 1s, midnight) == nullptr);  // as recorded before it
  const auto clocks_change = new_york.first(civil(2026, 11, 1));
  CHECK(told(clocks_change, clocks_change + 25h - 1s) == &sentence::ready_with_provider);
  CHECK(told(clocks_change, clocks_change + 25h) == &sentence::not_ready_today);
}

TEST_CASE("a handover is told of while something of it is open", "[report]") {
  std::vector<BoardRow> rows{{.infusion = InfusionId{17}}};
  rows[0].patient.name = "Testa, Ana";
  Handover handover;
  const auto told = [&] {
    std::string all;
    for (const auto& note : handover_notes(handover, rows))
      all += (all.empty() ? "" : "; ") + text_of(note, {.zone = nullptr, .edge = Edge::console});
    return all;
  };
  handover.entry = EntryNumber{9};
  handover.signed_.items = {"17", "17/vitals"};
  CHECK(told() == "HANDOVER E9 NOT ACCEPTED");
  handover.signed_.items = {"1", "7/stop"};  // neither is 17
  CHECK(told().empty());
  handover.signed_.items = {"17", "17/vitals"};
  handover.accepted.emplace();
  CHECK(told().empty());
  handover.accepted->except = {{"17/vitals", "asleep"}};
  CHECK(told().empty());  // the patient was taken over
  handover.accepted->except = {{"17/stop", "later"}};
  CHECK(told().empty());
  rows[0].stop_missing = true;
  CHECK(told() == "EXCEPTED FROM HANDOVER: 17/stop");
  handover.accepted->except = {{"flag/9", "not mine"}};
  CHECK(told().empty());
  Flag flag;
  flag.id = FlagId{9};
  flag.finding.priority = Priority::urgent;
  rows[0].flags = {flag};
  CHECK(told() == "EXCEPTED FROM HANDOVER: flag/9");
  handover.accepted->except = {{"17", "stays with R. Osei"}};
  CHECK(told() == "NO RECEIVING NURSE: infusion 17");
  rows.clear();
  CHECK(told().empty());
}

TEST_CASE("an item handed over is told in words", "[report]") {
  CHECK(item_words("17").empty());
  CHECK(item_words("17/stop") == "stop not charted");
  CHECK(item_words("17/second-call") == "second call");
  CHECK(item_words("17/claim/E4") == "emergency entry not claimed");
  CHECK(item_words("flag/9") == "flag");
  CHECK(handover_item_text({.key = "flag/9"}) == "flag/9 (flag)");
  CHECK(handover_item_text({.key = "17"}) == "17");
  HandoverItem item{.key = "flag/9", .infusion = InfusionId{17}, .patient = Patient{}, .flag = Flag{}};
  item.patient->name = "Testa, Ana";
  item.flag->id = FlagId{9};
  item.flag->finding.items = {{.finding = "hives", .grade = 2}};
  CHECK(handover_item_text(item) == "flag/9 (Testa, Ana, " + flag_text(*item.flag) + ')');
  CHECK(flag_text(*item.flag).find("hives") != std::string::npos);
  CHECK(handover_item_text({.key = "17/stop", .infusion = InfusionId{17}, .patient = item.patient}) ==
        "17/stop (Testa, Ana, stop not charted)");
}

}  // namespace
}  // namespace infuwatch::report::ready_test
