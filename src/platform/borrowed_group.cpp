#include "platform/borrowed_group.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>

namespace infuwatch::platform {
namespace {

constexpr gid_t as_it_is = static_cast<gid_t>(-1);

/// The C library would change every thread's; the thread that works on the store keeps its own.
void set_effective_group(gid_t group) {
  if (syscall(SYS_setresgid, as_it_is, group, as_it_is) != 0) std::abort();
}

}  // namespace

bool has_borrowed_group() {
  gid_t real = 0, effective = 0, saved = 0;
  return getresgid(&real, &effective, &saved) != 0 || real != effective || real != saved;
}

void give_group_back() {
  if (setresgid(getgid(), getgid(), getgid()) != 0) std::abort();
}

void guard_borrowed_group(std::initializer_list<const char*> variables) {
  if (!has_borrowed_group()) return;
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
  for (const auto* variable : variables) unsetenv(variable);
}

ScopedRealGroup::ScopedRealGroup() : kept_{getegid()} {
  if (kept_ != getgid()) set_effective_group(getgid());
}

ScopedRealGroup::~ScopedRealGroup() {
  if (kept_ != getgid()) set_effective_group(kept_);
}

}  // namespace infuwatch::platform
