#include "report/undone.hpp"

#include "report/checks.hpp"
#include "report/sentences_of_receipts.hpp"

#include <algorithm>

namespace infuwatch::report {
namespace {

constexpr std::size_t most_times = 8;

/// Names, each once.
class Owners {
 public:
  explicit Owners(const RenderContext& rendering) : rendering_{rendering} {}
  void add(const std::string& badge) {
    auto name = rendering_.site.name_of(badge);
    if (std::find(names_.words.begin(), names_.words.end(), name) == names_.words.end())
      names_.words.push_back(std::move(name));
  }
  const Listed& all() const { return names_; }

 private:
  const RenderContext& rendering_;
  Listed names_;
};

Message vitals_message(const Undone& undone, const RenderContext& rendering) {
  Owners owners{rendering};
  Listed times;
  std::int64_t more = 0;
  std::optional<Instant> before;  // the day is said where it is another one
  for (const auto& check : undone.checks) {
    if (check.kind != CheckKind::vitals) continue;
    owners.add(check.owner);
    if (times.words.size() < most_times)
      times.words.push_back(rendering.zone.shown_near(check.due, before.value_or(rendering.now)));
    else
      ++more;
    before = check.due;
  }
  return {more > 0 ? &sentence::many_vitals_undone : &sentence::vitals_undone,
          {{"when", std::move(times)}, {"more", more}, {"owner", owners.all()}}};
}

Message flags_message(const Undone& undone, const RenderContext& rendering) {
  Owners owners{rendering};
  Listed flags;
  for (const auto& [flag, owner] : undone.review) {
    owners.add(owner);
    flags.words.push_back(to_text(flag));
  }
  return {&sentence::review_flags_unanswered, {{"flags", std::move(flags)}, {"owner", owners.all()}}};
}

}  // namespace

int Undone::vitals() const {
  return static_cast<int>(std::count_if(checks.begin(), checks.end(),
                                        [](const Check& check) { return check.kind == CheckKind::vitals; }));
}

Undone Undone::without_calls() const {
  auto rest = *this;
  std::erase_if(rest.checks, [](const Check& check) { return check.closes.has_value(); });
  return rest;
}

Undone undone_on(const Chart& chart, const Infusion& infusion, const std::vector<Check>& checks) {
  Undone found;
  std::copy_if(checks.begin(), checks.end(), std::back_inserter(found.checks),
               [](const Check& check) { return check.left_undone(); });
  for (const auto& [id, flag] : chart.flags()) {
    if (flag.finding.infusion != infusion.number || flag.state() != FlagState::raised ||
        flag.finding.priority != Priority::review)
      continue;
    const auto* act = chart.act(flag.raised_by);
    found.review.push_back({id, act ? act->owner() : std::string{}});
  }
  return found;
}

std::vector<Message> undone_messages(const Undone& undone, const RenderContext& rendering) {
  std::vector<Message> told;
  if (undone.vitals() > 0) told.push_back(vitals_message(undone, rendering));
  for (const auto& check : undone.checks) {
    const Typed owner{rendering.site.name_of(check.owner)};
    if (check.kind == CheckKind::screening) {
      Listed questions;
      for (const auto& key : check.questions) questions.words.push_back(plain(key));
      told.push_back({&sentence::screening_undone, {{"questions", std::move(questions)}, {"owner", owner}}});
    }
    if (check.closes)
      told.push_back(
          {check.kind == CheckKind::call ? &sentence::call_undone : &sentence::second_call_undone,
           {{"due", Near{Span{check.due}}}, {"closed", Near{Span{*check.closes}}}, {"owner", owner}}});
  }
  if (!undone.review.empty()) told.push_back(flags_message(undone, rendering));
  return told;
}

}  // namespace infuwatch::report
