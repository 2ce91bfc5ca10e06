-- Entries that people write themselves, and what narrows the log to a user, a time or a way.

ALTER TABLE activity ADD COLUMN manual BOOLEAN NOT NULL DEFAULT {false};
CREATE INDEX activity_user ON activity (user_id, id);
CREATE INDEX activity_at ON activity (at, id);
CREATE INDEX activity_via ON activity (via, id);
CREATE INDEX activity_manual ON activity (manual, id);
