#pragma once

#include "tui/event.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace infuwatch::tui {

/// The program around the console.
struct Seat {
  std::function<app::Desk()> desk;                             // once there is a store
  std::function<Result<Done, Problem>(const Request&)> found;  // makes the store and opens it
  bool founded = false;
};

/// The one thread that reads and writes the record, so that a lock somebody holds stops neither countdowns
/// nor bell nor keys. Answers come in the order of the tasks.
class Worker {
 public:
  /// `ready` is called on the thread whenever an answer has come.
  Worker(Seat& seat, std::function<void()> ready);
  /// Waits until what is being written is written.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Does not wait. What only the latest of matters (a refresh, a preview) takes the place of an earlier one.
  void post(Task task);
  std::vector<Answer> take();

 private:
  void run();
  Answer carry_out(Task task);
  Answer done(Task task);
  void refresh(Answer& answer, bool always);
  void read_drugs(const storage::View& view, Snapshot& snapshot);

  Seat& seat_;
  std::function<void()> ready_;
  std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Task> tasks_;
  std::vector<Answer> answers_;
  bool leaving_ = false;

  std::shared_ptr<const Snapshot> last_;
  Instant last_at_;
  std::thread thread_;  // the last member: it uses the others
};

}  // namespace infuwatch::tui
