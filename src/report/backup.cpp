#include "report/backup.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {
namespace {

std::string looked_at(const CopyFindings& found) {
  return std::to_string(found.entries) + " entries, head " + to_text(found.head) + '\n' + found.hash +
         "\nThe chain holds, every picture agrees with it, " +
         (found.judged_anew == 0 ? "and today's rules give the same flags and windows.\n"
                                 : "and today's rules differ in " + std::to_string(found.judged_anew) +
                                       " flags (verify --judge).\n");
}

}  // namespace

std::string backup_text(const CopyFindings& found) {
  return "Backed up to " + shown(found.file) +
         (found.sealed ? ", sealed.\n" : ", readable by whoever has it.\n") + looked_at(found);
}

std::string restore_text(const CopyFindings& found) {
  return "Restored to " + shown(found.file) + ".\n" + looked_at(found) + "What was recorded after " +
         to_text(found.head) + " is not in it: chart it again from paper and printed reports.";
}

nlohmann::json copy_json(const char* what, const CopyFindings& found) {
  return {{what,
           {{"file", found.file},
            {"site", found.site},
            {"training", found.training},
            {"entries", found.entries},
            {"head", to_text(found.head)},
            {"hash", found.hash},
            {"bytes", found.bytes},
            {"sealed", found.sealed},
            {"judged_anew", found.judged_anew}}}};
}

}  // namespace infuwatch::report
