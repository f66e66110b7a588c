#include "app/people.hpp"
#include "base/text.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::cli {
namespace {

int run_staff_add(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  return session.receipt(
      app::add_staff(session.desk(), session.common(given), given.text("BADGE"),
                     {given.text("--name"), given.text("--role"), given.text("--os-user")}));
}

int run_staff_disable(Session& session, const Given& given) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  return session.receipt(app::disable_staff(session.desk(), session.common(given), given.text("BADGE")));
}

int run_staff_list(Session& session, const Given&) {
  if (const auto opened = session.open(); !opened) return session.fail(opened.error());
  nlohmann::json list = nlohmann::json::array();
  std::string text;
  for (const auto& [badge, member] : session.site().staff) {
    list.push_back({{"badge", badge},
                    {"name", member.name},
                    {"role", name(member.role)},
                    {"os_user", member.os_user},
                    {"disabled", member.disabled}});
    text += padded(shown(badge), 12) + padded(shown(member.name), 28) + padded(name(member.role), 9) +
            (member.disabled ? "disabled" : shown(member.os_user)) + '\n';
  }
  session.print(session.globals().json ? nlohmann::json{{"staff", list}}.dump() : text);
  return 0;
}

const Registered staff_add{{"staff add",
                            "The site",
                            "Add someone who may use the store.",
                            {"staff add 4711 --name \"R. Osei\" --role nurse --os-user rosei"},
                            {{"BADGE", "", "the badge, never given to a second person", true},
                             {"--name", "NAME", "as shown beside entries", true},
                             {"--role", "ROLE", "nurse, charge or auditor", true},
                             {"--os-user", "USER", "the operating system's user who this is"}},
                            run_staff_add}};
const Registered staff_disable{{"staff disable",
                                "The site",
                                "A badge that writes nothing more; its entries stay.",
                                {"staff disable 4711"},
                                {{"BADGE", "", "the badge", true}, reason_option},
                                run_staff_disable}};
const Registered staff_list{
    {"staff list", "The site", "Who may use the store.", {"staff list"}, {}, run_staff_list}};

}  // namespace
}  // namespace infuwatch::cli
