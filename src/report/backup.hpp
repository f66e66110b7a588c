#pragma once

#include "domain/entry.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>

namespace infuwatch::report {

/// What a copy of the record holds, as found by opening it as a store.
struct CopyFindings {
  std::string file;
  std::string site;
  bool training;
  std::size_t entries;
  EntryNumber head;
  std::string hash;
  std::size_t judged_anew;  // flags that today's rules judge otherwise
  std::uintmax_t bytes;
  bool sealed;
};

std::string backup_text(const CopyFindings& found);
std::string restore_text(const CopyFindings& found);
/// `what`: the command, `backup` or `restore`.
nlohmann::json copy_json(const char* what, const CopyFindings& found);

}  // namespace infuwatch::report
