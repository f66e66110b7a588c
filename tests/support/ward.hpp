#pragma once

#include "storage/sqlite/sqlite_store.hpp"
#include "support/memory_store.hpp"
#include "support/typed.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace infuwatch::test {

/// A directory that goes with the test.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// A clock the test moves.
class HandClock : public app::Clock {
 public:
  explicit HandClock(Instant now) : now_{now} {}
  Moment read() const override {
    return {now_, boot_, (now_ - stepped_).time_since_epoch().count() * 1000000};
  }
  /// Time passes until then.
  void set(Instant now) { now_ = now; }
  /// Somebody sets the wall clock; no time passes.
  void step(Seconds by) {
    now_ += by;
    stepped_ += by;
  }
  void reboot() { boot_ += '+'; }
  Instant now() const { return now_; }

 private:
  Instant now_;
  Seconds stepped_{};
  std::string boot_ = "test";
};

/// A site of New York with a charge nurse (badge c1), two nurses (n1, n2) and an auditor (a1), on any store.
/// Instants are told in UTC; the site's wall clock is 5 h behind in winter.
class Ward {
 public:
  explicit Ward(storage::Store& store, Instant opens);

  app::AppContext context(const std::string& badge = "n1") {
    return {store, clock, zone, shelf, badge, badge, "test"};
  }
  /// A registered patient without earlier drugs; her MRN.
  std::string patient(const std::string& mrn, const std::string& name = "Testa, Ana");
  /// Charts premedication of half an hour ago and vital signs of now: a start of ocrelizumab then asks
  /// nothing.
  void ready(InfusionId infusion);
  InfusionId start(const std::string& mrn, const std::string& drug, const std::string& dose,
                   const std::string& reason = {});
  /// Records at a moment; fails the test where it is refused.
  storage::Recorded at(Instant when, const std::function<Result<storage::Recorded, Problem>()>& act);
  storage::Recorded log(Instant when, const std::string& line, const std::string& badge = "n1");
  storage::ChartPointer chart(InfusionId infusion) const;

  storage::Store& store;
  HandClock clock;
  Zone zone;
  app::CatalogueShelf shelf;
};

/// What a Result holds, or a failed test with the problem's sentences.
template <class T>
T taken(Result<T, Problem> result);
std::string told(const Problem& problem);

template <class T>
T taken(Result<T, Problem> result) {
  if (!result) throw std::runtime_error{told(result.error())};
  return std::move(*result);
}

}  // namespace infuwatch::test
