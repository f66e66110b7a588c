-- A symptom may be charted with its end, and a release with what was done of the discharge list: a body may hold `ended`
-- of a symptom and `discharge`, which an earlier program does not know.
ALTER TABLE symptom ADD COLUMN ended_from TEXT;
ALTER TABLE symptom ADD COLUMN ended_to TEXT;
