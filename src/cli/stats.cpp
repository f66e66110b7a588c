#include "app/fields.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "domain/drug_name.hpp"
#include "protocol/unlisted.hpp"
#include "report/statistics.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace infuwatch::cli {
namespace {

using report::InfusionFacts;
using Facts = std::vector<InfusionFacts>;

/// The catalogues that a patient's infusions began under.
class Catalogues {
 public:
  Catalogues(app::CatalogueShelf& shelf, const storage::View& view) : shelf_{shelf}, view_{view} {}

  Result<Done, Problem> have_those_of(const Chart& chart) {
    for (const auto& [number, infusion] : chart.infusions()) {
      const int version = infusion.terms.catalogue;
      if (!infusion.started() || read_.contains(version)) continue;
      const auto catalogue = shelf_.get(view_, version, {});
      if (!catalogue) return Failure{catalogue.error()};
      read_[version] = *catalogue;
    }
    return Done{};
  }
  const Catalogue& of(int version) const { return *read_.at(version); }

 private:
  app::CatalogueShelf& shelf_;
  const storage::View& view_;
  std::map<int, std::shared_ptr<const Catalogue>> read_;
};

/// A drug of the list by its key, name or brand, else one without a protocol by the name it was given under.
class WantedDrug {
 public:
  static Result<WantedDrug, Problem> named(const std::string& typed, const Catalogue& catalogue) {
    const auto known = app::read<std::string>(FieldId::drug, typed, {&catalogue});
    if (known) return WantedDrug{typed, drug_counted(*known, {}), std::nullopt};
    const auto* unknown = std::get_if<UnknownWord>(&known.error());
    if (!unknown) return Failure{known.error()};
    UnknownWord drug{UnknownWord::What::drug_to_count, unknown->word, unknown->nearest};
    return WantedDrug{typed, drug_counted(generic_drug, typed), std::move(drug)};
  }
  bool is(const InfusionFacts& one) {
    const bool found = drug_counted(one) == counted_;
    if (found)
      unknown_.reset();
    else if (unknown_ && !one.unlisted.empty() && may_be_same(typed_, one.unlisted))
      near_.try_emplace(drug_counted(one), one.unlisted);
    return found;
  }
  /// After all infusions: that it is no drug, with those that may be meant.
  std::optional<Problem> unknown() const {
    if (!unknown_) return std::nullopt;
    auto drug = *unknown_;
    for (const auto& [counted, name] : near_) drug.nearest.push_back(name);
    return drug;
  }

 private:
  WantedDrug(std::string typed, std::string counted, std::optional<UnknownWord> unknown)
      : typed_{std::move(typed)}, counted_{std::move(counted)}, unknown_{std::move(unknown)} {}

  std::string typed_, counted_;
  std::optional<UnknownWord> unknown_;
  std::map<std::string, std::string> near_;  // names typed for infusions, by what they count as
};

/// Of every patient's infusions, or those of one drug.
Result<Facts, Problem> facts_of(Session& session, const std::optional<AsOf>& when,
                                const std::optional<std::string>& drug) {
  const auto now = when ? when->at : session.now();
  const auto upto = when ? std::optional{when->upto} : std::nullopt;
  return app::reading<Facts>(session.store(), [&](const storage::View& view) -> Result<Facts, Problem> {
    std::optional<WantedDrug> wanted;
    if (drug) {
      const auto catalogue = session.shelf().get(view, 0, {});
      if (!catalogue) return Failure{catalogue.error()};
      auto named = WantedDrug::named(*drug, **catalogue);
      if (!named) return Failure{named.error()};
      wanted = std::move(*named);
    }
    Facts all;
    Catalogues catalogues{session.shelf(), view};
    for (const auto& patient : view.find_patients("")) {
      const auto chart = view.history(patient.id, {.upto = upto, .infusions = {}});
      if (const auto read = catalogues.have_those_of(*chart); !read) return Failure{read.error()};
      for (auto& one : report::infusion_facts(
               *chart, now, [&](int version) -> const Catalogue& { return catalogues.of(version); }))
        if (!wanted || wanted->is(one)) all.push_back(std::move(one));
    }
    if (auto unknown = wanted ? wanted->unknown() : std::nullopt) return Failure{std::move(*unknown)};
    return all;
  });
}

int run_stats(Session& session, const ParsedArguments& arguments) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  const auto when = as_of(session, arguments);
  if (!when) return session.fail(when.error());
  const auto by = named<report::By>(arguments.text("--by"));
  if (arguments.has("--by") && !by)
    return session.fail(BadField{FieldId::by, arguments.text("--by"), Takes::one_of, names<report::By>()});
  auto facts = facts_of(session, *when, arguments.maybe("--drug"));
  if (!facts) return session.fail(facts.error());
  const auto drugs = report::statistics(std::move(*facts));
  const auto rendering = telling_of(session, *when);
  if (session.globals().json)
    session.print(nlohmann::json{{"stats", report::statistics_json(drugs, by)},
                                 {"made_at", iso(session.now())},
                                 {"as_of", as_of_json(*when)}}
                      .dump());
  else
    session.print(report::document_of(drugs, by, rendering), rendering);
  return session.looked("stats");
}

}  // namespace

Command stats_command() {
  return {"stats",
          "View",
          "Reactions by drug, number, lot, premedication and rate, with their uncertainty.",
          {"stats", "stats --drug ocrelizumab", "stats --by premedication"},
          {{"--drug", "DRUG", "one drug only, by name or brand"},
           {"--by", "WORD", "one section only: drug, hour, lot, number, premedication or rate"},
           as_of_option},
          run_stats};
}

}  // namespace infuwatch::cli
