-- Fields of cases that administrators define, and what cases have in them.

CREATE TABLE custom_field (
    id                {id},
    name              TEXT NOT NULL,
    label             TEXT NOT NULL,
    kind              TEXT NOT NULL,
    description       TEXT NOT NULL,
    -- A JSON list of texts.
    choices           TEXT NOT NULL,
    required_new      BOOLEAN NOT NULL,
    required_closing  BOOLEAN NOT NULL,
    position          BIGINT NOT NULL,
    retired           BOOLEAN NOT NULL,
    version           BIGINT NOT NULL,
    field_versions    TEXT NOT NULL,
    CONSTRAINT custom_field_name UNIQUE (name)
);
-- Whose cases have it; everybody's where none is named.
CREATE TABLE custom_field_customer (
    field_id     BIGINT NOT NULL REFERENCES custom_field (id),
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (field_id, customer_id)
);

-- One row for each value; several where several of a list are chosen.
CREATE TABLE case_custom_value (
    case_id   BIGINT NOT NULL REFERENCES soc_case (id) ON DELETE CASCADE,
    field_id  BIGINT NOT NULL REFERENCES custom_field (id),
    position  BIGINT NOT NULL,
    value     TEXT NOT NULL,
    -- What cases are found by; nothing where they are not.
    folded    TEXT,
    PRIMARY KEY (case_id, field_id, position)
);
CREATE INDEX case_custom_value_match ON case_custom_value (field_id, folded, case_id);
