#pragma once

#include "base/named.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace infuwatch {

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

}  // namespace infuwatch
