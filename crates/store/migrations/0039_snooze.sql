-- Alerts that wait for a time: until then they are not among the open ones.

ALTER TABLE alert ADD COLUMN snoozed_until BIGINT;
-- Who is told when it is back, if nobody owns it.
ALTER TABLE alert ADD COLUMN snoozed_by BIGINT;
CREATE INDEX alert_snoozed ON alert (snoozed_until, id) WHERE snoozed_until IS NOT NULL;
CREATE INDEX alert_snoozed_created ON alert (created_at, id) WHERE snoozed_until IS NOT NULL;
