#include "support/ward.hpp"

#include "report/problem_words.hpp"

#include <cstdlib>

namespace infuwatch::test {

TemporaryDirectory::TemporaryDirectory() {
  auto pattern = (std::filesystem::temp_directory_path() / "infuwatch-test-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string told(const Problem& problem) {
  const auto words = report::sentences(problem, nullptr);
  return words.wrong + ' ' + words.remedy;
}

Ward::Ward(storage::Store& kept, Instant opens)
    : store{kept}, clock{opens}, zone{*Zone::open("America/New_York")} {
  auto founder = context("c1");
  taken(app::initialize_site(
      founder, {"Test Site", "America/New_York", "07,15,23", "us", true, "C. Okafor", "nobody"}));
  taken(app::add_staff(context("c1"), {}, "n1", {"R. Osei", "nurse", ""}));
  taken(app::add_staff(context("c1"), {}, "n2", {"M. Brandt", "nurse", ""}));
  taken(app::add_staff(context("c1"), {}, "a1", {"A. Udit", "auditor", ""}));
}

std::string Ward::patient(const std::string& mrn, const std::string& name) {
  const auto added = [&](const app::Common& common) {
    return app::add_patient(context(), common, mrn, {name, "1984-03-09", {}, {}, {}, {}, {}});
  };
  if (!added({})) taken(added({"", "another person of that name"}));
  return mrn;
}

InfusionId Ward::start(const std::string& mrn, const std::string& drug, const std::string& dose,
                       const std::string& reason) {
  app::StartRequest request;
  request.order.mrn = mrn;
  request.order.birth = "1984-03-09";
  request.order.drug = drug;
  request.order.dose = dose;
  request.screening.as_expected = true;
  return std::get<Started>(taken(app::start(context(), {{}, reason}, request)).entry.said).infusion;
}

void Ward::ready(InfusionId infusion) {
  for (const auto* what : {"methylprednisolone 100 mg IV", "cetirizine 10 mg oral"})
    taken(app::give(context(), {}, infusion, what, "", "-30m"));
  log(clock.now(), std::to_string(infusion.value()) + " hr 76 bp 122/78 t 36.8C");
}

storage::Recorded Ward::at(Instant when, const std::function<Result<storage::Recorded, Problem>()>& act) {
  clock.set(when);
  return taken(act());
}

storage::Recorded Ward::log(Instant when, const std::string& line, const std::string& badge) {
  clock.set(when);
  const auto catalogue = taken(app::reading<std::shared_ptr<const Catalogue>>(
      store, [&](const storage::View& view) { return shelf.get(view, 0, {}); }));
  return taken(app::observe(context(badge), {}, taken(app::log_line(line, *catalogue))));
}

storage::ChartPointer Ward::chart(InfusionId infusion) const {
  return taken(app::reading<storage::ChartPointer>(
      store, [&](const storage::View& view) -> Result<storage::ChartPointer, Problem> {
        return view.history(*view.find_owner(infusion));
      }));
}

}  // namespace infuwatch::test
