-- Files of cases. What they hold lies in a folder, under its SHA-256.

CREATE TABLE attachment (
    id              {id},
    uuid            {uuid} NOT NULL,
    case_id         BIGINT NOT NULL REFERENCES soc_case (id),
    name            TEXT NOT NULL,
    description     TEXT NOT NULL,
    media_type      TEXT NOT NULL,
    size            BIGINT NOT NULL,
    -- In hexadecimal.
    md5             TEXT NOT NULL,
    sha1            TEXT NOT NULL,
    sha256          TEXT NOT NULL,
    malware         BOOLEAN NOT NULL,
    added_at        BIGINT NOT NULL,
    added_by        BIGINT REFERENCES app_user (id),
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    -- It is kept for a while, so that this can be undone, and no longer told.
    deleted_at      BIGINT,
    moved_from      BIGINT,
    CONSTRAINT attachment_uuid UNIQUE (uuid)
);
CREATE INDEX attachment_case ON attachment (case_id, id);
-- Whether a file is still needed.
CREATE INDEX attachment_content ON attachment (sha256, deleted_at);
