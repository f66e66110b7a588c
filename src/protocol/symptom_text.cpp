#include "protocol/symptom_text.hpp"

#include "base/text.hpp"
#include "protocol/catalogue_format.hpp"
#include "protocol/symptom_words.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

std::string read_disease(TomlTable& table) {
  if (table.format() > 1) return table.text_or_none("of_the_disease");
  return table.yes("of_the_disease") ? std::string{disease_of_format_1} : std::string{};
}

constexpr int longest_question = 60;  // columns: it stands in a list of calls, on one line

void read_seriousness(TomlTable& table, SymptomTerm& term) {
  const auto everywhere = table.text_or_none("serious_everywhere");
  term.serious_everywhere = named<Priority>(everywhere);
  if (!everywhere.empty() && term.serious_everywhere.value_or(Priority::review) == Priority::review)
    table.fault("serious_everywhere", "urgent or emergency");
  term.serious_under_a_drug = table.yes("serious_under_a_drug");
  term.ask = table.text_or_none("ask");
  term.not_by_phone = table.yes("not_by_phone");
  if (columns(term.ask) > longest_question) table.fault("ask", "at most 60 characters");
  if (table.fresh() && table.sound({"serious_everywhere", "ask"}) && term.serious_everywhere &&
      term.ask.empty())
    table.fault("serious_everywhere",
                "a sign that is serious everywhere needs `ask`, the question to a patient");
}

/// What an earlier release took in without a look: grades that the symptom does not have.
void check_grades(TomlTable& table, const SymptomTerm& term) {
  for (const auto* key : {"system_from_grade", "system_severe_from_grade"}) {
    if (!table.has(key) || !table.sound({key, "system"})) continue;
    const int grade = std::string_view{key} == "system_from_grade" ? term.system_from : *term.severe_from;
    if (!term.system)
      table.fault(key, '`' + std::string{key} + "` needs a `system`");
    else if (!term.grades.contains(grade))
      table.fault(key, '`' + std::string{key} + "` must be a grade that the symptom has");
  }
  if (term.mild_at_1 && (term.life_threatening || term.serious_everywhere))
    table.fault("mild_at_grade_1", "what is serious at any grade is not mild at grade 1");
}

SymptomTerm read_symptom(TomlTable& table, const std::string& key) {
  SymptomTerm term;
  term.key = key;
  term.name = table.text("name");
  term.synonyms = table.texts("synonyms");
  term.ctcae_term = table.text_or_none("ctcae");
  term.ctcae_code = table.number_or_none("code").value_or(0);
  term.ctcae_6_term = table.text_or_none("ctcae_6");
  for (int grade = 1; grade <= 5; ++grade) {
    const auto prompt = table.text_or_none("grade_" + std::to_string(grade));
    if (!prompt.empty()) term.grades.emplace(grade, prompt);
  }
  term.reaction = table.yes("reaction");
  term.of_the_disease = read_disease(table);
  term.mild_at_1 = table.yes("mild_at_grade_1");
  term.life_threatening = table.yes("life_threatening");
  read_seriousness(table, term);
  const auto system = table.text_or_none("system");
  term.system = named<BodySystem>(system);
  if (!system.empty() && !term.system)
    table.fault("system", "no such system: skin, respiratory, larynx, circulation, gut or end-organ");
  term.system_from = table.number_or_none("system_from_grade").value_or(1);
  term.severe_from = table.number_or_none("system_severe_from_grade");
  term.bronchospasm = table.yes("bronchospasm");
  term.surface_grades = table.numbers("grades_by_surface");
  const auto unknown = [&](int grade) { return !term.grades.contains(grade); };
  if (!term.surface_grades.empty() &&
      (term.surface_grades.size() != 3 ||
       std::any_of(term.surface_grades.begin(), term.surface_grades.end(), unknown)))
    table.fault("grades_by_surface",
                "three grades that there are: under 10 %, 10 to 30 %, over 30 % of the body");
  term.source = table.source();
  if (table.sound({"ctcae"}) && term.ctcae_term.empty() && term.ctcae_code != 0)
    table.fault("code", "a code without its CTCAE term");
  if (table.fresh()) check_grades(table, term);
  if (term.grades.empty() && table.sound({"grade_1", "grade_2", "grade_3", "grade_4", "grade_5"}))
    table.fault("name", "no grade: at least one grade_N = \"…\" is needed");
  table.finish();
  return term;
}

std::map<std::string, SymptomTerm> read_terms(TomlTable& table) {
  std::map<std::string, SymptomTerm> symptoms;
  std::map<std::string, std::string> called;
  for (const auto& key : table.keys()) {
    if (key == format_key) continue;
    auto inner = table.table(key);
    if (!inner) continue;
    auto term = read_symptom(*inner, key);
    auto words = term.synonyms;
    words.push_back(key);
    if (lower(term.name) != key) words.push_back(term.name);
    for (const auto& word : words) {
      const auto [other, is_new] = called.emplace(lower(word), key);
      if (!is_new && other->second != key)
        inner->fault_in("synonyms", word, '`' + word + "` already names `" + other->second + '`');
    }
    symptoms.emplace(key, std::move(term));
  }
  return symptoms;
}

/// Every symptom, read at once.
class ReadSymptoms : public SymptomShelf {
 public:
  explicit ReadSymptoms(std::map<std::string, SymptomTerm> terms) : terms_{std::move(terms)} {}
  bool has(std::string_view key) const override { return terms_.contains(std::string{key}); }
  const SymptomTerm* find(std::string_view key) override {
    const auto found = terms_.find(std::string{key});
    return found == terms_.end() ? nullptr : &found->second;
  }
  const std::map<std::string, SymptomTerm>& all() override { return terms_; }

 private:
  std::map<std::string, SymptomTerm> terms_;
};

/// Name and synonyms of a section, without reading the rest of it: where `name = "…"` stands in its first
/// line and `synonyms = ["…", …]` right behind, as in the seed, without escapes or remarks. Otherwise none.
std::vector<std::string> plain_names(std::string_view section) {
  constexpr std::string_view name_begins = "]\nname = \"", list_begins = "\"\nsynonyms = [";
  const auto head = section.find(name_begins), behind = section.find(list_begins);
  if (head != section.find(']') || behind == std::string_view::npos) return {};
  const auto name = section.substr(head + name_begins.size(), behind - head - name_begins.size());
  auto list = section.substr(behind + list_begins.size());
  list = list.substr(0, list.find(']'));
  if (name.find_first_of("\"\\\n") != std::string_view::npos ||
      list.find_first_of("\\'#") != std::string_view::npos)
    return {};
  std::vector<std::string> names{std::string{name}};
  for (auto at = list.find('"'); at != std::string_view::npos; at = list.find('"')) {
    const auto end = list.find('"', at + 1);
    if (end == std::string_view::npos || end == at + 1) return {};
    names.emplace_back(list.substr(at + 1, end - at - 1));
    list.remove_prefix(end + 1);
  }
  return names;
}

/// Symptoms read one by one out of a text in which each has a section of its own, begun by its `[key]` on a
/// line.
class UnreadSymptoms : public SymptomShelf {
 public:
  explicit UnreadSymptoms(std::string toml) : toml_{std::move(toml)}, sections_{sections_of(toml_)} {
    const auto head = read_toml(std::string_view{toml_}.substr(0, toml_.find("\n[")));
    if (head) format_ = (*head)[format_key].value_or(1);
  }

  bool has(std::string_view key) const override { return sections_.contains(key); }
  const SymptomTerm* find(std::string_view key) override {
    const auto section = sections_.find(key);
    if (section == sections_.end()) return nullptr;
    auto& term = terms_[std::string{key}];
    if (term.key.empty()) term = read(std::string{key}, section->second);
    return &term;
  }
  const std::map<std::string, SymptomTerm>& all() override {
    for (const auto& [key, text] : sections_) find(key);
    return terms_;
  }

  std::vector<SymptomName> names() override {
    std::vector<SymptomName> names;
    for (const auto& [section, text] : sections_) {
      const std::string key{section};
      names.push_back({key, key});
      auto called = plain_names(text);
      if (called.empty()) {  // written otherwise than the seed
        const auto& term = *find(key);
        called = term.synonyms;
        called.push_back(term.name);
      }
      for (auto& phrase : called) names.push_back({std::move(phrase), key});
    }
    return names;
  }

  static std::map<std::string_view, std::string_view> sections_of(std::string_view text) {
    std::map<std::string_view, std::string_view> sections;
    for (auto at = text.starts_with('[') ? 0 : text.find("\n["); at < text.size();) {
      if (text[at] == '\n') ++at;
      const auto next = std::min(text.find("\n[", at), text.size());
      const auto section = text.substr(at, next - at);
      sections.emplace(section.substr(1, section.find(']') - 1), section);
      at = next;
    }
    return sections;
  }

 private:
  SymptomTerm read(const std::string& key, std::string_view text) const {
    std::vector<CatalogueFault> ignored;  // the text was read without fault before
    const auto parsed = read_toml(text);
    if (!parsed) return SymptomTerm{.key = key, .name = key};
    TomlTable table{*parsed, std::string{symptoms_part}, format_, ignored, false};
    auto inner = table.table(key);
    return inner ? read_symptom(*inner, key) : SymptomTerm{.key = key, .name = key};
  }

  std::string toml_;
  std::map<std::string_view, std::string_view> sections_;
  int format_ = 1;
  std::map<std::string, SymptomTerm> terms_;
};

}  // namespace

std::shared_ptr<SymptomShelf> read_symptoms(TomlTable& table, const std::string& toml) {
  auto terms = read_terms(table);
  const auto sections = UnreadSymptoms::sections_of(toml);
  for (const auto& [key, term] : terms)
    if (!sections.contains(key))
      table.fault(key, "a symptom begins with its `[" + key + "]` at the beginning of a line");
  if (table.fresh())
    for (const auto& [key, text] : sections)
      if (!terms.contains(std::string{key}))
        table.fault(key, "no line within a text may begin with `[`: it would be taken for a symptom");
  return std::make_shared<ReadSymptoms>(std::move(terms));
}

std::shared_ptr<SymptomShelf> unread_symptoms(std::string toml) {
  return std::make_shared<UnreadSymptoms>(std::move(toml));
}

}  // namespace infuwatch
