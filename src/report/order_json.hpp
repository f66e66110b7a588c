#pragma once

#include "domain/chart.hpp"

#include <nlohmann/json_fwd.hpp>

namespace infuwatch::report {

using nlohmann::json;

json bag_json(const BagHung& bag);
/// What an order says of its bag, its route, rate and IV access, where it says more than the lot.
void put_order(json& out, const Order& order);
/// Which infusion it is, its order, the bags hung since, and what was given in all where it was stopped
/// before.
void put_infusion(json& out, const Infusion& infusion);
/// Of a started infusion: its count, windows and planned end.
void put_started(json& out, const Infusion& infusion);

}  // namespace infuwatch::report
