#pragma once

#include "support/catch.hpp"
#include "support/times.hpp"
#include "support/ward.hpp"
#include "tui/store_executor.hpp"
#include "tui/update.hpp"
#include "tui/view.hpp"

#include <string>

namespace infuwatch::test {

/// A console without terminal and thread on a record in memory: every task is done at once. The wall shows
/// 09:00 in New York when it opens.
class Console {
 public:
  explicit Console(bool site_made = true);

  /// Keys: letters as they are, others in angle brackets: `o`, `<Enter>`, `<Save>`. Each is counted.
  void press(const std::string& keys);
  /// Time passes, second by second.
  void wait(Seconds span);
  void at(Instant when) { ward.clock.set(when); }
  /// A second in which somebody was at the keys.
  void look() {
    state.last_key = ward.clock.now();
    take(tui::Tick{});
  }
  void take(const tui::Event& event);
  tui::Frame frame(int columns = 80, int rows = 24) const {
    return tui::view(state, columns, rows, ward.clock.now());
  }
  /// The screen as text, with what differs from run to run made alike.
  std::string text(int columns = 80, int rows = 24) const;
  bool shows(const std::string& words, int columns = 80, int rows = 24) const {
    return text(columns, rows).find(words) != std::string::npos;
  }
  /// A patient with MRN T-N; her infusion, started now.
  InfusionId started(const std::string& mrn, const std::string& name, const std::string& drug = "ocrelizumab",
                     const std::string& dose = "300 mg");

  const Instant nine = test::at("2026-11-21T14:00");
  MemoryStore kept;
  Ward ward{kept, nine};
  tui::ConsoleHost host;
  tui::StoreExecutor executor{host};
  tui::State state;
  int keys = 0, bells = 0;
  bool left = false;
  bool slow = false;  // answers wait until `answer` is called
  std::vector<tui::Task> tasks;
  void answer();
};

/// Holds a screen against the file of that name in tests/tui/golden; with UPDATE_GOLDEN set, writes it.
void same_as_golden(const std::string& name, const std::string& text);

}  // namespace infuwatch::test
