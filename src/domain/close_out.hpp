#pragma once

#include "domain/ids.hpp"
#include "domain/naranjo.hpp"
#include "time/instant.hpp"

#include <optional>
#include <string>
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

/// The answers that apply, as they are typed: `hospitalization,other`, `none`.
std::string to_text(const std::vector<Seriousness>& answers, std::string_view between = ",");

/// What is wrong with the answers beside one another.
enum class CloseOutFault { none_beside_others, seriousness_twice, death_or_fatal_alone };
std::optional<CloseOutFault> close_out_fault(const ClosedOut& said);

}  // namespace infuwatch
