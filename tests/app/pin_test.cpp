// PINs: who may set one, which let in, and how wrong ones slow a badge down.
#include "app/pin.hpp"

#include "room.hpp"

#include <sodium.h>

namespace infuwatch::pin_test {
namespace {

using namespace test;

TEST_CASE("a badge signs in with its own PIN and no other", "[app]") {
  Room room;
  const auto context = room.nurse();
  CHECK(problem<PinRefused>(app::sign_in(context, "n1", "4711")).why == PinRefused::Why::not_set);
  CHECK_FALSE(taken(app::has_pin(context, "n1")));
  taken(app::set_pin(context, "n1", "4711"));
  taken(app::set_pin(room.other_nurse(), "n2", "2580"));
  CHECK(taken(app::has_pin(context, "n1")));
  CHECK(taken(app::sign_in(context, "n1", "4711")).name == "R. Osei");
  CHECK(problem<PinRefused>(app::sign_in(context, "n1", "2580")).why == PinRefused::Why::wrong);
  CHECK(problem<PinRefused>(app::sign_in(context, "n9", "4711")).why == PinRefused::Why::wrong);
  const auto kept = *taken(room.kept.find_credential("n1"));
  CHECK(kept.hash.starts_with("$argon2id$"));
  CHECK(kept.hash.find("4711") == std::string::npos);
  taken(app::disable_staff(room.charge(), {}, "n1"));
  CHECK(problem<PinRefused>(app::sign_in(context, "n1", "4711")).why == PinRefused::Why::wrong);
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
  CHECK(refusal(app::set_pin(room.ward.context("n9"), "n9", "2580")) == "unknown-staff");
}

TEST_CASE("from the third wrong PIN on a badge waits, twice as long each time; others do not", "[app]") {
  Room room;
  const auto context = room.nurse();
  taken(app::set_pin(context, "n1", "4711"));
  taken(app::set_pin(room.other_nurse(), "n2", "2580"));
  const auto wrong = [&] { return problem<PinRefused>(app::sign_in(context, "n1", "1111")); };
  CHECK_FALSE(wrong().until);
  CHECK_FALSE(wrong().until);
  CHECK(*wrong().until == room.nine + 30s);
  room.set(room.nine + 29s);
  CHECK(problem<PinRefused>(app::sign_in(context, "n1", "4711")).why == PinRefused::Why::waiting);
  CHECK(taken(app::sign_in(context, "n2", "2580")).badge == "n2");
  room.set(room.nine + 30s);
  CHECK(*wrong().until == room.nine + 30s + 60s);
  Instant now = room.nine + 90s;
  for (const auto wait : {120s, 240s, 480s, 900s, 900s}) {
    room.set(now);
    CHECK(*wrong().until == now + wait);
    now += wait;
  }
  room.set(now);
  CHECK(taken(app::sign_in(context, "n1", "4711")).badge == "n1");
  CHECK(taken(room.kept.find_credential("n1"))->failures == 0);
  CHECK_FALSE(wrong().until);
}

TEST_CASE("a hash of an older cost is made anew at the next sign-in", "[app]") {
  Room room;
  const auto context = room.nurse();
  taken(app::set_pin(context, "n1", "4711"));
  auto old = *taken(room.kept.find_credential("n1"));
  const auto secret = room.kept.site().site.id + "\x1fn1\x1f" + "4711";
  char cheap[crypto_pwhash_STRBYTES];
  REQUIRE(crypto_pwhash_str(cheap, secret.data(), secret.size(), crypto_pwhash_OPSLIMIT_MIN,
                            crypto_pwhash_MEMLIMIT_MIN) == 0);
  old.hash = cheap;
  taken(room.kept.keep(old));
  taken(app::sign_in(context, "n1", "4711"));
  CHECK(taken(room.kept.find_credential("n1"))->hash != cheap);
  CHECK(taken(app::sign_in(context, "n1", "4711")).badge == "n1");
}

TEST_CASE("a try is counted before it is looked at, so that nothing is gained by trying at several consoles",
          "[app]") {
  Room room;
  const auto context = room.nurse();
  taken(app::set_pin(context, "n1", "4711"));
  for (int i = 0; i < 3; ++i) static_cast<void>(app::sign_in(context, "n1", "1111"));
  CHECK(taken(room.kept.find_credential("n1"))->failures == 3);
  CHECK(problem<PinRefused>(app::sign_in(context, "n1", "4711")).why == PinRefused::Why::waiting);
  CHECK(taken(room.kept.find_credential("n1"))->failures == 3);  // who waits is not counted
  room.set(room.nine + Seconds{30});
  taken(app::sign_in(context, "n1", "4711"));
  CHECK(taken(room.kept.find_credential("n1"))->failures == 0);
  CHECK_FALSE(taken(room.kept.find_credential("n1"))->failed_at);
}

/// The nurse's context at a machine with a pepper.
app::AppContext with_pepper(Room& room, const std::string& secret) {
  auto context = room.nurse();
  context.pepper = app::Pepper{"/etc/infuwatch/pepper", secret};
  return context;
}

TEST_CASE("a PIN set with a pepper opens nothing without it, or with another", "[app]") {
  Room room;
  const auto context = with_pepper(room, "sixteen letters, and more");
  taken(app::set_pin(context, "n1", "4711"));
  CHECK(taken(app::sign_in(context, "n1", "4711")).badge == "n1");
  CHECK(problem<PinRefused>(app::sign_in(context, "n1", "4712")).why == PinRefused::Why::wrong);
  CHECK(problem<PinRefused>(app::sign_in(room.nurse(), "n1", "4711")).why == PinRefused::Why::other_pepper);
  CHECK(problem<PinRefused>(app::sign_in(with_pepper(room, "another secret, as long"), "n1", "4711")).why ==
        PinRefused::Why::other_pepper);
  const auto kept = *taken(room.kept.find_credential("n1"));
  CHECK(kept.pepper.size() == 8);
  CHECK(kept.pepper.find("sixteen") == std::string::npos);
  // The hash is not of the PIN as it is typed: who has the store alone tries in vain.
  const auto typed = room.kept.site().site.id +
                     "\x1fn1\x1f"
                     "4711";
  CHECK(crypto_pwhash_str_verify(kept.hash.c_str(), typed.data(), typed.size()) != 0);
}

TEST_CASE("a PIN from before the machine had a pepper gets it with the next sign-in", "[app]") {
  Room room;
  taken(app::set_pin(room.nurse(), "n1", "4711"));
  const auto context = with_pepper(room, "sixteen letters, and more");
  CHECK(problem<PinRefused>(app::sign_in(context, "n1", "4712")).why == PinRefused::Why::wrong);
  CHECK(taken(room.kept.find_credential("n1"))->pepper.empty());
  taken(app::sign_in(context, "n1", "4711"));
  CHECK_FALSE(taken(room.kept.find_credential("n1"))->pepper.empty());
  taken(app::sign_in(context, "n1", "4711"));
  CHECK(problem<PinRefused>(app::sign_in(room.nurse(), "n1", "4711")).why == PinRefused::Why::other_pepper);
}

TEST_CASE("a pepper that cannot be read lets nobody in, and sets no PIN without it", "[app]") {
  Room room;
  taken(app::set_pin(room.nurse(), "n1", "4711"));
  const auto context = with_pepper(room, "");
  CHECK(problem<BadSettings>(app::sign_in(context, "n1", "4711")).path == "/etc/infuwatch/pepper");
  CHECK(refusal(app::set_pin(context, "n1", "2580")) == "bad-settings");
  CHECK(taken(room.kept.find_credential("n1"))->failures == 0);
}

}  // namespace
}  // namespace infuwatch::pin_test
