-- What programs say of attachments, of who is named in an access list, and who has seen a case.

-- Opens what its sender packed and encrypted himself; nothing where the file is as it was.
ALTER TABLE attachment ADD COLUMN archive_password TEXT;
ALTER TABLE attachment ADD COLUMN origin_email TEXT;

-- Nothing where it was not noted.
ALTER TABLE case_access ADD COLUMN added_at BIGINT;
ALTER TABLE case_access ADD COLUMN added_by BIGINT;

-- The last time that somebody said so himself, which a program does for him.
CREATE TABLE case_seen (
    case_id  BIGINT NOT NULL REFERENCES soc_case (id),
    user_id  BIGINT NOT NULL REFERENCES app_user (id),
    seen_at  BIGINT NOT NULL,
    PRIMARY KEY (case_id, user_id)
);
CREATE INDEX case_seen_time ON case_seen (case_id, seen_at, user_id);
