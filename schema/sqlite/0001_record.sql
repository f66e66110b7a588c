-- The record: one table, only ever added to. Everything else in this store is a picture of it (0002).
CREATE TABLE entry (
  number        INTEGER PRIMARY KEY,          -- E1, E2 … without gap
  site          TEXT NOT NULL,                -- the site's id, made once by `init`
  uuid          TEXT NOT NULL UNIQUE,         -- names the act; sending it again adds nothing
  kind          TEXT NOT NULL,                -- start, stop, observe, correct …
  body          TEXT NOT NULL,                -- what was said and what was judged of it: canonical JSON
  recorded_at   TEXT NOT NULL,                -- UTC, to the second
  boot_id       TEXT NOT NULL,                -- of the machine that recorded it
  boot_us       INTEGER NOT NULL,             -- microseconds since that boot: shows a stepped clock
  staff         TEXT NOT NULL,                -- badge
  workstation   TEXT NOT NULL,
  supersedes    INTEGER,                      -- the entry whose place this one takes
  reason        TEXT NOT NULL,                -- given where one was asked
  previous_hash TEXT NOT NULL,                -- hash of the entry before; empty for the first
  hash          TEXT NOT NULL                 -- BLAKE2b-256 over all of the above, each with its length
) STRICT;
CREATE INDEX entry_recorded ON entry (recorded_at);

CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
-- INSERT OR REPLACE deletes what it conflicts with, and asks the trigger above only where recursive_triggers is on.
CREATE TRIGGER entry_once BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE uuid = NEW.uuid)
BEGIN SELECT RAISE(ABORT, 'an entry is never replaced'); END;
CREATE TRIGGER entry_next BEFORE INSERT ON entry
WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM entry)
BEGIN SELECT RAISE(ABORT, 'entries follow each other without gap'); END;
