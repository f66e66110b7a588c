#pragma once

#include "app/writing.hpp"

namespace infuwatch::app {

/// Replaces fields of what an entry said; what it said before stays in the record. A nurse corrects her own
/// entries, a charge nurse everyone's. Each field is `NAME=VALUE`; an empty value takes the field out where
/// that can be.
Result<storage::Recorded, Problem> correct(const Desk& desk, const Common& common, EntryNumber entry,
                                           const std::vector<std::string>& fields);
/// Says that an entry should never have been made; it stays, struck out. Also takes back an acknowledgement.
Result<storage::Recorded, Problem> retract(const Desk& desk, const Common& common, EntryNumber entry);
/// Puts entries made on the wrong infusion on the right one; both charts say so.
Result<storage::Recorded, Problem> move(const Desk& desk, const Common& common,
                                        const std::vector<EntryNumber>& entries, InfusionId to);

/// Says whose an emergency entry is: one's own, or for a charge nurse also somebody else's (`by`, a badge).
Result<storage::Recorded, Problem> claim(const Desk& desk, const Common& common, EntryNumber entry,
                                         const std::string& by);

/// `said` with one field set; refused where the kind has no such field.
Result<Bedside, Problem> with_field(Bedside said, std::string_view field, const std::string& value,
                                    const Sitting& sitting, const Chart& chart, const Infusion& infusion);
/// The fields a kind of act has.
std::vector<std::string> field_names(const Bedside& said);

}  // namespace infuwatch::app
