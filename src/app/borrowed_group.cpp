#include "app/borrowed_group.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <initializer_list>

namespace infuwatch::app {
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

void guard_borrowed_group() {
  if (!has_borrowed_group()) return;
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
  for (const auto* name : {"TERMINFO", "TERMINFO_DIRS", "TERMCAP", "SQLITE_TMPDIR", "TMPDIR"}) unsetenv(name);
}

AsHerself::AsHerself() : kept_{getegid()} {
  if (kept_ != getgid()) set_effective_group(getgid());
}

AsHerself::~AsHerself() {
  if (kept_ != getgid()) set_effective_group(kept_);
}

}  // namespace infuwatch::app
