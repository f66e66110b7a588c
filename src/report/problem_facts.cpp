#include "report/problem_facts.hpp"

#include "domain/question.hpp"
#include "report/store_words.hpp"

namespace infuwatch::report {
namespace {

/// What programs are told is missing; as released, so that it stays.
std::vector<std::string> missing_fields(const MissingField& missing, FieldsBy by) {
  using What = MissingField::What;
  switch (missing.what) {
    case What::second_nurse:
    case What::second_nurse_of_start:
    case What::the_fields: {
      std::vector<std::string> names;
      for (const auto field : missing.fields) names.push_back(field_text(field, by));
      return names;
    }
    case What::an_observation: return {"what was seen (--symptom", "--none", "a vital sign or --note)"};
    case What::a_change_of_patient: return {"what is to be changed (--phone", "--weight", "--allergy …)"};
    case What::a_change_of_site:
      return {"what is to be changed (--site", "--zone", "--shifts", "--open", "--labels)"};
    case What::a_rate: return {"a rate such as \"60 mL/h\"", "or --planned"};
    case What::a_choice_of_rules: return {"--take PART or --keep PART"};
    case What::a_rate_or_plan: return {"rate or planned"};
    case What::a_correction: return {"--set field=value"};
    case What::an_entry: return {"an entry such as E41"};
    case What::exception_reasons: return {"--reason for each --except"};
    case What::sealed_backup_key: return {"--key", "since this backup is sealed"};
    case What::generic_protocol: return {"the protocol `generic` of the drug list"};
    case What::key_or_plain: return {"--key FILE.pub to seal it", "or --plain"};
  }
  return {};
}

constexpr std::string_view kind_names[] = {
    "bad-field",       "bad-time",         "bad-text",      "out-of-range",     "missing-field",
    "unknown-word",    "no-such",          "already-there", "wrong-birth-date", "before-birth",
    "before-start",    "wrong-order",      "nothing-new",   "not-correctable",  "wrong-state",
    "ordered-already", "lost-race",        "reason-needed", "flag-unanswered",  "own-handover",
    "not-permitted",   "unknown-staff",    "pin-refused",   "clock-behind",     "training-only",
    "uuid-taken",      "catalogue-faults", "bad-file",      "bad-backup",       "bad-settings",
    "store",           "several-events",   "field-faults"};
static_assert(std::size(kind_names) == std::variant_size_v<ProblemKinds>);

}  // namespace

Problem first_of(const FieldFaults& several) {
  return std::visit([](const auto& fault) -> Problem { return fault; }, several.faults.front());
}

std::string kind_of(const Problem& problem) {
  if (const auto* trouble = std::get_if<StoreTrouble>(&problem))
    return std::string{store_kind(trouble->kind)};
  if (const auto* several = std::get_if<FieldFaults>(&problem)) return kind_of(first_of(*several));
  return std::string{kind_names[problem.index()]};
}

std::vector<std::string> fields_of(const Problem& problem, FieldsBy by) {
  return std::visit(
      [&](const auto& p) -> std::vector<std::string> {
        if constexpr (requires { p.field; })
          return {field_text(p.field, by)};
        else if constexpr (requires { p.fields; })
          return missing_fields(p, by);
        else if constexpr (requires { p.faults; }) {
          std::vector<std::string> names;
          for (const auto& fault : p.faults)
            for (auto& name :
                 fields_of(std::visit([](const auto& one) -> Problem { return one; }, fault), by))
              names.push_back(std::move(name));
          return names;
        } else if constexpr (requires { p.questions; }) {
          std::vector<std::string> names;
          for (const auto& question : p.questions) names.push_back(question_key(question));
          return names;
        } else
          return {};
      },
      problem);
}

std::vector<FieldId> field_ids_of(const Problem& problem) {
  const auto* unknown = std::get_if<UnknownWord>(&problem);
  if (unknown && unknown->what == UnknownWord::What::lab) return {FieldId::lab};
  return std::visit(
      [&](const auto& p) -> std::vector<FieldId> {
        if constexpr (requires { p.field.id; })
          return {p.field.id};
        else if constexpr (requires { p.fields; })
          return p.fields;
        else if constexpr (requires { p.faults; }) {
          std::vector<FieldId> ids;
          for (const auto& fault : p.faults)
            for (const auto id :
                 field_ids_of(std::visit([](const auto& one) -> Problem { return one; }, fault)))
              ids.push_back(id);
          return ids;
        } else if constexpr (requires { p.questions; }) {
          std::vector<FieldId> ids;
          for (const auto& question : p.questions) {
            if (const auto* doubted = std::get_if<Improbable>(&question)) ids.push_back(doubted->field);
            if (std::holds_alternative<NotChecked>(question)) ids.push_back(FieldId::checked_by);
          }
          return ids;
        } else
          return {};
      },
      problem);
}

}  // namespace infuwatch::report
