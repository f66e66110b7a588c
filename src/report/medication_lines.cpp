#include "report/medication_lines.hpp"

#include "base/text.hpp"
#include "protocol/medication_total.hpp"
#include "report/sentences_of_receipts.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <map>

namespace infuwatch::report {

namespace s = sentence;

std::vector<Message> medication_messages(const Entry& entry, const Chart& chart,
                                         const RenderContext& rendering) {
  std::vector<Message> out;
  const auto* gave = std::get_if<Gave>(&entry.said);
  if (!gave || !gave->medication) return out;
  static const Substances none;
  const auto& known = rendering.substances ? *rendering.substances : none;
  std::vector<const Medication*> given;
  std::map<std::string, Instant> first;
  for (const auto* act : chart.standing<Gave>(gave->infusion)) {
    const auto& other = std::get<Gave>(act->said);
    if (!other.medication) continue;
    given.push_back(&*other.medication);
    for (const auto& name : ingredients_of(known, other.medication->name)) {
      auto& from = first.emplace(name, other.at.from).first->second;
      from = std::min(from, other.at.from);
    }
  }
  const auto totals = medication_totals(given, known);
  for (const auto& name : ingredients_of(known, gave->medication->name)) {
    const auto total = totals.find(name);
    if (total == totals.end() || total->second.doses < 2) continue;
    const auto& sum = total->second;
    const auto& told = sum.unlikely         ? s::medication_again_unlikely
                       : sum.without_amount ? s::medication_again
                                            : s::medication_again_in_all;
    out.push_back(Message{&told,
                          {{"medication", Typed{capital(name)}},
                           {"times", std::int64_t{sum.doses}},
                           {"first", Near{Span{first.at(name)}}},
                           {"sum", Typed{to_text(sum.given)}},
                           {"unlikely", std::int64_t{sum.unlikely}}}});
  }
  if (!known.all.empty() && substances_named(known, gave->medication->name).empty())
    out.push_back({&s::medication_not_known, {{"medication", Typed{capital(gave->medication->name)}}}});
  return out;
}

}  // namespace infuwatch::report
