#pragma once

namespace infuwatch::app {

/// A program installed setgid may open the store, and whoever runs it may not. Every path she names herself
/// is opened as herself, so that the group opens nothing else to her.

/// Whether the program has a group that whoever runs it has not asked for.
bool has_borrowed_group();
/// Gives the group back for good.
void give_group_back();
/// What a program with a borrowed group does first: no core files, nobody looks into its memory, and nothing
/// of the environment leads it to files of somebody's choice.
void guard_borrowed_group();

/// The group is put aside as long as it lives, in this thread alone.
class AsHerself {
 public:
  AsHerself();
  ~AsHerself();
  AsHerself(const AsHerself&) = delete;
  AsHerself& operator=(const AsHerself&) = delete;

 private:
  unsigned kept_;
};

}  // namespace infuwatch::app
