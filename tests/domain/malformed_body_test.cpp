// What is refused where a body is read, and what stands at its ends.
#include "domain/body.hpp"
#include "support/catch.hpp"

#include <limits>

namespace infuwatch::malformed_body_test {
namespace {

TEST_CASE("a body of a newer version is refused", "[domain]") {
  Entry out;
  CHECK(read_body("pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17},"v":1})", out));
  const auto newer = read_body("pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17},"v":2})", out);
  REQUIRE_FALSE(newer);
  CHECK(newer.error().what.find("newer") != std::string::npos);
}

TEST_CASE("the largest whole numbers are read as they stand", "[domain]") {
  Entry out;
  REQUIRE(read_body("pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":9223372036854775807},"v":1})",
                    out));
  CHECK(std::get<Paused>(out.said).infusion == InfusionId{std::numeric_limits<std::int64_t>::max()});
  REQUIRE(read_body(
      "observe", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17,"vitals":{"hr":2147483647}},"v":1})",
      out));
  CHECK(std::get<Observed>(out.said).vitals.heart_rate->value == std::numeric_limits<int>::max());
}

struct Malformed {
  const char* kind;
  std::string body;
};

TEST_CASE("a malformed body is refused with what is wrong", "[domain]") {
  const auto row = GENERATE(values<Malformed>({
      {"pause", ""},
      {"pause", "{"},
      {"pause", "null"},
      {"pause", "[]"},
      {"pause", "{}"},
      {"pause", "{\"v\":1}"},
      {"pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17}})"},
      {"pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17},"v":"1"})"},
      {"pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17},"v":1} )" + std::string{"x"}},
      {"pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":"17"},"v":1})"},
      {"pause", R"({"said":{"at":1795348800},"v":1})"},
      {"pause", R"({"said":{"at":"2026-11-22 12:00"},"v":1})"},
      {"pause", R"({"said":{"at":"2026-02-30T12:00:00Z"},"v":1})"},
      {"pause", R"({"said":{"at":{"from":"2026-11-22T12:00:00Z"}},"v":1})"},
      {"pause", "{\"said\":{\"at\":\"2026-11-22T12:00:00Z\",\"infusion\":17},\"asked\":\"\xFF\",\"v\":1}"},
      {"pause", R"({"said":{"infusion":17},"v":1})"},
      {"pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17},"v":22222222222222222222222})"},
      {"pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17},"v":0.5})"},
      {"pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":1e3},"v":1})"},
      {"pause", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":9223372036854775808},"v":1})"},
      {"observe", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17,"vitals":{"hr":2147483648}},"v":1})"},
      {"observe", R"({"said":{"at":"2026-11-22T12:00:00Z","infusion":17,"vitals":{"hr":72.5}},"v":1})"},
      {"patient", R"({"said":{"mrn":"T-1","patient":3},"v":1})"},
      {"observe", R"({"said":{"infusion":17},"v":1})"},
      {"", R"({"said":{},"v":1})"},
      {"Pause", R"({"said":{},"v":1})"},
      {"pause ", R"({"said":{},"v":1})"},
      {"unheard", R"({"said":{},"v":1})"},
      {"staff", R"({"said":{"role":"boss"},"v":1})"},
      {"patient", R"({"said":{"birth":"1984-02-30"},"v":1})"},
      {"patient", R"({"said":{"birth":"1984-02-29","weight_kg":61.5},"v":1})"},
      {"site", R"({"said":{"training":"yes"},"v":1})"},
      {"site", R"({"said":{"shifts":"23,07"},"v":1})"},
      {"stop", R"({"said":{"given":"280"},"v":1})"},
      {"stop", R"({"said":{"given":"x mg"},"v":1})"},
      {"note", R"({"said":{"text":7},"v":1})"},
      {"correct", R"({"said":{"now":{"text":"b"}},"v":1})"},
      {"correct", R"({"said":{"now":{"kind":"patient"}},"v":1})"},
      {"observe", R"({"said":{"denied":[7]},"v":1})"},
      {"observe", R"({"said":{"vitals":{"acvpu":"X"}},"v":1})"},
      {"pause",
       R"({"judged":[{"placed":[{"now":{"at":{"window":"soon"}}}]}],"said":{"at":"2026-11-22T12:00:00Z"},"v":1})"},
      {"pause", R"({"notices":[{"kind":"unheard"}],"said":{"at":"2026-11-22T12:00:00Z"},"v":1})"},
  }));
  INFO(row.kind << ' ' << row.body);
  Entry out;
  const auto read_it = read_body(row.kind, row.body, out);
  REQUIRE_FALSE(read_it);
  CHECK_FALSE(read_it.error().what.empty());
}

}  // namespace
}  // namespace infuwatch::malformed_body_test
