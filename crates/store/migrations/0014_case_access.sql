-- Who sees a case, where that is not everybody who sees its customer; and cases that were deleted.

-- roleBased, writeRestricted, readRestricted or explicit.
ALTER TABLE soc_case ADD COLUMN access_mode TEXT NOT NULL DEFAULT 'roleBased';
-- Whether somebody may be shut out of it who sees its customer: others need no further look.
ALTER TABLE soc_case ADD COLUMN is_narrowed BOOLEAN NOT NULL DEFAULT {false};
-- It is kept, and no longer told.
ALTER TABLE soc_case ADD COLUMN deleted_at BIGINT;
ALTER TABLE soc_case ADD COLUMN deleted_by BIGINT;
CREATE INDEX soc_case_narrowed ON soc_case (id) WHERE is_narrowed;

-- One of the two is named.
CREATE TABLE case_access (
    case_id   BIGINT NOT NULL REFERENCES soc_case (id),
    user_id   BIGINT REFERENCES app_user (id),
    group_id  BIGINT REFERENCES user_group (id),
    -- 0 none, 1 read, 2 full.
    level     SMALLINT NOT NULL,
    CHECK ((user_id IS NULL) <> (group_id IS NULL))
);
CREATE UNIQUE INDEX case_access_case ON case_access (case_id, user_id, group_id);
CREATE INDEX case_access_user ON case_access (user_id, case_id);
CREATE INDEX case_access_group ON case_access (group_id, case_id);

INSERT INTO group_permission (group_id, permission)
SELECT id, 'deleteCase' FROM user_group WHERE name = 'Administrators';
