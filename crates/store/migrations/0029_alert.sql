-- Alerts. The queue is found in `alert` alone; what is only read of one alert lies beside it.

CREATE TABLE alert (
    id              {id},
    customer_id     BIGINT NOT NULL REFERENCES customer (id),
    title           TEXT NOT NULL,
    -- Title and reference in lower case, whatever their letters: they are found by a part of it.
    folded          TEXT NOT NULL,
    source          TEXT NOT NULL,
    -- What the source calls it, if it does.
    reference       TEXT,
    severity        SMALLINT NOT NULL,
    status          TEXT NOT NULL,
    -- Whether it still waits for somebody's decision.
    is_open         BOOLEAN NOT NULL,
    resolution      TEXT,
    classification  TEXT,
    owner_id        BIGINT REFERENCES app_user (id),
    -- How often the source sent it.
    times           BIGINT NOT NULL,
    happened_at     BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    created_by      BIGINT REFERENCES app_user (id),
    updated_at      BIGINT NOT NULL,
    updated_by      BIGINT REFERENCES app_user (id),
    closed_at       BIGINT,
    closed_by       BIGINT REFERENCES app_user (id),
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    -- Two customers' sources may use the same references.
    CONSTRAINT alert_reference UNIQUE (customer_id, source, reference)
);
-- One for each order of the list, for all alerts and for those of a customer.
CREATE INDEX alert_created ON alert (created_at, id);
CREATE INDEX alert_updated ON alert (updated_at, id);
CREATE INDEX alert_severity ON alert (severity, id);
CREATE INDEX alert_customer_created ON alert (customer_id, created_at, id);
CREATE INDEX alert_customer_updated ON alert (customer_id, updated_at, id);
CREATE INDEX alert_customer_severity ON alert (customer_id, severity, id);
-- Few of all alerts are open, and they are what is looked at.
CREATE INDEX alert_open_created ON alert (created_at, id) WHERE is_open;
CREATE INDEX alert_open_updated ON alert (updated_at, id) WHERE is_open;
CREATE INDEX alert_open_severity ON alert (severity, id) WHERE is_open;
CREATE INDEX alert_open_customer ON alert (customer_id, created_at, id) WHERE is_open;
-- No index knows a part of a text: what texts are looked for in lies here by itself.
-- Not whether it is open: the index would then seem to serve the open ones as well as theirs does.
CREATE INDEX alert_text ON alert (created_at, id, folded, customer_id);
CREATE INDEX alert_status ON alert (status, created_at, id);
CREATE INDEX alert_owner ON alert (owner_id, created_at, id);
CREATE INDEX alert_by_source ON alert (source, created_at, id);

CREATE TABLE alert_content (
    alert_id     {key} REFERENCES alert (id),
    description  TEXT NOT NULL,
    note         TEXT NOT NULL,
    link         TEXT,
    -- JSON, as it came.
    content      TEXT,
    context      TEXT
);
-- What the queue can be narrowed to, without a look at the alerts.
CREATE TABLE alert_source (
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    source       TEXT NOT NULL,
    PRIMARY KEY (customer_id, source)
){is its key};
CREATE TABLE alert_tag (
    alert_id   BIGINT NOT NULL REFERENCES alert (id),
    tag_key    TEXT NOT NULL,
    tag_value  TEXT NOT NULL,
    PRIMARY KEY (alert_id, tag_key, tag_value)
);
CREATE INDEX alert_tag_tag ON alert_tag (tag_key, tag_value, alert_id);
CREATE TABLE alert_ioc (
    id           {id},
    alert_id     BIGINT NOT NULL REFERENCES alert (id),
    value        TEXT NOT NULL,
    -- In lower case: equal ones are found by it.
    folded       TEXT NOT NULL,
    kind         TEXT NOT NULL,
    tlp          TEXT NOT NULL,
    description  TEXT NOT NULL,
    -- A JSON list of texts.
    tags         TEXT NOT NULL,
    CONSTRAINT alert_ioc_value UNIQUE (alert_id, kind, folded)
);
CREATE INDEX alert_ioc_folded ON alert_ioc (folded, alert_id);
CREATE TABLE alert_asset (
    id           {id},
    alert_id     BIGINT NOT NULL REFERENCES alert (id),
    name         TEXT NOT NULL,
    folded       TEXT NOT NULL,
    kind         TEXT NOT NULL,
    ip           TEXT NOT NULL,
    domain       TEXT NOT NULL,
    description  TEXT NOT NULL,
    CONSTRAINT alert_asset_name UNIQUE (alert_id, kind, folded)
);
CREATE INDEX alert_asset_folded ON alert_asset (folded, alert_id);
-- Aggregated events. Retention may take them away.
CREATE TABLE alert_event (
    alert_id   BIGINT NOT NULL REFERENCES alert (id),
    event_key  BIGINT NOT NULL,
    PRIMARY KEY (alert_id, event_key)
){is its key};
CREATE INDEX alert_event_event ON alert_event (event_key, alert_id);
-- The cases that alerts went to.
CREATE TABLE alert_case (
    alert_id   BIGINT NOT NULL REFERENCES alert (id),
    case_id    BIGINT NOT NULL REFERENCES soc_case (id),
    linked_at  BIGINT NOT NULL,
    linked_by  BIGINT REFERENCES app_user (id),
    -- The case that it was linked to before that one was merged into this.
    moved_from BIGINT,
    PRIMARY KEY (alert_id, case_id)
){is its key};
CREATE INDEX alert_case_case ON alert_case (case_id, alert_id);
-- The rows of the log that are of an alert, which may be gone.
CREATE TABLE alert_activity (
    activity_id  {key},
    alert_id     BIGINT NOT NULL,
    customer_id  BIGINT NOT NULL
);
CREATE INDEX alert_activity_alert ON alert_activity (alert_id, activity_id);

INSERT INTO group_permission (group_id, permission)
SELECT id, permission
FROM user_group
JOIN (
    SELECT 'Administrators' AS group_name, 'viewAlerts' AS permission
    UNION ALL SELECT 'Administrators', 'createAlert'
    UNION ALL SELECT 'Administrators', 'updateAlert'
    UNION ALL SELECT 'Administrators', 'deleteAlert'
    UNION ALL SELECT 'Analysts', 'viewAlerts'
    UNION ALL SELECT 'Analysts', 'createAlert'
    UNION ALL SELECT 'Analysts', 'updateAlert'
    UNION ALL SELECT 'Readers', 'viewAlerts'
) AS seed ON user_group.name = seed.group_name;
