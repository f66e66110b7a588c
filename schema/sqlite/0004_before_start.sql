-- Pictures of what is asked before the start, of medication, and of how a grade was found.
ALTER TABLE infusion ADD COLUMN labels TEXT;
ALTER TABLE infusion ADD COLUMN course INTEGER;
ALTER TABLE infusion ADD COLUMN course_day INTEGER;
ALTER TABLE infusion ADD COLUMN checked_by TEXT;
UPDATE infusion SET labels = 'us', checked_by = '' WHERE start_from IS NOT NULL;
ALTER TABLE symptom ADD COLUMN surface_percent INTEGER;
ALTER TABLE symptom ADD COLUMN grading TEXT NOT NULL DEFAULT '';
INSERT INTO site_setting SELECT 'labels', 'us' WHERE EXISTS (SELECT 1 FROM site_setting);

-- What was given, taken apart where it was said as name, dose, route; the words as typed are in act.what.
CREATE TABLE medication (
  entry INTEGER PRIMARY KEY, infusion INTEGER NOT NULL, name TEXT NOT NULL, dose TEXT, route TEXT NOT NULL
) STRICT;
CREATE TABLE start_answer (
  entry INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (entry, question)
) STRICT, WITHOUT ROWID;
