#include "protocol/word_forms.hpp"

#include "base/text.hpp"

#include <unordered_map>
#include <utility>

namespace infuwatch {
namespace {

/// A form, and the words that mean the same wherever they stand in a phrase. What means the same in some
/// phrases only is a synonym of the catalogue.
constexpr std::pair<std::string_view, std::string_view> families[] = {
    // what is felt
    {"ache", "aches aching achy ached"},
    {"allergy", "allergic"},
    {"anxious", "anxiety anxiousness"},
    {"burn", "burning burns burnt burned"},
    {"chill", "chilly"},
    {"clumsy", "clumsiness"},
    {"confuse", "confused confusion"},
    {"cramp", "cramping crampy cramped"},
    {"depress", "depressed depression depressive"},
    {"dizzy", "dizziness dizzyness dizzines"},
    {"drowsy", "drowsiness"},
    {"fatigue", "fatigued"},
    {"fever", "feverish"},
    {"heavy", "heaviness"},
    {"irritate", "irritated irritation irritating"},
    {"itch", "itching itchy itches itched itchiness itchyness pruritus pruritis pruritic"},
    {"nausea", "nauseous nauseated"},
    {"nervous", "nervousness"},
    {"numb", "numbness"},
    {"pain", "painful hurt hurts hurting"},
    {"restless", "restlessness"},
    {"sensitive", "sensitivity"},
    {"sick", "sickness"},
    {"sleepy", "sleepiness"},
    {"sore", "soreness"},
    {"sting", "stinging stings"},
    {"tender", "tenderness"},
    {"tight", "tightness tightening tightened"},
    {"tingle", "tingling tingly tingles"},
    {"tired", "tiredness"},
    {"unsteady", "unsteadiness"},
    {"warm", "warmth warmness warming warmer"},
    {"weak", "weakness weakened weaker"},
    // what is seen
    {"bleed", "bleeding bled bleeds hemorrhage hemorrhaging hemorrhagic"},
    {"blister", "blistering blistered"},
    {"blood", "bloody"},
    {"blue", "bluish"},
    {"brown", "brownish"},
    {"bruise", "bruising bruised"},
    {"color", "colored"},
    {"cough", "coughing coughs coughed"},
    {"dark", "darker darkened"},
    {"droop", "drooping drooped droopy"},
    {"flaky", "flaking flakes"},
    {"flush", "flushing flushed flushes"},
    {"green", "greenish"},
    {"infect", "infection infections infected infectious"},
    {"infiltrate", "infiltrated infiltration"},
    {"inflame", "inflamed inflammation"},
    {"leak", "leaking leakage leaked"},
    {"loss", "lost losing lose loses"},
    {"pale", "paleness"},
    {"peel", "peeling peeled"},
    {"react", "reaction reactions reacted reacting"},
    {"reactivate", "reactivation reactivated"},
    {"red", "redness reddening reddened reddish erythema erythematous"},
    {"scaly", "scaling scale scales"},
    {"shiver", "shivering shivers shivery"},
    {"stiff", "stiffness"},
    {"sweat", "sweating sweaty sweats"},
    {"swell", "swelling swellings swollen swells swelled edema edematous puffy puffiness"},
    {"tremble", "trembling"},
    {"twitch", "twitching twitches"},
    {"vomit", "vomiting vomited vomits"},
    {"wheeze", "wheezing wheezy wheezes wheezed"},
    {"yellow", "yellowing yellowed yellowish"},
    // what somebody does or cannot do
    {"breath", "breathe breathes breathing breaths"},
    {"cannot", "cant unable"},
    {"hear", "hearing"},
    {"sneeze", "sneezing sneezes sneezed"},
    {"speak", "speaking speech"},
    {"stop", "stopped stopping stops"},
    {"swallow", "swallowing swallows"},
    {"trouble", "difficulty difficulties difficult problem problems issue issues"},
    {"urine", "urinary urination urinate urinates urinating urinated pee peed peeing pees"},
    {"vision", "see seeing sight eyesight visual"},
    {"walk", "walking gait"},
    // where
    {"belly", "abdomen abdominal abdo abd stomach tummy"},
    {"bowel", "intestine intestinal"},
    {"brain", "cerebral"},
    {"eye", "ocular"},
    {"face", "facial"},
    {"heart", "cardiac"},
    {"kidney", "renal"},
    {"left", "l lt"},
    {"liver", "hepatic"},
    {"lung", "pulmonary"},
    {"mouth", "oral"},
    {"muscle", "muscular"},
    {"nose", "nasal"},
    {"right", "r rt"},
    {"side", "sided"},
    {"skin", "cutaneous"},
    {"vein", "venous"},
    // how
    {"drop", "dropped dropping"},
    {"failure", "failing failed fails"},
    {"fall", "falling"},
    {"fast", "rapid racing quick"},
    {"frequent", "frequency frequently"},
    {"gray", "grey"},
    {"high", "increased increase elevated raised"},
    {"low", "decreased decrease reduced lowered"},
    {"short", "shortness"},
    {"urgent", "urgency"},
};

const std::unordered_map<std::string, std::string>& form_of() {
  static const auto forms = [] {
    std::unordered_map<std::string, std::string> all;
    for (const auto& [form, words] : families) {
      all.emplace(form, form);
      for (auto& word : split(words, ' ')) all.emplace(std::move(word), form);
    }
    return all;
  }();
  return forms;
}

/// British spelling as American: `oedema`, `diarrhoea`, `haematuria`, `colour`, `generalised`.
std::string american(std::string word) {
  static constexpr std::pair<std::string_view, std::string_view> spellings[] = {
      {"oe", "e"},      {"ae", "e"},        {"colour", "color"},   {"tumour", "tumor"},
      {"leuc", "leuk"}, {"lysed", "lyzed"}, {"isation", "ization"}};
  for (const auto& [british, us] : spellings)
    if (const auto at = word.find(british); at != std::string::npos) word.replace(at, british.size(), us);
  if (word.size() >= 8 && word.ends_with("ised")) word[word.size() - 3] = 'z';
  return word;
}

std::string in_the_singular(std::string word) {
  const auto ends = [&](std::string_view end) { return word.ends_with(end); };
  if (word.size() < 4 || !ends("s") || ends("ss") || ends("us") || ends("is")) return word;
  if (word.size() >= 5 && ends("ies")) return word.substr(0, word.size() - 3) + 'y';
  if (ends("aches")) return word.substr(0, word.size() - 1);
  const bool hissed = ends("ches") || ends("shes") || ends("xes") || ends("sses");
  return word.substr(0, word.size() - (hissed ? 2 : 1));
}

}  // namespace

std::string word_form(std::string_view word) {
  const auto& forms = form_of();
  std::string here{word};
  auto known = forms.find(here);
  if (known == forms.end()) known = forms.find(here = american(std::move(here)));
  if (known == forms.end()) known = forms.find(here = in_the_singular(std::move(here)));
  return known == forms.end() ? here : known->second;
}

const std::vector<std::string>& known_words() {
  static const auto words = [] {
    std::vector<std::string> all;
    for (const auto& [word, form] : form_of()) all.push_back(word);
    return all;
  }();
  return words;
}

}  // namespace infuwatch
