-- Pictures of the record, drawn in the same transaction as the entry and drawn anew by `infuwatch rebuild`.
-- Instants are UTC text; `_from` and `_to` are equal where the moment is known exactly.

-- Which entries make up which chart; infusion 0 is the patient as such, patient 0 the site.
CREATE TABLE chart_entry (
  patient INTEGER NOT NULL, infusion INTEGER NOT NULL, entry INTEGER NOT NULL,
  happened_from TEXT NOT NULL, happened_to TEXT NOT NULL,
  PRIMARY KEY (patient, infusion, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX chart_entry_happened ON chart_entry (happened_to);
CREATE INDEX chart_entry_entry ON chart_entry (entry);

CREATE TABLE site_setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE staff (
  badge TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, os_user TEXT NOT NULL, disabled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- The catalogue as it stands from each version on; the TOML itself is in the entry.
CREATE TABLE catalogue_part (
  part TEXT NOT NULL, version INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (part, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE handover (
  entry INTEGER PRIMARY KEY, from_at TEXT NOT NULL, to_at TEXT NOT NULL, head INTEGER NOT NULL, items TEXT NOT NULL,
  signed_by TEXT NOT NULL, signed_at TEXT NOT NULL
) STRICT;
CREATE TABLE acceptance (
  entry INTEGER PRIMARY KEY, handover INTEGER NOT NULL, accepted_by TEXT NOT NULL, accepted_at TEXT NOT NULL,
  except_items TEXT NOT NULL
) STRICT;
CREATE INDEX acceptance_handover ON acceptance (handover);

CREATE TABLE patient (
  patient INTEGER PRIMARY KEY, mrn TEXT NOT NULL UNIQUE, name TEXT NOT NULL, birth TEXT NOT NULL, sex TEXT NOT NULL,
  phone TEXT NOT NULL, weight_kg TEXT, allergies TEXT NOT NULL, spo2_scale INTEGER NOT NULL
) STRICT;
-- What a patient had of a drug before this record began; count NULL: unknown.
CREATE TABLE prior (
  patient INTEGER NOT NULL, drug TEXT NOT NULL, count INTEGER, total_dose TEXT, last TEXT, worst TEXT NOT NULL,
  PRIMARY KEY (patient, drug)
) STRICT, WITHOUT ROWID;

CREATE TABLE infusion (
  infusion INTEGER PRIMARY KEY, patient INTEGER NOT NULL, drug TEXT NOT NULL, dose TEXT NOT NULL, state TEXT NOT NULL,
  chair TEXT NOT NULL, lot TEXT NOT NULL, provider TEXT NOT NULL, fluid TEXT NOT NULL,
  drug_count INTEGER, count_certain INTEGER, catalogue INTEGER,
  start_from TEXT, start_to TEXT, planned_end TEXT, stop_from TEXT, stop_to TEXT, stop_why TEXT, given TEXT,
  release_from TEXT, release_to TEXT, released_to TEXT,
  high_risk_until TEXT, follow_up_until TEXT, observe_until TEXT
) STRICT;
CREATE INDEX infusion_patient ON infusion (patient);
-- What someone may still have to look after; open_until NULL: until something is charted.
CREATE TABLE open_infusion (infusion INTEGER PRIMARY KEY, patient INTEGER NOT NULL, open_until TEXT) STRICT;

-- Every act at the bedside, with what became of it.
CREATE TABLE act (
  entry INTEGER PRIMARY KEY, patient INTEGER NOT NULL, infusion INTEGER NOT NULL, kind TEXT NOT NULL,
  happened_from TEXT NOT NULL, happened_to TEXT NOT NULL, recorded_at TEXT NOT NULL, late_entry INTEGER NOT NULL,
  staff TEXT NOT NULL, standing TEXT NOT NULL, corrected_by INTEGER, what TEXT NOT NULL, answer TEXT NOT NULL
) STRICT;
CREATE TABLE observation (
  observation INTEGER PRIMARY KEY, infusion INTEGER NOT NULL, window TEXT, certainty TEXT, phase TEXT,
  source TEXT NOT NULL, none INTEGER NOT NULL, note TEXT NOT NULL
) STRICT;
-- finding: seen, denied, resolved
CREATE TABLE symptom (
  observation INTEGER NOT NULL, line INTEGER NOT NULL, finding TEXT NOT NULL, symptom TEXT NOT NULL, words TEXT NOT NULL,
  grade INTEGER, onset_from TEXT, onset_to TEXT, window TEXT, certainty TEXT, phase TEXT,
  PRIMARY KEY (observation, line)
) STRICT, WITHOUT ROWID;
-- value NULL: could not be obtained. Temperatures and oxygen flow are in tenths.
CREATE TABLE vital (
  observation INTEGER NOT NULL, sign TEXT NOT NULL, value INTEGER, unit TEXT NOT NULL, PRIMARY KEY (observation, sign)
) STRICT, WITHOUT ROWID;

CREATE TABLE flag (
  flag INTEGER PRIMARY KEY, infusion INTEGER NOT NULL, rule TEXT NOT NULL, priority TEXT NOT NULL, window TEXT NOT NULL,
  certainty TEXT NOT NULL, phase TEXT NOT NULL, state TEXT NOT NULL, also_open TEXT NOT NULL, source TEXT NOT NULL,
  raised_entry INTEGER NOT NULL, raised_at TEXT NOT NULL,
  acknowledged_entry INTEGER, acknowledged_by TEXT, acknowledged_at TEXT, action TEXT, detail TEXT,
  resolved_entry INTEGER, resolved_by TEXT, resolved_at TEXT, outcome TEXT,
  superseded_by INTEGER, retracted_entry INTEGER, retraction_acknowledged_entry INTEGER
) STRICT;
CREATE INDEX flag_infusion ON flag (infusion);
CREATE TABLE flag_item (
  flag INTEGER NOT NULL, line INTEGER NOT NULL, finding TEXT NOT NULL, course INTEGER NOT NULL, words TEXT NOT NULL,
  grade INTEGER, value INTEGER, limit_value INTEGER, against TEXT NOT NULL, severity INTEGER NOT NULL,
  onset_from TEXT NOT NULL, onset_to TEXT NOT NULL, window TEXT NOT NULL, certainty TEXT NOT NULL, phase TEXT NOT NULL,
  priority TEXT NOT NULL, source TEXT NOT NULL, observation INTEGER NOT NULL,
  PRIMARY KEY (flag, line)
) STRICT, WITHOUT ROWID;

-- For reading with sqlite3: the course of every infusion, told in distances from its start and stop.
CREATE VIEW course AS
SELECT a.infusion, p.mrn, p.name, i.drug, a.entry, a.kind, a.happened_from AS happened, a.recorded_at, a.late_entry, a.standing,
       CAST(strftime('%s', a.happened_from) - strftime('%s', i.start_from) AS INTEGER) AS since_start_s,
       CAST(strftime('%s', a.happened_from) - strftime('%s', i.stop_from) AS INTEGER) AS since_stop_s,
       a.what, a.answer, a.staff
FROM act a JOIN infusion i ON i.infusion = a.infusion JOIN patient p ON p.patient = i.patient;
CREATE VIEW symptom_course AS
SELECT i.infusion, p.mrn, p.name, i.drug, s.observation, s.finding, s.symptom, s.words, s.grade, s.onset_from AS onset,
       s.window, s.certainty, s.phase, a.standing,
       CAST(strftime('%s', s.onset_from) - strftime('%s', i.start_from) AS INTEGER) AS since_start_s,
       CAST(strftime('%s', s.onset_from) - strftime('%s', i.stop_from) AS INTEGER) AS since_stop_s
FROM symptom s JOIN act a ON a.entry = s.observation JOIN infusion i ON i.infusion = a.infusion
JOIN patient p ON p.patient = i.patient;
