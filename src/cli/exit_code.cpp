#include "cli/session.hpp"
#include "report/problem_facts.hpp"

namespace infuwatch::cli {

int exit_code(const Problem& problem) {
  if (const auto* several = std::get_if<FieldFaults>(&problem)) return exit_code(report::first_of(*several));
  if (const auto* trouble = std::get_if<StoreTrouble>(&problem)) {
    using Kind = StoreTrouble::Kind;
    switch (trouble->kind) {
      case Kind::missing: return 66;
      case Kind::exists:
      case Kind::cannot_create: return 73;
      case Kind::forbidden: return 77;
      case Kind::not_a_store: return 65;
      case Kind::busy: return 75;
      case Kind::full:
      case Kind::read_only:
      case Kind::io:
      case Kind::unknown:
      case Kind::replaced:
      case Kind::doubtful:
      case Kind::linked:
      case Kind::damaged: return 74;
      case Kind::no_engine: return 69;
      case Kind::newer:
      case Kind::old_engine:
      case Kind::network:
      case Kind::not_kept:
      case Kind::unknown_zone: return 78;
    }
  }
  if (std::holds_alternative<MissingField>(problem) || std::holds_alternative<TrainingOnly>(problem))
    return 64;
  if (std::holds_alternative<LostRace>(problem)) return 75;
  if (std::holds_alternative<BadSettings>(problem)) return 78;
  if (std::holds_alternative<NotPermitted>(problem) || std::holds_alternative<UnknownStaff>(problem) ||
      std::holds_alternative<OwnHandover>(problem) || std::holds_alternative<PinRefused>(problem))
    return 77;
  if (std::holds_alternative<BadBackup>(problem)) return 74;
  if (std::holds_alternative<BadFile>(problem)) return std::get<BadFile>(problem).writing ? 73 : 66;
  return 65;
}

}  // namespace infuwatch::cli
