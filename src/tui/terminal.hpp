#pragma once

#include "base/result.hpp"
#include "tui/event.hpp"
#include "tui/frame.hpp"

#include <cstdio>
#include <memory>
#include <string>

namespace infuwatch::tui {

/// What a terminal is asked to be.
struct TerminalWishes {
  std::string type;     // as TERM says
  bool colours = true;  // NO_COLOR takes them away
  bool ascii = false;   // only ASCII, whatever it could show
  FILE* in = stdin;
  FILE* out = stdout;
};

/// The terminal while the console has it. The only thing that knows curses. There is one at a time.
class Terminal {
 public:
  /// Takes the terminal over; why it cannot, in words, where it cannot place a cursor.
  static Result<std::unique_ptr<Terminal>, std::string> open(const TerminalWishes& wishes);
  ~Terminal();  // gives it back as it was
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  int columns() const;
  int rows() const;
  void show(const Frame& frame);
  void bell();
  /// The next frame is drawn from nothing.
  void forget();
  /// All keys that have been pressed; does not wait.
  std::vector<Event> keys();
  /// A letter as this terminal shows it: itself, or what stands for it in ASCII.
  std::string drawn(const std::string& bytes) const;

  /// Gives the terminal back from a signal's handler.
  static void give_back();

 private:
  Terminal(bool ascii, bool colours, int colour_count);
  struct Screen;
  std::unique_ptr<Screen> screen_;
};

}  // namespace infuwatch::tui
