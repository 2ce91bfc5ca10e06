-- Who else is told as long as nobody acknowledges what a policy told of.

-- A message whose next step waits for its time.
CREATE TABLE policy_step (
    message_id  {key},
    policy_id   BIGINT NOT NULL,
    told_at     BIGINT NOT NULL,
    -- The first is 1.
    step        BIGINT NOT NULL,
    due_at      BIGINT NOT NULL
);
CREATE INDEX policy_step_due ON policy_step (due_at, message_id);

-- The history says what was told by which step; 0 for the first message.
ALTER TABLE policy_notice ADD COLUMN step BIGINT NOT NULL DEFAULT 0;
CREATE INDEX policy_notice_message ON policy_notice (message_id, severity, id) WHERE message_id IS NOT NULL;
