-- Pictures of what the clinical rules need.
ALTER TABLE patient ADD COLUMN pregnant INTEGER NOT NULL DEFAULT 0;
ALTER TABLE flag ADD COLUMN criteria TEXT NOT NULL DEFAULT '';
INSERT INTO site_setting SELECT 'opening', 'always' WHERE EXISTS (SELECT 1 FROM site_setting);
