-- What happened in a case, in the order in which it did: entries that people write down. What is deleted is kept, and no
-- longer told.

CREATE TABLE timeline_entry (
    id              {id},
    case_id         BIGINT NOT NULL REFERENCES soc_case (id),
    at              BIGINT NOT NULL,
    -- What a clock said where it was read, and the zone of that clock.
    local_time      TEXT NOT NULL,
    zone            TEXT NOT NULL,
    title           TEXT NOT NULL,
    description     TEXT NOT NULL,
    source          TEXT NOT NULL,
    category        TEXT NOT NULL,
    -- A JSON list of texts.
    tags            TEXT NOT NULL,
    flagged         BOOLEAN NOT NULL,
    in_summary      BOOLEAN NOT NULL,
    added_at        BIGINT NOT NULL,
    added_by        BIGINT REFERENCES app_user (id),
    updated_at      BIGINT NOT NULL,
    updated_by      BIGINT REFERENCES app_user (id),
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    moved_from      BIGINT,
    deleted_at      BIGINT
);
CREATE INDEX timeline_entry_case ON timeline_entry (case_id, at, id);
-- Of an indicator that another case has after merging, the one of the same value counts that the entry's case has.
CREATE TABLE timeline_entry_ioc (
    entry_id  BIGINT NOT NULL REFERENCES timeline_entry (id),
    ioc_id    BIGINT NOT NULL REFERENCES ioc (id),
    PRIMARY KEY (entry_id, ioc_id)
){is its key};
CREATE INDEX timeline_entry_ioc_ioc ON timeline_entry_ioc (ioc_id, entry_id);
-- Told as long as the event is linked to the entry's case.
CREATE TABLE timeline_entry_event (
    entry_id   BIGINT NOT NULL REFERENCES timeline_entry (id),
    event_key  BIGINT NOT NULL,
    PRIMARY KEY (entry_id, event_key)
){is its key};
