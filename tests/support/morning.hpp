#pragma once

#include "support/console.hpp"

namespace infuwatch::test {

/// A morning: somebody reacting, somebody fine, somebody whose stop is not charted, somebody gone home.
struct Morning : Console {
  InfusionId ana, bo, cleo, dee;

  Morning() {
    ana = started("T-1", "Testa, Ana");
    bo = started("T-2", "Muster, Bo", "natalizumab");
    cleo = started("T-3", "Sample, Cleo", "natalizumab");
    at(nine + Seconds{600});
    taken(app::observe(ward.context(), {}, request(ana, "78", "120/76")));
    at(nine + Seconds{3600});
    taken(app::stop(ward.context(), {}, {bo, "", "", ""}));
    at(nine + Seconds{7500});
    dee = started("T-4", "Gone, Dee", "rituximab", "1000 mg");
    taken(app::release(ward.context(), {"", "at her own wish"}, {bo, "", "home"}));
    ward.log(nine + Seconds{7800}, std::to_string(dee.value()) + " hives g2 itching g1 bp 104/62 hr 104");
    look();
  }

  static app::ObserveRequest request(InfusionId infusion, const std::string& hr, const std::string& bp) {
    app::ObserveRequest out;
    out.infusion = infusion;
    out.vitals[Sign::heart_rate] = hr;
    out.vitals[Sign::pressure] = bp;
    out.vitals[Sign::spo2] = "98";
    return out;
  }
};

}  // namespace infuwatch::test
