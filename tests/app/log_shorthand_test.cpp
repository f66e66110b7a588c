// What nurses write short in a `log` line, spelled out.
#include "app/log_shorthand.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"

namespace infuwatch::app::log_shorthand_test {
namespace {

struct Case {
  std::string line;
  std::string want;
};

void spelled(const std::vector<Case>& cases) {
  for (const auto& [line, want] : cases) {
    INFO('[' << line << ']');
    CHECK(joined(spelled_out(split("1 " + line, ' ')), " ") == (want.empty() ? "1" : "1 " + want));
  }
}

TEST_CASE("room air and oxygen by a cannula", "[app]") {
  spelled({{"RA", "air"},
           {"r/a", "air"},
           {"room air", "air"},
           {"on RA", "air"},
           {"on room air hives", "air hives"},
           {"room spinning", "room spinning"},
           {"2L NC", "o2 2L"},
           {"on 2L NC", "o2 2L"},
           {"2 L nasal cannula", "o2 2L"},
           {"2.5L via NC", "o2 2.5L"},
           {"2l/min O2", "o2 2L"},
           {"NC 2L", "o2 2L"},
           {"O2 2L NC", "O2 2L"},
           {"o2 2 L via nasal cannula", "o2 2L"},
           {"o2 2L", "o2 2L"},
           {"2L", "2L"},
           {"2L hives", "2L hives"},
           {"98% RA", "spo2 98% air"},
           {"98% on room air", "spo2 98% air"},
           {"sats 98% RA", "spo2 98% air"},
           {"98%", "98%"}});
}

TEST_CASE("a sign by its other names, with a colon, and glued to its number", "[app]") {
  spelled({{"sats 97%", "spo2 97%"},
           {"O2 sat 97", "spo2 97"},
           {"pulse ox 97", "spo2 97"},
           {"P 104", "hr 104"},
           {"pulse 104", "pulse 104"},
           {"heart rate 104", "hr 104"},
           {"blood pressure 92/60", "bp 92/60"},
           {"r 16", "rr 16"},
           {"resp 16", "rr 16"},
           {"p hives", "p hives"},
           {"r arm", "r arm"},
           {"HR104", "hr 104"},
           {"BP92/60", "bp 92/60"},
           {"T37.2C", "t 37.2C"},
           {"spo2", "spo2"},
           {"g2", "g2"},
           {"hr: 88", "hr 88"},
           {"bp:92/60", "bp 92/60"},
           {"bp= 92/60", "bp 92/60"},
           {"bp:low", "bp:low"},
           {"hives: 2", "hives: 2"}});
}

TEST_CASE("two pressures without a name, and with blanks", "[app]") {
  spelled({{"92/60", "bp 92/60"},
           {"92 / 60", "bp 92/60"},
           {"92/ 60", "bp 92/60"},
           {"92 /60", "bp 92/60"},
           {"92 over 60", "bp 92/60"},
           {"bp 92 / 60", "bp 92/60"},
           {"bp 92/60", "bp 92/60"},
           {"40/20", "bp 40/20"},
           {"39/20", "39/20"},
           {"40/19", "40/19"},
           {"300/90", "bp 300/90"},
           {"301/90", "301/90"},
           {"60/60", "60/60"},
           {"11/21", "11/21"},
           {"pain 3/10", "pain 3/10"},
           {"pain 60/40", "pain 60/40"},
           {"92/60/2", "92/60/2"},
           {"n/v", "n/v"}});
}

TEST_CASE("alert, and oriented to all that was asked", "[app]") {
  spelled({{"alert", "acvpu a"},
           {"A&O x3", "acvpu a"},
           {"a&ox4", "acvpu a"},
           {"a/o x 4", "acvpu a"},
           {"AOx3", "acvpu a"},
           {"a&o", "acvpu a"},
           {"alert and oriented x3", "acvpu a"},
           {"alert & oriented", "acvpu a"},
           {"a&o x2", "a&o x2"},
           {"alert and oriented x2", "alert and oriented x2"},
           {"alert to voice", "alert to voice"},
           {"not alert", "not alert"},
           {"less alert", "less alert"},
           {"acvpu alert", "acvpu alert"}});
}

TEST_CASE("how long ago, and a moment behind its sign", "[app]") {
  spelled({{"hives 10 min ago", "hives -10m"},
           {"10m ago", "-10m"},
           {"2 hours ago", "-2h"},
           {"1h ago", "-1h"},
           {"an hour ago", "-1h"},
           {"@ 10 min ago", "@-10m"},
           {"hives since 10 min ago", "hives @-10m"},
           {"@ 0920", "@0920"},
           {"@ -10m", "@-10m"},
           {"@ hives", "@ hives"},
           {"hives since 09:20", "hives @09:20"},
           {"hives since noon", "hives since noon"},
           {"10 min", "10 min"},
           {"10 hives ago", "10 hives ago"}});
}

TEST_CASE("a grade by its word, and a heading before the signs", "[app]") {
  spelled({{"hives grade 2", "hives g2"},
           {"hives gr2", "hives g2"},
           {"hives gr. 2", "hives g2"},
           {"hives Grade2", "hives g2"},
           {"hives grade 12", "hives grade 12"},
           {"hives grade", "hives grade"},
           {"VS hr 88", "hr 88"},
           {"vitals: HR88", "hr 88"},
           {"vs 92/60", "bp 92/60"},
           {"VS good", "VS good"},
           {"vss", "vss"}});
}

TEST_CASE("the number, quoted words and a note stay as they are", "[app]") {
  CHECK(joined(spelled_out({"92/60", "RA"}), " ") == "92/60 air");
  spelled({{"hives note RA, hr: 88", "hives note RA, hr: 88"}, {"other:ra hives", "other:ra hives"}});
  CHECK(spelled_out({"1", "other:\"on RA\""}) == std::vector<std::string>{"1", "other:\"on RA\""});
}

}  // namespace
}  // namespace infuwatch::app::log_shorthand_test
