#include "app/permission.hpp"

#include "app/verb.hpp"

namespace infuwatch::app {

bool may(Role role, VerbId verb) {
  switch (verb_of(verb).rights) {
    case Rights::nurse: return role == Role::nurse || role == Role::charge;
    case Rights::charge: return role == Role::charge;
  }
  return false;
}

bool may_for_others(Role role) { return role == Role::charge; }

bool may_read_accesses(Role role) { return role == Role::charge || role == Role::auditor; }

bool may_in_emergency(VerbId verb) { return verb_of(verb).emergency; }

}  // namespace infuwatch::app
