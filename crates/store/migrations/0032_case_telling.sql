-- What programs count cases by, prepare and publish, who else watches them, and who was told.

-- Cases are counted by when they were opened and closed.
CREATE INDEX soc_case_opened ON soc_case (opened_at, id);
CREATE INDEX soc_case_closed ON soc_case (closed_at, id) WHERE closed_at IS NOT NULL;

-- Only those who work on cases see one that is not published. When and by whom it was, unless it was when it was opened.
ALTER TABLE soc_case ADD COLUMN unpublished BOOLEAN NOT NULL DEFAULT {false};
ALTER TABLE soc_case ADD COLUMN published_at BIGINT;
ALTER TABLE soc_case ADD COLUMN published_by BIGINT;
CREATE INDEX soc_case_published ON soc_case (published_at, id) WHERE published_at IS NOT NULL;

-- Numbers that were given away for cases which are still to be opened.
CREATE TABLE case_prepared (
    case_id      {key},
    prepared_by  BIGINT NOT NULL REFERENCES app_user (id),
    prepared_at  BIGINT NOT NULL
);
CREATE INDEX case_prepared_user ON case_prepared (prepared_by, prepared_at);
CREATE INDEX case_prepared_at ON case_prepared (prepared_at);

-- Contacts of the customer, who are told by mail.
CREATE TABLE case_contact_watcher (
    case_id     BIGINT NOT NULL REFERENCES soc_case (id),
    contact_id  BIGINT NOT NULL REFERENCES customer_contact (id) ON DELETE CASCADE,
    added_at    BIGINT NOT NULL,
    added_by    BIGINT,
    PRIMARY KEY (case_id, contact_id)
);
CREATE INDEX case_contact_watcher_contact ON case_contact_watcher (contact_id);

-- Who was told of a row of the log: a user on the page, or a contact by a delivery, which may be gone.
CREATE TABLE told (
    id           {id},
    activity_id  BIGINT NOT NULL REFERENCES activity (id),
    -- Where the row is one of a comment.
    comment_id   BIGINT,
    user_id      BIGINT REFERENCES app_user (id),
    delivery_id  BIGINT,
    name         TEXT,
    address      TEXT,
    told_at      BIGINT NOT NULL
);
CREATE INDEX told_activity ON told (activity_id, id);
CREATE INDEX told_comment ON told (comment_id, id) WHERE comment_id IS NOT NULL;
CREATE INDEX told_at ON told (told_at, id);
