-- A patient's labs are charted with their dates: an entry of its own, kind `lab`, which an earlier program does not know; it
-- names no infusion. `start_answer` may hold `chart E41`, where the labs of that entry answered. A row of `lab` for each:
-- `value` is in `unit`, that of the drug list; `entered` what was typed in another.
CREATE TABLE lab (
  entry INTEGER NOT NULL, line INTEGER NOT NULL, patient INTEGER NOT NULL, lab TEXT NOT NULL, day TEXT NOT NULL, value TEXT,
  unit TEXT, result TEXT, entered TEXT, standing TEXT NOT NULL, corrected_by INTEGER, PRIMARY KEY (entry, line)
) STRICT;
CREATE INDEX lab_of_patient ON lab (patient, lab, day);
-- The medication that an item of a flag came after.
ALTER TABLE flag_item ADD COLUMN came_after TEXT;

WITH finding AS (
  SELECT e.number AS entry, json_extract(r.value, '$.flag') AS flag, json_extract(r.value, '$.finding.items') AS items
  FROM entry e, json_each(CASE WHEN json_valid(e.body) THEN e.body END, '$.judged') j, json_each(j.value, '$.raised') r
  UNION ALL
  SELECT e.number, json_extract(a.value, '$.flag'), json_extract(a.value, '$.finding.items')
  FROM entry e, json_each(CASE WHEN json_valid(e.body) THEN e.body END, '$.judged') j, json_each(j.value, '$.amended') a),
last AS (SELECT flag, items, MAX(entry) FROM finding GROUP BY flag)
UPDATE flag_item SET came_after = told.medication
FROM (SELECT l.flag AS flag, i.key + 1 AS line, json_extract(i.value, '$.after') AS medication
      FROM last l, json_each(l.items) i WHERE l.items LIKE '%"after":%') AS told
WHERE told.flag = flag_item.flag AND told.line = flag_item.line AND told.medication IS NOT NULL;
