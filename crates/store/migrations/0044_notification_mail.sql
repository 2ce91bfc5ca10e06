-- People choose how they are told, and may have it by mail.

CREATE TABLE notification_mail (
    user_id  BIGINT NOT NULL REFERENCES app_user (id),
    kind     TEXT NOT NULL,
    PRIMARY KEY (user_id, kind)
);
-- Up to when somebody was told of it by mail.
ALTER TABLE notification ADD COLUMN mailed_at BIGINT;
-- Somebody who is to get a mail of what he has not read.
CREATE TABLE notification_mailing (
    user_id  {key} REFERENCES app_user (id),
    due_at   BIGINT NOT NULL
);
CREATE INDEX notification_mailing_due ON notification_mailing (due_at, user_id);
-- Somebody's own, as JSON.
CREATE TABLE notification_quiet (
    user_id  {key} REFERENCES app_user (id),
    hours    TEXT NOT NULL
);

-- The person whom a delivery is for, where it is of what concerns him.
ALTER TABLE delivery ADD COLUMN user_id BIGINT;
-- The automation rule that sent it.
ALTER TABLE delivery ADD COLUMN rule_id BIGINT;
CREATE INDEX delivery_rule ON delivery (rule_id, created_at, id) WHERE rule_id IS NOT NULL;

-- How people are told, as JSON: one row.
CREATE TABLE telling_setting (
    id              {key},
    content         TEXT NOT NULL,
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL
);
INSERT INTO telling_setting (id, content, version, field_versions) VALUES (1, '{}', 1, '{}');

-- The time for which its assignees were told that it comes, and that it is over: another time is told anew.
ALTER TABLE task ADD COLUMN told_due_at BIGINT;
ALTER TABLE task ADD COLUMN told_overdue_at BIGINT;
CREATE INDEX task_told_due ON task (due_at, id)
    WHERE NOT is_over AND deleted_at IS NULL AND (told_due_at IS NULL OR told_due_at <> due_at);
CREATE INDEX task_told_overdue ON task (due_at, id)
    WHERE NOT is_over AND deleted_at IS NULL AND (told_overdue_at IS NULL OR told_overdue_at <> due_at);

-- Whom a message of a policy went to: through a channel, or in Argus.
CREATE TABLE policy_told (
    message_id  BIGINT NOT NULL REFERENCES policy_message (id) ON DELETE CASCADE,
    channel_id  BIGINT,
    user_id     BIGINT
);
CREATE INDEX policy_told_message ON policy_told (message_id);
CREATE INDEX policy_told_channel ON policy_told (channel_id, message_id) WHERE channel_id IS NOT NULL;
CREATE INDEX policy_told_user ON policy_told (user_id, message_id) WHERE user_id IS NOT NULL;
