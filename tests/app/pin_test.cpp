// PINs: who may set one, which let in, and how wrong ones slow a badge down.
#include "app/pin.hpp"

#include "room.hpp"

#include <sodium.h>

namespace infuwatch::pin_test {
namespace {

using namespace test;

TEST_CASE("a badge signs in with its own PIN and no other", "[app]") {
  Room room;
  const auto desk = room.nurse();
  CHECK(problem<PinRefused>(app::sign_in(desk, "n1", "4711")).why == PinRefused::Why::not_set);
  CHECK_FALSE(taken(app::has_pin(desk, "n1")));
  taken(app::set_pin(desk, "n1", "4711"));
  taken(app::set_pin(room.other_nurse(), "n2", "2580"));
  CHECK(taken(app::has_pin(desk, "n1")));
  CHECK(taken(app::sign_in(desk, "n1", "4711")).name == "R. Osei");
  CHECK(problem<PinRefused>(app::sign_in(desk, "n1", "2580")).why == PinRefused::Why::wrong);
  CHECK(problem<PinRefused>(app::sign_in(desk, "n9", "4711")).why == PinRefused::Why::wrong);
  const auto kept = *taken(room.kept.find_credential("n1"));
  CHECK(kept.hash.starts_with("$argon2id$"));
  CHECK(kept.hash.find("4711") == std::string::npos);
  taken(app::disable_staff(room.charge(), {}, "n1"));
  CHECK(problem<PinRefused>(app::sign_in(desk, "n1", "4711")).why == PinRefused::Why::wrong);
}

TEST_CASE("a PIN is 4 to 12 digits, not all the same", "[app]") {
  Room room;
  for (const auto& [pin, good] : {std::pair{"1234", true},
                                  {"123", false},
                                  {"123456789012", true},
                                  {"1234567890123", false},
                                  {"0000", false},
                                  {"0001", true},
                                  {"12a4", false},
                                  {"", false}}) {
    INFO(pin);
    CHECK(refusal(app::set_pin(room.nurse(), "n1", pin)) == (good ? "recorded" : "bad-field"));
  }
}

TEST_CASE("a nurse sets her own PIN, a charge nurse anybody's, a stranger none", "[app]") {
  Room room;
  CHECK(refusal(app::set_pin(room.nurse(), "n2", "2580")) == "not-permitted");
  CHECK(refusal(app::set_pin(room.charge(), "n2", "2580")) == "recorded");
  CHECK(refusal(app::set_pin(room.charge(), "n9", "2580")) == "no-such");
  CHECK(refusal(app::set_pin(room.ward.desk("n9"), "n9", "2580")) == "unknown-staff");
}

TEST_CASE("from the third wrong PIN on a badge waits, twice as long each time; others do not", "[app]") {
  Room room;
  const auto desk = room.nurse();
  taken(app::set_pin(desk, "n1", "4711"));
  taken(app::set_pin(room.other_nurse(), "n2", "2580"));
  const auto wrong = [&] { return problem<PinRefused>(app::sign_in(desk, "n1", "1111")); };
  CHECK_FALSE(wrong().until);
  CHECK_FALSE(wrong().until);
  CHECK(*wrong().until == room.nine + 30s);
  room.set(room.nine + 29s);
  CHECK(problem<PinRefused>(app::sign_in(desk, "n1", "4711")).why == PinRefused::Why::waiting);
  CHECK(taken(app::sign_in(desk, "n2", "2580")).badge == "n2");
  room.set(room.nine + 30s);
  CHECK(*wrong().until == room.nine + 30s + 60s);
  Instant now = room.nine + 90s;
  for (const auto wait : {120s, 240s, 480s, 900s, 900s}) {
    room.set(now);
    CHECK(*wrong().until == now + wait);
    now += wait;
  }
  room.set(now);
  CHECK(taken(app::sign_in(desk, "n1", "4711")).badge == "n1");
  CHECK(taken(room.kept.find_credential("n1"))->failures == 0);
  CHECK_FALSE(wrong().until);
}

TEST_CASE("a hash of an older cost is made anew at the next sign-in", "[app]") {
  Room room;
  const auto desk = room.nurse();
  taken(app::set_pin(desk, "n1", "4711"));
  auto old = *taken(room.kept.find_credential("n1"));
  const auto secret = room.kept.site().site.id + "\x1fn1\x1f" + "4711";
  char cheap[crypto_pwhash_STRBYTES];
  REQUIRE(crypto_pwhash_str(cheap, secret.data(), secret.size(), crypto_pwhash_OPSLIMIT_MIN,
                            crypto_pwhash_MEMLIMIT_MIN) == 0);
  old.hash = cheap;
  taken(room.kept.keep(old));
  taken(app::sign_in(desk, "n1", "4711"));
  CHECK(taken(room.kept.find_credential("n1"))->hash != cheap);
  CHECK(taken(app::sign_in(desk, "n1", "4711")).badge == "n1");
}

}  // namespace
}  // namespace infuwatch::pin_test
