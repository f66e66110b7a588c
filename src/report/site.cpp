#include "report/site.hpp"

#include "base/text.hpp"
#include "report/sentences_of_receipts.hpp"

#include <nlohmann/json.hpp>

namespace infuwatch::report {

using nlohmann::json;

std::string site_text(const SiteRecord& record) {
  const auto& site = record.site;
  return "site       " + shown(site.name) + "\nzone       " + site.zone + "\nshifts     " +
         to_text(site.shifts) + "\nopen       " + to_text(site.opening) + "\nlabels     " +
         std::string{name(site.labels)} + "\ntraining   " + (site.training ? "yes" : "no") +
         "\ncatalogue  version " + std::to_string(record.catalogue_version) + "\nid         " + site.id +
         '\n';
}

json site_json(const SiteRecord& record) {
  const auto& site = record.site;
  return {{"site", site.name},
          {"zone", site.zone},
          {"shifts", to_text(site.shifts)},
          {"open", to_text(site.opening)},
          {"labels", name(site.labels)},
          {"training", site.training},
          {"ready", site.ready ? json{{"at", iso(site.ready->at)},
                                      {"by", record.name_of(site.ready->staff)},
                                      {"provider", site.ready->provider}}
                               : json(nullptr)},
          {"catalogue", record.catalogue_version},
          {"id", site.id}};
}

std::optional<Message> ready_message(const SiteRecord& record, const Zone& zone, Instant now) {
  const auto& ready = record.site.ready;
  if (!ready || ready->at > now) return std::nullopt;
  const auto day = [&](Instant at) { return std::chrono::floor<std::chrono::days>(zone.local(at)); };
  if (day(ready->at) != day(now)) return Message{&sentence::not_ready_today};
  Message told{ready->provider.empty() ? &sentence::ready_today : &sentence::ready_with_provider,
               {{"at", Near{ready->at}}, {"who", Typed{record.name_of(ready->staff)}}}};
  if (!ready->provider.empty()) told.args.emplace_back("provider", Typed{ready->provider});
  return told;
}

std::string staff_text(const SiteRecord& record) {
  std::string text;
  for (const auto& [badge, member] : record.staff)
    text += padded(shown(badge), 12) + padded(shown(member.name), 28) + padded(name(member.role), 9) +
            (member.disabled ? "disabled" : shown(member.os_user)) + '\n';
  return text;
}

json staff_json(const SiteRecord& record) {
  auto list = json::array();
  for (const auto& [badge, member] : record.staff)
    list.push_back({{"badge", badge},
                    {"name", member.name},
                    {"role", name(member.role)},
                    {"os_user", member.os_user},
                    {"disabled", member.disabled}});
  return list;
}

}  // namespace infuwatch::report
