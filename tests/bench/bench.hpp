#pragma once

#include "support/ward.hpp"

#include <functional>
#include <string>
#include <vector>

namespace infuwatch::bench {

using Microseconds = double;

/// When the benchmark's stores open: a date of theirs, whatever the day.
extern const Instant opens;

Microseconds timed(const std::function<void()>& work);
double quantile(std::vector<double> values, double part);

/// Two kinds of work done by turns, and how they compare pair by pair.
struct Pairs {
  std::vector<double> ours, theirs;

  void print(const char* title, const char* one, const char* other, double aim) const;
};

/// One figure beside its aim.
void print_figure(const char* what, double value, const char* unit, double at_most);

/// Names as unlike each other as those of a real list.
std::string name(int i);
/// A routine check of one patient, now and then with a symptom.
app::ObserveRequest check(InfusionId infusion, int turn);
/// Runs a program to its end, without what it prints; throws where it fails.
void run(const std::vector<std::string>& words);
/// A store with so many infusions of the past and twelve open ones; made once, without waiting for the disk.
std::string past(const std::string& directory, int infusions);

/// An observation on a patient with a long history, beside one with a short one.
void patient(const std::string& directory, int rounds);
/// The console on a terminal: what it sends, what it costs, how soon it is there.
void console(const std::string& program, const std::string& directory);
/// What rings and what is asked on a fictitious center's days, beside the aims.
void alarms();
/// The chain of a million entries walked, beside reading the same rows.
void chain(const std::string& directory, int rounds);

}  // namespace infuwatch::bench
