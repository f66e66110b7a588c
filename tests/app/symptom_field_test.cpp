#include "app/fields.hpp"
#include "app/room.hpp"
#include "support/history.hpp"

namespace infuwatch::symptom_field_test {
namespace {

using namespace std::chrono_literals;
using test::Room;

/// A symptom as it was typed, its onset held against the clock.
Result<SymptomSeen, Problem> symptom(const std::string& text, const app::WriteContext& writing,
                                     const Chart& chart, InfusionId number) {
  const auto entered = app::read<app::SymptomEntered>(FieldId::symptom, text, {&test::seed()});
  if (!entered) return Failure{entered.error()};
  auto seen = entered->seen;
  if (!entered->onset) return seen;
  const auto onset =
      writing.time(*entered->onset, chart, chart.infusion(number), {FieldId::onset, entered->name});
  if (!onset) return Failure{onset.error()};
  seen.onset = *onset;
  return seen;
}

/// Reads one symptom at 10:00 on the site's wall, an hour after the start: `hives`, `hives 2`,
/// `hives 2 @08:50`, `other "cold left ear" 1`, or the kind of its refusal.
std::string read(const std::string& text) {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 60min);
  const auto context = room.nurse();
  const auto chart = room.chart(number);
  const app::WriteContext writing{context, room.kept, context.clock.read(), {}, {}};
  const auto seen = symptom(text, writing, *chart, number);
  if (!seen) return test::refusal(seen);
  auto out = seen->symptom;
  if (!seen->words.empty()) out += " \"" + seen->words + '"';
  if (seen->grade) out += ' ' + std::to_string(*seen->grade);
  if (seen->onset) out += " @" + room.ward.zone.shown_near(*seen->onset, room.ward.clock.now());
  return out;
}

struct Case {
  std::string text;
  std::string want;
};

void read_as(const std::vector<Case>& cases) {
  for (const auto& [text, want] : cases) {
    INFO('[' << text << ']');
    CHECK(read(text) == want);
  }
}

TEST_CASE("a symptom is a name, its grade and its onset", "[app]") {
  read_as({{"hives", "hives"},
           {"Urticaria", "hives"},
           {"  hives : 2 ", "hives 2"},
           {"hives:2@-40m", "hives 2 @09:20"},
           {"hives@-40m", "hives @09:20"},
           {"hives:2@09:55", "hives 2 @09:55"},
           {"hives@now", "hives @10:00"},
           {"hives@10:02", "hives @10:02"},
           {"hives@10:03", "bad-time"},
           {"hives@after-stop", "bad-time"},
           {"chest pain:1", "chest-pain 1"},
           {"shortness-of-breath:1", "shortness-of-breath 1"},
           {"hives@~09:30", "hives @09:15 to 09:45"},
           {"hives@yesterday 23:50", "hives @20-Nov 23:50"}});
}

TEST_CASE("what is no symptom with grade and onset is refused", "[app]") {
  read_as({{"", "bad-field"},
           {":2", "bad-field"},
           {"@-10m", "bad-field"},
           {"hives:", "bad-field"},
           {"hives@", "bad-field"},
           {"hives:2@", "bad-field"},
           {"hives:two", "out-of-range"},
           {"hives:2:3", "out-of-range"},
           {"hives:2.5", "out-of-range"},
           {"hvies:2", "unknown-word"},
           {"hives@breakfast", "bad-time"},
           {std::string("hi\0ves", 6), "bad-text"},
           {"hives\xc3", "bad-text"},
           {"other:\"" + std::string(longest_text - 8, 'x') + '"',
            "other \"" + std::string(longest_text - 8, 'x') + '"'},
           {"other:\"" + std::string(longest_text - 7, 'x') + '"', "bad-text"}});
}

TEST_CASE("a symptom in the nurse's own words keeps them, with any grade from 1 to 5", "[app]") {
  read_as({{"other:\"cold left ear\"", "other \"cold left ear\""},
           {"other:\"cold left ear\":1", "other \"cold left ear\" 1"},
           {"OTHER:\"Tingling Lips\":5@-5m", "other \"Tingling Lips\" 5 @09:55"},
           {"other:\"a: b @ c\":2", "other \"a: b @ c\" 2"},
           {"other:cold left ear:1@-5m", "other \"cold left ear\" 1 @09:55"},
           {"other:\"hives\"", "hives"},                            // the list has it
           {"other:\"Itchy welts\":2", "hives \"Itchy welts\" 2"},  // with the words it was told in
           {"other:\"x\":0", "out-of-range"},
           {"other:\"x\":6", "out-of-range"},
           {"other", "bad-field"},
           {"other:", "bad-field"},
           {"other:\"\"", "bad-field"},
           {"other:\"   \"", "bad-field"},
           {"other:\"tingling", "bad-field"},
           {"other:\"tingling\" lips", "bad-field"},
           {"other::2", "bad-field"},
           {"other:\"x\":", "bad-field"}});
}

TEST_CASE("a symptom takes the grades its term has, and no others", "[app]") {
  std::size_t refused = 0;
  for (const auto& [key, term] : test::seed().symptoms->all()) {
    if (key != "hives" && key != "anaphylaxis" && key != "faintness" && key != "low-oxygen" &&
        key != "laryngeal-edema")
      continue;
    for (int grade = 0; grade <= 6; ++grade) {
      INFO(key << ':' << grade);
      const auto text = key + ':' + std::to_string(grade);
      if (term.grades.contains(grade))
        CHECK(read(text) == key + ' ' + std::to_string(grade));
      else
        CHECK((++refused, read(text)) == "out-of-range");
    }
  }
  CHECK(refused == 4 + 4 + 6 + 3 + 2);
  read_as({{"hives:3", "hives 3"},
           {"hives:4", "out-of-range"},
           {"anaphylaxis:2", "out-of-range"},
           {"anaphylaxis:3", "anaphylaxis 3"},
           {"faintness:2", "faintness 2"},
           {"faintness:1", "out-of-range"}});
}

TEST_CASE("an onset may be told from the stop, and does not lie before the patient's birth", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 60min);
  test::taken(app::stop(room.nurse(), {}, {number, "-30m", "", ""}));
  const auto context = room.nurse();
  const auto chart = room.chart(number);
  const app::WriteContext writing{context, room.kept, context.clock.read(), {}, {}};
  const auto after = symptom("hives@after-stop", writing, *chart, number);
  REQUIRE(after);
  CHECK((after->onset == Span{room.nine + 30min, room.nine + 60min}));
  CHECK(test::refusal(symptom("hives@08-Mar-1984 23:59", writing, *chart, number)) == "before-birth");
  CHECK(test::refusal(symptom("hives@09-Mar-1984 00:00", writing, *chart, number)) == "recorded");
}

}  // namespace
}  // namespace infuwatch::symptom_field_test
