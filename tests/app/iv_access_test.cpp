#include "domain/iv_access.hpp"

#include "app/room.hpp"
#include "domain/body.hpp"
#include "report/words.hpp"

namespace infuwatch::iv_access_test {
namespace {

using namespace test;

app::Request prepared(std::initializer_list<app::Answers::One> access) {
  app::Request request{.verb = VerbId::prepare,
                       .answers = {{FieldId::mrn, "T-1"},
                                   {FieldId::birth, "1984-03-09"},
                                   {FieldId::drug, "ocrelizumab"},
                                   {FieldId::dose, "600 mg"}}};
  for (const auto& [field, typed] : access) request.answers.add(field, typed);
  return request;
}

TEST_CASE("an order says what the drug reaches the patient through", "[app][access]") {
  Room room;
  const auto made = taken(app::carry_out(room.nurse(), prepared({{FieldId::access_kind, "peripheral"},
                                                                 {FieldId::access_site, "left forearm"},
                                                                 {FieldId::gauge, "22"}})));
  const IvAccess access{.kind = "peripheral", .site = "left forearm", .gauge = 22};
  CHECK(held<Prepared>(made).order.access == access);
  CHECK(report::access_text(access) == "peripheral, left forearm, gauge 22");
  CHECK(body_of(made.entry).find(R"("access":{"gauge":22,"kind":"peripheral","site":"left forearm"})") !=
        std::string::npos);
  const auto bare = taken(app::carry_out(room.nurse(), prepared({})));
  CHECK(held<Prepared>(bare).order.access.empty());
  CHECK(body_of(bare.entry).find("access") == std::string::npos);
}

TEST_CASE("the IV access is read by its table, and corrected like the rest of an order", "[app][access]") {
  Room room;
  CHECK(problem<OutOfRange>(app::carry_out(room.nurse(), prepared({{FieldId::gauge, "30"}}))).field ==
        FieldId::gauge);
  CHECK(problem<BadField>(app::carry_out(room.nurse(), prepared({{FieldId::access_kind, "arm"}}))).choices ==
        std::vector<std::string>{"peripheral", "midline", "picc", "port", "central"});
  taken(app::carry_out(room.nurse(), prepared({{FieldId::access_kind, "port"}, {FieldId::gauge, "20"}})));
  const auto entry = room.last();
  const auto chart = room.chart();
  const auto* act = chart->act(entry);
  REQUIRE(act);
  CHECK(app::typed_in(act->said, FieldId::gauge, room.ward.zone) == "20");
  CHECK(app::typed_in(act->said, FieldId::access_kind, room.ward.zone) == "port");
  taken(app::correct(room.nurse(), {"", "misread"}, entry, {"gauge=19", "access-site=right chest"}));
  const auto now = std::get<Prepared>(room.chart()->act(entry)->said).order.access;
  CHECK(now == IvAccess{.kind = "port", .site = "right chest", .gauge = 19});
  taken(app::correct(room.nurse(), {"", "not known"}, room.last(), {"gauge="}));
  CHECK_FALSE(std::get<Prepared>(room.chart()->act(entry)->said).order.access.gauge);
  taken(app::correct(room.nurse(), {"", "not known"}, room.last(), {"access=", "access-site="}));
  CHECK(std::get<Prepared>(room.chart()->act(entry)->said).order.access.empty());
}

}  // namespace
}  // namespace infuwatch::iv_access_test
