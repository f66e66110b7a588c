// What is charted before a start and speaks against an answer, on both sides of every edge.
#include "protocol/charted_against.hpp"

#include "base/text.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

#include <algorithm>

namespace infuwatch::charted_against_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto nine = at("2026-11-21T14:00");
constexpr auto day = 24h;

std::string told(const std::vector<Question>& questions, std::string_view key) {
  for (const auto& question : questions)
    if (const auto* found = std::get_if<Contradicted>(&question); found && found->question == key) {
      std::string out;
      for (const auto& fact : facts_against(*found)) out += (out.empty() ? "" : " ") + fact;
      for (const auto entry : found->entries) out += ' ' + to_text(entry);
      return out + (found->answered ? "" : " (not asked)");
    }
  return "nothing";
}

std::string asked(const Starts& starts, std::string_view key, const char* answer = "as expected",
                  const char* drug = "natalizumab") {
  Started said;
  if (*answer != 0) said.answers.push_back({std::string{key}, answer});
  return told(starts.questions(nine, order(drug, 300000, "mg"), LabelRegion::us, said), key);
}

TEST_CASE("a sign charted in the 24 h before the start contradicts, to the second", "[protocol]") {
  const std::pair<Seconds, const char*> cases[] = {
      {0s, "cough E4"}, {-1s, "nothing"}, {10min, "cough E4"}, {day, "cough E4"}, {day + 1s, "nothing"}};
  for (const auto& [before, want] : cases) {
    INFO(before.count());
    Starts starts{"natalizumab"};
    const auto prepared = starts.h.prepare("natalizumab");
    starts.h.observe(prepared, nine - before, {seen("cough")});
    CHECK(asked(starts, "infection") == want);
    CHECK(asked(starts, "neurologic") == "nothing");
  }
}

TEST_CASE("several signs are told together with their entries, once each, in their order", "[protocol]") {
  Starts starts{"natalizumab"};
  const auto prepared = starts.h.prepare("natalizumab");
  starts.h.observe(prepared, nine - 20min, {seen("cough", 1), seen("urinary-tract-infection"), seen("hives")},
                   temp(384));
  starts.h.observe(prepared, nine - 10min, {seen("chills")}, temp(379));
  CHECK(asked(starts, "infection") == "as entered cough urinary-tract-infection chills E4 E5");
}

TEST_CASE("a sign counts until it is charted as gone or denied, and again where it is back", "[protocol]") {
  const auto with = [](const auto& more) {
    Starts starts{"natalizumab"};
    const auto prepared = starts.h.prepare("natalizumab");
    starts.h.observe(prepared, nine - 20min, {seen("cough")});
    more(starts.h, prepared);
    return asked(starts, "infection");
  };
  CHECK(with([](History& h, InfusionId n) { h.resolved(n, nine - 10min, {"cough"}); }) == "nothing");
  CHECK(with([](History& h, InfusionId n) { h.denied(n, nine - 10min, {"cough"}); }) == "nothing");
  CHECK(with([](History& h, InfusionId n) { h.none(n, nine - 10min); }) == "nothing");
  CHECK(with([](History& h, InfusionId n) { h.denied(n, nine - 10min, {"chills"}); }) == "cough E4");
  CHECK(with([](History& h, InfusionId n) { h.denied(n, nine - 21min, {"cough"}); }) == "cough E4");
  CHECK(with([](History& h, InfusionId n) { h.denied(n, nine + 1s, {"cough"}); }) == "cough E4");
  CHECK(with([](History& h, InfusionId n) { h.denied(n, nine - 20min, {"cough"}); }) == "nothing");
  CHECK(with([](History& h, InfusionId n) {
          h.denied(n, nine - 10min, {"cough"});
          h.observe(n, nine - 5min, {seen("cough")});
        }) == "cough E6");
}

TEST_CASE("a sign that was told with its end, or as gone in the same observation, is gone", "[protocol]") {
  for (const auto& [ended, want] : {std::pair<Seconds, const char*>{0s, "nothing"}, {-1s, "cough E4"}}) {
    Starts starts{"natalizumab"};
    const auto prepared = starts.h.prepare("natalizumab");
    auto cough = seen("cough", {}, Span{nine - 40min});
    cough.ended = Span{nine - ended};
    starts.h.observe(prepared, nine - 20min, {cough});
    CHECK(asked(starts, "infection") == want);
  }
  Starts starts{"natalizumab"};
  const auto prepared = starts.h.prepare("natalizumab");
  starts.h.record(
      Observed{.infusion = prepared, .at = nine - 20min, .symptoms = {seen("cough")}, .none = true});
  CHECK(asked(starts, "infection") == "cough E4");  // the rest of the list is denied
  starts.h.record(
      Observed{.infusion = prepared, .at = nine - 10min, .symptoms = {seen("cough")}, .resolved = {"cough"}});
  CHECK(asked(starts, "infection") == "nothing");
}

TEST_CASE("a sign of the infection counts however long ago it began", "[protocol]") {
  Starts starts{"natalizumab"};
  const auto prepared = starts.h.prepare("natalizumab");
  starts.h.observe(prepared, nine - 20min, {seen("cough", 2, Span{nine - 400 * day})});
  CHECK(asked(starts, "infection") == "cough E4");
}

TEST_CASE("a new sign began in the last 30 days, to the second", "[protocol]") {
  const std::pair<Span, const char*> cases[] = {
      {Span{nine - 30 * day}, "weakness E4"},
      {Span{nine - 30 * day - 1s}, "nothing"},
      {Span{nine - 60 * day, nine - 30 * day}, "weakness E4"},  // may be new
      {Span{nine - 60 * day, nine - 31 * day}, "nothing"}};
  for (const auto& [onset, want] : cases) {
    Starts starts{"natalizumab"};
    const auto prepared = starts.h.prepare("natalizumab");
    starts.h.observe(prepared, nine - 20min, {seen("weakness", 2, onset)});
    CHECK(asked(starts, "neurologic") == want);
    CHECK(asked(starts, "touch-new-problem") == want);
  }
}

/// The neurologic question where weakness was told at an earlier visit and is again.
std::string known(std::optional<int> then, std::optional<int> now, Seconds ago, bool gone = false,
                  Seconds onset = 0s) {
  Starts starts{"natalizumab"};
  const auto first = starts.h.prepare("natalizumab");
  starts.h.observe(first, nine - ago, {seen("weakness", then)});
  starts.h.start(first, nine - ago + 10min);
  if (gone) starts.h.resolved(first, nine - ago + 1h, {"weakness"});
  starts.h.stop(first, nine - ago + 70min);
  const auto next = starts.h.prepare("natalizumab");
  starts.h.observe(next, nine - 20min, {seen("weakness", now, Span{nine - 20min - onset})});
  Infusion infusion = starts.h.infusion(next);
  infusion.start = nine;
  const auto& drug = seed().drugs.at("natalizumab");
  const auto& all = drug.before_start.questions;
  const auto asked =
      std::find_if(all.begin(), all.end(), [](const StartQuestion& one) { return one.key == "neurologic"; });
  return contradicted(starts.h.chart(), infusion, drug, *asked, nine) ? "asks" : "known";
}

TEST_CASE("what was known before this visit asks only where it is worse, or was gone", "[protocol]") {
  struct Case {
    std::optional<int> then, now;
    const char* want;
  };
  const Case cases[] = {{1, 1, "known"},  {1, 2, "asks"},   {2, 1, "known"}, {2, 2, "known"},  {2, 3, "asks"},
                        {1, {}, "known"}, {{}, 2, "known"}, {{}, 3, "asks"}, {{}, {}, "known"}};
  for (const auto& [then, now, want] : cases) {
    INFO(then.value_or(0) << ' ' << now.value_or(0));
    CHECK(known(then, now, 28 * day) == want);
  }
  CHECK(known(2, 2, 28 * day, true) == "asks");
  CHECK(known(2, 3, 28 * day, false, 40 * day) == "asks");  // worse, whenever it began
  CHECK(known(2, 2, 366 * day) == "known");
  CHECK(known(2, 2, 366 * day + 1s) == "asks");
  CHECK(known(2, 2, 23h) == "known");  // for the start of the day before
}

TEST_CASE("what was seen under another infusion is no sign before this start; what was before it is",
          "[protocol]") {
  for (const auto& [since, want] :
       {std::pair<Seconds, const char*>{0s, "nothing"}, {1min, "nothing"}, {-1s, "chills E3"}}) {
    History h;
    const auto first = h.prepare("alemtuzumab");
    const auto began = nine - 23h;
    if (since < 0s) h.observe(first, began + since, {seen("chills", 2)});
    h.start(first, began);
    if (since >= 0s) h.observe(first, began + since, {seen("chills", 2)});
    const auto next = h.prepare("alemtuzumab");
    const auto& drug = seed().drugs.at("alemtuzumab");
    const auto& all = drug.before_start.questions;
    const auto question =
        std::find_if(all.begin(), all.end(), [](const StartQuestion& one) { return one.key == "infection"; });
    const auto found = contradicted(h.chart(), h.infusion(next), drug, *question, nine);
    CHECK((found ? found->signs.front() + ' ' + to_text(found->entries.front()) : "nothing") == want);
  }
}

TEST_CASE("a question nobody asked is asked where the chart speaks against it", "[protocol]") {
  Starts starts{"natalizumab"};
  const auto prepared = starts.h.prepare("natalizumab");
  starts.h.observe(prepared, nine - 20min, {seen("cough")}, temp(384));
  CHECK(asked(starts, "infection", "") == "as entered cough E4 (not asked)");
  CHECK(asked(starts, "infection", "no") == "as entered cough E4");
  CHECK(asked(starts, "infection", "yes") == "nothing");  // that is asked about by itself
  CHECK(asked(starts, "touch-new-problem", "") == "nothing");
  starts.h.observe(prepared, nine - 15min, {seen("weakness")});
  CHECK(asked(starts, "neurologic", "") == "weakness E5 (not asked)");
  CHECK(asked(starts, "touch-new-problem", "") == "nothing");  // it must be answered: that asks
  CHECK(asked(starts, "touch-new-problem") == "weakness E5");
}

TEST_CASE("a temperature counts from the limit on for 24 h, to the second", "[protocol]") {
  struct Case {
    int tenths;
    Seconds before;
    const char* want;
  };
  const Case cases[] = {{380, 10min, "as entered"}, {379, 10min, "nothing"}, {380, day, "as entered"},
                        {380, day + 1s, "nothing"}, {380, 0s, "as entered"}, {380, -1s, "nothing"}};
  for (const auto& [tenths, before, want] : cases) {
    INFO(tenths << ' ' << before.count());
    Starts starts{"natalizumab"};
    const auto prepared = starts.h.prepare("natalizumab");
    starts.h.observe(prepared, nine - before, temp(tenths));
    CHECK(asked(starts, "infection") == want);
  }
}

TEST_CASE("the signs of a drug's own questions", "[protocol]") {
  struct Case {
    const char* drug;
    const char* question;
    const char* sign;
    bool asks;
  };
  const Case cases[] = {{"lecanemab", "aria-signs", "headache", true},
                        {"donanemab", "aria-signs", "seizure", true},
                        {"donanemab", "aria-signs", "fever", false},
                        {"eculizumab", "meningococcal-signs", "stiff-neck", true},
                        {"ravulizumab", "meningococcal-signs", "headache", false},
                        {"efgartigimod", "active-infection", "shingles", true},
                        {"belimumab", "mood", "suicidal-thoughts", true},
                        {"infliximab", "heart-failure-signs", "leg-swelling", true},
                        {"pegloticase", "heart-failure", "heart-failure-signs", true},
                        {"eptinezumab", "blood-pressure", "blue-hands", true},
                        {"tocilizumab", "liver-disease", "yellow-skin", true},
                        {"ivig", "hydration", "dehydration", true},
                        {"rituximab", "infection", "herpes", true}};
  for (const auto& [drug, question, sign, asks] : cases) {
    INFO(drug << ' ' << question << ' ' << sign);
    History h;
    const auto prepared = h.prepare(drug);
    h.observe(prepared, nine - 20min, {seen(sign, 2)});
    const auto& protocol = seed().drugs.at(drug);
    const auto& all = protocol.before_start.questions;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&key = question](const StartQuestion& one) { return one.key == key; });
    REQUIRE(found != all.end());
    CHECK(contradicted(h.chart(), h.infusion(prepared), protocol, *found, nine).has_value() == asks);
  }
}

TEST_CASE("what contradicts is kept behind a question, and read again", "[domain]") {
  const Contradicted all{.question = "q",
                         .ask = "Q?",
                         .pregnant = true,
                         .measured = Temperature{384, "38.4C"},
                         .signs = {"cough", "common-cold"},
                         .entries = {EntryNumber{7}}};
  CHECK(kept_against(all) == "against=pregnant|38.4C|cough|common-cold");
  CHECK(against_kept(kept_against(all)) ==
        std::vector<std::string>{"pregnant", "38.4C", "cough", "common-cold"});
  CHECK_FALSE(against_kept("lab=lvef|55 %|2026-03-12|254"));
  CHECK(joined(kept_question(all).about, ";") == "contradicted;Q?;pregnant, 38.4C, cough, common-cold;E7");
}

}  // namespace
}  // namespace infuwatch::charted_against_test
