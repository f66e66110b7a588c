#pragma once

#include <vterm.h>

#include <cstdint>
#include <string>

namespace infuwatch::test {

/// What somebody would see.
class Emulator {
 public:
  Emulator(int columns, int rows) : vterm_{vterm_new(rows, columns)}, columns_{columns}, rows_{rows} {
    vterm_set_utf8(vterm_, 1);
    screen_ = vterm_obtain_screen(vterm_);
    static const VTermScreenCallbacks callbacks{nullptr, nullptr, nullptr, nullptr,
                                                on_bell, nullptr, nullptr, nullptr};
    vterm_screen_set_callbacks(screen_, &callbacks, this);
    vterm_screen_reset(screen_, 1);
  }
  ~Emulator() { vterm_free(vterm_); }
  Emulator(const Emulator&) = delete;
  Emulator& operator=(const Emulator&) = delete;

  void feed(const std::string& bytes) { vterm_input_write(vterm_, bytes.data(), bytes.size()); }
  void resize(int columns, int rows) {
    columns_ = columns;
    rows_ = rows;
    vterm_set_size(vterm_, rows, columns);
  }
  int columns() const { return columns_; }
  int rows() const { return rows_; }
  int bells = 0;

  std::string text() const {
    std::string out;
    for (int y = 0; y < rows_; ++y) {
      std::string line;
      for (int x = 0; x < columns_; ++x) {
        VTermScreenCell cell;
        if (!vterm_screen_get_cell(screen_, {y, x}, &cell)) continue;
        if (cell.chars[0] == 0) line += ' ';
        if (cell.chars[0] == static_cast<std::uint32_t>(-1)) continue;
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; ++i) add(line, cell.chars[i]);
        x += cell.width - 1;
      }
      out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return out;
  }

 private:
  static int on_bell(void* self) {
    ++static_cast<Emulator*>(self)->bells;
    return 1;
  }
  static void add(std::string& line, std::uint32_t letter) {
    const auto byte = [&](std::uint32_t value) { line += static_cast<char>(value); };
    if (letter < 0x80) return byte(letter);
    if (letter < 0x800) {
      byte(0xC0 | letter >> 6);
      return byte(0x80 | (letter & 0x3F));
    }
    if (letter < 0x10000) {
      byte(0xE0 | letter >> 12);
      byte(0x80 | (letter >> 6 & 0x3F));
      return byte(0x80 | (letter & 0x3F));
    }
    byte(0xF0 | letter >> 18);
    byte(0x80 | (letter >> 12 & 0x3F));
    byte(0x80 | (letter >> 6 & 0x3F));
    byte(0x80 | (letter & 0x3F));
  }

  VTerm* vterm_;
  VTermScreen* screen_ = nullptr;
  int columns_, rows_;
};

}  // namespace infuwatch::test
