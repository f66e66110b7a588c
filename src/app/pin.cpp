#include "app/pin.hpp"

#include "app/fields.hpp"
#include "app/permission.hpp"

#include <sodium.h>

#include <algorithm>

namespace infuwatch::app {
namespace {

constexpr int free_tries = 3;
constexpr Seconds first_wait{30}, longest_wait{15 * 60};

/// A hash of one site's badge never fits another.
std::string bound(const Site& site, const std::string& badge, const std::string& pin) {
  return site.id + '\x1f' + badge + '\x1f' + pin;
}

Result<std::string, Problem> hashed(const std::string& secret) {
  char out[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str(out, secret.data(), secret.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return Failure{Problem{StoreTrouble{StoreTrouble::Kind::io, {}, "no memory for the PIN's hash"}}};
  return std::string{out};
}

bool fits(const std::string& hash, const std::string& secret) {
  return crypto_pwhash_str_verify(hash.c_str(), secret.data(), secret.size()) == 0;
}

bool outdated(const std::string& hash) {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0;
}

std::optional<Instant> waits_until(const storage::Credential& known) {
  if (known.failures < free_tries || !known.failed_at) return std::nullopt;
  const int doublings = std::min(known.failures - free_tries, 5);
  return *known.failed_at + std::min(first_wait * (1 << doublings), longest_wait);
}

Result<SiteRecord, Problem> site_of(const Desk& desk) {
  return reading<SiteRecord>(
      desk.store, [](const storage::View& view) -> Result<SiteRecord, Problem> { return view.site(); });
}

}  // namespace

bool acceptable_pin(const std::string& pin) {
  const bool digits = std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && pin.size() >= 4 && pin.size() <= 12 && pin.find_first_not_of(pin[0]) != std::string::npos;
}

Result<Done, Problem> set_pin(const Desk& desk, const std::string& badge, const std::string& pin) {
  const auto record = site_of(desk);
  if (!record) return Failure{record.error()};
  const auto* who = record->member(desk.badge);
  if (!who || who->disabled) return Failure{Problem{UnknownStaff{desk.os_user}}};
  const auto* member = record->member(badge);
  if (!member || member->disabled) return Failure{Problem{NoSuch{"badge", badge}}};
  if (badge != desk.badge && !may(who->role, "staff"))
    return Failure{Problem{NotPermitted{"staff set-pin", who->name, std::string{name(who->role)}}}};
  if (!acceptable_pin(pin)) return bad("the PIN", "…", "4 to 12 digits, not all the same");
  auto hash = hashed(bound(record->site, badge, pin));
  if (!hash) return Failure{hash.error()};
  return desk.store.keep({badge, std::move(*hash), desk.badge, desk.clock.read().now, 0, {}});
}

Result<StaffMember, Problem> sign_in(const Desk& desk, const std::string& badge, const std::string& pin) {
  using Why = PinRefused::Why;
  const auto record = site_of(desk);
  if (!record) return Failure{record.error()};
  const auto* member = record->member(badge);
  auto known = desk.store.find_credential(badge);
  if (!known) return Failure{known.error()};
  if (!member || member->disabled) return Failure{Problem{PinRefused{badge, Why::wrong, {}}}};
  if (!*known) return Failure{Problem{PinRefused{badge, Why::not_set, {}}}};
  auto& credential = **known;
  const auto now = desk.clock.read().now;
  if (const auto until = waits_until(credential); until && now < *until)
    return Failure{Problem{PinRefused{badge, Why::waiting, until}}};
  const auto secret = bound(record->site, badge, pin);
  if (!fits(credential.hash, secret)) {
    ++credential.failures, credential.failed_at = now;
    if (const auto kept = desk.store.keep(credential); !kept) return Failure{kept.error()};
    return Failure{Problem{PinRefused{badge, Why::wrong, waits_until(credential)}}};
  }
  if (credential.failures == 0 && !outdated(credential.hash)) return *member;
  credential.failures = 0, credential.failed_at.reset();
  if (outdated(credential.hash)) {
    auto hash = hashed(secret);
    if (!hash) return Failure{hash.error()};
    credential.hash = std::move(*hash);
  }
  if (const auto kept = desk.store.keep(credential); !kept) return Failure{kept.error()};
  return *member;
}

Result<bool, Problem> has_pin(const Desk& desk, const std::string& badge) {
  const auto known = desk.store.find_credential(badge);
  if (!known) return Failure{known.error()};
  return known->has_value();
}

}  // namespace infuwatch::app
