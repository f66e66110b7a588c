// The door libFuzzer comes in by. INFUWATCH_FUZZ names the target.
#include "fuzz/target.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto& target = [] {
    const char* name = std::getenv("INFUWATCH_FUZZ");
    const auto found = infuwatch::fuzz::targets().find(name ? name : "");
    if (found == infuwatch::fuzz::targets().end()) {
      for (const auto& [known, one] : infuwatch::fuzz::targets())
        std::fprintf(stderr, "%s\n", std::string{known}.c_str());
      std::exit(64);
    }
    return found->second;
  }();
  target.take({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
