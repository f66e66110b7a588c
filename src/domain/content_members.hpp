#pragma once

#include "domain/entry_content.hpp"
#include "domain/member.hpp"

namespace infuwatch {

/// What an entry says, member by member: the one list that its body, its correction and its form follow. The
/// members of `Vitals` are the rows of `vital_signs()`.

template <>
inline constexpr auto members<ReadyForTheDay> =
    std::tuple{Member{"at", &ReadyForTheDay::at}, Member{"staff", &ReadyForTheDay::staff},
               Member{"provider", &ReadyForTheDay::provider}};
template <>
inline constexpr auto members<Site> = std::tuple{
    Member{"id", &Site::id},         Member{"name", &Site::name},         Member{"zone", &Site::zone},
    Member{"shifts", &Site::shifts}, Member{"training", &Site::training}, Member{"opening", &Site::opening},
    Member{"labels", &Site::labels}, Member{"ready", &Site::ready}};
template <>
inline constexpr auto members<StaffMember> =
    std::tuple{Member{"badge", &StaffMember::badge}, Member{"name", &StaffMember::name},
               Member{"role", &StaffMember::role}, Member{"os_user", &StaffMember::os_user},
               Member{"disabled", &StaffMember::disabled}};
template <>
inline constexpr auto members<Patient> = std::tuple{Member{"patient", &Patient::id},
                                                    Member{"mrn", &Patient::mrn},
                                                    Member{"name", &Patient::name},
                                                    Member{"birth", &Patient::birth},
                                                    Member{"sex", &Patient::sex},
                                                    Member{"phone", &Patient::phone},
                                                    Member{"weight_kg", &Patient::weight_kg},
                                                    Member{"allergies", &Patient::allergies},
                                                    Member{"spo2_scale_2", &Patient::spo2_scale_2},
                                                    Member{"pregnant", &Patient::pregnant}};
template <>
inline constexpr auto members<Prior> = std::tuple{
    Member{"patient", &Prior::patient},       Member{"drug", &Prior::drug}, Member{"count", &Prior::count},
    Member{"total_dose", &Prior::total_dose}, Member{"last", &Prior::last}, Member{"worst", &Prior::worst},
    Member{"unlisted", &Prior::unlisted}};
template <>
inline constexpr auto members<Order> =
    std::tuple{Member{"patient", &Order::patient},
               Member{"drug", &Order::drug, FieldId::drug},
               Member{"unlisted", &Order::unlisted, FieldId::unlisted},
               Member{"route", &Order::route, FieldId::route},
               Member{"rate", &Order::rate, FieldId::order_rate},
               Member{"dose", &Order::dose, FieldId::dose},
               Member{"chair", &Order::chair, FieldId::chair},
               Member{"lot", &Order::lot, FieldId::lot},
               Member{"expires", &Order::expires, FieldId::expires},
               Member{"volume", &Order::volume, FieldId::volume},
               Member{"provider", &Order::provider, FieldId::provider},
               Member{"order_expires", &Order::order_expires, FieldId::order_expires},
               Member{"fluid", &Order::fluid, FieldId::fluid},
               Member{"planned_s", &Order::planned, FieldId::planned},
               Member{"body_surface_m2", &Order::body_surface, FieldId::body_surface},
               Member{"access", &Order::access}};
template <>
inline constexpr auto members<SymptomSeen> =
    std::tuple{Member{"symptom", &SymptomSeen::symptom}, Member{"words", &SymptomSeen::words},
               Member{"grade", &SymptomSeen::grade},     Member{"onset", &SymptomSeen::onset},
               Member{"surface", &SymptomSeen::surface}, Member{"grading", &SymptomSeen::grading},
               Member{"ended", &SymptomSeen::ended}};
template <>
inline constexpr auto members<BloodPressure> =
    std::tuple{Member{"sbp", &BloodPressure::systolic}, Member{"dbp", &BloodPressure::diastolic}};
template <>
inline constexpr auto members<Temperature> =
    std::tuple{Member{"tenths_c", &Temperature::tenths_c}, Member{"entered", &Temperature::entered}};
template <>
inline constexpr auto members<Oxygen> = std::tuple{Member{"tenths_l_min", &Oxygen::tenths_l_min}};
template <>
inline constexpr auto members<Measured> =
    std::tuple{Member{"value", &Measured::value}, Member{"entered", &Measured::entered}};
template <>
inline constexpr auto members<SiteSet> = std::tuple{Whole{&SiteSet::site}};
template <>
inline constexpr auto members<StaffSet> = std::tuple{Whole{&StaffSet::member}};
template <>
inline constexpr auto members<PatientSet> = std::tuple{Whole{&PatientSet::patient}};
template <>
inline constexpr auto members<PriorSet> = std::tuple{Whole{&PriorSet::prior}};
template <>
inline constexpr auto members<CatalogueSet> =
    std::tuple{Member{"version", &CatalogueSet::version}, Member{"part", &CatalogueSet::part},
               Member{"toml", &CatalogueSet::toml}, Member{"seed", &CatalogueSet::seed}};
template <>
inline constexpr auto members<Prepared> =
    std::tuple{Member{"infusion", &Prepared::infusion}, Member{"order", &Prepared::order}};
template <>
inline constexpr auto members<Answered> =
    std::tuple{Member{"question", &Answered::question}, Member{"answer", &Answered::answer}};
template <>
inline constexpr auto members<Started> =
    std::tuple{Member{"infusion", &Started::infusion}, Member{"at", &Started::at, FieldId::at},
               Member{"order", &Started::order}, Member{"answers", &Started::answers, FieldId::answer},
               Member{"checked_by", &Started::checked_by, FieldId::checked_by}};
template <>
inline constexpr auto members<RateSet> =
    std::tuple{Member{"infusion", &RateSet::infusion}, Member{"at", &RateSet::at, FieldId::at},
               Member{"rate", &RateSet::rate, FieldId::rate},
               Member{"planned_s", &RateSet::planned, FieldId::still_to_run}};
template <>
inline constexpr auto members<Paused> =
    std::tuple{Member{"infusion", &Paused::infusion}, Member{"at", &Paused::at, FieldId::at}};
template <>
inline constexpr auto members<Resumed> =
    std::tuple{Member{"infusion", &Resumed::infusion}, Member{"at", &Resumed::at, FieldId::at}};
template <>
inline constexpr auto members<Stopped> = std::tuple{
    Member{"infusion", &Stopped::infusion}, Member{"at", &Stopped::at, FieldId::at},
    Member{"given", &Stopped::given, FieldId::given}, Member{"why", &Stopped::why, FieldId::stop_reason}};
template <>
inline constexpr auto members<Released> =
    std::tuple{Member{"infusion", &Released::infusion}, Member{"at", &Released::at, FieldId::at},
               Member{"to", &Released::to, FieldId::destination}, Member{"discharge", &Released::discharge}};
template <>
inline constexpr auto members<Cancelled> =
    std::tuple{Member{"infusion", &Cancelled::infusion}, Member{"at", &Cancelled::at, FieldId::at}};
template <>
inline constexpr auto members<Observed> =
    std::tuple{Member{"infusion", &Observed::infusion},
               Member{"at", &Observed::at, FieldId::at},
               Member{"symptoms", &Observed::symptoms, FieldId::symptom},
               Member{"denied", &Observed::denied, FieldId::denied},
               Member{"none", &Observed::none},
               Member{"resolved", &Observed::resolved, FieldId::resolved},
               Member{"vitals", &Observed::vitals},
               Member{"source", &Observed::source, FieldId::source},
               Member{"call", &Observed::call, FieldId::call_outcome},
               Member{"note", &Observed::note, FieldId::note},
               Member{"confirmed", &Observed::confirmed},
               Member{"too_early_for", &Observed::too_early_for}};
template <>
inline constexpr auto members<Medication> =
    std::tuple{Member{"name", &Medication::name}, Member{"dose", &Medication::dose},
               Member{"route", &Medication::route}};
template <>
inline constexpr auto members<Gave> = std::tuple{
    Member{"infusion", &Gave::infusion}, Member{"at", &Gave::at, FieldId::at},
    Member{"what", &Gave::what, FieldId::medication}, Member{"response", &Gave::response, FieldId::response},
    Member{"medication", &Gave::medication}};
template <>
inline constexpr auto members<Notified> =
    std::tuple{Member{"infusion", &Notified::infusion}, Member{"at", &Notified::at, FieldId::at},
               Member{"who", &Notified::who, FieldId::who},
               Member{"answer", &Notified::answer, FieldId::provider_answer},
               Member{"observe_s", &Notified::observe, FieldId::observe}};
template <>
inline constexpr auto members<Noted> =
    std::tuple{Member{"infusion", &Noted::infusion}, Member{"at", &Noted::at, FieldId::at},
               Member{"text", &Noted::text, FieldId::text}};
template <>
inline constexpr auto members<BagHung> = std::tuple{Member{"infusion", &BagHung::infusion},
                                                    Member{"at", &BagHung::at, FieldId::at},
                                                    Member{"lot", &BagHung::lot, FieldId::lot},
                                                    Member{"expires", &BagHung::expires, FieldId::expires},
                                                    Member{"amount", &BagHung::amount, FieldId::amount},
                                                    Member{"volume", &BagHung::volume, FieldId::volume}};
template <>
inline constexpr auto members<ClosedOut> =
    std::tuple{Member{"infusion", &ClosedOut::infusion},
               Member{"at", &ClosedOut::at, FieldId::at},
               Member{"episode", &ClosedOut::episode, FieldId::episode},
               Member{"seriousness", &ClosedOut::seriousness, FieldId::seriousness},
               Member{"causality", &ClosedOut::causality, FieldId::causality},
               Member{"outcome", &ClosedOut::outcome, FieldId::reaction_outcome},
               Member{"naranjo", &ClosedOut::naranjo, FieldId::naranjo},
               Member{"by", &ClosedOut::by, FieldId::judged_by},
               Member{"note", &ClosedOut::note, FieldId::note}};
template <>
inline constexpr auto members<LabResult> = std::tuple{Member{"lab", &LabResult::lab},
                                                      Member{"on", &LabResult::on},
                                                      Member{"value", &LabResult::value},
                                                      Member{"result", &LabResult::result},
                                                      Member{"entered", &LabResult::entered},
                                                      Member{"month", &LabResult::month},
                                                      Member{"confirmed", &LabResult::confirmed}};
template <>
inline constexpr auto members<LabsCharted> =
    std::tuple{Member{"patient", &LabsCharted::patient}, Member{"labs", &LabsCharted::labs, FieldId::lab}};
template <>
inline constexpr auto members<NotDone> =
    std::tuple{Member{"infusion", &NotDone::infusion}, Member{"at", &NotDone::at, FieldId::at},
               Member{"check", &NotDone::check}, Member{"why", &NotDone::why, FieldId::not_done_reason}};
template <>
inline constexpr auto members<Acknowledged> =
    std::tuple{Member{"flag", &Acknowledged::flag}, Member{"action", &Acknowledged::action},
               Member{"detail", &Acknowledged::detail}, Member{"also", &Acknowledged::also}};
template <>
inline constexpr auto members<Resolved> = std::tuple{
    Member{"flag", &Resolved::flag}, Member{"outcome", &Resolved::outcome}, Member{"also", &Resolved::also}};
template <>
inline constexpr auto members<Corrected> = std::tuple{
    Member{"entry", &Corrected::entry}, Member{"fields", &Corrected::fields}, Member{"now", &Corrected::now}};
template <>
inline constexpr auto members<Retracted> = std::tuple{Member{"entry", &Retracted::entry}};
template <>
inline constexpr auto members<Claim> = std::tuple{Member{"entry", &Claim::entry}, Member{"by", &Claim::by},
                                                  Member{"staff", &Claim::staff}, Member{"at", &Claim::at}};
template <>
inline constexpr auto members<Claimed> =
    std::tuple{Member{"entry", &Claimed::entry}, Member{"by", &Claimed::by}};
template <>
inline constexpr auto members<Moved::One> =
    std::tuple{Member{"entry", &Moved::One::entry}, Member{"said", &Moved::One::said},
               Member{"recorded_at", &Moved::One::recorded_at}, Member{"staff", &Moved::One::staff},
               Member{"claim", &Moved::One::claim}};
template <>
inline constexpr auto members<Moved> =
    std::tuple{Member{"entries", &Moved::entries}, Member{"from", &Moved::from}, Member{"to", &Moved::to}};
template <>
inline constexpr auto members<HandoverSigned> =
    std::tuple{Member{"from", &HandoverSigned::from}, Member{"to", &HandoverSigned::to},
               Member{"head", &HandoverSigned::head}, Member{"head_hash", &HandoverSigned::head_hash},
               Member{"items", &HandoverSigned::items}};
template <>
inline constexpr auto members<HandoverAccepted::Exception> =
    std::tuple{Member{"item", &HandoverAccepted::Exception::item},
               Member{"reason", &HandoverAccepted::Exception::reason}};
template <>
inline constexpr auto members<HandoverAccepted> =
    std::tuple{Member{"handover", &HandoverAccepted::handover}, Member{"except", &HandoverAccepted::except}};

}  // namespace infuwatch
