-- Alerts are put together by the rule that raised them.

ALTER TABLE alert ADD COLUMN rule_id BIGINT;
UPDATE alert SET rule_id =
    (SELECT MIN(rule_id) FROM alert_rule_firing WHERE alert_rule_firing.alert_id = alert.id);
-- Sources raise most alerts by themselves.
CREATE INDEX alert_by_rule ON alert (rule_id, created_at, id) WHERE rule_id IS NOT NULL;
