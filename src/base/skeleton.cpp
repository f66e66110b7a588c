#include "base/skeleton.hpp"

#include "base/folded.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace infuwatch {
namespace {

struct LookAlikes {
  std::u32string_view letters;
  std::string_view latin;  // one for each
};
constexpr LookAlikes scripts[] = {
    {U"01\u0251\u0261", "olag"},
    {U"\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405\u0430\u0435\u0432\u043A\u043C\u043D\u043E\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455\u043F\u0433\u044C\u0501\u051B\u051D\u04BB\u04CF\u04AF\u0475",  // Cyrillic
     "abekmhopctyxijsaebkmhopctyxijsnrbdqwhlyv"},
    {U"\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7\u03B1\u03B2\u03B5\u03B6\u03B7\u03B9\u03BA\u03BC\u03BD\u03BF\u03C1\u03C4\u03C5\u03C7\u03B3\u03C9",  // Greek
     "abezhikmnoptyxabeznikmvoptuxyw"}};
static_assert(std::all_of(std::begin(scripts), std::end(scripts),
                          [](const LookAlikes& row) { return row.letters.size() == row.latin.size(); }));

/// The Latin letter that a letter looks like; none: it is one, or looks like none.
std::optional<char> latin_like(std::int32_t letter) {
  for (const auto& script : scripts) {
    const auto at =
        letter < 0 ? std::u32string_view::npos : script.letters.find(static_cast<char32_t>(letter));
    if (at != std::u32string_view::npos) return script.latin[at];
  }
  return std::nullopt;
}

std::string with_latin(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = letter_at(text, at);
    if (const auto latin = latin_like(letter.point))
      out += *latin;
    else
      out.append(text, at, letter.bytes);
    at += letter.bytes;
  }
  return out;
}

}  // namespace

std::string skeleton_words(std::string_view text) { return with_latin(folded(with_latin(text))); }

std::string skeleton(std::string_view text) {
  auto out = skeleton_words(text);
  std::erase(out, ' ');
  return out;
}

}  // namespace infuwatch
