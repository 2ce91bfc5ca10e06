-- What analysts put into a case: comments, indicators, notes and tasks. Each row remembers the case that it was moved from
-- when cases are merged.

CREATE TABLE ioc (
    id              {id},
    case_id         BIGINT NOT NULL REFERENCES soc_case (id),
    value           TEXT NOT NULL,
    -- In lower case: what was seen before is found by it.
    folded          TEXT NOT NULL,
    kind            TEXT NOT NULL,
    tlp             TEXT NOT NULL,
    description     TEXT NOT NULL,
    -- A JSON list of texts.
    tags            TEXT NOT NULL,
    added_at        BIGINT NOT NULL,
    added_by        BIGINT REFERENCES app_user (id),
    updated_at      BIGINT NOT NULL,
    updated_by      BIGINT REFERENCES app_user (id),
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    moved_from      BIGINT,
    CONSTRAINT ioc_value UNIQUE (case_id, kind, folded)
);
CREATE INDEX ioc_folded ON ioc (folded, case_id);
CREATE INDEX ioc_case ON ioc (case_id, id);

CREATE TABLE note_folder (
    id          {id},
    case_id     BIGINT NOT NULL REFERENCES soc_case (id),
    parent_id   BIGINT REFERENCES note_folder (id),
    name        TEXT NOT NULL,
    moved_from  BIGINT
);
CREATE INDEX note_folder_case ON note_folder (case_id, id);
CREATE INDEX note_folder_parent ON note_folder (parent_id);
CREATE TABLE note (
    id              {id},
    case_id         BIGINT NOT NULL REFERENCES soc_case (id),
    folder_id       BIGINT REFERENCES note_folder (id),
    title           TEXT NOT NULL,
    text            TEXT NOT NULL,
    updated_at      BIGINT NOT NULL,
    updated_by      BIGINT REFERENCES app_user (id),
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    moved_from      BIGINT
);
CREATE INDEX note_case ON note (case_id, id);
CREATE INDEX note_of_folder ON note (folder_id);
-- Everything that a note ever said, with what it says now.
CREATE TABLE note_revision (
    note_id  BIGINT NOT NULL REFERENCES note (id),
    -- The note's version then.
    number   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    by_user  BIGINT REFERENCES app_user (id),
    title    TEXT NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (note_id, number)
);

CREATE TABLE task (
    id              {id},
    case_id         BIGINT NOT NULL REFERENCES soc_case (id),
    title           TEXT NOT NULL,
    description     TEXT NOT NULL,
    status          TEXT NOT NULL,
    -- Whether there is nothing left to do.
    is_over         BOOLEAN NOT NULL,
    due_at          BIGINT,
    tags            TEXT NOT NULL,
    added_at        BIGINT NOT NULL,
    added_by        BIGINT REFERENCES app_user (id),
    over_at         BIGINT,
    updated_at      BIGINT NOT NULL,
    updated_by      BIGINT REFERENCES app_user (id),
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    moved_from      BIGINT
);
CREATE INDEX task_case ON task (case_id, is_over, id);
CREATE TABLE task_assignee (
    task_id  BIGINT NOT NULL REFERENCES task (id),
    user_id  BIGINT NOT NULL REFERENCES app_user (id),
    PRIMARY KEY (task_id, user_id)
);
CREATE INDEX task_assignee_user ON task_assignee (user_id, task_id);

CREATE TABLE case_comment (
    id          {id},
    case_id     BIGINT NOT NULL REFERENCES soc_case (id),
    text        TEXT NOT NULL,
    added_at    BIGINT NOT NULL,
    added_by    BIGINT REFERENCES app_user (id),
    edited_at   BIGINT,
    version     BIGINT NOT NULL,
    -- It is kept, and no longer told.
    deleted_at  BIGINT,
    moved_from  BIGINT
);
CREATE INDEX case_comment_case ON case_comment (case_id, id);
