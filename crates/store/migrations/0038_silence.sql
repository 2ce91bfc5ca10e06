-- Alerts that nobody is told of for a time.

CREATE TABLE silence (
    id              {id},
    -- As JSON.
    matcher         TEXT NOT NULL,
    reason          TEXT NOT NULL,
    from_at         BIGINT NOT NULL,
    until_at        BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    created_by      BIGINT NOT NULL REFERENCES app_user (id),
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL
);
CREATE INDEX silence_until ON silence (until_at, id);
-- Whose alerts: none for those of everybody.
CREATE TABLE silence_customer (
    silence_id   BIGINT NOT NULL REFERENCES silence (id),
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (silence_id, customer_id)
){is its key};
-- Why nobody was told of an alert that is there.
CREATE TABLE alert_silence (
    alert_id    {key} REFERENCES alert (id),
    silence_id  BIGINT NOT NULL REFERENCES silence (id)
);
CREATE INDEX alert_silence_silence ON alert_silence (silence_id, alert_id);
