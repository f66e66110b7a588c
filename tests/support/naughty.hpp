#pragma once

#include <string>
#include <vector>

namespace infuwatch::test {

/// Texts that somebody might type, paste or import to make a terminal, a page or a program do what they say.
/// No text holds a NUL: no argument can.
inline std::vector<std::string> naughty_texts() {
  return {
      // what drives a terminal
      "\x1b[2J\x1b[H", "\x1b]0;owned\x07", "\x1b]52;c;cm0gLXJm\x07", "\x1b[?1049h", "\x1b[6n",
      "\x1bP$q\"p\x1b\\", "\x1b[8m",
      "\x1b"
      "c",
      "\x9b"
      "31m",
      "\xc2\x9b"
      "31m",
      "\xc2\x90"
      "x\xc2\x9c",
      "\x07\x07", "a\bb\b", "\r overwritten", "two\nlines", "\x0b\x0c", "tab\there", "\x7f", "\x0e\x0f",
      // what turns a text round or hides in it
      "\xe2\x80\xae"
      "gnp.exe",
      "\xe2\x81\xa6x\xe2\x81\xa9", "\xd8\x9c", "zero\xe2\x80\x8bwidth",
      "\xef\xbb\xbf"
      "bom",
      "soft\xc2\xadhyphen", "\xe3\x85\xa4", "\xf3\xa0\x81\xa1\xf3\xa0\x81\xa2", "\xef\xb8\x8f\xef\xb8\x8f",
      "\xe2\x80\xa8line\xe2\x80\xa9", "\xee\x80\x80", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf",
      // too many marks on one letter, wide letters, letters of every kind
      "Z\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87\xcc\x88", "\xe6\xbc\xa2\xe5\xad\x97",
      "\xf0\x9f\x99\x82\xf0\x9f\x91\xa9\xe2\x80\x8d\xe2\x9a\x95\xef\xb8\x8f",
      "\xd8\xa7\xd9\x84\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
      // bytes that are no letters
      "\xff\xfe", "\xc3", "\xed\xa0\x80", "\xf8\x88\x80\x80\x80", "\xc0\xaf", "\xf4\x90\x80\x80",
      // what a spreadsheet, a shell, a database or a format would run
      "=HYPERLINK(\"http://x\",\"y\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1+9)",
      "'; DROP TABLE entry; --", "\" OR 1=1 --", "$(reboot)", "`id`", "; rm -rf ~", "%s%n%x", "{0}",
      "${HOME}", "../../etc/passwd", "<script>alert(1)</script>", "\\u001b[2J", "\\x1b[2J", "&#27;[2J",
      // what looks like something of ours
      "E41", "F9", "--reason", "-", "now", "*", "TRAINING", "NOT ANSWERED", "{\"entry\":\"x\"}",
      "*** F1 emergency"};
}

/// The first letter in a text that no terminal may be shown raw, told; empty: there is none. Knows nothing of
/// how the program filters. A line feed is allowed.
std::string forbidden_letter(const std::string& text);

}  // namespace infuwatch::test
