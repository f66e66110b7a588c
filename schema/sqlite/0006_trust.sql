-- Emergency entries, made without signing in: their staff is `*` and what whoever made them called herself.
ALTER TABLE act ADD COLUMN claimed_entry INTEGER;
ALTER TABLE act ADD COLUMN claimed_for TEXT;  -- badge
