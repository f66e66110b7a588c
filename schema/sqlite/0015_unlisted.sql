-- A drug that is not in the list has the part `generic` of the catalogue as its drug, and its name as typed in `unlisted`: an
-- order and a reported history may hold it, an order also `route` and `rate`, and `notices` the kind `no-protocol`, which an
-- earlier program does not know. `prior` has one row for each name, case and blanks aside.
ALTER TABLE infusion ADD COLUMN unlisted TEXT;
ALTER TABLE infusion ADD COLUMN route TEXT;
ALTER TABLE infusion ADD COLUMN rate TEXT;
ALTER TABLE prior ADD COLUMN unlisted TEXT;
