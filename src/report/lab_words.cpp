#include "report/lab_words.hpp"

#include "base/text.hpp"
#include "protocol/lab_answer.hpp"
#include "report/words.hpp"
#include "time/zone.hpp"

namespace infuwatch::report {
namespace {

std::string with_value(const std::string& name, const std::string& value) {
  return name + (value.empty() ? "" : ' ' + value);
}

std::string last_text(const std::vector<std::string>& labs) {
  return labs.empty() ? std::string{} : " [" + joined(labs, "; ") + ']';
}

}  // namespace

std::string ago_text(int days) {
  if (days == 0) return "today";
  return days == 1 ? "1 day ago" : std::to_string(days) + " days ago";
}

std::string told_text(const LabTold& lab) {
  return with_value(lab.name, lab.value) + ", " + shown_date(lab.on) + ", " + ago_text(lab.days);
}

std::string expected_text(const LabExpected& expected) {
  if (!expected.result.empty()) return expected.result;
  const auto amount = [&](Decimal number) { return to_text(number) + ' ' + expected.unit; };
  if (expected.least && expected.most) return to_text(*expected.least) + " to " + amount(*expected.most);
  if (expected.least) return "at least " + amount(*expected.least);
  return expected.most ? "at most " + amount(*expected.most) : std::string{};
}

std::string lab_wanted_text(const StartQuestion& question, const LabWanted& wanted) {
  return with_value(wanted.term->name, expected_text(expected_of(question, wanted)));
}

std::string question_told_text(const QuestionTold& question) {
  std::vector<std::string> labs;
  for (const auto& lab : question.last) labs.push_back("last " + told_text(lab));
  return question.ask + last_text(labs);
}

std::vector<std::string> kept_questions(const std::vector<std::string>& about) {
  std::vector<std::string> questions;
  std::vector<std::string> labs;
  const auto close = [&] {
    if (labs.empty() || questions.empty()) return;
    auto& question = questions.back();
    question.insert(std::min(question.rfind(" ("), question.size()), last_text(labs));
    labs.clear();
  };
  for (const auto& text : about) {
    if (const auto lab = lab_kept(text)) {
      labs.push_back("last " + told_text(*lab));
      continue;
    }
    if (auto against = against_kept(text)) {
      for (auto& one : *against) one = plain(one);
      labs.push_back("charted: " + joined(*against, ", "));
      continue;
    }
    close();
    questions.push_back(text);
  }
  close();
  return questions;
}

std::string answered_text(const Answered& answered) {
  std::vector<std::string> labs;
  const auto parts = split(answered.answer, ';');
  for (const auto& part : parts)
    if (const auto lab = lab_kept(trimmed(part)))
      labs.push_back(with_value(lab->name, lab->value) + ", " + shown_date(lab->on));
  if (!answered.by_chart() || labs.empty()) return answered.answer;
  return joined(labs, "; ") + " (" + parts.front() + ')';
}

std::string kept_labs(const std::vector<std::string>& facts) {
  std::vector<std::string> labs;
  for (std::size_t i = 2; i < facts.size(); ++i) {
    const auto lab = lab_kept(facts[i]);
    labs.push_back(lab ? with_value(lab->name, lab->value) + ", " + shown_date(lab->on) : facts[i]);
  }
  return joined(labs, ", then ");
}

}  // namespace infuwatch::report
