-- Vital signs that may be entered in several units: what was typed. Empty for the others; a temperature's words stand in
-- its entry. Blood glucose is such a sign: `sign` glucose_mg_dl, in mg/dL.
ALTER TABLE vital ADD COLUMN entered TEXT NOT NULL DEFAULT '';
