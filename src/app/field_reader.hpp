#pragma once

#include "app/answers.hpp"
#include "app/context.hpp"
#include "app/fields.hpp"
#include "domain/content_members.hpp"
#include "domain/drug_name.hpp"

#include <memory>
#include <set>
#include <utility>

namespace infuwatch::app {

/// Reads what was typed for a request, and collects everything in it that cannot be taken: a value is good
/// for nothing while there is a problem.
class AnswerReader {
 public:
  explicit AnswerReader(const Answers& answers) : answers_{answers} {}

  const Answers& answers() const { return answers_; }
  bool given(FieldId field) const { return !answers_.text(field).empty(); }

  template <class T>
  T required(FieldId field) {
    if (given(field)) return one<T>(field, answers_.text(field));
    missing(field);
    return T{};
  }
  template <class T>
  std::optional<T> optional(FieldId field) {
    if (!given(field)) return std::nullopt;
    return one<T>(field, answers_.text(field));
  }
  template <class T>
  T value_or(FieldId field, T otherwise) {
    return given(field) ? one<T>(field, answers_.text(field)) : std::move(otherwise);
  }
  template <class T>
  std::vector<T> all(FieldId field) {
    std::vector<T> values;
    for (const auto& typed : answers_.all(field)) values.push_back(one<T>(field, typed));
    return values;
  }
  /// Text that stands by itself, such as one of several.
  template <class T>
  T one(FieldId field, std::string_view typed) {
    auto value = read<T>(field, typed, with_);
    if (value) return std::move(*value);
    fault(value.error());
    return T{};
  }
  /// Free text; empty where nothing was typed.
  std::string text(FieldId field) { return value_or<std::string>(field, {}); }
  std::string needed_text(FieldId field);
  /// When it happened; now where nothing was typed.
  EnteredTime time() { return value_or<EnteredTime>(FieldId::at, {}); }

  /// What stands between the commas of a list, trimmed; empty where nothing stands there at all. None, and a
  /// fault, where one of several is empty: something may have been left out.
  std::optional<std::vector<std::string>> members(FieldId field, std::string_view typed);
  void missing(FieldId field) { missing_.push_back(field); }
  /// Whether a field was missing so far.
  bool lacks_some() const { return !missing_.empty(); }
  /// Something that cannot be taken, beside what else there is; what is no fault of a field stops the
  /// request.
  void fault(const Problem& problem);
  /// What is wrong with the request, all of it.
  std::optional<Problem> problem() const;

 protected:
  ReadContext with_;

 private:
  const Answers& answers_;
  std::vector<FieldId> missing_;
  std::vector<FieldFault> faults_;
  std::optional<Problem> stopped_;
};

/// Reads a request with what the record has for it: drugs and symptoms by their names.
class FieldReader : public AnswerReader {
 public:
  FieldReader(const AppContext& context, const Answers& answers, const storage::View& view)
      : AnswerReader{answers}, context_{context}, view_{view} {
    with_.zone = &context.zone;
  }

  const storage::View& view() const { return view_; }
  /// The latest catalogue with these drugs, or all; none where it cannot be read. Fields that name a drug or
  /// a symptom are read after it.
  const Catalogue* catalogue(const std::set<std::string>& drugs);
  /// The same with the drug that a word names; with all drugs where the word is no drug's key.
  const Catalogue* catalogue_naming(std::string_view drug);
  /// The catalogue with the drug of an infusion; refused where there is no such infusion.
  const Catalogue* catalogue_of(InfusionId infusion);
  /// Whether a drug that is read from here on is one that is not in the list, and so a name as typed; refused
  /// where the catalogue has nothing to watch it by.
  bool read_unlisted(bool unlisted);
  /// The catalogue's version that was read by; 0: none was.
  int version() const { return catalogue_ ? catalogue_->version : 0; }

 private:
  const AppContext& context_;
  const storage::View& view_;
  std::shared_ptr<const Catalogue> catalogue_;
};

/// Puts the name of a drug that is not in the list, as it was read, in its place.
template <class Of>
void settle_drug(Of& of, bool unlisted) {
  of.unlisted = unlisted ? std::exchange(of.drug, std::string{generic_drug}) : std::string{};
}

/// Reads the members of a value that have fields, and those of its members.
template <class Kind>
void read_members(FieldReader& reader, Kind& value) {
  each_member(value, [&]<class T>(const auto& member, T& held) {
    if constexpr (!std::remove_cvref_t<decltype(member)>::has_field) {
      if constexpr (has_members<T>) read_members(reader, held);
    } else if constexpr (std::is_same_v<T, std::string>) {
      held = field_of(member.field).needed ? reader.needed_text(member.field) : reader.text(member.field);
    } else if constexpr (requires { typename T::value_type; }) {
      held = reader.optional<typename T::value_type>(member.field);
    } else {
      held = reader.required<T>(member.field);
    }
  });
}

}  // namespace infuwatch::app
