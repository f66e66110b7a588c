#include "app/room.hpp"
#include "base/text.hpp"
#include "support/history.hpp"

namespace infuwatch::log_line_test {
namespace {

/// A line as understood, only what it says: `17 seen=hives:2@-40m denied=rash at=-10m bp=92/60`; or the kind
/// of its refusal.
std::string understood(const std::string& line) {
  const auto read = app::log_line(line, test::seed());
  if (!read) return test::refusal(read);
  const auto& r = *read;
  auto out = std::to_string(r.infusion.value());
  const auto add = [&](std::string_view what, const std::string& value) {
    if (!value.empty()) out += ' ' + std::string{what} + '=' + value;
  };
  add("seen", joined(r.symptoms, ","));
  add("denied", joined(r.denied, ","));
  add("resolved", joined(r.resolved, ","));
  if (r.none) out += " none";
  add("at", r.at);
  for (const auto& sign : vital_signs())
    add(sign.sign == Sign::temperature ? "t" : sign.field.key, r.vitals.text(sign.sign));
  add("source", r.source);
  add("note", r.note);
  return out;
}

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

TEST_CASE("a line begins with the infusion's number", "[app]") {
  understood_as({{"17 hives", "17 seen=hives"},
                 {"   17   hives  ", "17 seen=hives"},
                 {"1 none", "1 none"},
                 {"", "bad-field"},
                 {"   ", "bad-field"},
                 {"0 hives", "bad-field"},
                 {"-1 hives", "bad-field"},
                 {"hives 17", "bad-field"},
                 {"17: hives", "bad-field"},
                 {"99999999999999999999 hives", "bad-field"},
                 {std::string("17 hi\0ves", 9), "bad-text"},
                 {"17 hives\xff", "bad-text"}});
}

TEST_CASE("a unit may stand behind a reading, and a span behind a time", "[app]") {
  understood_as({{"1 spo2 97%", "1 spo2=97%"},
                 {"1 spo2 97 % hives", "1 seen=hives spo2=97 %"},
                 {"1 hr 88 bpm bp 118/70 mmHg", "1 hr=88 bpm bp=118/70 mmHg"},
                 {"1 rr 16/min o2 2L", "1 rr=16/min o2=2L"},
                 {"1 o2 2 L/min pain 3/10", "1 o2=2 L/min pain=3/10"},
                 {"1 pain 3/10 g2", "unknown-word"},
                 {"1 weight 150 lb", "1 weight=150 lb"},
                 {"1 t 37.2 C", "1 t=37.2 C"},
                 {"1 hives g2 07:00-07:20", "1 seen=hives:2 at=07:00-07:20"},
                 {"1 hives g2 @07:00-07:20", "1 seen=hives:2@07:00-07:20"},
                 {"1 hives 07:00 to 07:20 itching", "1 seen=hives,itching at=07:00 to 07:20"},
                 {"1 hives yesterday 23:50 - 23:55", "1 seen=hives at=yesterday 23:50 - 23:55"},
                 {"1 hives @2014-04", "1 seen=hives@2014-04"},
                 {"1 hives 2:05 PM", "1 seen=hives at=2:05 PM"},
                 {"1 hives 3/9/2026", "1 seen=hives at=3/9/2026"}});
}

TEST_CASE("the line every nurse is shown first is one observation", "[app]") {
  understood_as({{"17 hives g2 bp 92/60 -10m", "17 seen=hives:2 at=-10m bp=92/60"}});
}

TEST_CASE("a symptom may have several words, and the longest that means something is taken", "[app]") {
  understood_as({{"1 chest pain", "1 seen=chest-pain"},
                 {"1 shortness of breath g1", "1 seen=shortness-of-breath:1"},
                 {"1 Pins And Needles", "1 seen=tingling"},
                 {"1 tingling around mouth", "1 seen=tingling-around-mouth"},
                 {"1 tingling lips itching", "1 seen=tingling-around-mouth,itching"},
                 {"1 skin rash hives", "1 seen=rash,hives"},
                 {"1 pain in chest g1", "1 seen=chest-pain:1"},
                 {"1 hives itching g1", "1 seen=hives,itching:1"},
                 {"1 chest", "unknown-word"},
                 {"1 hives, itching", "1 seen=hives,itching"}});
}

TEST_CASE("words in another order or form are one name only where they cannot be two", "[app]") {
  understood_as({{"1 swelling face", "1 seen=face-swelling"},
                 {"1 my chest hurts g1", "1 seen=chest-pain:1"},
                 {"1 patient feels itchy", "1 seen=itching"},
                 {"1 pain in the upper right side of the abdomen g2", "1 seen=right-upper-belly-pain:2"},
                 {"1 bleeding that occurs more easily than normal g1", "1 seen=bleeding-signs:1"},
                 {"1 itching rash", "1 seen=itching,rash"},
                 {"1 itchy rash", "1 seen=rash"},
                 {"1 hives chest pain", "1 seen=hives,chest-pain"},
                 {"1 pruritus throat pain", "1 seen=itching,mouth-throat-pain"},
                 {"1 swelling lung bleeding", "1 seen=swelling,coughing-blood"},
                 {"1 fever sore throat", "1 seen=fever,mouth-throat-pain"},
                 {"1 headache stiff neck", "1 seen=headache,stiff-neck"},
                 {"1 rash joint pain fever", "1 seen=rash,joint-pain,fever"},
                 {"1 hives in", "unknown-word"},
                 {"1 hives of the", "unknown-word"}});
}

TEST_CASE("a grade and an onset belong to the symptom before them", "[app]") {
  understood_as({{"1 hives g2", "1 seen=hives:2"},
                 {"1 hives G2", "1 seen=hives:2"},
                 {"1 hives @-40m", "1 seen=hives@-40m"},
                 {"1 hives @-40m g2", "1 seen=hives:2@-40m"},
                 {"1 hives g2 @-40m -10m", "1 seen=hives:2@-40m at=-10m"},
                 {"1 hives g1 itching g2", "1 seen=hives:1,itching:2"},
                 {"1 hives @yesterday 23:50 itching", "1 seen=hives@yesterday 23:50,itching"},
                 {"1 hives @22-Nov-2026 14:05", "1 seen=hives@22-Nov-2026 14:05"},
                 {"1 hives g1 g2", "bad-field"},
                 {"1 hives @-10m @-5m", "bad-field"},
                 {"1 g2", "unknown-word"},
                 {"1 @-10m hives", "1 seen=hives at=-10m"},
                 {"1 @soon hives", "unknown-word"},
                 {"1 @hives", "unknown-word"},
                 {"1 hives @", "unknown-word"},
                 {"1 hives g10", "unknown-word"},
                 {"1 hives gx", "unknown-word"}});
}

TEST_CASE("no, denies and denied name what was asked and denied, one each", "[app]") {
  understood_as({{"1 no hives", "1 denied=hives"},
                 {"1 denies chest pain", "1 denied=chest-pain"},
                 {"1 denied rash itching g1", "1 seen=itching:1 denied=rash"},
                 {"1 No Hives no itching", "1 denied=hives,itching"},
                 {"1 itching g1 no rash", "1 seen=itching:1 denied=rash"},
                 {"1 no hives hr 80", "1 denied=hives hr=80"},
                 {"1 no appetite", "1 seen=poor-appetite"},
                 {"1 no hives itching", "bad-field"},  // denied too, or seen?
                 {"1 no hives hr 80 itching", "1 seen=itching denied=hives hr=80"},
                 {"1 no", "unknown-word"},
                 {"1 no hvies", "unknown-word"}});
}

TEST_CASE("gone and resolved say that a symptom is over, before or behind it", "[app]") {
  understood_as({{"1 hives gone", "1 resolved=hives"},
                 {"1 hives resolved", "1 resolved=hives"},
                 {"1 resolved hives", "1 resolved=hives"},
                 {"1 chest pain GONE itching g1", "1 seen=itching:1 resolved=chest-pain"},
                 {"1 hives gone 14:05", "1 resolved=hives at=14:05"},
                 {"1 gone", "unknown-word"},
                 {"1 gone hives", "unknown-word"},
                 {"1 resolved", "unknown-word"}});
}

TEST_CASE("words in quotes stay together", "[app]") {
  understood_as({{R"(1 other:"tingling lips")", R"(1 seen=other:"tingling lips")"},
                 {R"(1 other:"tingling lips" g1 @-5m)", R"(1 seen=other:"tingling lips":1@-5m)"},
                 {R"(1 Other:"no  hives" itching)", R"(1 seen=Other:"no  hives",itching)"},
                 {"1 other:prickly", "1 seen=other:prickly"},
                 {"1 other", "unknown-word"},
                 {"1 other:", "unknown-word"}});
}

TEST_CASE("a vital sign is its name and its reading, each once", "[app]") {
  understood_as({{"1 hr 92 bp 118/70 t 37.2C rr 18 spo2 97 o2 2 acvpu v pain 3",
                  "1 hr=92 bp=118/70 t=37.2C rr=18 spo2=97 o2=2 acvpu=v pain=3"},
                 {"1 PULSE 80 Sat 98 temp 99.1F air", "1 hr=80 t=99.1F spo2=98 o2=air"},
                 {"1 bp none hr none", "1 hr=none bp=none"},
                 {"1 bp 80/p", "1 bp=80/p"},
                 {"1 hr 92 hr 93", "bad-field"},
                 {"1 hr 92 pulse 92", "bad-field"},
                 {"1 air o2 2", "bad-field"},
                 {"1 hr", "unknown-word"},
                 {"1 pain", "unknown-word"},
                 {"1 bp: 118/70", "1 bp=118/70"},
                 {"1 37", "unknown-word"}});
}

TEST_CASE("a time may go on in the next word", "[app]") {
  understood_as({{"1 hives 14:05", "1 seen=hives at=14:05"},
                 {"1 hives 1405", "1 seen=hives at=1405"},
                 {"1 hives now", "1 seen=hives at=now"},
                 {"1 hives -1h30m", "1 seen=hives at=-1h30m"},
                 {"1 hives ~14:00", "1 seen=hives at=~14:00"},
                 {"1 hives 14:00±30m", "1 seen=hives at=14:00±30m"},
                 {"1 after-stop hives", "1 seen=hives at=after-stop"},
                 {"1 yesterday 23:50 hives g1", "1 seen=hives:1 at=yesterday 23:50"},
                 {"1 22-Nov-2026 14:05 hives", "1 seen=hives at=22-Nov-2026 14:05"},
                 {"1 22NOV2026 1405 hives", "1 seen=hives at=22NOV2026 1405"},
                 {"1 2026-11-22 14:05:30 hives", "1 seen=hives at=2026-11-22 14:05:30"},
                 {"1 2026-11-22 hives", "1 seen=hives at=2026-11-22"},
                 {"1 2026-11-22T14:05:00-05:00 hives", "1 seen=hives at=2026-11-22T14:05:00-05:00"},
                 {"1 hives -10m -5m", "bad-field"},
                 {"1 hives 14:05 14:06", "bad-field"},
                 {"1 hives -soon", "unknown-word"}});
}

TEST_CASE("a zone's letters belong to the time before them, a symptom's do not", "[app]") {
  understood_as({{"1 01:30 EDT hives", "1 seen=hives at=01:30 EDT"},
                 {"1 hives @01:30 EST g2", "1 seen=hives:2@01:30 EST"},
                 {"1 yesterday 23:50 EST hives", "1 seen=hives at=yesterday 23:50 EST"},
                 {"1 14:05 SOB g2", "1 seen=shortness-of-breath:2 at=14:05"},
                 {"1 hives @14:05 SOB", "1 seen=hives@14:05,shortness-of-breath"},
                 {"1 14:05 HA", "1 seen=headache at=14:05"},
                 {"1 14:05 IRR g1", "1 seen=infusion-reaction:1 at=14:05"},
                 {"1 14:05 HIVES", "1 seen=hives at=14:05"},
                 {"1 -10m EDT", "unknown-word"}});
}

TEST_CASE("the rest behind note is the note, and a source is a word of its own", "[app]") {
  understood_as({{"1 note Hives G2 said at the desk", "1 note=Hives G2 said at the desk"},
                 {"1 hives g1 phone note called back at 14:05",
                  "1 seen=hives:1 source=phone note=called back at 14:05"},
                 {"1 hives paper", "1 seen=hives source=paper"},
                 {"1 none chair", "1 none source=chair"},
                 {"1 note", "1"}});
}

TEST_CASE("an unknown word refuses the whole line, and the nearest are told", "[app]") {
  understood_as({{"17 hives g2 xyzzy", "unknown-word"},
                 {"17 bp 92/60 blorb", "unknown-word"},
                 {"17 hives perhaps", "unknown-word"}});
  const auto refused = test::problem<UnknownWord>(app::log_line("17 hr 80 hvies", test::seed()));
  CHECK(refused.word == "hvies");
  REQUIRE_FALSE(refused.nearest.empty());
  CHECK(refused.nearest.front() == "hives");
}

TEST_CASE("a refused line leaves nothing in the record", "[app]") {
  test::Room room;
  room.start();
  const auto before = room.last();
  for (const auto* line : {"1 hives g2 bp 92/60 xyzzy", "1 hives g9", "1 hr 301", "2 hives", "1 t 38.2"}) {
    INFO(line);
    CHECK_THROWS_AS(room.ward.log(room.nine + Seconds{60}, line), std::runtime_error);
    CHECK(room.last() == before);
  }
  const auto kept = room.ward.log(room.nine + Seconds{600}, "1 hives g2 @-5m no rash bp 92/60 -2m");
  const auto& said = test::held<Observed>(kept);
  CHECK(said.at == Span{room.nine + Seconds{480}});
  CHECK(said.symptoms == std::vector{test::seen("hives", 2, Span{room.nine + Seconds{300}})});
  CHECK(said.denied == std::vector<std::string>{"rash"});
  CHECK(said.vitals.pressure == BloodPressure{92, 60});
}

TEST_CASE("commas and semicolons part words, and decimal commas and notes keep theirs", "[app]") {
  understood_as(
      {{"17 hives g2, itching g1", "17 seen=hives:2,itching:1"},
       {"17 hives g2; no rash", "17 seen=hives:2 denied=rash"},
       {"17, hives g2,", "17 seen=hives:2"},
       {"17 hives,itching;rash", "17 seen=hives,itching,rash"},
       {"17 hives , itching", "17 seen=hives,itching"},
       {"17 hives, bp 92/60, t 37,2, -10m", "17 seen=hives at=-10m bp=92/60 t=37,2"},
       {"17 hives g2 @-40m, rash", "17 seen=hives:2@-40m,rash"},
       {"17 other:\"tingling, both lips\", hives", "17 seen=other:\"tingling, both lips\",hives"},
       {"17 other:tingling, hives", "17 seen=other:tingling,hives"},
       {"17 other:tingling,both", "17 seen=other:tingling,both"},
       {"17 hives, note left arm, then right; better", "17 seen=hives note=left arm, then right; better"},
       {"17 no hives, itching", "bad-field"},  // denied, or seen?
       {"17 ,", "17"}});
}

TEST_CASE("a word may name several symptoms, and what stands behind it is of each", "[app]") {
  understood_as({{"17 n/v", "17 seen=nausea,vomiting"},
                 {"17 N/V g1", "17 seen=nausea:1,vomiting:1"},
                 {"17 n/v @-40m", "17 seen=nausea@-40m,vomiting@-40m"},
                 {"17 n/v/d", "17 seen=nausea,vomiting,diarrhea"},
                 {"17 no n/v", "17 denied=nausea,vomiting"},
                 {"17 n/v gone", "17 resolved=nausea,vomiting"},
                 {"17 n/v g1 gone", "17 seen=nausea:1,vomiting:1 resolved=nausea,vomiting"},
                 {"17 nausea/vomiting g1", "17 seen=nausea:1,vomiting:1"},
                 {"17 n/q", "unknown-word"},
                 {"17 n/", "unknown-word"},
                 {"17 n/n", "unknown-word"},
                 {"17 and hives", "unknown-word"},
                 {"17 hives and", "unknown-word"}});
}

TEST_CASE("what stands behind the last of several joined by and is of each; a comma joins nothing", "[app]") {
  understood_as({{"17 hives and itching", "17 seen=hives,itching"},
                 {"17 hives and itching g2", "17 seen=hives:2,itching:2"},
                 {"17 hives & itching @-40m", "17 seen=hives@-40m,itching@-40m"},
                 {"17 hives and itching gone", "17 resolved=hives,itching"},
                 {"17 hives and itching resolved", "17 resolved=hives,itching"},
                 {"17 hives and itching g2 gone", "17 seen=hives:2,itching:2 resolved=hives,itching"},
                 {"17 hives and itching and flushing gone", "17 resolved=hives,itching,flushing"},
                 {"17 n/v and itching gone hr 80", "17 resolved=nausea,vomiting,itching hr=80"},
                 {"17 flushing and n/v g1", "17 seen=flushing:1,nausea:1,vomiting:1"},
                 {"17 rash on the arm and hives gone", "17 resolved=rash,hives note=rash on the arm"},
                 {"17 hives and other:tingling g2", "17 seen=hives:2,other:tingling:2"},
                 // Of the one before, something was said already.
                 {"17 hives g2 and itching g1", "17 seen=hives:2,itching:1"},
                 {"17 hives g2 and itching gone", "17 seen=hives:2 resolved=itching"},
                 {"17 hives @-5m and itching g1", "17 seen=hives@-5m,itching:1"},
                 {"17 hives g3 and itching and flushing gone", "17 seen=hives:3 resolved=itching,flushing"},
                 {"17 no hives and itching gone", "17 denied=hives resolved=itching"},
                 {"17 no hives and itching and flushing g2", "bad-field"},
                 // A body surface is of one.
                 {"17 itching and rash 40%", "17 seen=itching,rash:40%"},
                 // Own words are never told as gone, and nothing joined to them is told half.
                 {"17 other:tingling and hives gone", "unknown-word"},
                 {"17 hives and other:tingling gone", "unknown-word"},
                 {"17 hives and Other:tingling gone", "unknown-word"},
                 // Nothing joins.
                 {"17 hives, itching gone", "17 seen=hives resolved=itching"},
                 {"17 hives itching g2", "17 seen=hives,itching:2"},
                 {"17 hives, itching and flushing g1", "17 seen=hives,itching:1,flushing:1"},
                 {"17 hives and bp 92/60 itching g1", "17 seen=hives,itching:1 bp=92/60"},
                 {"17 hives and no itching", "17 seen=hives denied=itching"}});
}

TEST_CASE("where something on the skin is goes into the note; elsewhere it is said what is taken", "[app]") {
  understood_as({{"17 rash on the arm", "17 seen=rash note=rash on the arm"},
                 {"17 hives g2 on both arms bp 92/60", "17 seen=hives:2 bp=92/60 note=hives on both arms"},
                 {"17 rash on the left leg g1, note since noon",
                  "17 seen=rash:1 note=rash on the left leg; since noon"},
                 {"17 itching on the arms and both legs g1",
                  "17 seen=itching:1 note=itching on the arms and both legs"},
                 {"17 rash on the arm and hives", "17 seen=rash,hives note=rash on the arm"},
                 {"17 hives on iv site", "17 seen=hives note=hives on iv site"},
                 {"17 hives g2 on the arm, bruise at IV site",
                  "17 seen=hives:2,bruising note=hives on the arm; bruise at IV site"},
                 {"17 bruise at iv site g1", "17 seen=bruising:1 note=bruise at iv site"},
                 {"17 bruise at iv site gone", "17 resolved=bruising note=bruise at iv site gone"},
                 {"17 no bruising at the iv site", "17 denied=bruising note=no bruising at the iv site"},
                 {"17 redness at iv site", "17 seen=site-redness"},
                 {"17 pain on the iv site", "17 seen=site-pain"},
                 {"17 bleeding at the iv site", "17 seen=bleeding"},
                 {"17 bruise", "17 seen=bruising"},
                 {"17 pain in chest", "17 seen=chest-pain"},
                 {"17 swelling of the face", "17 seen=face-swelling"},
                 {"17 headache in the morning", "bad-field"},
                 {"17 rash in the evening", "bad-field"},
                 {"17 rash on", "unknown-word"},
                 {"17 bp 92/60 on the arm", "unknown-word"}});
}

}  // namespace
}  // namespace infuwatch::log_line_test
