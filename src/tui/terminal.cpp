// ncurses as a driver: it shows a frame and tells keys, and nothing else knows it.
#include "tui/terminal.hpp"

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <clocale>
#include <cwchar>
#include <map>

extern "C" char* tigetstr(const char*);  // <term.h> would bring macros such as `lines`

namespace infuwatch::tui {
namespace {

using Name = Key::Name;

/// Between these two marks a terminal puts what was pasted.
constexpr int paste_begins = KEY_MAX + 1, paste_ends = KEY_MAX + 2;
constexpr const char *pastes_marked = "\033[?2004h", *pastes_unmarked = "\033[?2004l";

/// Letters that come this close together were not typed by hand, and from how many on that counts.
constexpr int scanner_gap_ms = 4;
constexpr std::size_t scanner_letters = 6;

struct Look {
  short foreground, background;
};
/// Colours of what has to be seen, both set, so that it shows on light and dark terminals alike.
Look look_of(Role role) {
  switch (role) {
    case Role::emergency: return {COLOR_WHITE, COLOR_RED};
    case Role::urgent: return {COLOR_BLACK, COLOR_YELLOW};
    case Role::review: return {COLOR_BLACK, COLOR_CYAN};
    case Role::banner: return {COLOR_BLACK, COLOR_WHITE};
    case Role::good: return {COLOR_BLACK, COLOR_GREEN};
    case Role::fault: return {COLOR_WHITE, COLOR_RED};
    default: return {-1, -1};
  }
}

bool loud(Role role) {
  return role == Role::emergency || role == Role::urgent || role == Role::review || role == Role::banner ||
         role == Role::good || role == Role::fault;
}

std::wstring wide(const std::string& bytes) {
  std::wstring out;
  std::mbstate_t state{};
  const char* at = bytes.data();
  const char* end = at + bytes.size();
  while (at < end) {
    wchar_t letter = 0;
    const auto used = std::mbrtowc(&letter, at, static_cast<std::size_t>(end - at), &state);
    if (used == 0 || used > 4) return L"?";
    out += letter;
    at += used;
  }
  return out;
}

std::string narrow(wint_t letter) {
  char bytes[MB_LEN_MAX];
  std::mbstate_t state{};
  const auto used = std::wcrtomb(bytes, static_cast<wchar_t>(letter), &state);
  return used == static_cast<std::size_t>(-1) ? std::string{} : std::string(bytes, used);
}

const std::map<int, Name>& special_keys() {
  static const std::map<int, Name> all{
      {KEY_UP, Name::up},       {KEY_DOWN, Name::down},     {KEY_LEFT, Name::left},
      {KEY_RIGHT, Name::right}, {KEY_PPAGE, Name::page_up}, {KEY_NPAGE, Name::page_down},
      {KEY_HOME, Name::home},   {KEY_END, Name::end},       {KEY_BACKSPACE, Name::backspace},
      {KEY_DC, Name::erase},    {KEY_ENTER, Name::enter},   {KEY_BTAB, Name::back_tab},
      {KEY_F(1), Name::help},   {KEY_F(2), Name::save},     {KEY_F(4), Name::extra}};
  return all;
}

std::optional<Name> control_key(wint_t letter) {
  switch (letter) {
    case '\r':
    case '\n': return Name::enter;
    case '\t': return Name::tab;
    case 8:
    case 127: return Name::backspace;
    case 'K' - 64: return Name::lock;
    case 'L' - 64: return Name::repaint;
    case 'S' - 64: return Name::save;
    case 'T' - 64: return Name::extra;
    case 'G' - 64: return Name::help;
    default: return std::nullopt;
  }
}

/// What stands for a letter in ASCII.
std::string ascii_of(const std::string& bytes) {
  if (bytes.size() == 1) return bytes;
  static const std::map<std::string, std::string> known{{"▁", "."}, {"▂", "."}, {"▃", ":"},
                                                        {"▄", ":"}, {"▅", "+"}, {"▆", "+"},
                                                        {"▇", "#"}, {"█", "#"}, {"±", "+"}};
  const auto found = known.find(bytes);
  return found == known.end() ? "?" : found->second;
}

}  // namespace

struct Terminal::Screen {
  SCREEN* curses = nullptr;
  FILE* out = nullptr;
  bool ascii = false, colours = false;
  bool pasting = false;
  std::string pasted;

  attr_t attributes(const Style& style) const {
    attr_t out_attributes = style.bold ? A_BOLD : A_NORMAL;
    if (!colours) {
      if (style.role == Role::emergency || style.role == Role::banner) out_attributes |= A_REVERSE | A_BOLD;
      if (style.role == Role::urgent || style.role == Role::fault) out_attributes |= A_REVERSE;
      if (style.role == Role::review || style.role == Role::good) out_attributes |= A_BOLD;
    }
    if (style.role == Role::emergency) out_attributes |= A_BOLD;
    if (style.role == Role::faint && colours) out_attributes |= A_DIM;
    if (style.selected && !loud(style.role)) out_attributes ^= A_REVERSE;
    return out_attributes;
  }

  /// Behind an escape: nothing is the key itself; a sequence nobody knows is passed over.
  std::optional<Key> after_escape() {
    wint_t next = 0;
    timeout(0);
    if (get_wch(&next) == ERR) return Key{Name::escape};
    if (next == 27) {
      unget_wch(27);
      return Key{Name::escape};
    }
    if (next == ']' || next == 'P' || next == '^' || next == '_') {  // an answer of the terminal's own
      while (get_wch(&next) != ERR && next != 7 && next != 27) {
      }
      if (next == 27) unget_wch(27);
    } else if (next == '[' || next == 'O') {
      while (get_wch(&next) != ERR)
        if (next >= 0x40 && next <= 0x7E) break;
    }
    return std::nullopt;
  }

  std::optional<Event> event(int kind, wint_t letter) {
    if (kind == KEY_CODE_YES) {
      const int code = static_cast<int>(letter);
      if (code == KEY_RESIZE) return Event{Resized{COLS, LINES}};
      if (code == paste_begins) {
        pasting = true;
        pasted.clear();
        return std::nullopt;
      }
      if (code == paste_ends) {
        pasting = false;
        return Event{Key{Name::burst, std::exchange(pasted, {})}};
      }
      const auto known = special_keys().find(code);
      if (known == special_keys().end() || pasting) return std::nullopt;
      return Event{Key{known->second}};
    }
    if (pasting) {
      pasted += letter < 0x20 ? " " : narrow(letter);
      return std::nullopt;
    }
    if (letter == 27) {
      const auto key = after_escape();
      return key ? std::optional{Event{*key}} : std::nullopt;
    }
    if (const auto control = control_key(letter)) return Event{Key{*control}};
    if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) return std::nullopt;
    return Event{Key{Name::letter, narrow(letter)}};
  }
};

Terminal::Terminal(bool ascii, bool colours, int) : screen_{std::make_unique<Screen>()} {
  screen_->ascii = ascii;
  screen_->colours = colours;
}

Result<std::unique_ptr<Terminal>, std::string> Terminal::open(const TerminalWishes& wishes) {
  bool utf8 = false;
  for (const char* locale : {"", "C.UTF-8"}) {
    std::setlocale(LC_CTYPE, locale);
    utf8 = MB_CUR_MAX > 1;
    if (utf8) break;
  }
  const bool old = wishes.type.starts_with("vt");
  SCREEN* curses = newterm(wishes.type.c_str(), wishes.out, wishes.in);
  if (!curses) return Failure{std::string{"this kind of terminal is not known: " + wishes.type}};
  const char* place = tigetstr("cup");
  if (!place || place == reinterpret_cast<const char*>(-1)) {
    endwin();
    delscreen(curses);
    return Failure{"this kind of terminal cannot place a cursor: " + wishes.type};
  }
  raw();  // Ctrl-S does not freeze, Ctrl-Z does not leave a locked console
  noecho();
  nonl();
  set_escdelay(25);
  keypad(stdscr, TRUE);
  define_key("\033[200~", paste_begins);
  define_key("\033[201~", paste_ends);
  define_key("\033[A", KEY_UP);
  define_key("\033[B", KEY_DOWN);
  define_key("\033[C", KEY_RIGHT);
  define_key("\033[D", KEY_LEFT);
  const bool colours = wishes.colours && has_colors();
  std::unique_ptr<Terminal> terminal{new Terminal{wishes.ascii || old || !utf8, colours, 0}};
  terminal->screen_->curses = curses;
  terminal->screen_->out = wishes.out;
  if (colours) {
    start_color();
    use_default_colors();
    for (int role = 0; role <= static_cast<int>(Role::fault); ++role) {
      const auto look = look_of(static_cast<Role>(role));
      init_pair(static_cast<short>(role + 1), look.foreground, look.background);
    }
  }
  std::fputs(pastes_marked, wishes.out);
  std::fflush(wishes.out);
  return terminal;
}

Terminal::~Terminal() {
  std::fputs(pastes_unmarked, screen_->out);
  std::fflush(screen_->out);
  endwin();
  delscreen(screen_->curses);
}

int Terminal::columns() const { return COLS; }
int Terminal::rows() const { return LINES; }

std::string Terminal::drawn(const std::string& bytes) const {
  return screen_->ascii ? ascii_of(bytes) : bytes;
}

void Terminal::show(const Frame& frame) {
  for (int y = 0; y < frame.rows(); ++y) {
    bool stands_in = false;
    for (int x = 0; x < frame.columns(); ++x) {
      const auto& cell = frame.at(x, y);
      if (cell.width == 0) {
        if (stands_in) mvaddch(y, x, ' ');
        continue;
      }
      cchar_t shown{};
      auto letters = wide(drawn(cell.bytes));
      stands_in =
          wcswidth(letters.c_str(), letters.size()) != cell.width;  // a letter the C library does not know
      if (stands_in) letters = L"?";
      const auto pair =
          screen_->colours ? static_cast<short>(static_cast<int>(cell.style.role) + 1) : short{0};
      setcchar(&shown, letters.c_str(), screen_->attributes(cell.style), pair, nullptr);
      mvadd_wch(y, x, &shown);
    }
  }
  curs_set(frame.caret ? 1 : 0);
  ::move(std::min(frame.focus.y, frame.rows() - 1), std::min(frame.focus.x, frame.columns() - 1));
  refresh();
}

void Terminal::bell() { ::beep(); }
void Terminal::forget() { clearok(curscr, TRUE); }

std::vector<Event> Terminal::keys() {
  std::vector<Event> out;
  std::size_t letters = 0;  // at the end of `out`, one close behind the other
  wint_t letter = 0;
  for (;;) {
    timeout(letters >= 2 || screen_->pasting ? scanner_gap_ms : 0);
    const int kind = get_wch(&letter);
    if (kind == ERR) break;
    auto event = screen_->event(kind, letter);
    if (!event) continue;
    const auto* key = std::get_if<Key>(&*event);
    letters = key && key->name == Name::letter ? letters + 1 : 0;
    out.push_back(std::move(*event));
    if (letters < scanner_letters) continue;
    std::string burst;
    for (auto i = out.size() - letters; i < out.size(); ++i) burst += std::get<Key>(out[i]).text;
    out.resize(out.size() - letters);
    timeout(scanner_gap_ms);
    while (get_wch(&letter) == OK && letter >= 0x20 && letter != 0x7F) {
      burst += narrow(letter);
      letter = 0;
    }
    out.push_back(Key{Name::burst, std::move(burst)});
    if (letter >= 0x20 || letter == 0) {
      letters = 0;
      continue;
    }
    if (const auto control = control_key(letter)) out.push_back(Key{*control});
    letters = 0;
  }
  return out;
}

void Terminal::give_back() { endwin(); }

}  // namespace infuwatch::tui
