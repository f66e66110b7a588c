#pragma once

#include "app/catalogue_shelf.hpp"
#include "app/context.hpp"
#include "support/typed.hpp"
#include "support/ward.hpp"
#include "ward/day.hpp"
#include "ward/tally.hpp"

#include <functional>
#include <memory>
#include <queue>

namespace infuwatch::ward {

/// Plays planned days on a store through the program's own use cases, in the order in which things are
/// charted, on a clock that stands still in between. Nurses answer urgent flags, close flags, give a reason
/// where one is asked. What cannot be recorded is a mistake of the plan and throws.
class Play {
 public:
  /// Founds a training site in an empty store.
  Play(storage::Store& store, const Zone& zone, std::uint64_t seed, Instant begins);

  /// All of a day; the calls of the days after it follow with the next day, or with `finish`.
  void day(const Day& day);
  /// What is left, and the checks as they stand at the end.
  Tally finish();

 private:
  struct Here;  // a visit, and what the store made of it
  struct Event {
    Instant when;
    std::uint64_t order;  // of two at one moment, the one that was planned first
    std::function<void()> happens;
    friend bool operator<(const Event& one, const Event& other) {
      return std::pair{other.when, other.order} < std::pair{one.when, one.order};
    }
  };

  void at(Instant when, std::function<void()> happens);
  void until(Instant end);
  app::AppContext context(const Here& here) const;
  void chart(const std::shared_ptr<Here>& here, const Act& act);
  /// Records; where a reason is asked, once more with one.
  storage::Recorded recorded(
      const std::shared_ptr<Here>& here, const char* verb,
      const std::function<Result<storage::Recorded, Problem>(const app::Common&)>& call);
  void observe(const std::shared_ptr<Here>& here, const std::string& at_words, const Observe& look);
  void start(const std::shared_ptr<Here>& here, const std::string& at);
  void prepare(const std::shared_ptr<Here>& here);
  void enroll(const std::shared_ptr<Here>& here);
  void notice_flags(const storage::Recorded& recorded);
  /// Every 15 min for an hour, as the checks ask for once a flag was answered.
  void look_more_often(const std::shared_ptr<Here>& here, Instant answered);
  void answer(const std::shared_ptr<Here>& here, FlagId flag);
  void close(const std::shared_ptr<Here>& here, FlagId flag);
  storage::ChartPointer chart_of(FlagId flag) const;
  void count_checks(Here& here);
  std::string next_uuid();

  storage::Store& store_;
  const Zone& zone_;
  test::HandClock clock_;
  mutable app::CatalogueShelf shelf_;
  std::uint64_t seed_;
  std::uint64_t uuids_ = 0, planned_ = 0;
  std::priority_queue<Event> events_;
  std::map<InfusionId, std::shared_ptr<Here>> here_;
  Tally tally_;
};

}  // namespace infuwatch::ward
