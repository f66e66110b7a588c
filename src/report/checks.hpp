#pragma once

#include "protocol/call_script.hpp"
#include "protocol/checks.hpp"
#include "report/document.hpp"
#include "report/json.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace infuwatch::report {

/// A check with the patient it is about.
struct CheckLine {
  Check check;
  Patient patient;
  std::string drug;
  std::string unlisted{};
};

/// Most urgent first: overdue, due, soon, then what lies ahead; by when they are due.
void sort_by_urgency(std::vector<CheckLine>& lines);
/// `overdue by 12 min`, `due`, `soon`, `done 14:17 (2 min late)`, `not done: asleep`.
std::string check_state_text(const Check& check, const RenderContext& rendering);
/// `last vital signs 08:20`, of vital signs that are overdue; empty: of no others.
std::string last_taken_text(const Check& check, const RenderContext& rendering);
/// `vitals`, `follow-up call`.
std::string check_name(CheckKind kind);
Document document_of(const std::vector<CheckLine>& lines, const RenderContext& rendering);
json checks_json(const std::vector<CheckLine>& lines, const Zone& zone);

/// The calls to make, by when their windows close, with what to ask.
struct CallLine {
  CheckLine line;
  CallScript ask;
};
/// What a call asks, as it is read out: a line, or several where it is asked by the parts of the body.
std::vector<Message> ask_messages(const CallScript& script);
Document document_of(const std::vector<CallLine>& lines, const RenderContext& rendering);
json calls_json(const std::vector<CallLine>& lines, const Zone& zone);

}  // namespace infuwatch::report
