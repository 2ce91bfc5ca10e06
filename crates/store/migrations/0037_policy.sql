-- Who is told of which alerts and cases.

CREATE TABLE policy (
    id              {id},
    name            TEXT NOT NULL,
    active          BOOLEAN NOT NULL,
    -- The lowest is looked at first.
    policy_order    BIGINT NOT NULL,
    -- Everything that its author wrote, as JSON.
    content         TEXT NOT NULL,
    -- Who saved it last: it tells of what he sees.
    author_id       BIGINT NOT NULL REFERENCES app_user (id),
    saved_at        BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    CONSTRAINT policy_name UNIQUE (name)
);
CREATE INDEX policy_order ON policy (policy_order, id);

-- What is told in one message. Besides those of its labels, a policy has one for what is told later.
CREATE TABLE policy_group (
    id         {id},
    policy_id  BIGINT NOT NULL,
    -- The labels, as JSON; empty for what is told later.
    labels     TEXT NOT NULL,
    -- When what waits in it is told; none where nothing waits.
    due_at     BIGINT,
    told_at    BIGINT,
    CONSTRAINT policy_group_labels UNIQUE (policy_id, labels)
);
CREATE INDEX policy_group_due ON policy_group (due_at, id) WHERE due_at IS NOT NULL;
-- Those that nothing was told of for long are forgotten.
CREATE INDEX policy_group_told ON policy_group (told_at, id) WHERE due_at IS NULL;

-- What policies told. The policy may be gone.
CREATE TABLE policy_message (
    id           {id},
    policy_id    BIGINT NOT NULL,
    -- Of how many alerts and cases.
    notices      BIGINT NOT NULL,
    at           BIGINT NOT NULL
);
CREATE INDEX policy_message_policy ON policy_message (policy_id, at, id);
CREATE INDEX policy_message_at ON policy_message (at, id);

-- What policies met, and what became of it: the queue and the history in one.
CREATE TABLE policy_notice (
    id           {id},
    policy_id    BIGINT NOT NULL,
    policy_name  TEXT NOT NULL,
    -- While it waits.
    group_id     BIGINT,
    alert_id     BIGINT,
    case_id      BIGINT,
    customer_id  BIGINT NOT NULL,
    -- As it was then.
    title        TEXT NOT NULL,
    severity     SMALLINT NOT NULL,
    source       TEXT NOT NULL,
    occasion     TEXT NOT NULL,
    at           BIGINT NOT NULL,
    state        TEXT NOT NULL,
    reason       TEXT NOT NULL,
    done_at      BIGINT,
    message_id   BIGINT
);
CREATE INDEX policy_notice_group ON policy_notice (group_id, severity, id) WHERE group_id IS NOT NULL;
CREATE INDEX policy_notice_at ON policy_notice (at, id);
CREATE INDEX policy_notice_policy ON policy_notice (policy_id, at, id);
CREATE INDEX policy_notice_state ON policy_notice (state, at, id);
CREATE INDEX policy_notice_alert ON policy_notice (alert_id, at, id);
-- How long they are kept.
CREATE INDEX policy_notice_done ON policy_notice (customer_id, done_at, id);

-- What was sent for a policy.
ALTER TABLE delivery ADD COLUMN policy_id BIGINT;
CREATE INDEX delivery_policy ON delivery (policy_id, created_at, id);

-- A notification may be of an alert, and of what a policy says rather than somebody.
CREATE TABLE notification_of (
    id           {id},
    user_id      BIGINT NOT NULL REFERENCES app_user (id),
    kind         TEXT NOT NULL,
    -- One of the two.
    case_id      BIGINT REFERENCES soc_case (id),
    alert_id     BIGINT,
    -- The last, and how many there were.
    activity_id  BIGINT REFERENCES activity (id),
    -- The policy that says it, where it is none of the log.
    said_by      TEXT,
    count        BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    read_at      BIGINT
);
INSERT INTO notification_of (user_id, kind, case_id, activity_id, count, created_at, read_at)
SELECT user_id, kind, case_id, activity_id, count, created_at, read_at FROM notification ORDER BY id;
DROP TABLE notification;
ALTER TABLE notification_of RENAME TO notification;
CREATE UNIQUE INDEX notification_unread ON notification (user_id, kind, case_id) WHERE read_at IS NULL;
CREATE UNIQUE INDEX notification_unread_alert ON notification (user_id, kind, alert_id) WHERE read_at IS NULL;
CREATE INDEX notification_user ON notification (user_id, created_at, id);
CREATE INDEX notification_created ON notification (created_at);
CREATE INDEX notification_alert ON notification (alert_id);
