// What a close-out holds: the weights of Naranjo's questions, and answers that do not go together.
#include "domain/close_out.hpp"

#include "domain/field.hpp"
#include "support/catch.hpp"

namespace infuwatch::close_out_test {
namespace {

using enum NaranjoReply;

/// Ten times unknown but for one question.
std::vector<NaranjoReply> only(std::size_t question, NaranjoReply reply) {
  std::vector<NaranjoReply> replies(naranjo_count, unknown);
  replies[question - 1] = reply;
  return replies;
}

}  // namespace

TEST_CASE("each of Naranjo's questions weighs what the scale of 1981 says", "[domain][close-out]") {
  struct Weight {
    std::size_t question;
    int yes, no;
  };
  const std::vector<Weight> weights{{1, 1, 0},  {2, 2, -1}, {3, 1, 0}, {4, 2, -1}, {5, -1, 2},
                                    {6, -1, 1}, {7, 1, 0},  {8, 1, 0}, {9, 1, 0},  {10, 1, 0}};
  REQUIRE(weights.size() == naranjo_count);
  for (const auto& [question, if_yes, if_no] : weights) {
    INFO("question " << question);
    CHECK(naranjo_score(only(question, yes)) == if_yes);
    CHECK(naranjo_score(only(question, no)) == if_no);
    CHECK(naranjo_score(only(question, unknown)) == 0);
  }
  CHECK(naranjo_score({yes, yes, yes, yes, no, no, yes, yes, yes, yes}) == 13);
  CHECK(naranjo_score({no, no, no, no, yes, yes, no, no, no, no}) == -4);
}

TEST_CASE("without all ten answers there is no score", "[domain][close-out]") {
  CHECK_FALSE(naranjo_score({}));
  CHECK_FALSE(naranjo_score(std::vector<NaranjoReply>(9, yes)));
  CHECK_FALSE(naranjo_score(std::vector<NaranjoReply>(11, yes)));
  CHECK(naranjo_score(std::vector<NaranjoReply>(10, unknown)) == 0);
}

TEST_CASE("a score suggests its category from both sides of each edge", "[domain][close-out]") {
  using Category = NaranjoCategory;
  for (const auto& [score, want] : {std::pair{-4, Category::doubtful},
                                    {0, Category::doubtful},
                                    {1, Category::possible},
                                    {4, Category::possible},
                                    {5, Category::probable},
                                    {8, Category::probable},
                                    {9, Category::definite},
                                    {13, Category::definite}}) {
    INFO(score);
    CHECK(naranjo_category(score) == want);
  }
}

TEST_CASE("answers are put among those there are, and all ten or none are kept", "[domain][close-out]") {
  std::vector<NaranjoReply> replies;
  CHECK(take_naranjo(replies, {{1, yes}, {10, no}}) == std::vector{2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(replies.empty());
  std::vector<NaranjoEntered> all;
  for (int i = 1; i <= 10; ++i) all.push_back({i, i == 2 ? yes : unknown});
  CHECK(take_naranjo(replies, all).empty());
  CHECK(naranjo_score(replies) == 2);
  CHECK(take_naranjo(replies, {{2, no}}).empty());
  CHECK(naranjo_score(replies) == -1);
  std::vector<NaranjoReply> too_many(12, yes);
  CHECK(take_naranjo(too_many, {}).empty());
  CHECK(too_many.size() == naranjo_count);
}

TEST_CASE("what makes a reaction serious is said in one list, and all of it in the help",
          "[domain][close-out]") {
  std::vector<Seriousness> all;
  const std::string help{field_of(FieldId::seriousness).help};
  for (const auto& [one, key] : names_of<Seriousness>) {
    all.push_back(one);
    INFO(key);
    CHECK(help.find(key) != std::string::npos);
  }
  CHECK(to_text(all) ==
        "death,life-threatening,hospitalization,disability,congenital-anomaly,intervention,other,none");
  CHECK(to_text({Seriousness::other, Seriousness::death}, ", ") == "other, death");
}

TEST_CASE("several answers make it serious, none stands alone, and death goes with fatal",
          "[domain][close-out]") {
  using S = Seriousness;
  using O = ReactionOutcome;
  using Fault = CloseOutFault;
  struct Case {
    std::vector<Seriousness> seriousness;
    ReactionOutcome outcome;
    bool serious;
    std::optional<CloseOutFault> fault;
  };
  const std::vector<Case> cases{
      {{S::none}, O::recovered, false, {}},
      {{S::hospitalization}, O::recovered, true, {}},
      {{S::life_threatening, S::hospitalization, S::other}, O::sequelae, true, {}},
      {{S::other}, O::unknown, true, {}},
      {{S::none, S::other}, O::recovered, true, Fault::none_beside_others},
      {{S::hospitalization, S::none}, O::recovered, true, Fault::none_beside_others},
      {{S::other, S::other}, O::recovered, true, Fault::seriousness_twice},
      {{S::none, S::none}, O::recovered, false, Fault::seriousness_twice},
      {{S::death}, O::fatal, true, {}},
      {{S::death, S::life_threatening}, O::fatal, true, {}},
      {{S::death}, O::recovered, true, Fault::death_or_fatal_alone},
      {{S::life_threatening}, O::fatal, true, Fault::death_or_fatal_alone},
      {{S::none}, O::fatal, false, Fault::death_or_fatal_alone}};
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO("case " << i);
    const auto& [seriousness, outcome, serious, fault] = cases[i];
    const ClosedOut said{.infusion = InfusionId{1},
                         .at = {},
                         .episode = FlagId{1},
                         .seriousness = seriousness,
                         .causality = Causality::possible,
                         .outcome = outcome,
                         .by = "Dr. Vega"};
    CHECK(said.serious() == serious);
    CHECK(close_out_fault(said) == fault);
  }
}

}  // namespace infuwatch::close_out_test
