// The one door: who wrote, under which name, and what a second try is.
#include "app/room.hpp"
#include "base/text.hpp"

namespace infuwatch::writing_test {
namespace {

using namespace std::chrono_literals;
using test::problem;
using test::refusal;
using test::Room;
using test::taken;

const std::string uuid = "0b9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4f";

TEST_CASE("an act sent twice under one uuid is recorded once, in whichever case it is spelled", "[app]") {
  Room room;
  const auto number = room.start();
  const auto first = taken(app::note(room.nurse(), {uuid, ""}, number, "quiet", ""));
  room.set(room.nine + 1h);
  for (const auto& again : {uuid, std::string{"0B9F6C1E-4D7A-4A53-9A3E-5F0A1C2D3E4F"},
                            std::string{"0B9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4F"}}) {
    INFO(again);
    const auto second = taken(app::note(room.nurse(), {again, ""}, number, "quiet", ""));
    CHECK(second.repeated);
    CHECK(second.entry.number == first.entry.number);
    CHECK(second.entry.recorded_at == room.nine);
    CHECK(room.last() == first.entry.number);
  }
  CHECK(first.entry.uuid == uuid);
}

TEST_CASE("a uuid first spelled in capitals is known again in small letters", "[app]") {
  Room room;
  const auto number = room.start();
  const auto first =
      taken(app::note(room.nurse(), {"0B9F6C1E-4D7A-4A53-9A3E-5F0A1C2D3E4F", ""}, number, "quiet", ""));
  CHECK(taken(app::note(room.nurse(), {uuid, ""}, number, "quiet", "")).entry.number == first.entry.number);
}

TEST_CASE("a uuid names one request: any other under it is refused and leaves nothing", "[app]") {
  Room room;
  const auto number = room.start();
  taken(app::note(room.nurse(), {uuid, ""}, number, "quiet", ""));
  const auto before = room.last();
  CHECK(refusal(app::note(room.nurse(), {uuid, ""}, number, "loud", "")) == "uuid-taken");
  CHECK(refusal(app::note(room.nurse(), {uuid, ""}, number, "quiet", "-1m")) == "uuid-taken");
  CHECK(refusal(app::note(room.nurse(), {uuid, "why"}, number, "quiet", "")) == "uuid-taken");
  CHECK(refusal(app::note(room.other_nurse(), {uuid, ""}, number, "quiet", "")) == "uuid-taken");
  CHECK(refusal(app::give(room.nurse(), {uuid, ""}, number, "quiet", "", "")) == "uuid-taken");
  CHECK(refusal(app::pause(room.nurse(), {uuid, ""}, number, "")) == "uuid-taken");
  CHECK(room.last() == before);
}

TEST_CASE("fields that run into each other are not the same request", "[app]") {
  Room room;
  const auto number = room.start();
  taken(app::notify(room.nurse(), {uuid, ""}, {number, "Dr. A", "B", "", ""}));
  CHECK(refusal(app::notify(room.nurse(), {uuid, ""}, {number, "Dr. AB", "", "", ""})) == "uuid-taken");
}

TEST_CASE("a repeated act that changed a fact is the same act, not a lost race", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 1h);
  const app::Common once{uuid, ""};
  const auto first = taken(app::stop(room.nurse(), once, {number, "", "", ""}));
  room.set(room.nine + 2h);
  const auto again = taken(app::stop(room.nurse(), once, {number, "", "", ""}));
  CHECK(again.repeated);
  CHECK(again.entry.number == first.entry.number);
  CHECK((test::held<Stopped>(again).at == Span{room.nine + 1h}));
}

TEST_CASE("what is no uuid is refused before anything is looked at", "[app]") {
  Room room;
  const auto number = room.start();
  for (const auto* bad : {"1", "0b9f6c1e4d7a4a539a3e5f0a1c2d3e4f", "0b9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4",
                          "0b9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4fa", "0b9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4g",
                          "0b9f6c1e_4d7a_4a53_9a3e_5f0a1c2d3e4f", " 0b9f6c1e-4d7a-4a53-9a3e-5f0a1c2d3e4f"}) {
    INFO(bad);
    CHECK(problem<BadField>(app::note(room.nurse(), {bad, ""}, number, "quiet", "")).field ==
          FieldId::entry_uuid);
  }
}

TEST_CASE("a new uuid is random, version 4, in small letters", "[app]") {
  const auto one = app::new_uuid(), two = app::new_uuid();
  CHECK(one != two);
  CHECK(one.size() == 36);
  CHECK(one[14] == '4');
  CHECK(std::string{"89ab"}.find(one[19]) != std::string::npos);
  CHECK(lower(one) == one);
}

TEST_CASE("an entry says who, where, when and why", "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 90s);
  const auto entry =
      taken(app::note(room.other_nurse(), {"", " asked by phone "}, number, " quiet ", "-10m")).entry;
  CHECK(entry.staff == "n2");
  CHECK(entry.workstation == "test");
  CHECK(entry.reason == "asked by phone");
  CHECK(entry.recorded_at == room.nine + 90s);
  CHECK(entry.number.value() == room.last().value());
  CHECK(entry.site == room.kept.site().site.id);
  CHECK((std::get<Noted>(entry.said) == Noted{number, Span{room.nine - 9min}, "quiet"}));
}

TEST_CASE("every text passes one gate: UTF-8, no NUL, not too long", "[app]") {
  Room room;
  const auto number = room.start();
  const auto before = room.last();
  const std::string nul{"a\0b", 3}, bytes{"a\xff"}, long_one(longest_text + 1, 'a');
  for (const auto& text : {nul, bytes, long_one}) {
    CHECK(refusal(app::note(room.nurse(), {"", text}, number, "quiet", "")) == "bad-text");
    CHECK(refusal(app::note(room.nurse(), {}, number, text, "")) == "bad-text");
    CHECK(refusal(app::give(room.nurse(), {}, number, text, "", "")) == "bad-text");
    CHECK(refusal(app::give(room.nurse(), {}, number, "cetirizine", text, "")) == "bad-text");
    CHECK(refusal(app::notify(room.nurse(), {}, {number, text, "", "", ""})) == "bad-text");
    CHECK(refusal(app::notify(room.nurse(), {}, {number, "Dr. A", text, "", ""})) == "bad-text");
    app::ObserveRequest request;
    request.infusion = number;
    request.note = text;
    CHECK(refusal(app::observe(room.nurse(), {}, request)) == "bad-text");
    auto order = room.order();
    order.lot = text;
    CHECK(refusal(app::prepare(room.nurse(), {}, order)) == "bad-text");
  }
  CHECK(room.last() == before);
  CHECK(refusal(app::note(room.nurse(), {}, number, std::string(longest_text, 'a'), "")) == "recorded");
}

TEST_CASE("a time lies at most two minutes ahead and not before the patient's birth", "[app]") {
  Room room;
  const auto number = room.start();
  const auto note = [&](const std::string& at) {
    return refusal(app::note(room.nurse(), {}, number, "x", at));
  };
  CHECK(note("21-Nov-2026 09:02") == "recorded");
  CHECK(note("21-Nov-2026 09:03") == "bad-time");
  CHECK(note("09-Mar-1984 00:00") == "recorded");
  CHECK(note("08-Mar-1984 23:59") == "before-birth");
  CHECK(note("tea time") == "bad-time");
}

TEST_CASE("writing on an infusion whose windows are all closed warns, from the second after the close",
          "[app]") {
  Room room;
  const auto number = room.start();
  room.set(room.nine + 1h);
  taken(app::stop(room.nurse(), {}, {number, "", "", ""}));
  room.set(room.nine + 2h);
  taken(app::release(room.nurse(), {{}, "seen off"}, {number, "", ""}));
  room.set(room.nine + 25h);
  CHECK(test::notices(taken(app::note(room.nurse(), {}, number, "well", ""))) == "");
  room.set(room.nine + 25h + 1s);
  CHECK(test::notices(taken(app::note(room.nurse(), {}, number, "still well", ""))) == "windows-closed");
}

TEST_CASE(
    "a look-alike name among active patients is told once, at the first act that could name the wrong one",
    "[app]") {
  Room room;
  room.ward.patient("T-2", "Testa, Anna");
  room.ward.patient("T-3", "Muster, Jo");
  const auto ana = room.start();
  const auto anna = app::start(room.nurse(), {"", "as ordered"}, [&] {
    app::StartRequest request;
    request.order = room.order();
    request.order.mrn = "T-2";
    return request;
  }());
  const auto& told = taken(anna).entry.notices;
  REQUIRE_FALSE(told.empty());
  CHECK((told.front() == Notice{Notice::Kind::look_alike, {"Testa, Ana", "T-1"}}));
  CHECK(test::notices(taken(app::note(room.nurse(), {}, ana, "quiet", ""))) == "look-alike");
  CHECK(test::notices(taken(app::note(room.nurse(), {}, ana, "still quiet", ""))) == "");
  CHECK(test::notices(taken(app::note(room.nurse(), {}, InfusionId{2}, "quiet", ""))) == "");
  auto jo = room.order("natalizumab", "300 mg");
  jo.mrn = "T-3";
  CHECK(test::notices(taken(app::prepare(room.nurse(), {}, jo))) == "history-unknown to-ask");
}

}  // namespace
}  // namespace infuwatch::writing_test
