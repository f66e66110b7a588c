-- What the drug reaches the patient through: a row for each detail that was charted, such as kind, site and gauge.
CREATE TABLE iv_access (
  infusion INTEGER NOT NULL,
  detail TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (infusion, detail)
) STRICT, WITHOUT ROWID;
