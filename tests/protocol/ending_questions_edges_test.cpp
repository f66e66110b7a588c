// What is asked before a patient goes home or an infusion is resumed, at both sides of each edge.
#include "base/text.hpp"
#include "protocol/ending_questions.hpp"
#include "support/before_start.hpp"
#include "support/catch.hpp"

namespace infuwatch::ending_questions_edges_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

const auto start = at("2026-11-21T14:00");
const auto later = start + 6h;

std::vector<Question> at_release(const History& h, InfusionId number, Instant when = later) {
  const auto& infusion = h.infusion(number);
  return questions_at_release(h.chart(), infusion, seed().drugs.at(infusion.order.drug), when, "home").asked;
}
std::vector<Question> at_resume(const History& h, InfusionId number, Instant when = later) {
  const auto& infusion = h.infusion(number);
  return questions_at_resume(h.chart(), infusion, seed().drugs.at(infusion.order.drug), when);
}
/// The flags a question of this kind names: `F1 F2`.
template <class Kind>
std::string flags_of(const std::vector<Question>& questions) {
  std::vector<std::string> flags;
  if (const auto asked = one<Kind>(questions))
    for (const auto flag : asked->flags) flags.push_back(to_text(flag));
  return joined(flags, " ");
}
/// The symptoms a release asks about as still present.
std::string present(const History& h, InfusionId number) {
  const auto questions = at_release(h, number);
  const auto asked = one<StillPresent>(questions);
  return asked ? joined(asked->symptoms, " ") : std::string{};
}
void told(History& h, FlagId flag) { h.record(Acknowledged{flag, Action::provider, {}}); }

// --- readings ---

/// The readings that are asked about after a start at `before`.
std::string outside(const Vitals& before, const Vitals& now, const VitalLimits& limits) {
  History h;
  const auto number = h.prepare("ocrelizumab");
  h.observe(number, start - 10min, before);
  h.start(number, start);
  h.observe(number, start + 30min, now);
  std::vector<std::string> words;
  for (const auto& one : readings_outside(h.chart(), h.infusion(number), limits, start + 30min))
    words.push_back(one.words);
  return joined(words, ", ");
}

TEST_CASE("a pressure that was so before the start is not asked about, one that is new is", "[protocol]") {
  const auto& limits =
      seed().drugs.at("ocrelizumab").limits;  // below 90 with a fall of 20; from 180, from 110
  const struct {
    Vitals before, now;
    const char* told;
  } cases[] = {{bp(100), bp(81), ""},
               {bp(100), bp(80), "bp 80/60"},
               {bp(120), bp(85), "bp 85/60"},
               {bp(100), bp_none(), "bp none"},
               {bp(100, 70), bp(90, 115), "bp 90/115"},
               {bp(100, 115), bp(90, 115), ""},
               {bp(179), bp(180), "bp 180/60"},
               {bp(180), bp(180), ""},
               {bp(180), bp(195), ""},
               {bp(170, 109), bp(170, 110), "bp 170/110"},
               {bp(170, 110), bp(170, 118), ""},
               {bp(180), bp_felt(190), ""},
               {bp_felt(180), bp(190), ""},
               {bp_felt(180), bp(190, 112), "bp 190/112"},
               {hr(80), bp(85), "bp 85/60"},
               {hr(80), bp(180), "bp 180/60"}};
  for (const auto& one : cases) {
    INFO(one.told << " after " << one.before.pressure.value_or(BloodPressure{}).systolic.value_or(0));
    CHECK(outside(one.before, one.now, limits) == one.told);
  }
}

TEST_CASE("a limit the catalogue leaves out makes no pressure habitual, and none high", "[protocol]") {
  const auto& all = seed().drugs.at("ocrelizumab").limits;
  auto any_fall = all, no_systolic = all, no_diastolic = all;
  any_fall.sbp_low_urgent_fall.reset();
  no_systolic.sbp_high_from.reset();
  no_diastolic.dbp_high_from.reset();
  CHECK(outside(bp(100), bp(85), any_fall) == "bp 85/60");
  CHECK(outside(bp(120, 70), bp(190, 115), no_systolic) == "bp 190/115");
  CHECK(outside(bp(120, 115), bp(190, 115), no_systolic).empty());
  CHECK(outside(bp(180, 70), bp(190, 130), no_diastolic).empty());
  CHECK(outside(bp(170, 70), bp(190, 130), no_diastolic) == "bp 190/130");
}

TEST_CASE("a patient who answers to pain alone is asked about, and nothing else of the set", "[protocol]") {
  const auto& limits = seed().drugs.at("ocrelizumab").limits;
  using enum Consciousness;
  CHECK(outside(bp(118), hr(80) + acvpu(voice), limits) == "acvpu V");
  CHECK(outside(bp(118), hr(80) + acvpu(pain), limits) == "acvpu P");
  CHECK(outside(bp(118), hr(80) + acvpu(unresponsive), limits) == "acvpu U");
  CHECK(outside(bp(118), hr(80) + acvpu(alert), limits).empty());
}

TEST_CASE("readings hold from half an hour before the stay is over, however long the patient stays on",
          "[protocol]") {
  History h;
  const auto number = h.start("ocrelizumab", start);
  h.stop(number, start + 2h);
  h.observe(number, start + 2h + 30min, hr(80) + bp(118));
  CHECK_FALSE(one<NoReadingsSince>(at_release(h, number, start + 3h)));
  CHECK_FALSE(one<NoReadingsSince>(at_release(h, number, start + 9h)));
  CHECK_FALSE(one<NoReadingsSince>(at_release(h, number, start + 2h + 30min)));  // charted at that moment
}

TEST_CASE("a release without recent readings tells when the last ones were", "[protocol]") {
  const auto since = [](const std::function<void(History&, InfusionId)>& charted) {
    History h;
    const auto number = h.start("ocrelizumab", start);
    charted(h, number);
    h.stop(number, start + 2h);
    return one<NoReadingsSince>(at_release(h, number, start + 3h))->since - start;
  };
  const auto at = [](Seconds after, const Vitals& vitals) {
    return [=](History& h, InfusionId number) { h.observe(number, start + after, vitals); };
  };
  CHECK(since(at(80min, hr(80) + bp(118))) == 80min);
  CHECK(since(at(2h + 29min, hr(80) + bp(118))) == 2h + 29min);
  CHECK(since(at(80min, hr(80))) == 0s);  // no pressure
  CHECK(since(at(80min, bp(118))) == 0s);
  CHECK(since([](History&, InfusionId) {}) == 0s);
}

TEST_CASE("readings at the moment of the pause are not readings since", "[protocol]") {
  for (const auto& [after, asked] : {std::pair{0s, true}, {1s, false}}) {
    INFO(after.count());
    History h;
    const auto number = h.start("ocrelizumab", start);
    h.observe(number, start + 20min, {seen("hives", 2)});
    h.pause(number, start + 21min);
    h.observe(number, start + 21min + after, hr(80) + bp(118));
    CHECK((one<NoReadingsSince>(at_resume(h, number)) != nullptr) == asked);
    CHECK((one<NoReadingsSince>(at_resume(h, number, start + 21min + after)) != nullptr) == asked);
  }
}

// --- symptoms and flags ---

TEST_CASE("only a symptom of an urgent flag that stands is still present", "[protocol]") {
  const auto with = [](std::vector<SymptomSeen> symptoms) {
    History h;
    const auto number = h.start("ocrelizumab", start);
    h.observe(number, start + 20min, std::move(symptoms));
    return present(h, number);
  };
  CHECK(with({seen("hives", 2)}) == "hives");
  CHECK(with({seen("headache", 1)}).empty());  // flagged for review
  History h;
  const auto number = h.prepare("ocrelizumab");
  h.observe(number, start - 30min, {seen("back-pain", 1)});  // known before, and flagged by nothing
  h.start(number, start);
  h.observe(number, start + 20min, {seen("hives", 2)});
  h.ack(FlagId{1});
  CHECK(present(h, number) == "hives");
  h.at(start + 40min);
  h.resolve(FlagId{1});
  CHECK(present(h, number).empty());
}

TEST_CASE("the end of one symptom is not another's, and a symptom may be told with its end", "[protocol]") {
  const auto ended = [](SymptomSeen symptom) {
    symptom.ended = Span{start + 30min};
    return symptom;
  };
  const auto with = [](std::vector<SymptomSeen> symptoms, std::vector<std::string> gone = {}) {
    History h;
    const auto number = h.start("ocrelizumab", start);
    h.observe(number, start + 20min, std::move(symptoms));
    if (!gone.empty()) h.resolved(number, start + 40min, std::move(gone));
    return present(h, number);
  };
  const auto hives = seen("hives", 2), itching = seen("itching", 2), taste = seen("metallic-taste", 2);
  CHECK(with({hives, itching}, {"itching"}) == "hives");
  CHECK(with({hives, itching}, {"hives"}) == "itching");
  CHECK(with({ended(hives), itching}) == "itching");
  CHECK(with({hives, ended(itching)}) == "hives");
  CHECK(with({hives, taste}) == "hives metallic-taste");
  CHECK(with({hives, ended(taste)}) == "hives");  // on no list of the drug: its own end is one
}

TEST_CASE("a reaction at the moment of the start is one since the infusion ran", "[protocol]") {
  History h;
  const auto number = h.start("ocrelizumab", start);
  h.observe(number, start, {seen("hives", 2)});
  h.pause(number, start + 1min);
  CHECK_FALSE(at_resume(h, number).empty());
}

TEST_CASE("life-threatening at any grade, it is told to a provider; for review at any grade, it is not",
          "[protocol]") {
  const auto asked = [](SymptomSeen symptom) {
    History h;
    const auto number = h.start("ocrelizumab", start);
    h.observe(number, start + 20min, {std::move(symptom)});
    REQUIRE(h.chart().flags().size() == 1);
    return !flags_of<ProviderNotNotified>(at_release(h, number)).empty();
  };
  CHECK(asked(seen("tongue-swelling", 1)));
  CHECK_FALSE(asked(seen("hives", 1)));
  CHECK_FALSE(asked(seen("joint-pain", 2)));
}

TEST_CASE("a flag answered with the provider's call is told; what began after that call is not",
          "[protocol]") {
  History h;
  const auto number = h.start("ocrelizumab", start);
  h.observe(number, start + 20min, {seen("hives", 2)});
  CHECK(flags_of<ProviderNotNotified>(at_release(h, number)) == "F1");
  told(h, FlagId{1});  // in the moment of its onset
  CHECK(flags_of<ProviderNotNotified>(at_release(h, number)).empty());
  h.resolved(number, start + 25min, {"hives"});
  h.observe(number, start + 3h, acvpu(Consciousness::unresponsive));
  const auto questions = at_release(h, number);
  const auto open = one<ProviderNotNotified>(questions);
  REQUIRE(open);
  for (const auto flag : open->flags) CHECK((h.chart().flag(flag)->finding.rule == Rule::life_threatening));
}

TEST_CASE("what was replaced or taken back is not told to a provider, nor kept from being given again",
          "[protocol]") {
  History replaced;
  auto number = replaced.start("natalizumab", start);
  replaced.observe(number, start + 20min, {seen("hives", 2)});
  replaced.observe(number, start + 25min, {seen("itching", 2)});
  REQUIRE(replaced.flag(1).superseded_by == FlagId{2});
  replaced.stop(number, start + 26min, "reaction");
  CHECK(flags_of<ProviderNotNotified>(at_release(replaced, number)) == "F2");
  CHECK(flags_of<NeverAgain>(at_resume(replaced, number)) == "F2");
  History taken_back;
  number = taken_back.start("natalizumab", start);
  const auto entry = taken_back.observe(number, start + 20min, {seen("hives", 2)});
  taken_back.stop(number, start + 26min, "reaction");
  CHECK(flags_of<NeverAgain>(at_resume(taken_back, number)) == "F1");
  taken_back.retract(entry);
  REQUIRE(taken_back.flag(1).state() == FlagState::retracted);
  CHECK(flags_of<ProviderNotNotified>(at_release(taken_back, number)).empty());
  CHECK(flags_of<NeverAgain>(at_resume(taken_back, number)).empty());
}

TEST_CASE("what happened under another infusion is asked about at its own end", "[protocol]") {
  History h;
  const auto first = h.start("ocrelizumab", start);
  h.observe(first, start + 20min, {seen("hives", 2), seen("wheezing", 2)});
  h.stop(first, start + 25min, "reaction");
  const auto flagged = h.chart().flags();
  const auto second = h.start("natalizumab", start + 3h);
  h.observe(second, start + 4h, hr(80) + bp(118));
  h.stop(second, start + 4h, "reaction");
  CHECK(h.chart().flags().size() == flagged.size());
  CHECK_FALSE(flags_of<ProviderNotNotified>(at_release(h, first)).empty());
  CHECK(flags_of<ProviderNotNotified>(at_release(h, second)).empty());
  CHECK_FALSE(flags_of<NeverAgain>(at_resume(h, first)).empty());
  CHECK(flags_of<NeverAgain>(at_resume(h, second)).empty());
  CHECK(present(h, first) == "hives wheezing");
  CHECK(present(h, second).empty());
}

TEST_CASE("a provider told of one infusion's flag was not told of another's", "[protocol]") {
  History h;
  const auto first = h.start("ocrelizumab", start);
  h.observe(first, start + 20min, {seen("hives", 2)});
  const auto second = h.start("rituximab", start + 1h);
  h.observe(second, start + 70min, {seen("itching", 2)});
  REQUIRE(h.flag(2).finding.infusion == second);
  told(h, FlagId{2});
  CHECK(flags_of<ProviderNotNotified>(at_release(h, first)) == "F1");
  CHECK(flags_of<ProviderNotNotified>(at_release(h, second)).empty());
}

TEST_CASE("life-threatening before the start is not after the drug", "[protocol]") {
  History h;
  const auto number = h.prepare("ocrelizumab");
  h.observe(number, start - 10min, acvpu(Consciousness::pain));
  h.observe(number, start - 5min, acvpu(Consciousness::alert));
  h.start(number, start);
  REQUIRE(h.flag(1).finding.window == Window::before);
  h.stop(number, start + 20min, "reaction");
  CHECK(flags_of<NeverAgain>(at_resume(h, number)).empty());
  CHECK(flags_of<ProviderNotNotified>(at_release(h, number)) == "F1");
}

// --- the rest of a release ---

TEST_CASE("a release without a stop tells when the stay after the planned end is over", "[protocol]") {
  History h;
  const auto number = h.start("ocrelizumab", start, 2h);
  const auto asked = at_release(h, number);
  REQUIRE(one<ReleasedUnstopped>(asked));
  CHECK(one<ReleasedUnstopped>(asked)->observe_until == start + 3h);
}

TEST_CASE("a sedative given in the moment of leaving asks for an escort", "[protocol]") {
  History h;
  const auto number = h.start("ocrelizumab", start);
  h.record(Gave{.infusion = number,
                .at = later,
                .what = "Benadryl 25 mg IV",
                .medication = Medication{.name = "benadryl"}},
           later);
  const auto asked = [&](Instant when) {
    return questions_of_discharge(h.chart(), h.infusion(number), seed().drugs.at("ocrelizumab"), when, {})
        .size();
  };
  CHECK(asked(later - 1s) == 0);
  CHECK(asked(later) == 1);
}

// --- a sign that was flagged ---

TEST_CASE("a fall that was flagged stays outside until a later reading is within it, however old",
          "[protocol]") {
  const auto told = [](History& h, InfusionId number, Instant when) {
    const auto questions = at_release(h, number, when);
    const auto asked = one<ReadingsOutside>(questions);
    std::vector<std::string> readings;
    if (asked)
      for (const auto& reading : asked->readings) readings.push_back(reading.words);
    return joined(readings, ", ");
  };
  History h;
  const auto number = h.prepare("ocrelizumab");
  h.observe(number, start - 10min, bp(140, 80) + hr(76));
  h.start(number, start);
  h.observe(number, start + 20min, bp(98, 60));  // 30 %: no fall of more
  CHECK(told(h, number, start + 5h).empty());
  h.observe(number, start + 30min, bp(97, 60));
  REQUIRE(h.chart().flags().size() >= 1);
  CHECK(told(h, number, start + 5h) == "bp 97/60");
  CHECK(told(h, number, start + 30min - 1s).empty());
  for (const auto& [id, flag] : h.chart().flags()) h.ack(id);
  CHECK(told(h, number, start + 5h) == "bp 97/60");
  h.observe(number, start + 40min, bp(96, 60) + hr(140));
  CHECK(told(h, number, start + 5h) == "hr 140, bp 96/60");
  h.observe(number, start + 50min, bp(98, 60));
  CHECK(told(h, number, start + 5h) == "hr 140");
  h.observe(number, start + 55min, hr(90));
  CHECK(told(h, number, start + 5h).empty());
}

}  // namespace
}  // namespace infuwatch::ending_questions_edges_test
