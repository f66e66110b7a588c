-- What lets a badge sign in at a shared console: beside the record, in no picture, and never part of the chain.
CREATE TABLE credential (
  badge     TEXT NOT NULL PRIMARY KEY,
  hash      TEXT NOT NULL,              -- argon2id, with its salt and cost
  set_by    TEXT NOT NULL,              -- badge
  set_at    TEXT NOT NULL,
  failures  INTEGER NOT NULL,           -- wrong PINs in a row
  failed_at TEXT
) STRICT, WITHOUT ROWID;
