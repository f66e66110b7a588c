#include "app/fingerprint.hpp"

#include "app/room.hpp"
#include "storage/stored_entry.hpp"

namespace infuwatch::fingerprint_test {
namespace {

using app::Request;
using test::Room;

const std::string uuid = "0190c0de-0000-7000-8000-000000000001";

Request note(const std::string& text, const std::string& at = {}) {
  Request request{
      .verb = VerbId::note, .answers = {{FieldId::infusion, "1"}, {FieldId::text, text}}, .uuid = uuid};
  request.answers.add_some(FieldId::at, at);
  return request;
}

TEST_CASE("a fingerprint tells requests apart, and not by the place of what was typed",
          "[app][fingerprint]") {
  const auto quiet = app::fingerprint("n1", note("quiet"));
  CHECK(quiet.starts_with("2:"));
  CHECK(quiet == app::fingerprint("n1", {.verb = VerbId::note,
                                         .answers = {{FieldId::text, "quiet"}, {FieldId::infusion, "1"}}}));
  CHECK(quiet != app::fingerprint("n2", note("quiet")));
  CHECK(quiet != app::fingerprint("n1", note("loud")));
  CHECK(quiet != app::fingerprint("n1", note("quiet", "-5m")));
  auto given = note("quiet");
  given.verb = VerbId::give;
  CHECK(quiet != app::fingerprint("n1", given));
  // What a separator in a text could have made the same.
  const Request whole{.verb = VerbId::ack, .answers = {{FieldId::action, "a\x1f"}, {FieldId::detail, "b"}}};
  const Request parted{.verb = VerbId::ack,
                       .answers = {{FieldId::action, "a"},
                                   {FieldId::detail,
                                    "\x1f"
                                    "b"}}};
  CHECK(app::fingerprint("n1", whole) != app::fingerprint("n1", parted));
}

TEST_CASE("a field that is left empty does not change a fingerprint; one emptied on purpose does",
          "[app][fingerprint]") {
  const Request set{.verb = VerbId::patient_set, .answers = {{FieldId::new_mrn, "T-1"}, {FieldId::sex, "f"}}};
  auto emptied = set;
  emptied.answers.add(FieldId::phone, "");
  auto left = set;
  left.answers.add_some(FieldId::phone, "");
  CHECK(app::fingerprint("n1", left) == app::fingerprint("n1", set));
  CHECK(app::fingerprint("n1", emptied) != app::fingerprint("n1", set));
}

/// As the first programs hashed a note: who, the verb, the reason, then its fields in their places.
TEST_CASE("the first form of a fingerprint stays as it was", "[app][fingerprint]") {
  CHECK(app::first_fingerprint("n1", note("quiet", "-5m")) == storage::digest("n1\x1f"
                                                                              "note\x1f"
                                                                              "\x1f"
                                                                              "1\x1f"
                                                                              "quiet\x1f"
                                                                              "-5m"));
  const Request observed{.verb = VerbId::observe,
                         .answers = {{FieldId::infusion, "1"},
                                     {FieldId::symptom, "hives:2"},
                                     {FieldId::symptom, "rash"},
                                     {field_id(Sign::pressure), "92/60"},
                                     {FieldId::reason, "seen twice"}}};
  CHECK(app::first_fingerprint("n1", observed) == storage::digest("n1\x1f"
                                                                  "observe\x1f"
                                                                  "seen twice\x1f"
                                                                  "1\x1f"
                                                                  "\x1f"
                                                                  "hives:2|rash\x1f"
                                                                  "\x1f"
                                                                  "\x1f"
                                                                  "\x1f"
                                                                  "\x1f"
                                                                  "\x1f"
                                                                  "\x1f"
                                                                  "\x1f"
                                                                  "92/60\x1f"
                                                                  "\x1f"
                                                                  "\x1f"
                                                                  "\x1f"
                                                                  "\x1f"
                                                                  "\x1f"
                                                                  "\x1f"));
}

TEST_CASE("a request sent again finds an entry of either form, and another request does not",
          "[app][fingerprint]") {
  for (const bool first : {false, true}) {
    Room room;
    room.start();
    const auto request = note("quiet");
    const storage::Intent kept{
        .uuid = uuid,
        .asked = first ? app::first_fingerprint("n1", request) : app::fingerprint("n1", request)};
    const auto made = test::taken(app::carry_out(room.nurse(), request));
    auto entry = made.entry;
    entry.asked = kept.asked;
    const storage::Intent again{.uuid = uuid,
                                .asked = app::fingerprint("n1", request),
                                .first_form = app::first_fingerprint("n1", request)};
    const auto other = note("loud");
    const storage::Intent another{.uuid = uuid,
                                  .asked = app::fingerprint("n1", other),
                                  .first_form = app::first_fingerprint("n1", other)};
    CHECK(again.made(entry));
    CHECK_FALSE(another.made(entry));
    CHECK(test::taken(app::carry_out(room.nurse(), request)).repeated);
    CHECK(test::refusal(app::carry_out(room.nurse(), other)) == "uuid-taken");
  }
}

TEST_CASE("everything that cannot be taken in a request is told at once", "[app][fingerprint]") {
  Room room;
  const auto number = room.start();
  const auto refused =
      app::carry_out(room.nurse(), {.verb = VerbId::stop,
                                    .answers = {{FieldId::infusion, std::to_string(number.value())},
                                                {FieldId::at, "teatime"},
                                                {FieldId::given, "lots"},
                                                {FieldId::stop_reason, "tired"}}});
  REQUIRE_FALSE(refused);
  CHECK(report::fields_of(refused.error()) == std::vector<std::string>{"--at", "--given", "--why"});
  CHECK(report::kind_of(refused.error()) == "bad-time");
}

}  // namespace
}  // namespace infuwatch::fingerprint_test
