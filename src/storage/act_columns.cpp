#include "storage/act_columns.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"

namespace infuwatch::storage {
namespace {

/// `hives 2, itching`, with what else the observation says of symptoms, or that there are only vital signs.
std::string seen_text(const Observed& said) {
  std::vector<std::string> seen;
  for (const auto& one : said.symptoms)
    seen.push_back((one.symptom == "other" ? one.words : one.symptom) +
                   (one.grade ? ' ' + std::to_string(*one.grade) : std::string{}));
  for (const auto& gone : said.resolved) seen.push_back(gone + " resolved");
  if (said.none) seen.push_back("all denied");
  if (seen.empty() && !said.denied.empty()) seen.push_back("denied: " + joined(said.denied, ", "));
  if (seen.empty() && !said.vitals.empty()) seen.push_back("vital signs");
  if (said.call) seen.insert(seen.begin(), "call: " + std::string{name(*said.call)});
  return joined(seen, ", ");
}

}  // namespace

std::pair<std::string, std::string> act_columns(const BedsideEvent& said) {
  using Pair = std::pair<std::string, std::string>;
  return std::visit(Overloaded{[](const Gave& a) {
                                 return Pair{a.what, a.response};
                               },
                               [](const Notified& a) {
                                 return Pair{a.who, a.answer};
                               },
                               [](const Noted& a) {
                                 return Pair{a.text, {}};
                               },
                               [](const RateSet& a) {
                                 return Pair{a.rate ? to_text(*a.rate) : std::string{}, {}};
                               },
                               [](const Stopped& a) {
                                 return Pair{a.why, {}};
                               },
                               [](const Released& a) {
                                 return Pair{a.to, {}};
                               },
                               [](const Observed& a) {
                                 return Pair{seen_text(a), a.note};
                               },
                               [](const NotDone& a) {
                                 return Pair{a.check, a.why};
                               },
                               [](const BagHung& a) {
                                 return Pair{a.lot, {}};
                               },
                               [](const ClosedOut& a) {
                                 return Pair{to_text(a.seriousness) + ", " + std::string{name(a.causality)} +
                                                 ", " + std::string{name(a.outcome)},
                                             a.note};
                               },
                               [](const Prepared& a) {
                                 return Pair{to_text(a.order.dose), {}};
                               },
                               [](const Started& a) {
                                 return Pair{a.order ? to_text(a.order->dose) : std::string{}, {}};
                               },
                               [](const auto&) { return Pair{}; }},
                    said);
}

}  // namespace infuwatch::storage
