// What the text of a patient's allergies says.
#include "base/folded.hpp"
#include "base/text.hpp"
#include "protocol/substance.hpp"

#include <algorithm>
#include <array>

namespace infuwatch {
namespace {

constexpr std::array none_known{"none",
                                "none known",
                                "no known",
                                "nil",
                                "nil known",
                                "no",
                                "nka",
                                "nkda",
                                "nkfa",
                                "nkma",
                                "n k a",
                                "n k d a",
                                "no allergies",
                                "no allergy",
                                "no drug allergies",
                                "no drug allergy",
                                "no food allergies",
                                "no known allergies",
                                "no known allergy",
                                "no known drug allergies",
                                "no known drug allergy",
                                "no known food allergies",
                                "no known medication allergies",
                                "none known allergies",
                                "none reported",
                                "none noted",
                                "none stated",
                                "none told",
                                "denies",
                                "denied",
                                "denies any",
                                "denies all",
                                "denies allergies",
                                "denies any allergies",
                                "denies drug allergies",
                                "patient denies",
                                "pt denies",
                                "denies known allergies",
                                "negative"};
constexpr std::array not_asked{"unknown",
                               "unk",
                               "not known",
                               "unclear",
                               "unsure",
                               "not sure",
                               "not asked",
                               "not assessed",
                               "not charted",
                               "not recorded",
                               "not on file",
                               "none on file",
                               "not obtained",
                               "unable to obtain",
                               "unable to assess",
                               "to be asked",
                               "ask",
                               "ask patient",
                               "ask pt",
                               "ask family",
                               "n a",
                               "na",
                               "tbd",
                               "tba",
                               "todo",
                               "pending",
                               "see chart",
                               "see record",
                               "see records",
                               "see ehr",
                               "see emr",
                               "see file",
                               "see notes",
                               "see list",
                               "see epic",
                               "see old chart",
                               "see paper chart",
                               "per chart",
                               "in chart",
                               "as charted",
                               "on file",
                               "yes",
                               "multiple",
                               "several",
                               "many",
                               "various"};

template <std::size_t N>
bool is_told(const std::array<const char*, N>& said, const std::string& text) {
  return std::find(said.begin(), said.end(), text) != said.end();
}

/// Its entries, folded; marks alone are none.
std::vector<std::string> entries(std::string_view allergies) {
  std::string text{allergies};
  for (const char mark : {'\n', ',', '/'}) std::replace(text.begin(), text.end(), mark, ';');
  std::vector<std::string> found;
  for (const auto& entry : split(text, ';'))
    if (auto words = folded(entry); !words.empty()) found.push_back(std::move(words));
  return found;
}

}  // namespace

std::vector<std::string> allergens_of(const Substances& known, std::string_view allergies) {
  std::vector<std::string> found;
  std::string text{allergies};
  std::replace(text.begin(), text.end(), '\n', ';');
  for (const auto& entry : split(text, ';')) {
    const auto end = std::min(entry.find(" - "), entry.find(':'));
    auto substance = trimmed(std::string_view{entry}.substr(0, end));
    if (substances_named(known, substance).empty()) substance = trimmed(entry);
    if (!substance.empty()) found.push_back(std::move(substance));
  }
  return found;
}

bool allergies_asked(std::string_view allergies) {
  const auto text = folded(allergies);
  return !text.empty() && !is_told(not_asked, text);
}

bool no_known_allergies(std::string_view allergies) {
  const auto told = entries(allergies);
  return !told.empty() && std::all_of(told.begin(), told.end(),
                                      [](const std::string& one) { return is_told(none_known, one); });
}

}  // namespace infuwatch
