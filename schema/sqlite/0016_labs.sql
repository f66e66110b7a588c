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
-- A close-out whose event does not stand any more is `withdrawn`: its flag was retracted, or was replaced and no flag that
-- stands tells the same; of a serious effect or the site, the flag that took its place in the end.
ALTER TABLE close_out ADD COLUMN standing TEXT NOT NULL DEFAULT 'stands';
UPDATE close_out SET standing = 'retracted' WHERE entry IN (SELECT entry FROM act WHERE standing <> 'stands');
WITH RECURSIVE
chain AS (
  SELECT c.entry AS entry, f.flag AS flag, f.superseded_by AS next FROM close_out c JOIN flag f ON f.flag = c.flag
  WHERE f.rule IN ('serious-effect', 'site') AND f.state <> 'retracted'
  UNION ALL SELECT chain.entry, f.flag, f.superseded_by FROM chain JOIN flag f ON f.flag = chain.next),
kept AS (
  SELECT chain.entry FROM chain JOIN flag f ON f.flag = chain.flag WHERE f.state NOT IN ('retracted', 'superseded')
  UNION
  SELECT c.entry FROM close_out c JOIN flag was ON was.flag = c.flag
  JOIN flag_item old ON old.flag = was.flag JOIN flag_item item USING (finding, course, words)
  JOIN flag f ON f.flag = item.flag AND f.infusion = was.infusion
  WHERE was.state <> 'retracted' AND was.rule NOT IN ('serious-effect', 'site')
    AND f.state NOT IN ('retracted', 'superseded') AND f.rule NOT IN ('serious-effect', 'site'))
UPDATE close_out SET standing = 'withdrawn' WHERE standing = 'stands' AND entry NOT IN (SELECT entry FROM kept);

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
