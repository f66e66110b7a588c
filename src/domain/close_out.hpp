#pragma once

#include "base/named.hpp"
#include "domain/ids.hpp"
#include "time/instant.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infuwatch {

/// What makes a reaction serious (ICH E2A, and `intervention` of FDA 3500): every answer that applies, or
/// that none does.
enum class Seriousness {
  death,
  life_threatening,
  hospitalization,
  disability,
  congenital_anomaly,
  intervention,
  other,
  none
};
template <>
inline constexpr std::pair<Seriousness, std::string_view> names_of<Seriousness>[] = {
    {Seriousness::death, "death"},
    {Seriousness::life_threatening, "life-threatening"},
    {Seriousness::hospitalization, "hospitalization"},
    {Seriousness::disability, "disability"},
    {Seriousness::congenital_anomaly, "congenital-anomaly"},
    {Seriousness::intervention, "intervention"},
    {Seriousness::other, "other"},
    {Seriousness::none, "none"}};

/// The categories of WHO-UMC.
enum class Causality { certain, probable, possible, unlikely, conditional, unassessable };
template <>
inline constexpr std::pair<Causality, std::string_view> names_of<Causality>[] = {
    {Causality::certain, "certain"},         {Causality::probable, "probable"},
    {Causality::possible, "possible"},       {Causality::unlikely, "unlikely"},
    {Causality::conditional, "conditional"}, {Causality::unassessable, "unassessable"}};

/// How a reaction ended (ICH E2B, E.i.7).
enum class ReactionOutcome { recovered, recovering, not_recovered, sequelae, fatal, unknown };
template <>
inline constexpr std::pair<ReactionOutcome, std::string_view> names_of<ReactionOutcome>[] = {
    {ReactionOutcome::recovered, "recovered"},
    {ReactionOutcome::recovering, "recovering"},
    {ReactionOutcome::not_recovered, "not-recovered"},
    {ReactionOutcome::sequelae, "sequelae"},
    {ReactionOutcome::fatal, "fatal"},
    {ReactionOutcome::unknown, "unknown"}};

enum class NaranjoReply { yes, no, unknown };
template <>
inline constexpr std::pair<NaranjoReply, std::string_view> names_of<NaranjoReply>[] = {
    {NaranjoReply::yes, "yes"}, {NaranjoReply::no, "no"}, {NaranjoReply::unknown, "unknown"}};

/// A question of the adverse drug reaction probability scale (Naranjo 1981). `unknown` weighs nothing.
struct NaranjoQuestion {
  std::string_view label;  // as a form's row asks it
  std::string_view text;
  int yes;
  int no;
};
inline constexpr std::size_t naranjo_count = 10;
const std::array<NaranjoQuestion, naranjo_count>& naranjo_questions();

enum class NaranjoCategory { doubtful, possible, probable, definite };
template <>
inline constexpr std::pair<NaranjoCategory, std::string_view> names_of<NaranjoCategory>[] = {
    {NaranjoCategory::doubtful, "doubtful"},
    {NaranjoCategory::possible, "possible"},
    {NaranjoCategory::probable, "probable"},
    {NaranjoCategory::definite, "definite"}};

/// An answer as it comes, and the number of its question, 1 to 10.
struct NaranjoEntered {
  int question;
  NaranjoReply reply;
};
/// Puts answers among those there are; the numbers of the questions that are without one then. Where some
/// are, nothing is changed.
std::vector<int> take_naranjo(std::vector<NaranjoReply>& replies, const std::vector<NaranjoEntered>& entered);

/// The score of the ten answers in their order; none where not every question was answered.
std::optional<int> naranjo_score(const std::vector<NaranjoReply>& replies);
/// What a score suggests: definite from 9, probable from 5, possible from 1.
NaranjoCategory naranjo_category(int score);

/// A person's judgement of one event of an infusion.
struct ClosedOut {
  InfusionId infusion;
  Span at;
  FlagId episode;  // a flag of the event
  std::vector<Seriousness> seriousness;
  Causality causality;
  ReactionOutcome outcome;
  std::vector<NaranjoReply> naranjo{};  // ten, or none was asked
  std::string by;                       // whose judgement it is
  std::string note{};
  friend bool operator==(const ClosedOut&, const ClosedOut&) = default;
  bool serious() const;
};

/// What is wrong with the answers beside one another.
enum class CloseOutFault { none_beside_others, seriousness_twice, death_or_fatal_alone };
std::optional<CloseOutFault> close_out_fault(const ClosedOut& said);

}  // namespace infuwatch
