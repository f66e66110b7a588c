#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>

namespace infuwatch::trust {

/// How much is tried: what fits between other tests, or what a night allows. The same seed tries the same.
struct Trial {
  bool is_long = false;
  std::uint64_t seed = 0;
  /// So many where the trial is short, so many where it is long.
  template <class Number>
  Number either(Number brief, Number thorough) const {
    return is_long ? thorough : brief;
  }
};

/// What came of a promise, and of its control: the same trial of something broken on purpose, which has to
/// fail.
struct Outcome {
  std::string tried;
  std::uint64_t failed = 0;
  std::string control;  // what was broken, and how often it failed
  bool control_failed = false;
  std::string skipped{};  // why it could not be shown here; empty: it was
  std::string seen{};     // figures that are told and not judged
};

/// A promise of the README's table. A file that makes one Kept adds it.
struct Promise {
  std::string_view name;
  std::string_view says;
  Outcome (*keep)(const Trial& trial);
};
struct Kept {
  explicit Kept(Promise promise);
};
const std::map<std::string_view, Promise>& promises();

/// Counts failures, and tells the first few of them.
class Failures {
 public:
  explicit Failures(bool quiet = false) : quiet_{quiet} {}
  void add(const std::string& what);
  std::uint64_t count() const { return count_; }

 private:
  bool quiet_;
  std::uint64_t count_ = 0;
};

using Random = std::mt19937_64;
/// From 0 up to below.
inline std::uint64_t any(Random& random, std::uint64_t below) { return random() % below; }

}  // namespace infuwatch::trust
