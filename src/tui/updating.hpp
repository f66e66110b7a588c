#pragma once

#include "tui/keys.hpp"
#include "tui/state.hpp"

#include <utility>

namespace infuwatch::tui {

/// One step of `update`.
struct Updating {
  State& state;
  const Instant now;
  std::vector<Effect> effects;

  void tick();
  void key(const Key& pressed);
  void answer(const Answer& told);

  void take_in(std::shared_ptr<const Snapshot> fresh);
  void rows();
  void alarms();
  void lock();
  void locked_key(const Key& pressed);
  void signed_in(const Answer& told);
  void begin_emergency();
  void end_emergency();
  void emergency_key(const Key& pressed);
  void ask(Task::Kind kind, Request request, bool wait);
  std::string words(const Problem& problem) const;

  // on a screen
  void screen_key(const Key& pressed);
  void filter_key(const Key& pressed);
  void step(const Key& pressed);
  void act(Action action, const std::optional<Item>& about);
  void go(Screen screen);
  void report_of(int shifts_back);

  // in a form
  void form_key(const Key& pressed);
  bool offered(const Key& pressed);
  void open_form(VerbId verb, const Item& about);
  void send(std::vector<Request> then = {});
  void changed();
  void preview_anew();
  bool founding_fits();
  void rehearsed(const Answer& told);
  void found(const Answer& told);
  void recorded(const Answer& told);
  void patient_read(const Answer& told, bool awaited);
};

}  // namespace infuwatch::tui
