-- Emergency entries, made without signing in: their staff is `*` and what whoever made them called herself.
ALTER TABLE act ADD COLUMN claimed_entry INTEGER;
ALTER TABLE act ADD COLUMN claimed_for TEXT;  -- badge

-- Entries before which the machine's clock had been set on, or back (negative).
CREATE TABLE clock_set (entry INTEGER PRIMARY KEY, by_s INTEGER NOT NULL) STRICT;

-- Which pepper, kept elsewhere, is in a PIN's hash; empty: none.
ALTER TABLE credential ADD COLUMN pepper TEXT NOT NULL DEFAULT '';

-- Who looked at what, beside the record: in no picture, and not part of the chain.
CREATE TABLE access (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, staff TEXT NOT NULL, os_user TEXT NOT NULL, workstation TEXT NOT NULL,
  what TEXT NOT NULL, patient INTEGER, infusion INTEGER
) STRICT;
CREATE INDEX access_at ON access (at);
CREATE INDEX access_patient ON access (patient) WHERE patient IS NOT NULL;
CREATE TRIGGER access_no_update BEFORE UPDATE ON access BEGIN SELECT RAISE(ABORT, 'what was noted never changes'); END;
CREATE TRIGGER access_no_delete BEFORE DELETE ON access BEGIN SELECT RAISE(ABORT, 'what was noted is never deleted'); END;
CREATE TRIGGER access_once BEFORE INSERT ON access WHEN EXISTS (SELECT 1 FROM access WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'what was noted is never replaced'); END;
