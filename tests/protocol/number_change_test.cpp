// Which numbers of a part of the catalogue are others in its new text.
#include "protocol/number_change.hpp"

#include "support/catch.hpp"

namespace infuwatch::number_change_test {
namespace {

using Lines = std::vector<std::string>;

Lines lines(const std::string& was, const std::string& now) {
  Lines out;
  for (const auto& one : number_changes(was, now))
    out.push_back((one.where.empty() ? "" : one.where + ": ") + one.key + ' ' +
                  (one.was.empty() ? "none" : one.was) + " -> " + (one.now.empty() ? "none" : one.now) +
                  (one.same_source ? " (same source)" : ""));
  return out;
}

const std::string regimen =
    "[[regimen]]\nname = \"a\"\nlowest = \"8 mg/kg\"\nmost = \"800 mg\"\nduration = \"1h\"\nsource = \"label\"\n";
const std::string schedule = "[[schedule]]\ncounts = \"2-\"\nevery_days = [28, 42]\nsource = \"label\"\n";

std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST_CASE("a number, dose, time or limit that is another is told with its source", "[protocol]") {
  const struct {
    std::string was, now;
    Lines told;
  } cases[] = {
      {regimen, regimen, {}},
      {regimen, with(regimen, "800 mg", "8000 mg"), {"regimen \"a\": most 800 mg -> 8000 mg (same source)"}},
      {regimen,
       with(with(regimen, "800 mg", "8000 mg"), "\"label\"", "\"house\""),
       {"regimen \"a\": most 800 mg -> 8000 mg"}},
      {regimen,
       with(regimen, "most = \"800 mg\"\n", ""),
       {"regimen \"a\": most 800 mg -> none (same source)"}},
      {with(regimen, "most = \"800 mg\"\n", ""),
       regimen,
       {"regimen \"a\": most none -> 800 mg (same source)"}},
      {regimen,
       with(with(regimen, "1h", "2h"), "8 mg/kg", "4 mg/kg"),
       {"regimen \"a\": lowest 8 mg/kg -> 4 mg/kg (same source)",
        "regimen \"a\": duration 1h -> 2h (same source)"}},
      {schedule,
       with(schedule, "28, 42", "28, 56"),
       {"schedule \"2-\": every_days 28, 42 -> 28, 56 (same source)"}},
      {schedule, with(schedule, "2-", "3-"), {"schedule \"3-\": counts 2- -> 3- (same source)"}},
      {"from_years = 18\nfrom_years_source = \"label\"\n",
       "from_years = 16\nfrom_years_source = \"label\"\n",
       {"from_years 18 -> 16 (same source)"}},
      {"[limits]\nhr_to = 40\nsource = \"a\"\n",
       "[limits]\nhr_to = 30\nsource = \"b\"\n",
       {"limits: hr_to 40 -> 30"}},
      {"[[question]]\nkey = \"iron\"\nlab = [\"ferritin at most 500\"]\n",
       "[[question]]\nkey = \"iron\"\nlab = [\"ferritin at most 800\"]\n",
       {"question \"iron\": lab ferritin at most 500 -> ferritin at most 800"}},
      {"about = \"5 words\"\n", "about = \"6 words\"\n", {}},  // prose
      {regimen, "[[regimen", {}}};
  for (const auto& one : cases) {
    INFO(one.was << " -> " << one.now);
    CHECK(lines(one.was, one.now) == one.told);
  }
}

TEST_CASE("tables of a list belong together by their names, whatever their order", "[protocol]") {
  const auto other = with(with(regimen, "\"a\"", "\"b\""), "800 mg", "600 mg");
  CHECK(lines(regimen + other, other + regimen).empty());
  CHECK(lines(regimen + other, other).empty());  // what is gone is told elsewhere
  CHECK(lines(regimen + other, with(other, "600 mg", "500 mg") + regimen) ==
        Lines{"regimen \"b\": most 600 mg -> 500 mg (same source)"});
}

}  // namespace
}  // namespace infuwatch::number_change_test
