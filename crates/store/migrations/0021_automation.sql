-- What Argus does by itself when something happens to a case.

CREATE TABLE automation_rule (
    id              {id},
    name            TEXT NOT NULL,
    active          BOOLEAN NOT NULL,
    -- What kind of happening it waits for: only rules of what happened are read.
    waits_for       TEXT NOT NULL,
    -- Of several rules, the lowest runs first.
    rule_order      BIGINT NOT NULL,
    -- Everything that its author wrote, as JSON.
    content         TEXT NOT NULL,
    -- Who saved it last: it may do what he may.
    author_id       BIGINT NOT NULL REFERENCES app_user (id),
    saved_at        BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    CONSTRAINT automation_rule_name UNIQUE (name)
);
CREATE INDEX automation_rule_waiting ON automation_rule (waits_for, active, rule_order, id);
CREATE INDEX automation_rule_order ON automation_rule (rule_order, id);

-- What rules did. The rule may be gone.
CREATE TABLE automation_run (
    id           {id},
    rule_id      BIGINT NOT NULL,
    rule_name    TEXT NOT NULL,
    case_id      BIGINT NOT NULL REFERENCES soc_case (id),
    customer_id  BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    cause        TEXT NOT NULL,
    outcome      TEXT NOT NULL,
    reason       TEXT,
    -- Each with what came of it, as JSON.
    actions      TEXT NOT NULL
);
CREATE INDEX automation_run_rule ON automation_run (rule_id, id);
CREATE INDEX automation_run_case ON automation_run (case_id, id);
CREATE INDEX automation_run_outcome ON automation_run (outcome, id);

-- How far the stays in a state were judged, in the order of their beginning: each once.
CREATE TABLE automation_timer (
    rule_id    BIGINT NOT NULL REFERENCES automation_rule (id),
    state_id   BIGINT NOT NULL REFERENCES case_state (id),
    state_at   BIGINT NOT NULL,
    case_id    BIGINT NOT NULL,
    PRIMARY KEY (rule_id, state_id)
);
-- Since when a case is in its state.
ALTER TABLE soc_case ADD COLUMN state_at BIGINT NOT NULL DEFAULT 0;
UPDATE soc_case SET state_at = COALESCE({state changed at}, closed_at, opened_at);
CREATE INDEX soc_case_state_at ON soc_case (state_id, state_at, id);

-- What was done of one kind, newest first: rules are tried on it.
CREATE INDEX activity_action ON activity (action, id);
