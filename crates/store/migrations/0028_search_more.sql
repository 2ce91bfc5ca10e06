-- Attachments are found by their words, too, and cases by what they have in custom fields: what was there before is still
-- to be taken in. Words that are there already stay.

INSERT INTO search_fill (kind, up_to)
SELECT 6, COALESCE(MAX(id), 0) FROM attachment;
INSERT INTO search_fill (kind, up_to)
SELECT 1, COALESCE(MAX(case_id), 0) FROM case_custom_value WHERE {true}
ON CONFLICT (kind) DO UPDATE SET up_to = excluded.up_to WHERE excluded.up_to > search_fill.up_to;
