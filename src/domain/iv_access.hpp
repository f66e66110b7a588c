#pragma once

#include "domain/member.hpp"

#include <optional>
#include <string>

namespace infuwatch {

/// What the drug reaches the patient through.
struct IvAccess {
  std::string kind{};  // one of the words of its field
  std::string site{};  // `left forearm`
  std::optional<int> gauge{};
  friend bool operator==(const IvAccess&, const IvAccess&) = default;
  bool empty() const { return *this == IvAccess{}; }
};

template <>
inline constexpr auto members<IvAccess> = std::tuple{Member{"kind", &IvAccess::kind, FieldId::access_kind},
                                                     Member{"site", &IvAccess::site, FieldId::access_site},
                                                     Member{"gauge", &IvAccess::gauge, FieldId::gauge}};

}  // namespace infuwatch
