#include "app/fields.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "domain/drug_name.hpp"
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

/// Of every patient's infusions, or those of one drug.
Result<Facts, Problem> facts_of(Session& session, const std::optional<AsOf>& when,
                                const std::optional<std::string>& drug) {
  const auto now = when ? when->at : session.now();
  const auto upto = when ? std::optional{when->upto} : std::nullopt;
  return app::reading<Facts>(session.store(), [&](const storage::View& view) -> Result<Facts, Problem> {
    std::string key;
    std::optional<Problem> unknown;
    if (drug) {
      const auto catalogue = session.shelf().get(view, 0, {});
      if (!catalogue) return Failure{catalogue.error()};
      const auto known = app::read<std::string>(FieldId::drug, *drug, {catalogue->get()});
      if (!known) unknown = known.error();
      key = known ? *known : drug_counted(generic_drug, *drug);
    }
    Facts all;
    Catalogues catalogues{session.shelf(), view};
    for (const auto& patient : view.find_patients("")) {
      const auto chart = view.history(patient.id, {.upto = upto, .infusions = {}});
      if (const auto read = catalogues.have_those_of(*chart); !read) return Failure{read.error()};
      for (auto& one : report::infusion_facts(
               *chart, now, [&](int version) -> const Catalogue& { return catalogues.of(version); }))
        if (!drug || drug_counted(one) == key) all.push_back(std::move(one));
    }
    if (unknown && all.empty()) return Failure{std::move(*unknown)};
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
