-- Alerts are found by their words, too: what was there before is still to be taken in.

INSERT INTO search_fill (kind, up_to)
SELECT 8, COALESCE(MAX(id), 0) FROM alert;

-- Since when somebody has taken it up: it is no longer new. What was done before is read in the log, whose rows name the
-- fields that they changed.
ALTER TABLE alert ADD COLUMN acknowledged_at BIGINT;
UPDATE alert SET acknowledged_at = COALESCE(
    (
        SELECT MIN(activity.at)
        FROM alert_activity JOIN activity ON activity.id = alert_activity.activity_id
        WHERE alert_activity.alert_id = alert.id
            AND (activity.action IN ('alert.close', 'alert.escalate', 'alert.merge')
                OR (activity.action = 'alert.update' AND activity.detail LIKE '%"status":"%'))
    ),
    closed_at
)
WHERE status <> 'new';
