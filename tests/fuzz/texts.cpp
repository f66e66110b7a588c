// Text on its way in, and on its way to a terminal.
#include "base/quantity.hpp"
#include "base/text.hpp"
#include "fuzz/target.hpp"
#include "support/naughty.hpp"

namespace infuwatch::fuzz {
namespace {

void take_text(std::string_view bytes) {
  const auto one = shown(bytes), many = shown(bytes, Lines::many);
  must(test::forbidden_letter(one).empty() && one.find('\n') == std::string::npos,
       "what is shown can be shown");
  must(test::forbidden_letter(many).empty(), "what is shown in lines can be shown");
  must(shown(one) == one && shown(many, Lines::many) == many, "filtering twice changes nothing");
  for (const int width : {1, 7, 80}) {
    must(columns(fitted(one, width)) <= width, "what is fitted fits");
    must(columns(padded(one, width)) == width, "what is padded is as wide as asked");
    for (const auto& line : wrapped(one, width < 2 ? 2 : width))
      must(test::forbidden_letter(line).empty(), "a wrapped line can be shown");
  }
  static_cast<void>(text_fault(bytes));
  static_cast<void>(letters_apart(bytes.substr(0, 24), "ocrelizumab"));
  static_cast<void>(shown_json(bytes));
  if (const auto number = whole_number(bytes))
    must(whole_number(std::to_string(*number)) == number, "a number is what it says");
  if (const auto value = decimal(bytes)) must(decimal(to_text(*value)) == value, "a decimal is what it says");
}

const Registered text_target{{"text", take_text}};

}  // namespace
}  // namespace infuwatch::fuzz
