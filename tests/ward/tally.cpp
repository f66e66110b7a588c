#include "ward/tally.hpp"

#include "ward/drugs.hpp"
#include "ward/fault.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace infuwatch::ward {
namespace {

constexpr Priority highest_first[] = {Priority::emergency, Priority::urgent, Priority::review};

double per(int part, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

std::string flags_by_drug(const Tally& tally) {
  std::string out =
      "Flags an infusion, raised anew included; `rang`: infusions with an urgent or emergency flag; `quiet`: of those\n"
      "without a planned reaction, infusions without a flag.\n"
      "drug             infusions  reactions  emergency  urgent  review   rang  quiet\n";
  std::vector<std::string> names;
  for (const auto& drug : drugs()) names.emplace_back(drug.key);
  names.emplace_back();
  for (const auto& name : names) {
    const auto infusions = tally.of(name);
    if (infusions.empty()) continue;
    int reactions = 0, ringing = 0, plain = 0, quiet = 0;
    for (const auto* one : infusions) {
      reactions += one->worst > 0;
      ringing += one->rang();
      plain += one->worst == 0;
      quiet += one->worst == 0 && one->raised.empty();
    }
    const auto all = infusions.size();
    out += fmt::format("{:<15} {:>10} {:>10.3f} {:>10.3f} {:>7.3f} {:>7.3f} {:>5.1f}% {:>5.1f}%\n",
                       name.empty() ? "all" : name, all, per(reactions, all),
                       per(flags(infusions, Priority::emergency), all),
                       per(flags(infusions, Priority::urgent), all),
                       per(flags(infusions, Priority::review), all), 100 * per(ringing, all),
                       100 * per(quiet, static_cast<std::size_t>(plain)));
  }
  return out;
}

std::string flags_by_rule(const Tally& tally) {
  const auto infusions = tally.of("");
  std::string out =
      "\nFlags by rule; in brackets those of infusions without a planned reaction.\n"
      "rule                    emergency       urgent       review   raised anew\n";
  for (const auto& [rule, name] : names_of<Rule>) {
    int again = 0, all = 0;
    std::string cells;
    for (const auto priority : highest_first) {
      int raised = 0, plain = 0;
      for (const auto* one : infusions)
        for (const auto& flag : one->raised) {
          if (flag.rule != rule || flag.priority != priority) continue;
          ++raised;
          plain += one->worst == 0;
          again += flag.again;
        }
      cells += fmt::format(" {:>6} ({:>3})", raised, plain);
      all += raised;
    }
    if (all > 0) out += fmt::format("{:<20} {} {:>13}\n", name, cells, again);
  }
  return out;
}

std::string questions_by_act(const Tally& tally) {
  const auto infusions = tally.of("");
  std::string out =
      "\nReasons asked for; `a routine one`: which infusion it is was known, no\n"
      "reaction was planned, no urgent or emergency flag was raised.\n"
      "act             recorded  asked  an infusion  a routine one  what was asked\n";
  for (const auto& [verb, counts] : tally.verbs) {
    std::string what;
    for (const auto& [question, times] : counts.questions)
      what += (what.empty() ? "" : ", ") + question + ' ' + std::to_string(times);
    out += fmt::format("{:<15} {:>8} {:>6} {:>12.4f} {:>14.4f}  {}\n", verb, counts.recorded, counts.asked,
                       per(counts.asked, infusions.size()), tally.asked_of_the_routine(verb), what);
  }
  return out;
}

std::string checks_in_all(const Tally& tally) {
  std::string out = "\nchecks     due    done    late  missed\n";
  for (const auto& [name, checks] :
       {std::pair{"vitals", &Course::vitals}, std::pair{"calls", &Course::calls}}) {
    Course::Checks all;
    for (const auto* one : tally.of("")) {
      all.due += (one->*checks).due;
      all.done += (one->*checks).done;
      all.late += (one->*checks).late;
      all.missed += (one->*checks).missed;
    }
    out += fmt::format("{:<8} {:>5} {:>7} {:>7} {:>7}\n", name, all.due, all.done, all.late, all.missed);
  }
  return out;
}

nlohmann::json of_checks(const Course::Checks& checks) {
  return {{"due", checks.due}, {"done", checks.done}, {"late", checks.late}, {"missed", checks.missed}};
}

}  // namespace

bool Course::rang() const {
  return std::any_of(raised.begin(), raised.end(),
                     [](const Raised& one) { return one.priority != Priority::review; });
}

double Tally::asked_of_the_routine(const std::string& verb) const {
  int asked = 0;
  std::size_t routine = 0;
  for (const auto* one : of("")) {
    if (!one->routine()) continue;
    ++routine;
    if (const auto found = one->questions.find(verb); found != one->questions.end()) asked += found->second;
  }
  return per(asked, routine);
}

double Tally::urgent_without_reaction() const {
  auto plain = of("");
  std::erase_if(plain, [](const Course* one) { return one->worst > 0; });
  return per(flags(plain, Priority::urgent), plain.size());
}

double Tally::urgent_on_mild_first_days() const {
  auto mild = of("alemtuzumab");
  std::erase_if(mild,
                [](const Course* one) { return one->worst != 1 || (one->count != 1 && one->count != 6); });
  return per(flags(mild, Priority::urgent), mild.size());
}

void Tally::add(const Tally& other) {
  infusions.insert(infusions.end(), other.infusions.begin(), other.infusions.end());
  for (const auto& [verb, counts] : other.verbs) {
    auto& here = verbs[verb];
    here.recorded += counts.recorded;
    here.asked += counts.asked;
    for (const auto& [question, times] : counts.questions) here.questions[question] += times;
  }
  for (const auto& [notice, times] : other.notices) notices[notice] += times;
  entries += other.entries;
}

std::vector<const Course*> Tally::of(std::string_view drug) const {
  std::vector<const Course*> found;
  for (const auto& one : infusions)
    if (one.started && (drug.empty() || one.drug == drug)) found.push_back(&one);
  return found;
}

int flags(const std::vector<const Course*>& infusions, Priority priority) {
  int count = 0;
  for (const auto* one : infusions)
    for (const auto& raised : one->raised) count += raised.priority == priority;
  return count;
}

std::string text(const Tally& tally) {
  auto out = flags_by_drug(tally) + flags_by_rule(tally) + questions_by_act(tally) + checks_in_all(tally) +
             "\nnotices:";
  for (const auto& [notice, times] : tally.notices) out += ' ' + notice + ' ' + std::to_string(times);
  return out + '\n' + faults_text(tally);
}

std::string faults_text(const Tally& tally) {
  std::string out;
  for (const auto& one : tally.infusions) {
    if (!one.fault) continue;
    const auto& fault = faults()[*one.fault];
    const auto wanted = std::string{fault.verb} + ' ' + std::string{fault.question};
    out += fmt::format("{:<9} {:<38} {}\n", one.asked.contains(wanted) ? "asked" : "NOT ASKED", fault.what,
                       wanted);
  }
  return out.empty() ? out : "\nPlanted faults:\n" + out;
}

nlohmann::json json(const Tally& tally) {
  auto infusions = nlohmann::json::array();
  for (const auto& one : tally.infusions) {
    auto flags = nlohmann::json::array();
    for (const auto& raised : one.raised)
      flags.push_back(
          {{"rule", name(raised.rule)}, {"priority", name(raised.priority)}, {"again", raised.again}});
    infusions.push_back({{"drug", one.drug},
                         {"drug_count", one.count},
                         {"started", one.started},
                         {"reaction_grade", one.worst},
                         {"flags", std::move(flags)},
                         {"questions", one.questions},
                         {"asked", one.asked},
                         {"vitals", of_checks(one.vitals)},
                         {"calls", of_checks(one.calls)}});
  }
  nlohmann::json acts;
  for (const auto& [verb, counts] : tally.verbs)
    acts[verb] = {{"recorded", counts.recorded}, {"asked", counts.asked}, {"questions", counts.questions}};
  return {{"entries", tally.entries},
          {"infusions", std::move(infusions)},
          {"acts", std::move(acts)},
          {"notices", tally.notices}};
}

}  // namespace infuwatch::ward
