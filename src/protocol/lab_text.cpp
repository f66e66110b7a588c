#include "protocol/lab_text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace infuwatch {
namespace {

/// `10^9/L 1000`, `umol/L 1/88.4`: the unit, and what one of it is in the lab's own.
std::optional<LabUnit> lab_unit(const std::string& written) {
  const auto blank = written.rfind(' ');
  if (blank == std::string::npos || blank == 0) return std::nullopt;
  const auto factor = written.substr(blank + 1);
  const bool over = factor.starts_with("1/");
  const auto number = decimal(over ? factor.substr(2) : factor);
  if (!number || number->thousandths == 0) return std::nullopt;
  constexpr std::int64_t one = 1000;
  return LabUnit{.name = trimmed(written.substr(0, blank)),
                 .times = over ? one : number->thousandths,
                 .over = over ? number->thousandths : one};
}

constexpr std::int64_t largest_factor = 1'000'000;  // thousandths; a larger one is none

void read_number(TomlTable& row, LabTerm& term) {
  for (const auto& written : row.texts("units")) {
    auto unit = lab_unit(written);
    if (!unit)
      row.fault_in(
          "units", written,
          "a further unit must say what one of it is in `unit`, such as \"10^9/L 1000\" or \"umol/L 1/88.4\"");
    else if (std::max(unit->times, unit->over) <= largest_factor)
      term.units.push_back(std::move(*unit));
    else if (row.fresh())
      row.fault_in("units", written, "the number of a further unit must be from 0.001 to 1000");
  }
  const auto ends = row.texts("probable");
  const auto least = ends.size() == 2 ? decimal(ends[0]) : std::nullopt;
  const auto most = ends.size() == 2 ? decimal(ends[1]) : std::nullopt;
  if (least && most && *least < *most) {
    term.least = *least;
    term.most = *most;
  } else {
    row.fault("probable", "`probable` must be two numbers, the lower first, such as [\"10\", \"80\"]");
  }
}

LabTerm read_lab(TomlTable& row) {
  LabTerm term{.key = row.text("key"), .name = row.name("name")};
  term.synonyms = row.names("synonyms");
  term.may_be = row.names("may_be");
  term.unit = row.text_or_none("unit");
  term.results = row.texts("results");
  term.numbers = row.text_or_none("numbers");
  term.for_life = row.yes("for_life");
  if (term.number()) read_number(row, term);
  if (term.number() && !term.results.empty()) row.fault("results", "either `unit` or `results`, not both");
  if (term.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
    row.fault("key", "`key` is made of small letters, digits and -");
  term.source = row.source();
  row.finish();
  return term;
}

/// `from N to M`, the lower first.
std::optional<std::pair<Decimal, Decimal>> lab_range(const std::string& written) {
  const auto words = split(written, ' ');
  if (words.size() != 4 || words[0] != "from" || words[2] != "to") return std::nullopt;
  const auto least = decimal(words[1]), most = decimal(words[3]);
  return least && most && *least < *most ? std::optional{std::pair{*least, *most}} : std::nullopt;
}

/// `KEY`, `KEY at least N`, `KEY at most N`, `KEY from N to M`, `KEY RESULT`; none where it is none of these.
std::optional<LabWanted> lab_wanted(const std::string& written, const Labs& labs) {
  const auto blank = std::min(written.find(' '), written.size());
  LabWanted wanted{.term = labs.find(written.substr(0, blank))};
  const auto rest = trimmed(written.substr(blank));
  if (!wanted.term || rest.empty()) return wanted;
  const bool least = rest.starts_with("at least "), most = rest.starts_with("at most ");
  if (least || most) {
    const auto number = decimal(rest.substr(rest.rfind(' ') + 1));
    if (!number || !wanted.term->number()) return std::nullopt;
    (least ? wanted.least : wanted.most) = number;
    return wanted;
  }
  if (const auto range = lab_range(rest); range && wanted.term->number()) {
    wanted.least = range->first;
    wanted.most = range->second;
    return wanted;
  }
  const auto& words = wanted.term->results;
  if (std::find(words.begin(), words.end(), rest) == words.end()) return std::nullopt;
  wanted.result = rest;
  return wanted;
}

/// Whether no value of a lab is both.
bool exclude_each_other(const LabWanted& one, const LabWanted& other) {
  if (one.term != other.term) return false;
  const bool apart = one.least && other.most && *one.least > *other.most;
  return apart || (!one.result.empty() && !other.result.empty() && one.result != other.result);
}

}  // namespace

Labs read_labs(TomlTable& table) {
  Labs labs;
  for (auto& row : table.tables("lab")) {
    auto term = read_lab(row);
    for (const auto* word : {&term.key, &term.name})
      if (const auto* same = labs.called(*word))
        row.fault("key", '`' + *word + "` already names `" + same->key + '`');
    for (const auto& word : term.synonyms)
      if (const auto* same = labs.called(word))
        row.fault_in("synonyms", word, '`' + word + "` already names `" + same->key + '`');
    if (const auto of = labs.find(term.numbers);
        !term.numbers.empty() && (term.number() || !of || !of->number()))
      row.fault("numbers",
                "`numbers` must be the key of a lab before it that has a `unit`, for one that has none");
    labs.all.push_back(std::make_shared<const LabTerm>(std::move(term)));
  }
  return labs;
}

std::vector<LabWanted> read_labs_wanted(TomlTable& row, std::string_view key, const Labs& labs) {
  std::vector<LabWanted> all;
  for (const auto& written : row.texts(key)) {
    auto wanted = lab_wanted(written, labs);
    const bool excluded = wanted && std::any_of(all.begin(), all.end(), [&](const LabWanted& other) {
                            return exclude_each_other(*wanted, other) || exclude_each_other(other, *wanted);
                          });
    if (excluded && row.fresh())
      row.fault_in(key, written,
                   "no value of `" + wanted->term->key + "` is both this and what stands before it");
    else if (wanted && wanted->term)
      all.push_back(std::move(*wanted));
    else if (wanted)
      row.fault_in(key, written, "unknown lab `" + written.substr(0, written.find(' ')) + '`');
    else
      row.fault_in(
          key, written,
          "a lab must be a key, with `at least` or `at most` a number or one of its results, such as "
          "\"uric-acid at most 6\" or \"hbsag negative\"");
  }
  return all;
}

}  // namespace infuwatch
