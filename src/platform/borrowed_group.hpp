#pragma once

#include <initializer_list>

namespace infuwatch::platform {

/// A program installed setgid may open the store, and whoever runs it may not. Every path that person names
/// is opened with the person's own group, so that the borrowed one opens nothing else.

/// Whether the program has a group that whoever runs it has not asked for.
bool has_borrowed_group();
/// Gives the group back for good.
void give_group_back();
/// What a program with a borrowed group does first: no core files, nobody looks into its memory, and none of
/// these variables of the environment leads a library to files of somebody's choice.
void guard_borrowed_group(std::initializer_list<const char*> variables);

/// The borrowed group is put aside as long as it lives, in this thread alone.
class ScopedRealGroup {
 public:
  ScopedRealGroup();
  ~ScopedRealGroup();
  ScopedRealGroup(const ScopedRealGroup&) = delete;
  ScopedRealGroup& operator=(const ScopedRealGroup&) = delete;

 private:
  unsigned kept_;
};

}  // namespace infuwatch::platform
