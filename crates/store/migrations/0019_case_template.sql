-- What cases of a kind begin with.

CREATE TABLE case_template (
    id              {id},
    name            TEXT NOT NULL,
    -- All of it, as a JSON object; name, description and the numbers below are told in lists without it.
    body            TEXT NOT NULL,
    description     TEXT NOT NULL,
    tasks           BIGINT NOT NULL,
    notes           BIGINT NOT NULL,
    retired         BOOLEAN NOT NULL,
    updated_at      BIGINT NOT NULL,
    updated_by      BIGINT REFERENCES app_user (id),
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    CONSTRAINT case_template_name UNIQUE (name)
);

-- What the template was called that a task came from: it may be deleted since.
ALTER TABLE task ADD COLUMN template TEXT;
