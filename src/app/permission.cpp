#include "app/permission.hpp"

#include <algorithm>
#include <array>

namespace infuwatch::app {
namespace {

constexpr std::array<std::string_view, 25> of_a_nurse{
    "patient", "prior",   "prepare", "start",    "rate",   "pause",    "resume", "stop", "release",
    "cancel",  "observe", "give",    "notify",   "note",   "not-done", "call",   "ack",  "resolve",
    "correct", "retract", "move",    "handover", "accept", "rebuild",  "claim"};
constexpr std::array<std::string_view, 5> of_a_charge_nurse{"site", "staff", "catalogue", "correct-others",
                                                            "backup"};

constexpr std::array<std::string_view, 6> of_anybody{"observe", "give", "notify", "note", "pause", "stop"};

template <std::size_t N>
bool lists(const std::array<std::string_view, N>& verbs, std::string_view verb) {
  return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

}  // namespace

bool may(Role role, std::string_view verb) {
  switch (role) {
    case Role::nurse: return lists(of_a_nurse, verb);
    case Role::charge: return lists(of_a_nurse, verb) || lists(of_a_charge_nurse, verb);
    case Role::auditor: return false;
  }
  return false;
}

bool may_read_accesses(Role role) { return role == Role::charge || role == Role::auditor; }

bool may_in_emergency(std::string_view verb) { return lists(of_anybody, verb); }

}  // namespace infuwatch::app
