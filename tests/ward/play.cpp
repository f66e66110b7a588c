// The one place that knows the program's use cases.
#include "ward/play.hpp"

#include "app/checks.hpp"
#include "base/overloaded.hpp"
#include "report/question_words.hpp"

#include <cstdio>
#include <stdexcept>
#include <utility>

namespace infuwatch::ward {

using namespace std::chrono_literals;

namespace {

constexpr int nurses = 6;

std::string symptom_words(const Seen& seen) {
  const bool by_temperature = seen.symptom == "fever";  // its grade is that of what was measured with it
  return seen.symptom + (by_temperature ? "" : ":" + std::to_string(seen.grade)) + '@' + iso(seen.onset);
}

std::string tenths(int value) { return std::to_string(value / 10) + '.' + std::to_string(value % 10); }

app::VitalFields vital_fields(const Readings& readings) {
  app::VitalFields fields;
  if (readings.hr) fields[Sign::heart_rate] = std::to_string(*readings.hr);
  if (readings.sbp)
    fields[Sign::pressure] = std::to_string(*readings.sbp) + '/' + std::to_string(readings.dbp.value_or(0));
  if (readings.temp_tenths) fields[Sign::temperature] = tenths(*readings.temp_tenths) + "C";
  if (readings.rr) fields[Sign::respiratory_rate] = std::to_string(*readings.rr);
  if (readings.spo2) fields[Sign::spo2] = std::to_string(*readings.spo2);
  if (readings.o2) fields[Sign::oxygen] = *readings.o2 == 0 ? "air" : std::to_string(*readings.o2);
  if (readings.weight_tenths) fields[Sign::weight] = tenths(*readings.weight_tenths);
  if (readings.alert) fields[Sign::consciousness] = "A";
  return fields;
}

}  // namespace

struct Play::Here {
  Visit visit;
  InfusionId infusion{};   // once it is prepared
  std::size_t course = 0;  // in the tally
  std::string badge;
};

Play::Play(storage::Store& store, const Zone& zone, std::uint64_t seed, Instant begins)
    : store_{store}, zone_{zone}, clock_{begins}, seed_{seed} {
  Here charge{.visit = {}, .badge = "c1"};
  test::taken(app::initialize_site(context(charge), {.name = "Ward (fictitious)",
                                                     .zone = zone.name(),
                                                     .shifts = "07,15,23",
                                                     .labels = "us",
                                                     .training = true,
                                                     .nurse_name = "C. Specimen",
                                                     .os_user = "nobody"}));
  for (int i = 1; i <= nurses; ++i) {
    const auto badge = "n" + std::to_string(i);
    test::taken(app::add_staff(context(charge), {.uuid = next_uuid()}, badge,
                               {.name = "Nurse " + std::to_string(i), .role = "nurse", .os_user = ""}));
  }
  app::SiteFields hours;
  hours.opening = "Mon-Sat 07:00-19:00";
  test::taken(app::set_site(context(charge), {.uuid = next_uuid()}, hours));
}

std::string Play::next_uuid() {
  char text[37];
  std::snprintf(text, sizeof text, "%08x-0000-4000-8000-%012llx", static_cast<unsigned>(seed_),
                static_cast<unsigned long long>(++uuids_));
  return text;
}

app::AppContext Play::context(const Here& here) const {
  return {store_, clock_, zone_, shelf_, here.badge, here.badge, "chair " + std::to_string(here.visit.chair)};
}

void Play::at(Instant when, std::function<void()> happens) {
  events_.push({.when = when, .order = ++planned_, .happens = std::move(happens)});
}

void Play::until(Instant end) {
  while (!events_.empty() && events_.top().when < end) {
    auto event = events_.top();
    events_.pop();
    clock_.set(std::max(clock_.now(), event.when));
    event.happens();
  }
}

void Play::day(const Day& day) {
  for (const auto& visit : day.visits) {
    auto here = std::make_shared<Here>(Here{.visit = visit,
                                            .course = tally_.infusions.size(),
                                            .badge = "n" + std::to_string(1 + visit.chair % nurses)});
    tally_.infusions.push_back({.drug = visit.drug,
                                .count = visit.count,
                                .chair = visit.chair,
                                .worst = visit.reaction ? visit.reaction->worst : 0,
                                .count_told = visit.patient.prior_count != "unknown",
                                .fault = visit.fault});
    for (std::size_t i = 0; i < visit.acts.size(); ++i)
      at(visit.acts[i].charted, [this, here, i] { chart(here, here->visit.acts[i]); });
  }
  until(zone_.first(Civil{day.date} + 24h));
}

Tally Play::finish() {
  until(Instant::max());
  store_.checkpoint();
  for (auto& [infusion, here] : here_) count_checks(*here);
  return std::move(tally_);
}

storage::Recorded Play::recorded(
    const std::shared_ptr<Here>& here, const char* verb,
    const std::function<Result<storage::Recorded, Problem>(const app::Common&)>& call) {
  auto& counts = tally_.verbs[verb];
  app::Common common{.uuid = next_uuid(), .reason = ""};
  auto done = call(common);
  if (const auto* needed = done ? nullptr : std::get_if<ReasonNeeded>(&done.error())) {
    ++counts.asked;
    ++tally_.infusions[here->course].questions[verb];
    for (const auto& question : needed->questions) {
      ++counts.questions[question_key(question)];
      tally_.infusions[here->course].asked.insert(std::string{verb} + ' ' + question_key(question));
    }
    common.reason = "as agreed with the provider";
    done = call(common);
  }
  if (!done)
    throw std::runtime_error{std::string{verb} + " of " + here->visit.drug + " by " + here->badge + " at " +
                             iso(clock_.now()) + ": " + test::told(done.error())};
  ++counts.recorded;
  if (++tally_.entries % 64 == 0) store_.checkpoint();
  for (const auto& notice : done->entry.notices) ++tally_.notices[std::string{name(notice.kind)}];
  notice_flags(*done);
  return std::move(*done);
}

void Play::notice_flags(const storage::Recorded& recorded) {
  for (const auto& judged : recorded.entry.judged) {
    for (const auto& raised : judged.raised) {
      const auto here = here_.at(raised.finding.infusion);
      tally_.infusions[here->course].raised.push_back({.rule = raised.finding.rule,
                                                       .priority = raised.finding.priority,
                                                       .again = raised.supersedes.has_value()});
      const auto id = raised.flag;
      const auto answered = clock_.now() + here->visit.answers_after;
      if (raised.finding.priority != Priority::review) {
        at(answered, [this, here, id] { answer(here, id); });
        look_more_often(here, floor_to_minute(answered));
      }
      const auto before_leaving = here->visit.leaves - 6min;
      const auto wished = std::min(clock_.now() + here->visit.closes_after, before_leaving);
      const auto closed = std::max({answered + 30s, wished, here->visit.settled + 2min});
      at(closed, [this, here, id] { close(here, id); });
    }
    for (const auto id : judged.retracted)
      if (const auto* flag = recorded.charts.front()->flag(id)) {
        const auto here = here_.at(flag->finding.infusion);
        at(clock_.now() + here->visit.answers_after, [this, here, id] { answer(here, id); });
      }
  }
}

void Play::look_more_often(const std::shared_ptr<Here>& here, Instant answered) {
  auto due = answered;
  for (const auto& readings : std::exchange(here->visit.spare, {})) {
    due += 15min;
    if (due > here->visit.leaves - 10min) return;
    at(due + 20s, [this, here, readings] { observe(here, "", {.readings = readings}); });
  }
}

storage::ChartPointer Play::chart_of(FlagId flag) const {
  return test::taken(app::reading<storage::ChartPointer>(
      store_, [&](const storage::View& view) -> Result<storage::ChartPointer, Problem> {
        return view.history(*view.find_owner(flag));
      }));
}

void Play::answer(const std::shared_ptr<Here>& here, FlagId flag) {
  if (!chart_of(flag)->flag(flag)->waiting()) return;
  recorded(here, "ack", [&](const app::Common& common) {
    return app::acknowledge(context(*here), common, flag, here->visit.action, "");
  });
}

void Play::close(const std::shared_ptr<Here>& here, FlagId flag) {
  const auto chart = chart_of(flag);
  if (!chart->flag(flag)->standing()) return;
  recorded(here, "resolve", [&](const app::Common& common) {
    return app::resolve(context(*here), common, flag, "settled, nothing more to do");
  });
}

void Play::enroll(const std::shared_ptr<Here>& here) {
  const auto& patient = here->visit.patient;
  recorded(here, "patient add", [&](const app::Common& common) {
    app::PatientFields fields;
    fields.name = patient.name;
    fields.birth = patient.birth;
    fields.sex = patient.sex;
    fields.phone = patient.phone;
    fields.weight = tenths(patient.weight_tenths);
    fields.allergies = patient.allergies;
    if (patient.spo2_scale_2) fields.spo2_scale = "2";
    return app::add_patient(context(*here), common, patient.mrn, fields);
  });
  recorded(here, "patient prior", [&](const app::Common& common) {
    const app::PriorFields fields{.drug = here->visit.drug,
                                  .count = patient.prior_count,
                                  .total_dose = patient.prior_dose,
                                  .last = patient.prior_last,
                                  .worst = patient.prior_worst};
    return app::set_prior(context(*here), common, patient.mrn, fields);
  });
}

void Play::prepare(const std::shared_ptr<Here>& here) {
  const auto& visit = here->visit;
  const auto& patient = visit.patient;
  app::OrderFields order;
  order.mrn = patient.mrn;
  order.birth = patient.birth;
  order.drug = visit.drug;
  order.dose = visit.dose;
  order.chair = std::to_string(visit.chair);
  order.lot = visit.lot;
  order.planned = std::to_string(visit.planned / 1min) + 'm';
  order.provider = "Dr. Specimen";
  order.fluid = visit.fluid;
  if (visit.dose.ends_with("/m2")) {
    const auto part = std::to_string(patient.surface_hundredths % 100);
    order.bsa = std::to_string(patient.surface_hundredths / 100) + '.' + (part.size() < 2 ? "0" : "") + part;
  }
  const auto done = recorded(here, "prepare", [&](const app::Common& common) {
    return app::prepare(context(*here), common, order);
  });
  here->infusion = infusion_of(std::get<Prepared>(done.entry.said));
  here_[here->infusion] = here;
}

void Play::start(const std::shared_ptr<Here>& here, const std::string& at) {
  app::StartRequest request;
  request.infusion = here->infusion;
  request.at = at;
  request.screening.as_expected = true;
  if (here->visit.drug == "mitoxantrone")
    request.screening.answers = {"blood-return=yes", "lvef=60", "neutrophils=3000"};
  if (here->visit.drug == "mitoxantrone" && here->visit.second_nurse)
    request.screening.checked_by = here->badge == "n1" ? "n2" : "n1";
  recorded(here, "start",
           [&](const app::Common& common) { return app::start_as_typed(context(*here), common, request); });
  tally_.infusions[here->course].started = true;
}

void Play::observe(const std::shared_ptr<Here>& here, const std::string& at_words, const Observe& look) {
  app::ObserveRequest request;
  request.infusion = here->infusion;
  request.at = at_words;
  for (const auto& seen : look.seen) request.symptoms.push_back(symptom_words(seen));
  request.resolved = look.gone;
  request.none = look.none;
  request.vitals = vital_fields(look.readings);
  const auto* misread = std::get_if<Misread>(&look.slip);
  if (misread) request.vitals[Sign::heart_rate] = std::to_string(misread->hr);
  auto other = here_.upper_bound(here->infusion);
  const auto* wrong = std::get_if<WrongChart>(&look.slip);
  while (wrong && other != here_.end() && !tally_.infusions[other->second->course].started) ++other;
  if (wrong && other != here_.end()) request.infusion = other->first;
  const auto done = recorded(here, "observe", [&](const app::Common& common) {
    return app::observe(context(*here), common, request);
  });
  const auto number = done.entry.number;
  if (misread)
    at(clock_.now() + misread->until_corrected, [this, here, number, hr = *look.readings.hr] {
      recorded(here, "correct", [&](app::Common common) {
        common.reason = "misread";
        return app::correct(context(*here), common, number, {"hr=" + std::to_string(hr)});
      });
    });
  if (request.infusion != here->infusion)
    at(clock_.now() + wrong->until_moved, [this, here, number] {
      recorded(here, "move", [&](app::Common common) {
        common.reason = "wrong chart";
        return app::move(context(*here), common, {number}, here->infusion);
      });
    });
}

void Play::chart(const std::shared_ptr<Here>& here, const Act& act) {
  const auto at = act.charted >= act.at + 1min ? iso(act.at) : std::string{};
  const auto infusion = here->infusion;
  const auto record = [&](const char* verb, const auto& call) {
    recorded(here, verb, [&](const app::Common& common) { return call(context(*here), common); });
  };
  std::visit(
      Overloaded{
          [&](const Register&) { enroll(here); }, [&](const Prepare&) { prepare(here); },
          [&](const Start&) { start(here, at); }, [&](const Observe& what) { observe(here, at, what); },
          [&](const Give& what) {
            record("give", [&](const app::AppContext& context, const app::Common& common) {
              return app::give(context, common, infusion, what.what, "", at);
            });
          },
          [&](const ChangeRate& what) {
            record("rate", [&](const app::AppContext& context, const app::Common& common) {
              return app::change_rate(
                  context, common,
                  {.infusion = infusion, .rate = what.rate, .planned = what.planned, .at = at});
            });
          },
          [&](const Pause&) {
            record("pause", [&](const app::AppContext& context, const app::Common& common) {
              return app::pause(context, common, infusion, at);
            });
          },
          [&](const Resume&) {
            record("resume", [&](const app::AppContext& context, const app::Common& common) {
              return app::resume(context, common, infusion, at);
            });
          },
          [&](const Stop& what) {
            record("stop", [&](const app::AppContext& context, const app::Common& common) {
              return app::stop_as_typed(
                  context, common, {.infusion = infusion, .at = at, .given = what.given, .why = what.why});
            });
          },
          [&](const Notify& what) {
            record("notify", [&](const app::AppContext& context, const app::Common& common) {
              return app::notify(
                  context, common,
                  {.infusion = infusion, .who = what.who, .answer = what.answer, .observe = "", .at = at});
            });
          },
          [&](const Release& what) {
            record("release", [&](const app::AppContext& context, const app::Common& common) {
              return app::release(context, common,
                                  {.infusion = infusion, .at = at, .to = what.to, .discharge = "all"});
            });
          },
          [&](const Call& what) {
            record("call", [&](const app::AppContext& context, const app::Common& common) {
              app::ObserveRequest request;
              request.infusion = infusion;
              request.at = at;
              request.call = what.outcome;
              for (const auto& seen : what.seen) request.symptoms.push_back(symptom_words(seen));
              request.none = what.outcome == "well";
              return app::call(context, common, request);
            });
          },
          [&](const Cancel& what) {
            record("cancel", [&](const app::AppContext& context, app::Common common) {
              common.reason = what.reason;
              return app::cancel(context, common, infusion, at);
            });
          }},
      act.what);
}

void Play::count_checks(Here& here) {
  auto& course = tally_.infusions[here.course];
  if (!course.started) return;
  const auto checks = test::taken(app::reading<std::vector<Check>>(store_, [&](const storage::View& view) {
    const auto chart = view.history(*view.find_owner(here.infusion));
    return app::checks_on(view, shelf_, zone_, *chart, *chart->infusion(here.infusion), clock_.now());
  }));
  for (const auto& check : checks) {
    if (check.kind != CheckKind::vitals && !check.closes) continue;
    auto& counts = check.kind == CheckKind::vitals ? course.vitals : course.calls;
    ++counts.due;
    counts.done += check.state == CheckState::done;
    counts.late += check.state == CheckState::done && *check.done_at > check.due + 15min;
    counts.missed += check.state == CheckState::missed || check.state == CheckState::overdue;
  }
}

}  // namespace infuwatch::ward
