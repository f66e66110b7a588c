#include "tui/worker.hpp"

#include <algorithm>
#include <utility>

namespace infuwatch::tui {

using Kind = Task::Kind;

Worker::Worker(ConsoleHost& host, std::function<void()> ready)
    : executor_{host}, ready_{std::move(ready)}, thread_{[this] { run(); }} {}

Worker::~Worker() {
  {
    const std::lock_guard held{mutex_};
    leaving_ = true;
  }
  more_.notify_one();
  thread_.join();
}

void Worker::post(Task task) {
  const std::lock_guard held{mutex_};
  const bool latest_only =
      task.kind == Kind::refresh || task.kind == Kind::rehearse || task.kind == Kind::find;
  if (latest_only) std::erase_if(tasks_, [&](const Task& other) { return other.kind == task.kind; });
  tasks_.push_back(std::move(task));
  more_.notify_one();
}

std::vector<Answer> Worker::take() {
  const std::lock_guard held{mutex_};
  return std::exchange(answers_, {});
}

void Worker::run() {
  for (;;) {
    std::unique_lock held{mutex_};
    more_.wait(held, [&] { return leaving_ || !tasks_.empty(); });
    const auto writes = [](const Task& task) { return task.kind == Kind::record; };
    if (leaving_) std::erase_if(tasks_, [&](const Task& task) { return !writes(task); });
    if (tasks_.empty()) return;
    auto task = std::move(tasks_.front());
    tasks_.pop_front();
    held.unlock();
    auto answer = executor_.carry_out(std::move(task));
    const bool wrote = writes(answer.task);
    held.lock();
    answers_.push_back(std::move(answer));
    held.unlock();
    ready_();
    if (wrote || executor_.owes()) executor_.checkpoint();
  }
}

}  // namespace infuwatch::tui
