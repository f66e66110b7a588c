#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace infuwatch::tui {

/// What is drawn in one place: a letter with the marks that sit on it.
struct Cluster {
  std::string bytes;
  int width = 1;  // terminal columns, 1 or 2
};

/// A text as clusters. Control and format characters, letters nobody can see and stray bytes come out as
/// U+FFFD; no cluster ever holds one. At most four marks stay on a letter.
std::vector<Cluster> clusters(std::string_view text);
int width(std::string_view text);
/// The longest beginning that fits, ended with `~` where something was cut, and filled up with blanks.
std::string fixed(std::string_view text, int columns);

}  // namespace infuwatch::tui
