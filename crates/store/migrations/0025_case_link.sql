-- How cases have to do with one another, and what a case was like before it was merged into another.

CREATE TABLE case_link (
    id         {id},
    -- The parent, the duplicate, or what depends on the other, as the kind says.
    from_case  BIGINT NOT NULL REFERENCES soc_case (id),
    to_case    BIGINT NOT NULL REFERENCES soc_case (id),
    kind       TEXT NOT NULL,
    added_at   BIGINT NOT NULL,
    added_by   BIGINT REFERENCES app_user (id),
    CHECK (from_case <> to_case)
);
-- Two cases are linked once, from whichever side.
CREATE UNIQUE INDEX case_link_pair ON case_link (
    (CASE WHEN from_case < to_case THEN from_case ELSE to_case END),
    (CASE WHEN from_case < to_case THEN to_case ELSE from_case END)
);
CREATE INDEX case_link_from ON case_link (from_case, id);
CREATE INDEX case_link_to ON case_link (to_case, id);

-- One row as long as the case is merged: what it gets back when it is taken out again.
CREATE TABLE case_merge (
    case_id    BIGINT NOT NULL PRIMARY KEY REFERENCES soc_case (id),
    into_case  BIGINT NOT NULL REFERENCES soc_case (id),
    merged_at  BIGINT NOT NULL,
    merged_by  BIGINT REFERENCES app_user (id),
    -- The workflow may have lost it meanwhile.
    state_id   BIGINT NOT NULL,
    state_at   BIGINT NOT NULL,
    closed_at  BIGINT,
    closed_by  BIGINT
);
CREATE INDEX case_merge_into ON case_merge (into_case, case_id);

-- As parts of a case have it: the case that it was linked to before merging.
ALTER TABLE event_case ADD COLUMN moved_from BIGINT;
