#include "domain/chart.hpp"

#include "support/catch.hpp"
#include "support/entries.hpp"

namespace infuwatch::chart_test {
namespace {

using namespace std::chrono_literals;
using test::hives;

const Instant start = test::at("2026-11-22T10:00");
const InfusionId one{1}, two{2};

int grade_of(const BedsideEvent& said) { return *std::get<Observed>(said).symptoms.at(0).grade; }

std::vector<int> numbers(const std::vector<const ChartedEvent*>& acts) {
  std::vector<int> out;
  for (const auto* act : acts) out.push_back(static_cast<int>(act->number.value()));
  return out;
}

TEST_CASE("an act keeps the drug that was ordered then, where the part of the record has the order",
          "[domain]") {
  test::Entries entries;
  entries.say(PatientSet{test::ana()});
  Order order{.patient = PatientId{1}, .drug = "natalizumab", .dose = {{300000}, "mg"}};
  const Started started{one, start, order};
  entries.say(started);
  auto now = started;
  now.order->drug = "ocrelizumab";
  entries.say(Corrected{EntryNumber{2}, {"drug"}, now});
  entries.say(Noted{.infusion = one, .at = start, .text = "quiet"});
  entries.say(Noted{.infusion = two, .at = start, .text = "of an order that is not of this part"});
  const auto chart = entries.chart();
  CHECK(chart.act(EntryNumber{2})->ordered.drug == "natalizumab");
  CHECK(chart.act(EntryNumber{4})->ordered.drug == "ocrelizumab");
  CHECK(chart.act(EntryNumber{5})->ordered.drug.empty());
}

TEST_CASE("a patient and her earlier drugs, the last word on each", "[domain]") {
  test::Entries entries;
  entries.say(PatientSet{test::ana()});
  auto renamed = test::ana();
  renamed.name = "Testa-Lind, Ana";
  entries.say(PatientSet{renamed});
  entries.say(PriorSet{{PatientId{1}, "natalizumab", 3, {}, {}, EarlierReaction::none}});
  entries.say(PriorSet{{PatientId{1}, "mitoxantrone", {}, {}, {}, EarlierReaction::unknown}});
  entries.say(PriorSet{{PatientId{1}, "natalizumab", 4, {}, {}, EarlierReaction::hypersensitivity}});
  const auto chart = entries.chart();
  CHECK((chart.patient() == renamed));
  CHECK(chart.priors().size() == 2);
  REQUIRE(chart.prior("natalizumab"));
  CHECK(chart.prior("natalizumab")->count == 4);
  CHECK((chart.prior("natalizumab")->worst == EarlierReaction::hypersensitivity));
  REQUIRE(chart.prior("mitoxantrone"));
  CHECK_FALSE(chart.prior("mitoxantrone")->count);
  CHECK(chart.prior("rituximab") == nullptr);
  CHECK(chart.upto() == EntryNumber{5});
}

TEST_CASE("standing acts come in the order in which they happened, then were recorded", "[domain]") {
  auto entries = test::both_begun();
  entries.say(hives(one, start + 20min));                 // 6
  entries.say(hives(one, start + 10min), start + 25min);  // 7
  entries.say(hives(two, start + 15min), start + 26min);  // 8
  entries.say(Noted{one, start + 10min, "warm"}, start + 27min);
  const auto chart = entries.chart();
  CHECK(numbers(chart.standing<Observed>(one)) == std::vector{7, 6});
  CHECK(numbers(chart.standing<Observed>()) == std::vector{7, 8, 6});
  CHECK(numbers(chart.standing_acts(one)) == std::vector{2, 3, 7, 9, 6});
  CHECK(chart.standing<Observed>(InfusionId{3}).empty());
  CHECK(chart.standing_acts(InfusionId{3}).empty());
}

TEST_CASE("a correction changes what an act says and keeps what it said before", "[domain]") {
  auto entries = test::both_begun();
  const auto seen = entries.say(hives(one, start + 20min, 1), start + 22min);
  const auto first =
      entries.say(Corrected{seen, {"grade"}, hives(one, start + 20min, 2)}, start + 30min, "misread");
  const auto second =
      entries.say(Corrected{seen, {"grade"}, hives(one, start + 20min, 3)}, start + 40min, "again");
  const auto chart = entries.chart();
  const auto* act = chart.act(seen);
  REQUIRE(act);
  CHECK(chart.act(first) == act);
  CHECK(chart.act(second) == act);
  CHECK(act->number == seen);
  CHECK(act->recorded_at == start + 22min);
  CHECK(act->stands());
  CHECK(grade_of(act->said) == 3);
  REQUIRE(act->earlier.size() == 2);
  CHECK((act->earlier[0].entry == seen && grade_of(act->earlier[0].said) == 1));
  CHECK(act->earlier[0].recorded_at == start + 22min);
  CHECK((act->earlier[1].entry == first && grade_of(act->earlier[1].said) == 2 &&
         act->earlier[1].reason == "misread"));
  REQUIRE(act->corrected);
  CHECK((act->corrected->entry == second && act->corrected->reason == "again"));
  CHECK(act->corrected->recorded_at == start + 40min);
  CHECK(numbers(chart.standing<Observed>()) == std::vector{6});
}

TEST_CASE("a correction neither makes an entry late nor mends it", "[domain]") {
  auto entries = test::both_begun();
  const auto in_time = entries.say(hives(one, start + 20min), start + 35min);
  const auto late = entries.say(hives(one, start + 20min), start + 35min + 1s);
  CHECK_FALSE(entries.chart().act(in_time)->late());
  CHECK(entries.chart().act(late)->late());
  entries.say(Corrected{in_time, {"at"}, hives(one, start + 5min)}, start + 2h);
  entries.say(Corrected{late, {"at"}, hives(one, start + 30min)}, start + 2h);
  CHECK_FALSE(entries.chart().act(in_time)->late());
  CHECK(entries.chart().act(late)->late());
}

TEST_CASE("a retracted act stands no more, and the chart says who struck it and why", "[domain]") {
  auto entries = test::both_begun();
  const auto seen = entries.say(hives(one, start + 20min));
  entries.judged().placed.push_back(
      {{seen, {Window::high_risk, Certainty::definite, Phase::infusing}, {}}, {}});
  CHECK(entries.chart().placement(seen));
  const auto gone = entries.say(Retracted{seen}, start + 30min, "wrong patient");
  const auto chart = entries.chart();
  const auto* act = chart.act(seen);
  REQUIRE((act && act->struck));
  CHECK(chart.act(gone) == act);
  CHECK_FALSE(act->stands());
  CHECK((act->struck->entry == gone && act->struck->at == start + 30min));
  CHECK((act->struck->reason == "wrong patient" && act->struck->staff == "n1"));
  CHECK(act->struck->moved_to == InfusionId{});
  CHECK(grade_of(act->said) == 2);
  CHECK(chart.standing<Observed>().empty());
  CHECK(chart.placement(seen) == nullptr);
}

TEST_CASE("an act moved within a patient stands on the other infusion, as it was recorded", "[domain]") {
  auto entries = test::both_begun();
  const auto seen = entries.say(hives(one, start + 20min), start + 50min);
  entries.move(seen, one, two, start + 1h, "wrong line");
  const auto chart = entries.chart();
  CHECK(chart.standing<Observed>(one).empty());
  CHECK(numbers(chart.standing<Observed>(two)) == std::vector{6});
  const auto* act = chart.act(seen);
  REQUIRE(act);
  CHECK(act->stands());
  CHECK(act->infusion() == two);
  CHECK((act->arrived->from == one));
  CHECK(act->recorded_at == start + 50min);
  CHECK(act->staff == "n1");
  CHECK(act->late());
  CHECK((at_of(act->said) == Span{start + 20min}));
}

TEST_CASE("an act moved back stands where it was first", "[domain]") {
  auto entries = test::both_begun();
  const auto seen = entries.say(hives(one, start + 20min));
  entries.move(seen, one, two);
  entries.move(seen, two, one);
  const auto chart = entries.chart();
  CHECK(numbers(chart.standing<Observed>(one)) == std::vector{6});
  CHECK(chart.standing<Observed>(two).empty());
  CHECK((chart.act(seen)->stands() && chart.act(seen)->arrived->from == two));
}

TEST_CASE("between two patients both charts say what was moved", "[domain]") {
  auto bo = test::ana();
  bo.id = PatientId{2};
  bo.mrn = "0042138";
  test::Entries hers, his;
  hers.say(PatientSet{test::ana()}, start - 1h);
  hers.say(Started{one, start, test::order()});
  const auto seen = hers.say(hives(one, start + 20min), start + 50min);
  his.say(PatientSet{bo}, start - 1h);
  his.say(Started{two, start, test::order()});
  const auto move = hers.move(seen, one, two, start + 1h, "wrong patient");
  his.all.push_back(hers.all.back());
  Judged for_him;  // each chart takes in what was judged of its own patient
  for_him.patient = PatientId{2};
  for_him.placed.push_back({{seen, {Window::high_risk, Certainty::definite, Phase::infusing}, {}}, {}});
  his.all.back().judged.push_back(for_him);
  hers.all.back().judged.push_back(for_him);

  const auto from = hers.chart(), to = his.chart();
  REQUIRE(from.act(seen));
  REQUIRE(from.act(seen)->struck);
  CHECK((from.act(seen)->struck->moved_to == two && from.act(seen)->struck->entry == move));
  CHECK(from.act(seen)->struck->reason == "wrong patient");
  CHECK(from.act(seen)->infusion() == one);
  CHECK(from.standing<Observed>().empty());
  CHECK(from.placement(seen) == nullptr);
  CHECK(from.infusion(two) == nullptr);

  REQUIRE(to.act(seen));
  CHECK((to.act(seen)->stands() && to.act(seen)->arrived->from == one && to.act(seen)->infusion() == two));
  CHECK((to.act(seen)->recorded_at == start + 50min && to.act(seen)->late()));
  CHECK(numbers(to.standing<Observed>()) == std::vector{3});
  CHECK(to.placement(seen));
  CHECK(to.infusion(one) == nullptr);
}

TEST_CASE("a flag is raised with its facts, acknowledged, resolved", "[domain]") {
  auto entries = test::both_begun();
  const auto seen = entries.say(hives(one, start + 20min), start + 21min);
  entries.raise(1, one, Priority::urgent);
  const auto state = [&] { return name(entries.chart().flag(FlagId{1})->state()); };
  CHECK(state() == "raised");
  CHECK(entries.chart().flag(FlagId{1})->raised_by == seen);
  CHECK(entries.chart().flag(FlagId{1})->raised_at == start + 21min);
  CHECK(entries.chart().flag(FlagId{2}) == nullptr);
  const auto ack = entries.say(Acknowledged{FlagId{1}, Action::stopped, "and called"}, start + 22min);
  CHECK(state() == "acknowledged");
  const auto answer = *entries.chart().flag(FlagId{1})->acknowledged;
  CHECK((answer == Answer{ack, "n1", start + 22min, "stopped", "and called"}));
  const auto outcome = entries.say(Resolved{FlagId{1}, "gone after an hour"}, start + 80min);
  CHECK(state() == "resolved");
  CHECK((*entries.chart().flag(FlagId{1})->resolved ==
         Answer{outcome, "n1", start + 80min, "", "gone after an hour"}));
  entries.say(Retracted{outcome});
  CHECK(state() == "acknowledged");
  entries.say(Retracted{ack});
  CHECK(state() == "raised");
}

TEST_CASE("an answer for several flags is each one's, and is taken back from each", "[domain]") {
  auto entries = test::both_begun();
  entries.say(hives(one, start + 20min));
  for (const int number : {1, 2, 3}) entries.raise(number, one, Priority::urgent);
  const auto states = [&] {
    std::string told;
    for (const int number : {1, 2, 3})
      told += std::string{name(entries.chart().flag(FlagId{number})->state())} + ' ';
    return told;
  };
  const auto ack = entries.say(Acknowledged{FlagId{2}, Action::stopped, "", {FlagId{3}, FlagId{9}}});
  CHECK(states() == "raised acknowledged acknowledged ");
  CHECK(entries.chart().flag(FlagId{3})->acknowledged->entry == ack);
  CHECK(entries.chart().flag(FlagId{3})->acknowledged->action == "stopped");
  const auto outcome = entries.say(Resolved{FlagId{3}, "gone", {FlagId{2}}});
  CHECK(states() == "raised resolved resolved ");
  entries.say(Retracted{outcome});
  CHECK(states() == "raised acknowledged acknowledged ");
  const auto by = entries.say(Retracted{ack});
  CHECK(states() == "raised raised raised ");
  CHECK(entries.chart().flag(FlagId{2})->taken_back.back().by == by);
  CHECK(entries.chart().flag(FlagId{3})->taken_back.size() == 2);
}

TEST_CASE("a flag is superseded by one in its place, even if acknowledged", "[domain]") {
  auto entries = test::both_begun();
  entries.say(hives(one, start + 20min));
  entries.raise(1, one, Priority::urgent);
  entries.say(Acknowledged{FlagId{1}, Action::watching, ""});
  entries.say(hives(one, start + 30min, 4));
  entries.raise(2, one, Priority::emergency, FlagId{1});
  const auto chart = entries.chart();
  CHECK((chart.flag(FlagId{1})->state() == FlagState::superseded));
  CHECK((chart.flag(FlagId{1})->superseded_by == FlagId{2}));
  CHECK((chart.flag(FlagId{2})->state() == FlagState::raised && chart.flag(FlagId{2})->waiting()));
}

TEST_CASE("an amended flag has other facts and does not ring again", "[domain]") {
  auto entries = test::both_begun();
  entries.say(hives(one, start + 20min));
  entries.raise(1, one, Priority::urgent);
  entries.say(Acknowledged{FlagId{1}, Action::watching, ""});
  entries.say(hives(one, start + 30min, 1));
  auto finding = entries.chart().flag(FlagId{1})->finding;
  finding.also_open = {two};
  entries.judged().amended.push_back({FlagId{1}, finding});
  const auto chart = entries.chart();
  CHECK((chart.flag(FlagId{1})->finding == finding));
  CHECK((chart.flag(FlagId{1})->state() == FlagState::acknowledged));
}

TEST_CASE("a retraction nobody knew the flag of is acknowledged by itself", "[domain]") {
  auto entries = test::both_begun();
  const auto seen = entries.say(hives(one, start + 20min));
  entries.raise(1, one, Priority::urgent);
  const auto gone = entries.say(Retracted{seen});
  entries.judged().retracted.push_back(FlagId{1});
  CHECK((entries.chart().flag(FlagId{1})->retracted_by == gone));
  CHECK(entries.chart().flag(FlagId{1})->waiting());
  entries.say(Acknowledged{FlagId{1}, Action::watching, "seen"});
  const auto chart = entries.chart();
  CHECK((chart.flag(FlagId{1})->state() == FlagState::retracted));
  CHECK_FALSE(chart.flag(FlagId{1})->acknowledged);
  CHECK(chart.flag(FlagId{1})->retraction_acknowledged);
  CHECK_FALSE(chart.flag(FlagId{1})->waiting());
}

TEST_CASE("what was judged of another patient is not of this chart", "[domain]") {
  auto entries = test::both_begun();
  entries.say(hives(one, start + 20min));
  entries.raise(1, one, Priority::urgent);
  entries.judged().patient = PatientId{2};
  CHECK(entries.chart().flags().empty());
}

TEST_CASE("a chart of some infusions shows those", "[domain]") {
  auto whole = test::both_begun();
  const auto seen = whole.say(hives(one, start + 20min));
  whole.say(hives(two, start + 25min));
  const auto about = [](const Entry& entry, InfusionId infusion) {
    const auto act = bedside(entry.said);
    return !act || infusion_of(*act) == infusion;
  };
  test::Entries first, second;
  whole.move(seen, one, two);
  for (const auto& entry : whole.all) {
    if (about(entry, one)) first.all.push_back(entry);
    if (about(entry, two)) second.all.push_back(entry);
  }
  CHECK(first.chart().infusions().size() == 1);
  CHECK(first.chart().infusion(one));
  CHECK((first.chart().act(seen)->struck && first.chart().act(seen)->struck->moved_to == two));
  CHECK(second.chart().infusions().size() == 1);
  CHECK((second.chart().act(seen)->arrived->from == one));
  CHECK(numbers(second.chart().standing<Observed>()) == numbers(whole.chart().standing<Observed>()));
}

TEST_CASE("a chart tells what each entry touched", "[domain]") {
  auto entries = test::both_begun();
  Chart chart = entries.chart();
  const auto touched = [&](EntryContent said) {
    entries.say(std::move(said), start + 1h);
    return chart.apply(entries.all.back());
  };
  using Infusions = std::set<InfusionId>;
  using Acts = std::set<EntryNumber>;
  CHECK(touched(PatientSet{test::ana()}).patient);
  const auto seen = touched(hives(one, start + 20min));
  CHECK((seen.infusions == Infusions{one} && seen.acts == Acts{EntryNumber{7}} && !seen.patient &&
         seen.flags.empty()));
  const auto corrected = touched(Corrected{EntryNumber{7}, {"grade"}, hives(one, start + 20min, 3)});
  CHECK((corrected.infusions == Infusions{one} && corrected.acts == Acts{EntryNumber{7}}));
  entries.move(EntryNumber{7}, one, two);
  const auto gone = chart.apply(entries.all.back());
  CHECK((gone.infusions == Infusions{one, two} && gone.acts == Acts{EntryNumber{7}}));
  entries.say(hives(two, start + 30min));
  entries.raise(1, two, Priority::urgent);
  const auto raised = chart.apply(entries.all.back());
  CHECK((raised.flags == std::set{FlagId{1}} && raised.infusions == Infusions{two}));
  const auto answered = touched(Acknowledged{FlagId{1}, Action::watching, ""});
  CHECK((answered.flags == std::set{FlagId{1}} && answered.infusions == Infusions{two} &&
         answered.acts.empty()));
  CHECK(touched(Retracted{EntryNumber{11}}).flags == std::set{FlagId{1}});
}

}  // namespace
}  // namespace infuwatch::chart_test
