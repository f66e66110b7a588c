#include "app/people.hpp"
#include "base/text.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int run_site_show(Session& session, const Given&) {
  if (const auto opened = session.open(Session::Reader::anyone); !opened) return session.fail(opened.error());
  const auto& site = session.site().site;
  const nlohmann::json out{{"site", site.name},
                           {"zone", site.zone},
                           {"shifts", to_text(site.shifts)},
                           {"open", to_text(site.opening)},
                           {"labels", name(site.labels)},
                           {"training", site.training},
                           {"catalogue", session.site().catalogue_version},
                           {"id", site.id}};
  session.print(session.globals().json
                    ? out.dump()
                    : "site       " + shown(site.name) + "\nzone       " + site.zone + "\nshifts     " +
                          to_text(site.shifts) + "\nopen       " + to_text(site.opening) + "\nlabels     " +
                          std::string{name(site.labels)} + "\ntraining   " + (site.training ? "yes" : "no") +
                          "\ncatalogue  version " + std::to_string(session.site().catalogue_version) +
                          "\nid         " + site.id + '\n');
  return 0;
}

int run_site_set(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  return session.receipt(app::set_site(session.desk(), session.common(given),
                                       {given.maybe("--site"), given.maybe("--zone"), given.maybe("--shifts"),
                                        given.maybe("--open"), given.maybe("--labels")}));
}

const Registered site_show{
    {"site show", "The site", "The site's settings.", {"site show"}, {}, run_site_show}};
const Registered site_set{
    {"site set",
     "The site",
     "Change the site's settings.",
     {"site set --shifts 07:30,19:30"},
     {{"--site", "NAME", "the site's name"},
      {"--zone", "ZONE", "its time zone"},
      {"--shifts", "TIMES", "when shifts begin"},
      {"--open", "HOURS", "when calls can be made: \"Mon-Fri 07:00-19:00, Sat 08-14\", always"},
      {"--labels", "WHOSE", "whose labels hold where they differ: us or eu"},
      reason_option},
     run_site_set}};

}  // namespace
}  // namespace infuwatch::cli
