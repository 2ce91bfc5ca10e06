-- Rules over alerts and cases.

-- Up to which row of the log they were judged by: one row of this table is the one place that says so, for all servers.
CREATE TABLE alert_rule_follow (
    only_row     {key},
    activity_id  BIGINT NOT NULL
);
INSERT INTO alert_rule_follow (only_row, activity_id) SELECT 1, COALESCE(MAX(id), 0) FROM activity;
-- Raised by such a rule: no such rule watches it.
ALTER TABLE alert ADD COLUMN of_thing BOOLEAN NOT NULL DEFAULT {false};
