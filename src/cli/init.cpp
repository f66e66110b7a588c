#include "app/people.hpp"
#include "base/text.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

/// That nobody chose the labels, and how to; nothing where somebody did.
std::string labels_told(const app::Founding& founding, Labels labels) {
  if (!founding.labels.empty()) return {};
  const bool us = labels == Labels::us;
  return std::string{us ? "US" : "EU"} +
         " labels apply where US and EU labels differ, proposed for the time zone " + shown(founding.zone) +
         ".\nTo change this: infuwatch site set --labels " + (us ? "eu" : "us") + '\n';
}

int run_init(Session& session, const Given& given) {
  const bool training = given.has("--training");
  const auto user = session.os_user();
  const auto nurse = given.text("--nurse").empty() ? user : given.text("--nurse");
  const app::Founding founding{.name = given.text("--site"),
                               .zone = given.text("--zone"),
                               .shifts = given.text("--shifts"),
                               .labels = given.text("--labels"),
                               .training = training,
                               .nurse_name = nurse,
                               .os_user = user};
  if (const auto made = session.found(founding); !made) return session.fail(made.error());
  if (session.globals().json) {
    session.print(nlohmann::json{{"store", session.path()},
                                 {"badge", session.desk().badge},
                                 {"training", training},
                                 {"labels", name(session.site().site.labels)},
                                 {"labels_proposed", founding.labels.empty()}}
                      .dump());
    return 0;
  }
  const auto badge = session.desk().badge;
  session.print("Made the " + std::string{training ? "training " : ""} + "store " + session.path() + ".\n" +
                nurse + " (badge " + badge + ") is its first charge nurse, as the operating system's user " +
                user + ".\n" + labels_told(founding, session.site().site.labels) +
                "\nNext:\n"
                "  infuwatch patient add MRN --name \"Family, Given\" --birth 1984-03-09\n"
                "  infuwatch start --patient MRN --birth 1984-03-09 --drug ocrelizumab --dose \"300 mg\"\n"
                "  infuwatch board\n");
  return 0;
}

const Registered init{
    {"init",
     "The site",
     "Make a store. Whoever runs it becomes its first charge nurse.",
     {"init --site \"North Infusion\" --zone America/New_York",
      "init --site \"Practice\" --zone Europe/Berlin --training --shifts 07:30,19:30"},
     {{"--site", "NAME", "the site's name", true},
      {"--zone", "ZONE", "its time zone, by its tz database name", true},
      {"--shifts", "TIMES", "when shifts begin; 07,15,23 if not said"},
      {"--labels", "WHOSE",
       "whose labels apply where they differ: us or eu; proposed for the zone if not given"},
      {"--nurse", "NAME", "the name of the first charge nurse; the user's name if not said"},
      {"--training", "", "a store to practise in: says so everywhere, and its clock may be set"}},
     run_init}};

}  // namespace
}  // namespace infuwatch::cli
