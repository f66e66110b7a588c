-- A reaction is closed out by a named person: an entry of its own, kind `close-out`, which an earlier program does not know.
-- A row for each; of several that stand for one flag the last one counts. `seriousness` has the answers that apply, with
-- commas between, or `none`; `naranjo` is the score, NULL where the ten questions were not asked.
CREATE TABLE close_out (
  entry INTEGER PRIMARY KEY, infusion INTEGER NOT NULL, flag INTEGER NOT NULL, serious INTEGER NOT NULL,
  seriousness TEXT NOT NULL, causality TEXT NOT NULL, naranjo INTEGER, outcome TEXT NOT NULL, judged_by TEXT NOT NULL
) STRICT;
