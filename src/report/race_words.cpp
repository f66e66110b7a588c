#include "report/race_words.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"

namespace infuwatch::report {

Sentences race_sentences(const LostRace& p, const Zone* zone) {
  const auto at = [&](Instant instant) { return zone ? zone->shown(instant) : iso(instant); };
  const auto span = [&](const Span& when, Instant near) {
    return zone ? zone->shown_near(when, near) : iso(when.from);
  };
  using Fact = LostRace::Fact;
  const auto subject = std::visit(
      Overloaded{[](InfusionId infusion) { return "Infusion " + std::to_string(infusion.value()); },
                 [](EntryNumber entry) { return to_text(entry); }, [](FlagId flag) { return to_text(flag); }},
      p.subject);
  const auto* instead = std::get_if<FlagId>(&p.successor);
  const auto* moved_to = std::get_if<InfusionId>(&p.successor);
  const bool another_time = p.happened && p.happened->from != floor_to_minute(p.at);
  const auto by = (another_time ? " at " + span(*p.happened, p.at) : std::string{}) +
                  (p.staff.empty() ? std::string{} : " by " + shown(p.staff)) +
                  (another_time ? ", recorded " : " at ") + at(p.at) + " (" + to_text(p.entry) + ").";
  const auto correct = "If that is wrong: correct " + to_text(p.entry) + " --set at=TIME --reason \"…\".";
  switch (p.fact) {
    case Fact::started: return {subject + " was already started" + by, correct, {}};
    case Fact::running:
      return {subject + " is running: it was started or taken up again" + by,
              "Nothing has to be taken up again.",
              {}};
    case Fact::stopped: return {subject + " was already stopped" + by, correct, {}};
    case Fact::released: return {subject + " was already released" + by, correct, {}};
    case Fact::corrected:
      return {subject + " was already corrected" + by,
              "Look at it, then correct " + to_text(p.entry) + " if it is still wrong.",
              {}};
    case Fact::retracted:
      return {subject + " was already retracted" + by, "Record it anew if it did happen.", {}};
    case Fact::moved:
      return {subject + " was moved to " +
                  (moved_to ? "infusion " + std::to_string(moved_to->value()) : "another infusion") + by,
              "Look at the infusion it stands on now.",
              {}};
    case Fact::acknowledged:
      return {"Flag " + subject + " was already acknowledged" + by, "Nothing has to be done twice.", {}};
    case Fact::not_standing:
      return {"Flag " + subject + " does not stand any more: it was " +
                  (instead ? "replaced" : "taken back") + by,
              instead ? "Answer " + to_text(*instead) + ", which took its place."
                      : "`infuwatch flags` shows what stands.",
              {}};
    case Fact::resolved:
      return {"Flag " + subject + " was already resolved" + by, "`infuwatch flags` shows what stands.", {}};
    case Fact::handover_waiting:
      return {"Handover " + subject + " was signed" + by, "It waits to be accepted: handover accept.", {}};
    case Fact::handover_accepted:
      return {"Handover " + subject + " was already accepted" + by,
              "Sign a new one when the shift ends: handover sign.",
              {}};
    case Fact::claimed:
      return {"Emergency entry " + subject + " was already claimed" + by,
              "If that is wrong, a charge nurse retracts it, and it is charted anew.",
              {}};
  }
  return {};
}

}  // namespace infuwatch::report
