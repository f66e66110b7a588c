// Lines as nurses write them: grades in words, sides and places, trends, words of one sign.
#include "app/room.hpp"
#include "base/text.hpp"
#include "support/history.hpp"

namespace infuwatch::log_line_as_said_test {
namespace {

/// `seen=hives:2 denied=rash at=-10m bp=92/60 note=…`, or the kind of its refusal and what it takes.
std::string understood(const std::string& line) {
  const auto read = app::log_line("1 " + line, test::seed());
  if (!read) {
    const auto* bad = std::get_if<BadField>(&read.error());
    return test::refusal(read) + (bad ? ' ' + std::to_string(static_cast<int>(bad->takes)) : "");
  }
  std::vector<std::string> out;
  const auto add = [&](std::string_view what, const std::string& value) {
    if (!value.empty()) out.push_back(std::string{what} + '=' + value);
  };
  add("seen", joined(read->symptoms, ","));
  add("denied", joined(read->denied, ","));
  add("resolved", joined(read->resolved, ","));
  add("at", read->at);
  for (const auto& sign : vital_signs()) add(sign.field.key, read->vitals.text(sign.sign));
  add("note", read->note);
  return joined(out, " ");
}

std::string refused(Takes takes) { return "bad-field " + std::to_string(static_cast<int>(takes)); }

struct Case {
  std::string line;
  std::string want;
};

void understood_as(const std::vector<Case>& cases) {
  for (const auto& [line, want] : cases) {
    INFO('[' << line << ']');
    CHECK(understood(line) == want);
  }
}

TEST_CASE("words of one sign in a line keep what was typed", "[app]") {
  understood_as(
      {{"facial droop left arm weak", R"(seen=other:"facial droop",other:"left arm weak")"},
       {"facial droop and left arm weak g2", R"(seen=other:"facial droop":2,other:"left arm weak":2)"},
       {"chills rigors g2", R"(seen=other:"chills",other:"rigors":2)"},
       {"pale, clammy, diaphoretic", R"(seen=pale-skin,other:"clammy",other:"diaphoretic")"},
       {"nausea N/V", "seen=other:\"nausea\",nausea,vomiting"},
       {"chills rigors g4", R"(seen=other:"chills",chills:4)"},  // no such grade: refused by it
       {"hives itching", "seen=hives,itching"}});
}

TEST_CASE("a grade in words stands before its symptom, or behind it where nothing follows", "[app]") {
  understood_as({{"mild itching", "seen=itching:1"},
                 {"severe headache hr 88", "seen=headache:3 hr=88"},
                 {"hives moderate", "seen=hives:2"},
                 {"hives moderate on arms", "seen=hives:2 note=hives on arms"},
                 {"hives mild, itching", "seen=hives:1,itching"},
                 {"hives, mild itching", "seen=hives,itching:1"},
                 {"hives mild itching", "seen=hives,itching:1"},
                 {"hives g2 mild", refused(Takes::line_one_grade)},
                 {"no hives mild itching", "seen=itching:1 denied=hives"},
                 {"mild itching gone", "resolved=itching"},
                 {"mild", "unknown-word"},
                 {"mild hr 88", "unknown-word"}});
}

TEST_CASE("a side goes into the note where it changes nothing", "[app]") {
  understood_as({{"right facial droop", "seen=stroke-signs note=right facial droop"},
                 {"facial droop right", "seen=stroke-signs note=stroke signs right"},
                 {"facial droop on the right side", "seen=stroke-signs note=stroke signs on the right side"},
                 {"both legs swollen", "seen=leg-swelling note=both legs swollen"},
                 {"left hives g1", "seen=hives:1 note=left hives"},
                 {"left headache", "unknown-word"},
                 {"headache left", refused(Takes::line_place)},
                 {"hives left arm weakness", "seen=hives,stroke-signs"},
                 {"hives right itching", "seen=hives,itching note=right itching"},
                 {"limb weakness left arm", "seen=stroke-signs note=weakness left arm"},
                 {"weakness g2 in left arm", "seen=stroke-signs:2 note=weakness in left arm"}});
}

TEST_CASE("a place on the skin may stand without a small word, or behind to", "[app]") {
  understood_as({{"itching to arms", "seen=itching note=itching to arms"},
                 {"rash chest", "seen=rash note=rash chest"},
                 {"rash chest pain", "seen=rash,chest-pain"},
                 {"rash both arms itching", "seen=rash,itching note=rash both arms"},
                 {"nausea arms", refused(Takes::line_place)},
                 {"hives arms and back g1", "seen=hives:1 note=hives arms and back"}});
}

TEST_CASE("a trend without its grade is refused, and with one goes into the note", "[app]") {
  understood_as({{"hives worse", refused(Takes::line_trend)},
                 {"hives better hr 80", refused(Takes::line_trend)},
                 {"hives g2 worse", "seen=hives:2 note=hives worse"},
                 {"hives worse g2", "seen=hives:2 note=hives worse"},
                 {"worse", "unknown-word"},
                 {"hr 80 worse", "unknown-word"}});
}

TEST_CASE("or joins what is denied, and not and without deny", "[app]") {
  understood_as({{"denies hives or itching", "denied=hives,itching"},
                 {"no hives or itching nor rash", "denied=hives,itching,rash"},
                 {"not itching", "denied=itching"},
                 {"without rash", "denied=rash"},
                 {"not breathing", "seen=cardiac-arrest"},
                 {"hives or itching", "unknown-word"},
                 {"no hives, itching", refused(Takes::line_denied_each)}});
}

TEST_CASE("a time behind a symptom is its onset, and elsewhere that of the observation", "[app]") {
  understood_as({{"hives at 0920", "seen=hives@0920"},
                 {"hives @ 0920", "seen=hives@0920"},
                 {"hives g2 at 09:20 hr 80", "seen=hives:2@09:20 hr=80"},
                 {"hr 80 at 0920", "at=0920 hr=80"},
                 {"at 0920 hives", "seen=hives at=0920"},
                 {"@0920 hives", "seen=hives at=0920"},
                 {"hives hr 80 at 0920", "seen=hives at=0920 hr=80"},
                 {"hives hr 80 @0920", refused(Takes::line_grade_behind)},
                 {"hr 80 0915 at 0920", refused(Takes::line_one_time)},
                 {"hives 10 min ago", "seen=hives at=-10m"}});
}

TEST_CASE("signs without their numbers are refused with what to type", "[app]") {
  understood_as({{"VSS", refused(Takes::line_numbers)},
                 {"hives vitals", refused(Takes::line_numbers)},
                 {"afebrile", refused(Takes::line_numbers)},
                 {"air hunger", "seen=shortness-of-breath"},
                 {"sats 97% RA P 104 92/60 a&o x3", "hr=104 bp=92/60 spo2=97% o2=air acvpu=a"}});
}

}  // namespace
}  // namespace infuwatch::log_line_as_said_test
