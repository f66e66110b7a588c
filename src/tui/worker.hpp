#pragma once

#include "tui/store_executor.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace infuwatch::tui {

/// The one thread that reads and writes the record, so that a lock somebody holds stops neither countdowns
/// nor bell nor keys. Answers come in the order of the tasks.
class Worker {
 public:
  /// `ready` is called on the thread whenever an answer has come.
  Worker(ConsoleHost& host, std::function<void()> ready);
  /// Waits until what is being written is written.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Does not wait. What only the latest of matters (a refresh, a preview) takes the place of an earlier one.
  void post(Task task);
  std::vector<Answer> take();

 private:
  void run();

  StoreExecutor executor_;
  std::function<void()> ready_;
  std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Task> tasks_;
  std::vector<Answer> answers_;
  bool leaving_ = false;
  std::thread thread_;  // the last member: it uses the others
};

}  // namespace infuwatch::tui
