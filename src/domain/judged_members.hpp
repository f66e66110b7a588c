#pragma once

#include "domain/entry.hpp"
#include "domain/member.hpp"

namespace infuwatch {

/// What was judged of an entry and told while it was recorded, member by member.

template <>
inline constexpr auto members<AppliedProtocol> =
    std::tuple{Member{"catalogue", &AppliedProtocol::catalogue},
               Member{"high_risk_s", &AppliedProtocol::high_risk},
               Member{"follow_up_s", &AppliedProtocol::follow_up},
               Member{"second_call_s", &AppliedProtocol::second_call},
               Member{"observe_after_stop_s", &AppliedProtocol::observe_after_stop},
               Member{"planned_s", &AppliedProtocol::planned},
               Member{"stop_grace_s", &AppliedProtocol::stop_grace},
               Member{"drug_count", &AppliedProtocol::drug_count},
               Member{"count_certain", &AppliedProtocol::count_certain},
               Member{"labels", &AppliedProtocol::labels},
               Member{"course", &AppliedProtocol::course},
               Member{"course_day", &AppliedProtocol::course_day},
               Member{"baseline", &AppliedProtocol::baseline}};
template <>
inline constexpr auto members<Placed> =
    std::tuple{Member{"window", &Placed::window}, Member{"certainty", &Placed::certainty},
               Member{"phase", &Placed::phase}};
template <>
inline constexpr auto members<Placement> =
    std::tuple{Member{"observation", &Placement::observation}, Member{"at", &Placement::at},
               Member{"symptoms", &Placement::symptoms}};
template <>
inline constexpr auto members<Replaced> =
    std::tuple{Member{"now", &Replaced::now}, Member{"was", &Replaced::was}};
template <>
inline constexpr auto members<FlagItem> = std::tuple{Member{"finding", &FlagItem::finding},
                                                     Member{"course", &FlagItem::course},
                                                     Member{"words", &FlagItem::words},
                                                     Member{"grade", &FlagItem::grade},
                                                     Member{"value", &FlagItem::value},
                                                     Member{"limit", &FlagItem::limit},
                                                     Member{"against", &FlagItem::against},
                                                     Member{"severity", &FlagItem::severity},
                                                     Member{"onset", &FlagItem::onset},
                                                     Member{"window", &FlagItem::window},
                                                     Member{"certainty", &FlagItem::certainty},
                                                     Member{"phase", &FlagItem::phase},
                                                     Member{"priority", &FlagItem::priority},
                                                     Member{"also_open", &FlagItem::also_open},
                                                     Member{"remarks", &FlagItem::remarks},
                                                     Member{"source", &FlagItem::source},
                                                     Member{"observation", &FlagItem::observation},
                                                     Member{"after", &FlagItem::after}};
template <>
inline constexpr auto members<Finding> =
    std::tuple{Member{"infusion", &Finding::infusion},   Member{"rule", &Finding::rule},
               Member{"priority", &Finding::priority},   Member{"window", &Finding::window},
               Member{"certainty", &Finding::certainty}, Member{"phase", &Finding::phase},
               Member{"items", &Finding::items},         Member{"start", &Finding::start},
               Member{"stop", &Finding::stop},           Member{"also_open", &Finding::also_open},
               Member{"source", &Finding::source},       Member{"criteria", &Finding::criteria}};
template <>
inline constexpr auto members<Judged::Raised> =
    std::tuple{Member{"flag", &Judged::Raised::flag}, Member{"finding", &Judged::Raised::finding},
               Member{"supersedes", &Judged::Raised::supersedes}};
template <>
inline constexpr auto members<std::pair<InfusionId, AppliedProtocol>> =
    std::tuple{Member{"infusion", &std::pair<InfusionId, AppliedProtocol>::first},
               Member{"terms", &std::pair<InfusionId, AppliedProtocol>::second}};
template <>
inline constexpr auto members<std::pair<FlagId, Finding>> =
    std::tuple{Member{"flag", &std::pair<FlagId, Finding>::first},
               Member{"finding", &std::pair<FlagId, Finding>::second}};
template <>
inline constexpr auto members<Judged> =
    std::tuple{Member{"patient", &Judged::patient},    Member{"judge", &Judged::judge},
               Member{"terms", &Judged::terms},        Member{"placed", &Judged::placed},
               Member{"raised", &Judged::raised},      Member{"amended", &Judged::amended},
               Member{"retracted", &Judged::retracted}};
template <>
inline constexpr auto members<Notice> =
    std::tuple{Member{"kind", &Notice::kind}, Member{"about", &Notice::about}};

}  // namespace infuwatch
