-- Views of the list of cases are kept as searches for events are: each says which list it is of.

ALTER TABLE saved_search ADD COLUMN list TEXT NOT NULL DEFAULT 'events';
