#include "report/order_json.hpp"

#include "report/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace infuwatch::report {
namespace {

/// What is charted of the IV access, where any of it is.
void put_access(json& out, const IvAccess& access) {
  each_member(access, [&]<class T>(const auto& member, const T& held) {
    const std::string key{member.body};
    if constexpr (std::is_same_v<T, std::string>) {
      if (!held.empty()) out["access"][key] = held;
    } else if (held) {
      out["access"][key] = *held;
    }
  });
}

}  // namespace

json bag_json(const BagHung& bag) {
  json out = json::object();
  if (!bag.lot.empty()) out["lot"] = bag.lot;
  if (bag.expires) out["expires"] = iso(bag.expires->last);
  if (bag.amount) out["amount"] = to_text(*bag.amount);
  if (bag.volume) out["volume"] = to_text(*bag.volume);
  return out;
}

void put_order(json& out, const Order& order) {
  put_access(out, order.access);
  if (order.expires || order.volume)
    out["bag"] = bag_json({.infusion = {},
                           .at = {},
                           .lot = order.lot,
                           .expires = order.expires,
                           .amount = order.dose,
                           .volume = order.volume});
  if (!order.route.empty()) out["route"] = order.route;
  if (order.rate) out["ordered_rate"] = to_text(*order.rate);
  if (order.order_expires) out["order_expires"] = iso(order.order_expires->last);
}

void put_infusion(json& out, const Infusion& infusion) {
  out["infusion"] = infusion.number.value();
  out["drug"] = infusion.order.drug;
  if (!infusion.order.unlisted.empty()) out["unlisted"] = infusion.order.unlisted;
  put_order(out, infusion.order);
  for (const auto& bag : infusion.bags) out["bags"].push_back(bag_json(bag));
  if (!infusion.stopped_before.empty())
    if (const auto given = given_in_all(infusion); !given.empty()) out["given_in_all"] = to_text(given);
}

void put_started(json& out, const Infusion& infusion) {
  out["drug_count"] = infusion.terms.drug_count;
  out["drug_count_certain"] = infusion.terms.count_certain;
  out["high_risk_until"] = when(infusion.high_risk_until());
  const auto start = infusion.start;
  out["follow_up_until"] = start
                               ? json(iso(std::max(start->to, infusion.stop ? infusion.stop->to : start->to) +
                                          infusion.terms.follow_up))
                               : json(nullptr);
  out["planned_end"] = when(infusion.planned_end);
  out["labels"] = name(infusion.terms.labels);
  if (infusion.terms.course > 0) {
    out["course"] = infusion.terms.course;
    out["course_day"] = infusion.terms.course_day;
  }
  if (!infusion.checked_by.empty()) out["checked_by"] = infusion.checked_by;
}

}  // namespace infuwatch::report
