#include "app/pin.hpp"

#include "app/access.hpp"
#include "app/fields.hpp"
#include "app/permission.hpp"

#include <sodium.h>

#include <algorithm>

namespace infuwatch::app {
namespace {

constexpr int free_tries = 3;
constexpr Seconds first_wait{30}, longest_wait{15 * 60};

std::string hexadecimal(const unsigned char* bytes, std::size_t size) {
  std::string out(2 * size + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes, size);
  out.pop_back();
  return out;
}

/// BLAKE2b of a text under a key, which may be empty.
std::string keyed(const std::string& text, const std::string& key) {
  unsigned char folded[crypto_generichash_KEYBYTES], out[crypto_generichash_BYTES];
  const auto* bytes = reinterpret_cast<const unsigned char*>(key.data());
  crypto_generichash(folded, sizeof folded, bytes, key.size(), nullptr, 0);
  crypto_generichash(out, sizeof out, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     folded, sizeof folded);
  return hexadecimal(out, sizeof out);
}

/// Names a pepper without giving it away.
std::string name_of(const Pepper& pepper) { return keyed("which pepper", pepper.secret).substr(0, 8); }

/// What is hashed: of one site's badge, so that it never fits another; with the machine's pepper where there
/// is one.
std::string bound(const Site& site, const std::string& badge, const std::string& pin, const Pepper* pepper) {
  auto text = site.id + '\x1f' + badge + '\x1f' + pin;
  return pepper ? keyed(text, pepper->secret) : text;
}

/// The pepper of a context; none where the machine has none. Refused where it has one that cannot be read.
Result<const Pepper*, Problem> pepper_of(const AppContext& context) {
  if (!context.pepper) return static_cast<const Pepper*>(nullptr);
  if (context.pepper->secret.empty())
    return Failure{Problem{BadSettings{context.pepper->path, BadSettings::Why::no_pepper}}};
  return &*context.pepper;
}

Result<std::string, Problem> hashed(const std::string& secret) {
  char out[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str(out, secret.data(), secret.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return Failure{Problem{StoreTrouble{StoreTrouble::Kind::io, {}, "no memory for the PIN's hash"}}};
  return std::string{out};
}

bool is_pin_of(const std::string& hash, const std::string& secret) {
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

Result<SiteRecord, Problem> site_of(const AppContext& context) {
  return reading<SiteRecord>(
      context.store, [](const storage::View& view) -> Result<SiteRecord, Problem> { return view.site(); });
}

}  // namespace

bool acceptable_pin(const std::string& pin) {
  const bool digits = std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && pin.size() >= 4 && pin.size() <= 12 && pin.find_first_not_of(pin[0]) != std::string::npos;
}

Result<Done, Problem> set_pin(const AppContext& context, const std::string& badge, const std::string& pin) {
  const auto record = site_of(context);
  if (!record) return Failure{record.error()};
  const auto* who = record->member(context.badge);
  if (!who || who->disabled) return Failure{Problem{UnknownStaff{context.os_user}}};
  const auto* member = record->member(badge);
  if (!member || member->disabled) return Failure{Problem{NoSuch{NoSuch::What::badge, badge}}};
  if (badge != context.badge && !may(who->role, VerbId::staff_set_pin))
    return Failure{Problem{NotPermitted{NotPermitted::Why::role, who->name, "staff set-pin", who->role}}};
  if (!acceptable_pin(pin)) return bad(FieldId::pin, "…", Takes::pin);
  const auto pepper = pepper_of(context);
  if (!pepper) return Failure{pepper.error()};
  auto hash = hashed(bound(record->site, badge, pin, *pepper));
  if (!hash) return Failure{hash.error()};
  return context.store.keep({badge,
                             std::move(*hash),
                             context.badge,
                             context.clock.read().now,
                             0,
                             {},
                             *pepper ? name_of(**pepper) : std::string{}});
}

namespace {

Failure<Problem> pin_refused(const std::string& badge, PinRefused::Why why,
                             std::optional<Instant> until = {}) {
  return {Problem{PinRefused{badge, why, until}}};
}

/// A try is counted before the PIN is looked at: whoever tries at several consoles at once gains nothing by
/// it.
Result<storage::Credential, Problem> counted_try(const AppContext& context, const std::string& badge) {
  using Why = PinRefused::Why;
  const auto now = context.clock.read().now;
  std::optional<Instant> waiting;
  auto known = context.store.change_credential(badge, [&](storage::Credential& credential) {
    waiting = waits_until(credential);
    if (waiting && now < *waiting) return;
    waiting.reset();
    ++credential.failures;
    credential.failed_at = now;
  });
  if (!known) return Failure{known.error()};
  if (!*known) return pin_refused(badge, Why::not_set);
  if (waiting) return pin_refused(badge, Why::waiting, waiting);
  return std::move(**known);
}

Result<StaffMember, Problem> signed_in(const AppContext& context, const std::string& badge,
                                       const std::string& pin) {
  using Why = PinRefused::Why;
  const auto record = site_of(context);
  if (!record) return Failure{record.error()};
  const auto pepper = pepper_of(context);
  if (!pepper) return Failure{pepper.error()};
  const auto* member = record->member(badge);
  if (!member || member->disabled) return pin_refused(badge, Why::wrong);
  const auto tried = counted_try(context, badge);
  if (!tried) return Failure{tried.error()};
  const auto named = *pepper ? name_of(**pepper) : std::string{};
  if (!tried->pepper.empty() && tried->pepper != named) return pin_refused(badge, Why::other_pepper);
  if (!is_pin_of(tried->hash, bound(record->site, badge, pin, tried->pepper.empty() ? nullptr : *pepper)))
    return pin_refused(badge, Why::wrong, waits_until(*tried));
  std::string anew;  // with today's cost and pepper
  if (outdated(tried->hash) || tried->pepper != named) {
    auto hash = hashed(bound(record->site, badge, pin, *pepper));
    if (!hash) return Failure{hash.error()};
    anew = std::move(*hash);
  }
  const auto let_in = context.store.change_credential(badge, [&](storage::Credential& credential) {
    credential.failures = 0;
    credential.failed_at.reset();
    if (!anew.empty() && credential.hash == tried->hash) {
      credential.hash = anew;
      credential.pepper = named;
    }
  });
  if (!let_in) return Failure{let_in.error()};
  return *member;
}

}  // namespace

Result<StaffMember, Problem> sign_in(const AppContext& context, const std::string& badge,
                                     const std::string& pin) {
  auto member = signed_in(context, badge, pin);
  auto tried = context;
  tried.badge = badge;
  note_access(tried, member ? "sign-in" : "sign-in refused");
  return member;
}

Result<bool, Problem> has_pin(const AppContext& context, const std::string& badge) {
  const auto known = context.store.find_credential(badge);
  if (!known) return Failure{known.error()};
  return known->has_value();
}

}  // namespace infuwatch::app
