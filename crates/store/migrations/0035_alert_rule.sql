-- Rules that make alerts of events, and what they counted so far.

CREATE TABLE alert_rule (
    id              {id},
    name            TEXT NOT NULL,
    enabled         BOOLEAN NOT NULL,
    -- Also for customers that come later. Else those in alert_rule_customer.
    all_customers   BOOLEAN NOT NULL,
    -- JSON, as somebody wrote it.
    content         TEXT NOT NULL,
    -- The revision of all rules in which it began to look for what it looks for: what was counted before is not
    -- counted with.
    generation      BIGINT NOT NULL,
    author_id       BIGINT NOT NULL REFERENCES app_user (id),
    saved_at        BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL
);
CREATE TABLE alert_rule_customer (
    rule_id      BIGINT NOT NULL REFERENCES alert_rule (id),
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (rule_id, customer_id)
){is its key};
-- Rises with every change of a rule, so that each server knows when its own copy of them is old.
CREATE TABLE alert_rule_head (
    only_row  {key},
    revision  BIGINT NOT NULL
);
INSERT INTO alert_rule_head (only_row, revision) VALUES (1, 1);

-- What matched: one row for each group, step of time, and thing that is told apart (0 where it is added up).
CREATE TABLE alert_rule_hit (
    generation  BIGINT NOT NULL,
    group_id    {uuid} NOT NULL,
    at          BIGINT NOT NULL,
    value       BIGINT NOT NULL,
    sum         BIGINT NOT NULL,
    severity    SMALLINT NOT NULL,
    -- Keys of some of the events, each with a comma behind it.
    events      TEXT NOT NULL,
    -- When it was counted last and the window have passed, and the time that events may be late.
    keep_until  BIGINT NOT NULL,
    PRIMARY KEY (generation, group_id, at, value)
){is its key};
CREATE INDEX alert_rule_hit_keep ON alert_rule_hit (keep_until);

-- What absence is judged by: when something was seen of each group last.
CREATE TABLE alert_rule_watch (
    generation   BIGINT NOT NULL,
    group_id     {uuid} NOT NULL,
    rule_id      BIGINT NOT NULL,
    customer_id  BIGINT NOT NULL,
    -- A JSON list: the values of what it groups by.
    labels       TEXT NOT NULL,
    severity     SMALLINT NOT NULL,
    last_at      BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    -- Whether its absence was judged since.
    told         BOOLEAN NOT NULL,
    PRIMARY KEY (generation, group_id)
){is its key};
CREATE INDEX alert_rule_watch_due ON alert_rule_watch (due_at) WHERE NOT told;

-- Every time that a rule found enough.
CREATE TABLE alert_rule_firing (
    id           {id},
    rule_id      BIGINT NOT NULL,
    rule_name    TEXT NOT NULL,
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    -- What its alerts have in common that are one.
    dedup        {uuid} NOT NULL,
    labels       TEXT NOT NULL,
    at           BIGINT NOT NULL,
    judged_at    BIGINT NOT NULL,
    outcome      TEXT NOT NULL,
    reason       TEXT NOT NULL,
    count        BIGINT NOT NULL,
    more         BIGINT NOT NULL,
    more_until   BIGINT,
    alert_id     BIGINT
);
CREATE INDEX alert_rule_firing_near ON alert_rule_firing (rule_id, dedup, at);
CREATE INDEX alert_rule_firing_rule ON alert_rule_firing (rule_id, id);
CREATE INDEX alert_rule_firing_customer ON alert_rule_firing (customer_id, id);
CREATE INDEX alert_rule_firing_outcome ON alert_rule_firing (outcome, id);
CREATE INDEX alert_rule_firing_alert ON alert_rule_firing (alert_id, id);
CREATE INDEX alert_rule_firing_judged ON alert_rule_firing (judged_at);

INSERT INTO group_permission (group_id, permission)
SELECT id, 'manageAlertRules' FROM user_group WHERE name IN ('Administrators', 'Analysts');
