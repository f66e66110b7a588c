-- A height is charted: a body's `vitals` may hold `height_cm`; in `vital` it is a row like any other. The site may have
-- confirmed that it is `ready` for the day: `ready_at`, `ready_by` and `ready_provider` in `site_setting`.
-- A further bag is an entry of its own, kind `bag`, and an order may hold `expires`, `volume` and `order_expires`, which an
-- earlier program does not know. What was given is the sum over an infusion's stops, where the last one says how much.
ALTER TABLE infusion ADD COLUMN expires TEXT;
ALTER TABLE infusion ADD COLUMN volume TEXT;
ALTER TABLE infusion ADD COLUMN order_expires TEXT;
-- A row for each further bag; the first is the infusion's own.
CREATE TABLE bag (
  entry INTEGER PRIMARY KEY, infusion INTEGER NOT NULL, lot TEXT NOT NULL, expires TEXT, amount TEXT, volume TEXT
) STRICT;
-- Every lot that reached a patient.
CREATE VIEW infusion_lot AS
SELECT infusion, lot, expires FROM infusion WHERE lot <> '' AND start_from IS NOT NULL
UNION ALL
SELECT b.infusion, b.lot, b.expires FROM bag b JOIN act a ON a.entry = b.entry WHERE b.lot <> '' AND a.standing = 'stands';

WITH given_at_stop AS (
  SELECT * FROM (
    SELECT a.infusion, a.happened_from, a.entry,
           COALESCE(json_extract(e.body, '$.said.now.given'), json_extract(e.body, '$.said.given')) AS given
    FROM act a JOIN entry e ON e.number = COALESCE(a.corrected_by, a.entry)
    WHERE a.kind = 'stop' AND a.standing = 'stands')
  WHERE given IS NOT NULL)
UPDATE infusion SET given = (
  SELECT group_concat(part, ' + ') FROM (
    SELECT printf('%.12g', SUM(CAST(g.given AS REAL))) || substr(g.given, instr(g.given, ' ')) AS part
    FROM given_at_stop g WHERE g.infusion = infusion.infusion
    GROUP BY substr(g.given, instr(g.given, ' ')) ORDER BY MIN(g.happened_from || printf('%012d', g.entry))))
WHERE given IS NOT NULL AND infusion IN (SELECT infusion FROM given_at_stop GROUP BY infusion HAVING COUNT(*) > 1);
