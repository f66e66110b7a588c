#include "report/problem_words.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "report/file_words.hpp"
#include "report/question_words.hpp"
#include "report/race_words.hpp"
#include "report/store_words.hpp"
#include "report/takes_words.hpp"
#include "report/words.hpp"

namespace infuwatch::report {
namespace {

std::string missing_text(const MissingField& missing) {
  using What = MissingField::What;
  switch (missing.what) {
    case What::the_fields: return joined(missing.fields, ", ");
    case What::an_observation: return "what was seen (--symptom, --none, a vital sign or --note)";
    case What::a_change_of_patient: return "what is to be changed (--phone, --weight, --allergy …)";
    case What::a_change_of_site: return "what is to be changed (--site, --zone, --shifts, --open, --labels)";
    case What::a_rate: return "a rate such as \"60 mL/h\", or --planned";
    case What::a_rate_or_plan: return "rate or planned";
    case What::a_correction: return "--set field=value";
    case What::an_entry: return "an entry such as E41";
    case What::exception_reasons: return "--reason for each --except";
    case What::sealed_backup_key: return "--key, since this backup is sealed";
    case What::key_or_plain: return "--key FILE.pub to seal it, or --plain";
  }
  return {};
}

/// What programs are told of it; as released, so that it stays.
std::vector<std::string> missing_fields(const MissingField& missing) {
  std::vector<std::string> fields;
  for (const auto& field : split(missing_text(missing), ',')) fields.push_back(trimmed(field));
  return fields;
}

std::string_view happening_text(Happening happening) {
  switch (happening) {
    case Happening::start: return "start";
    case Happening::pause: return "pause";
    case Happening::resume: return "resume";
    case Happening::stop: return "stop";
    case Happening::release: return "release";
  }
  return {};
}

std::string unchanged_text(const NothingNew& same) {
  using What = NothingNew::What;
  const auto given = shown(same.given);
  switch (same.what) {
    case What::site: return "the site";
    case What::badge: return "badge " + given;
    case What::patient: return "the patient";
    case What::prior: return "earlier " + given;
    case What::catalogue_part: return "the catalogue's " + given;
    case What::catalogue: return "the drug list";
    case What::check: return "check " + given;
    case What::entry: return given;
  }
  return {};
}

std::string settings_text(const BadSettings& bad) {
  using Why = BadSettings::Why;
  const auto line = "line " + std::to_string(bad.line) + ": ";
  switch (bad.why) {
    case Why::not_toml: return line + bad.about;
    case Why::unknown_setting:
      return line + backquoted(bad.about) +
             " is no setting; there are `store`, `pepper`, `anchor` and `backup_key`";
    case Why::not_a_path: return line + backquoted(bad.about) + " takes the whole path of a file, in quotes";
    case Why::no_pepper: return "the pepper cannot be read, or is shorter than 16 letters";
  }
  return {};
}

struct Words {
  const Zone* zone;

  std::string at(Instant instant) const { return zone ? zone->shown(instant) : iso(instant); }
  std::string with_zone(Instant instant) const {
    return zone ? zone->shown(instant) + (zone->readings(zone->local(instant)).instants.size() > 1
                                              ? ""
                                              : " " + zone->abbreviation(instant))
                : iso(instant);
  }

  /// `yesterday 14:10`, `today 02:00`, or with the date: the way to say a time without a date that is far
  /// back.
  std::string with_day(const TimeProblem& problem) const {
    if (!zone || problem.choices.size() < 2) return problem.text;
    const auto day = [&](Instant at) { return std::chrono::floor<std::chrono::days>(zone->local(at)); };
    const auto then = problem.choices[0], now = problem.choices[1];
    const auto back = (day(now) - day(then)).count();
    if (back > 1) return zone->shown(then);
    return (back == 0 ? "today " : "yesterday ") + problem.text;
  }

  Sentences operator()(const BadField& p) const {
    const auto given =
        p.takes == Takes::onset_not_after && !p.moments.empty() ? p.given + '@' + at(p.moments[0]) : p.given;
    return {p.field + " cannot be " + backquoted(given) + ".", "It takes " + takes_text(p, zone) + ".", {}};
  }
  Sentences operator()(const BadTime& p) const;
  Sentences operator()(const BadText& p) const {
    switch (p.fault) {
      case TextFault::invalid_utf8:
        return {p.field + " holds bytes that are not UTF-8 text.",
                "Type it anew, or convert the file it comes from to UTF-8.",
                {}};
      case TextFault::nul: return {p.field + " holds a NUL byte.", "Take it out and try again.", {}};
      case TextFault::too_long:
        return {p.field + " is longer than " + std::to_string(longest_text) + " bytes.",
                "Shorten it, or record it in two notes.",
                {}};
    }
    return {};
  }
  Sentences operator()(const OutOfRange& p) const {
    return {p.field + " cannot be " + backquoted(p.given) + ": it lies from " + std::to_string(p.least) +
                " to " + std::to_string(p.most) + ".",
            p.field.starts_with("--") ? "Look at it again; what cannot be obtained is `none`."
                                      : "Look at it again; a symptom may also stand without a grade.",
            {}};
  }
  Sentences operator()(const MissingField& p) const {
    const bool several = p.fields.size() > 1;
    return {"Nothing was said for " + missing_text(p) + ".",
            std::string{several ? "Say them" : "Say it"} + " and try again; --help shows examples.",
            {}};
  }
  Sentences operator()(const UnknownWord& p) const {
    using What = UnknownWord::What;
    const auto word = backquoted(p.word);
    const auto near = "Did you mean " + joined(p.nearest, " or ") + "?";
    const std::string own_words = "Say it as other:\"…\", or as a note.";
    switch (p.what) {
      case What::drug:
        return {word + " is no drug of the catalogue. Nothing was recorded.",
                p.nearest.empty() ? "`infuwatch drugs list` lists what there is." : near,
                {}};
      case What::symptom:
        return {word + " is no symptom of the catalogue. Nothing was recorded.",
                (p.nearest.empty() ? "`infuwatch drugs show DRUG` lists what there is. " : near + ' ') +
                    own_words,
                {}};
      case What::word_of_line:
        return {word + " means nothing in this line. Nothing was recorded.",
                (p.nearest.empty() ? "" : near + ' ') + own_words,
                {}};
    }
    return {};
  }
  Sentences operator()(const NoSuch& p) const {
    using What = NoSuch::What;
    const auto told = [&](const std::string& what, std::string_view todo) {
      return Sentences{"There is no " + what + ".", std::string{todo}, {}};
    };
    const auto given = ' ' + shown(p.given);
    constexpr std::string_view look =
        "Look at the number again; `infuwatch timeline N` shows an infusion's entries.";
    switch (p.what) {
      case What::infusion: return told("infusion" + given, "`infuwatch board` shows the open ones.");
      case What::infusion_then:
        return told("infusion" + given + " in the record of that time",
                    "`infuwatch board` shows the open ones.");
      case What::entry: return told("entry" + given, look);
      case What::flag: return told("flag" + given, "`infuwatch flags` shows them.");
      case What::patient:
        return told(
            "patient" + given,
            "`infuwatch patient list` shows who is there; `infuwatch patient add` registers someone.");
      case What::badge: return told("badge" + given, "`infuwatch staff list` shows who is there.");
      case What::check: return told("check" + given, "`infuwatch checks` shows what is due, with its keys.");
      case What::emergency_entry:
        return told("emergency entry" + given,
                    "`infuwatch board` names those that wait; every other entry has its badge.");
      case What::symptom_of_entry: return told("symptom in this entry" + given, look);
      case What::handover:
        return told("handover yet", "The outgoing nurse signs one with `infuwatch handover sign`.");
      case What::handover_to_accept:
        return told("handover to accept", "The outgoing nurse signs one with `infuwatch handover sign`.");
    }
    return {};
  }
  Sentences operator()(const AlreadyThere& p) const {
    using What = AlreadyThere::What;
    const auto what = p.what == What::patient ? "patient"
                      : p.what == What::badge ? "badge"
                                              : "operating-system user";
    const auto todo = p.what == What::patient
                          ? "Change it with `infuwatch patient set`, or look at the MRN again."
                          : "Take another, or look at it with `infuwatch staff list`.";
    return {"There is a " + std::string{what} + ' ' + shown(p.given) + " already: " + shown(p.instead) + ".",
            todo,
            {}};
  }
  Sentences operator()(const WrongBirthDate& p) const {
    return {"The birth date is not that of MRN " + shown(p.mrn) + ". Nothing was recorded.",
            "Check both identifiers with the patient.",
            {}};
  }
  Sentences operator()(const BeforeBirth& p) const {
    return {p.field + " lies before the patient was born (" + shown_date(p.birth) + ").",
            "Type the time again with its day.",
            {}};
  }
  Sentences operator()(const BeforeStart& p) const {
    return {at(p.given) + " lies before the start (" + at(p.start) + ").",
            "Type the time again; if the start is wrong, correct the start first.",
            {}};
  }
  Sentences operator()(const WrongOrder& p) const {
    return {"The " + std::string{happening_text(p.later)} + " at " + at(p.later_at) +
                " would lie before the " + std::string{happening_text(p.earlier)} + " at " +
                at(p.earlier_at) + ".",
            "Type the time again; if the other one is wrong, correct that one first.",
            {}};
  }
  Sentences operator()(const NothingNew& p) const {
    return {"Nothing would change: " + unchanged_text(p) + " stands like that already.",
            "Look at it again; nothing was recorded.",
            {}};
  }
  Sentences operator()(const NotCorrectable& p) const;
  Sentences operator()(const WrongState& p) const;
  Sentences operator()(const OrderedAlready& p) const {
    const auto number = std::to_string(p.infusion.value());
    return {"Infusion " + number +
                " was prepared with its patient, drug and dose: they are not said a second time.",
            "Start it with `start " + number + "`; what is wrong in it is put right with `correct " +
                to_text(p.entry) + "`.",
            {}};
  }
  Sentences operator()(const LostRace& p) const { return race_sentences(p, zone); }
  Sentences operator()(const ReasonNeeded& p) const { return reason_sentences(p, zone); }
  Sentences operator()(const FlagUnanswered& p) const {
    return {"Flag " + to_text(p.flag) + " has not been acknowledged.",
            "First `ack " + to_text(p.flag) + " --action …`, then resolve it.",
            {}};
  }
  Sentences operator()(const OwnHandover& p) const {
    return {"Handover " + to_text(p.handover) + " was signed by you.", "The incoming nurse accepts it.", {}};
  }
  Sentences operator()(const NotPermitted& p) const {
    using Why = NotPermitted::Why;
    switch (p.why) {
      case Why::disabled:
        return {"The badge of " + shown(p.who) + " is disabled.", "Ask a charge nurse.", {}};
      case Why::others:
        return {shown(p.who) + " may not " + p.verb + " what somebody else recorded.",
                "Ask a charge nurse, or whoever recorded it.",
                {}};
      case Why::borrowed_group:
        return {"`" + p.verb + "` is not for whoever runs the program here.",
                "Hospital IT does it as the owner of the store's directory.",
                {}};
      case Why::not_signed_in:
        return {
            (p.verb.empty() ? "That" : "`" + p.verb + '`') + " is not done without signing in.",
            "An emergency entry is observe, log, give, notify, note, pause or stop; sign in for all else.",
            {}};
      case Why::last_charge:
        return {shown(p.who) + " is the last charge nurse.",
                "Make another one first: staff add BADGE --name … --role charge.",
                {}};
      case Why::role:
        return {shown(p.who) + " may not do that: `" + p.verb + "` is not for the role " +
                    std::string{p.role ? name(*p.role) : ""} + ".",
                p.role == Role::auditor ? "An auditor reads and verifies, and writes nothing."
                                        : "Ask a charge nurse.",
                {}};
    }
    return {};
  }
  Sentences operator()(const UnknownStaff& p) const {
    return {"Nobody of this site is known as " + backquoted(p.os_user) + ".",
            "A charge nurse adds you: staff add BADGE --name \"…\" --role nurse --os-user USER.",
            {}};
  }
  Sentences operator()(const PinRefused& p) const {
    using Why = PinRefused::Why;
    const auto later = p.until ? " at " + at(*p.until) : std::string{};
    switch (p.why) {
      case Why::wrong:
        return {"Badge and PIN do not go together.",
                "Type both again" + (p.until ? later + " or later." : std::string{"."}),
                {}};
      case Why::waiting:
        return {"Too many wrong PINs for badge " + backquoted(p.badge) + ".", "Try again" + later + ".", {}};
      case Why::not_set:
        return {
            "Badge " + backquoted(p.badge) + " has no PIN.", "Set one: staff set-pin " + p.badge + ".", {}};
      case Why::other_pepper:
        return {"The PIN of badge " + backquoted(p.badge) +
                    " was set with a pepper that this machine does not have.",
                "Ask hospital IT to put the pepper file back, or set the PIN anew: staff set-pin " + p.badge +
                    ".",
                {}};
    }
    return {};
  }
  Sentences operator()(const ClockBehind& p) const {
    return {"The clock was set to " + at(p.now) + ", before the last entry (" + at(p.last) + ").",
            "Give --now that time or a later one.",
            {}};
  }
  Sentences operator()(const TrainingOnly& p) const {
    return {p.option + " works in a training store only.",
            "Leave it out, or make a training store with `init --training`.",
            {}};
  }
  Sentences operator()(const UuidTaken& p) const {
    return {"The uuid " + backquoted(p.uuid) + " names another request. Nothing was recorded.",
            "Send this one under a new uuid.",
            {}};
  }
  Sentences operator()(const CatalogueFaults& p) const {
    return {backquoted(p.file) + " has " + counted(p.lines.size(), "mistake", "mistakes") +
                ". Nothing was changed.",
            "Mend them and try again.", p.lines};
  }
  Sentences operator()(const BadFile& p) const {
    return {backquoted(p.path) + ": " + (p.read_back ? "read back, " : "") + fault_text(p.fault) + ".",
            "Check the path and its permissions, then try again.",
            {}};
  }
  Sentences operator()(const BadBackup& p) const {
    return {backquoted(p.path) + ": " + fault_text(p.fault) + ". Nothing was restored.",
            "Take the key it was sealed for, or an earlier backup.",
            {}};
  }
  Sentences operator()(const BadSettings& p) const {
    return {backquoted(p.path) + ", " + settings_text(p) + ".",
            "Ask hospital IT to mend it, or say --db PATH.",
            {}};
  }
  Sentences operator()(const StoreTrouble& p) const { return store_sentences(p); }
};

Sentences Words::operator()(const BadTime& p) const {
  using Why = TimeProblem::Why;
  const auto& t = p.problem;
  const auto what = p.field + ' ' + backquoted(t.text);
  const auto choice = [&](std::size_t i) {
    return i < t.choices.size() ? with_zone(t.choices[i]) : std::string{};
  };
  switch (t.why) {
    case Why::not_understood:
      return {what + " is not a time.", "Type now, 14:05, -10m, yesterday 23:50 or 22-Nov-2026 14:05.", {}};
    case Why::no_such_day:
      return {what + ": there is no such day.", "Look at the calendar and type it again.", {}};
    case Why::future:
      return {
          what + (t.choices.empty() ? " lies in the future." : " lies in the future (" + choice(0) + ")."),
          "Record what has happened; type the time again, with its day if it was another.",
          {}};
    case Why::too_far_back: {
      return {what + " would be " + choice(0) + ", more than 12 hours back.",
              "If that is meant, type " + with_day(t) + "; else type the time again.",
              {}};
    }
    case Why::skipped:
      return {what + " does not exist: the clocks skip it.",
              "The nearest times are " + choice(0) + " and " + choice(1) + ": type one of them.",
              {}};
    case Why::twice: {
      const auto first = zone ? zone->abbreviation(t.choices[0]) : "",
                 second = zone ? zone->abbreviation(t.choices[1]) : "";
      return {what + " happened twice that night.",
              "Type " + t.text + ' ' + first + " or " + t.text + ' ' + second + ".",
              {}};
    }
    case Why::other_zone:
      return {what + " names a zone that is not the site's at that time.",
              "Leave it out, or type an offset such as 14:05-05:00.",
              {}};
    case Why::no_stop: return {what + ": no stop is charted.", "Type the time, or chart the stop first.", {}};
  }
  return {};
}

Sentences Words::operator()(const NotCorrectable& p) const {
  using Why = NotCorrectable::Why;
  const auto entry = to_text(p.entry) + (p.kind.empty() ? "" : " (" + p.kind + ")");
  switch (p.why) {
    case Why::not_at_the_bedside:
      return {entry + " is no entry made at the bedside.",
              "What it says is changed by its own command, such as `patient set` or `staff add`.",
              {}};
    case Why::an_answer:
      return {entry + " answers a flag and is not corrected.",
              "Take it back (retract " + to_text(p.entry) + " --reason \"…\") and answer the flag anew.",
              {}};
    case Why::before_its_start:
      return {entry + " happened before the infusion began that it is to be moved to.",
              "Correct its time or that start first, then move it.",
              {}};
    case Why::retracted: return {entry + " was retracted.", "Record it anew.", {}};
    case Why::carries_the_order:
      return {
          entry + " carries the order and cannot be moved.",
          "Start the right infusion with its real time, move the other entries to it, then retract this one.",
          {}};
    case Why::no_place:
      return {entry + " has no place there: that infusion has one already, or no start.",
              "`infuwatch timeline N` shows what is charted on an infusion.",
              {}};
    case Why::started_from:
      return {entry + " was started from: it cannot be taken away under its start.",
              "Retract the start first.",
              {}};
    case Why::same_infusion:
      return {entry + " stands on that infusion already.", "Look at the numbers again.", {}};
    case Why::several_infusions:
      return {entry + " stands on another infusion than the first of the entries.",
              "Move the entries of one infusion at a time.",
              {}};
  }
  return {};
}

Sentences Words::operator()(const WrongState& p) const {
  const auto number = std::to_string(p.infusion.value());
  const auto state = "Infusion " + number + " is " + std::string{name(p.state)} + ".";
  if (p.state == InfusionState::prepared)
    return {"Infusion " + number + " has no start charted.",
            "Chart it first: start " + number + " --at TIME.",
            {}};
  if (p.needs == WrongState::Needs::an_order && p.state != InfusionState::cancelled &&
      p.state != InfusionState::voided)
    return {state,
            "Only what was prepared and not started is cancelled; if it never ran: retract " +
                to_text(p.entry) + " --reason \"…\".",
            {}};
  return {state, "Start a new one: start --patient MRN --birth DATE --drug DRUG --dose DOSE.", {}};
}

constexpr std::string_view kinds[] = {"bad-field",
                                      "bad-time",
                                      "bad-text",
                                      "out-of-range",
                                      "missing-field",
                                      "unknown-word",
                                      "no-such",
                                      "already-there",
                                      "wrong-birth-date",
                                      "before-birth",
                                      "before-start",
                                      "wrong-order",
                                      "nothing-new",
                                      "not-correctable",
                                      "wrong-state",
                                      "ordered-already",
                                      "lost-race",
                                      "reason-needed",
                                      "flag-unanswered",
                                      "own-handover",
                                      "not-permitted",
                                      "unknown-staff",
                                      "pin-refused",
                                      "clock-behind",
                                      "training-only",
                                      "uuid-taken",
                                      "catalogue-faults",
                                      "bad-file",
                                      "bad-backup",
                                      "bad-settings",
                                      "store"};
static_assert(std::size(kinds) == std::variant_size_v<Problem>);

}  // namespace

Sentences sentences(const Problem& problem, const Zone* zone) {
  auto out = std::visit(Words{zone}, problem);
  out.wrong = shown(out.wrong), out.remedy = shown(out.remedy);
  for (auto& line : out.lines) line = shown(line);
  return out;
}

std::string kind_of(const Problem& problem) {
  if (const auto* trouble = std::get_if<StoreTrouble>(&problem))
    return std::string{store_kind(trouble->kind)};
  return std::string{kinds[problem.index()]};
}

std::vector<std::string> fields_of(const Problem& problem) {
  return std::visit(
      [](const auto& p) -> std::vector<std::string> {
        if constexpr (requires { p.field; })
          return {p.field};
        else if constexpr (requires { p.fields; })
          return missing_fields(p);
        else if constexpr (requires { p.questions; }) {
          std::vector<std::string> names;
          for (const auto& question : p.questions) names.push_back(question_name(question));
          return names;
        } else
          return {};
      },
      problem);
}

}  // namespace infuwatch::report
