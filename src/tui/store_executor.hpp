#pragma once

#include "tui/event.hpp"

#include <functional>

namespace infuwatch::tui {

/// The program around the console.
struct ConsoleHost {
  std::function<app::AppContext()> context;                              // once there is a store
  std::function<Result<Done, Problem>(const Request&)> initialize_site;  // makes the store and opens it
  bool site_made = false;
  std::function<std::vector<MachineFault>()> machine{};  // none: the clock is not the machine's
  std::string badge{};  // who has signed in since; empty: whoever the operating system says
};

/// Does what the console asks of the record, one task after the other.
class StoreExecutor {
 public:
  explicit StoreExecutor(ConsoleHost& host) : host_{host} {}
  /// Never throws: what is thrown below becomes the answer's problem.
  Answer carry_out(Task task);
  /// Work that can wait until the answer is out: who looked at what, checkpoints.
  void checkpoint();
  bool owes() const { return !looked_.empty() || !to_anchor_.empty(); }

 private:
  app::AppContext context() const;
  /// The context a request is made at: an emergency entry names whoever makes it.
  app::AppContext context_for(const Request& request) const;
  void sign_in(Answer& answer);
  Answer done(Task task);
  void looked(std::string_view what, std::optional<PatientId> patient = {},
              std::optional<InfusionId> infusion = {});
  void record(Answer& answer);
  void rehearse(Answer& answer) const;
  void save(Answer& answer) const;
  void refresh(Answer& answer, bool always);
  void read_drugs(const storage::View& view, Snapshot& snapshot) const;
  void read_upgrades(const storage::View& view, Snapshot& snapshot) const;

  ConsoleHost& host_;
  std::shared_ptr<const Snapshot> last_;
  Instant last_at_;
  struct Looked {
    std::string badge, what;
    std::optional<PatientId> patient;
    std::optional<InfusionId> infusion;
  };
  std::vector<Looked> looked_;         // still to be noted
  std::vector<Entry> to_anchor_;       // still to be written there
  std::optional<Instant> machine_at_;  // when it was looked at
};

}  // namespace infuwatch::tui
