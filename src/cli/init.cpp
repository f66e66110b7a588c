#include "app/people.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int run_init(Session& session, const Given& given) {
  const bool training = given.has("--training");
  const auto user = session.os_user();
  const auto nurse = given.text("--nurse").empty() ? user : given.text("--nurse");
  const app::Founding founding{given.text("--site"),
                               given.text("--zone"),
                               given.text("--shifts"),
                               given.text("--labels"),
                               training,
                               nurse,
                               user};
  if (const auto made = session.found(founding); !made) return session.fail(made.error());
  if (session.globals().json) {
    session.print(
        nlohmann::json{{"store", session.path()}, {"badge", session.desk().badge}, {"training", training}}
            .dump());
    return 0;
  }
  const auto badge = session.desk().badge;
  session.print("Made the " + std::string{training ? "training " : ""} + "store " + session.path() + ".\n" +
                nurse + " (badge " + badge + ") is its first charge nurse, as the operating system's user " +
                user +
                ".\n\nNext:\n"
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
      {"--labels", "WHOSE", "whose labels hold where they differ: us or eu; by the zone if not said"},
      {"--nurse", "NAME", "the name of the first charge nurse; the user's name if not said"},
      {"--training", "", "a store to practise in: says so everywhere, and its clock may be set"}},
     run_init}};

}  // namespace
}  // namespace infuwatch::cli
