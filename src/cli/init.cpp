#include "app/people.hpp"
#include "base/password.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

/// That nobody chose the labels, and how to; nothing where somebody did.
std::string labels_told(const app::NewSite& new_site, LabelRegion labels) {
  if (!new_site.labels.empty()) return {};
  const bool us = labels == LabelRegion::us;
  return std::string{us ? "US" : "EU"} +
         " labels apply where US and EU labels differ, proposed for the time zone " + shown(new_site.zone) +
         ".\nTo change this: infuwatch site set --labels " + (us ? "eu" : "us") + '\n';
}

int run_init(Session& session, const ParsedArguments& arguments) {
  const bool training = arguments.has("--training");
  const auto user = session.os_user();
  const auto nurse = arguments.text("--nurse").empty() ? user : arguments.text("--nurse");
  const app::NewSite new_site{.name = arguments.text("--site"),
                              .zone = arguments.text("--zone"),
                              .shifts = arguments.text("--shifts"),
                              .labels = arguments.text("--labels"),
                              .training = training,
                              .nurse_name = nurse,
                              .os_user = user};
  if (const auto made = session.initialize_site(new_site); !made) return session.fail(made.error());
  if (session.globals().json) {
    session.print(nlohmann::json{{"store", without_password(session.path())},
                                 {"badge", session.context().badge},
                                 {"training", training},
                                 {"labels", name(session.site().site.labels)},
                                 {"labels_proposed", new_site.labels.empty()}}
                      .dump());
    return 0;
  }
  const auto badge = session.context().badge;
  session.print("Made the " + std::string{training ? "training " : ""} + "store " +
                without_password(session.path()) + ".\n" + nurse + " (badge " + badge +
                ") is its first charge nurse, as the operating system's user " + user + ".\n" +
                labels_told(new_site, session.site().site.labels) +
                "\nNext:\n"
                "  infuwatch patient add MRN --name \"Family, Given\" --birth 1984-03-09\n"
                "  infuwatch start --patient MRN --birth 1984-03-09 --drug ocrelizumab --dose \"300 mg\"\n"
                "  infuwatch board\n");
  return 0;
}

}  // namespace

Command init_command() {
  return {"init",
          "The site",
          "Make a store. Whoever runs it becomes its first charge nurse.",
          {"init --site \"North Infusion\" --zone America/New_York",
           "init --site \"Practice\" --zone Europe/Berlin --training --shifts 07:30,19:30"},
          {{"--site", "NAME", "the site's name", true},
           {"--zone", "ZONE", "its time zone, by its tz database name", true},
           {"--shifts", "TIMES", "when shifts begin; 07,15,23 if not said"},
           {"--labels", "WHOSE", "whose labels hold where they differ: us or eu; by the zone if not said"},
           {"--nurse", "NAME", "the name of the first charge nurse; the user's name if not said"},
           {"--training", "", "a store to practise in: says so everywhere, and its clock may be set"}},
          run_init};
}

}  // namespace infuwatch::cli
