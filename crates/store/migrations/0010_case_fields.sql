-- What an investigation is described by, and the states that it goes through.

CREATE TABLE workflow (
    id    {id},
    name  TEXT NOT NULL,
    CONSTRAINT workflow_name UNIQUE (name)
);
CREATE TABLE case_state (
    id                    {id},
    workflow_id           BIGINT NOT NULL REFERENCES workflow (id),
    position              BIGINT NOT NULL,
    name                  TEXT NOT NULL,
    -- open or closed: whether there is work left in this state.
    lifecycle             TEXT NOT NULL,
    needs_tasks_done      BOOLEAN NOT NULL,
    needs_outcome         BOOLEAN NOT NULL,
    needs_classification  BOOLEAN NOT NULL,
    CONSTRAINT case_state_name UNIQUE (workflow_id, name)
);
-- What may follow on a state; after one that is not here, anything may.
CREATE TABLE case_transition (
    from_state  BIGINT NOT NULL REFERENCES case_state (id),
    to_state    BIGINT NOT NULL REFERENCES case_state (id),
    PRIMARY KEY (from_state, to_state)
);
INSERT INTO workflow (name) VALUES ('Incident');
INSERT INTO case_state
    (workflow_id, position, name, lifecycle, needs_tasks_done, needs_outcome, needs_classification)
SELECT workflow.id, seed.position, seed.name, seed.lifecycle, {false}, seed.lifecycle = 'closed', {false}
FROM workflow CROSS JOIN (
    SELECT 1 AS position, 'Open' AS name, 'open' AS lifecycle
    UNION ALL SELECT 2, 'In progress', 'open'
    UNION ALL SELECT 3, 'Waiting', 'open'
    UNION ALL SELECT 4, 'Containment', 'open'
    UNION ALL SELECT 5, 'Eradication', 'open'
    UNION ALL SELECT 6, 'Recovery', 'open'
    UNION ALL SELECT 7, 'Reporting', 'open'
    UNION ALL SELECT 8, 'Closed', 'closed'
) AS seed;

ALTER TABLE soc_case RENAME COLUMN state TO lifecycle;
ALTER TABLE soc_case ADD COLUMN state_id BIGINT;
UPDATE soc_case SET state_id =
    (SELECT MIN(case_state.id) FROM case_state WHERE case_state.lifecycle = soc_case.lifecycle);
ALTER TABLE soc_case ADD COLUMN severity SMALLINT NOT NULL DEFAULT 2;
ALTER TABLE soc_case ADD COLUMN outcome TEXT;
ALTER TABLE soc_case ADD COLUMN owner_id BIGINT;
ALTER TABLE soc_case ADD COLUMN assignee_id BIGINT;
ALTER TABLE soc_case ADD COLUMN closed_by BIGINT;
ALTER TABLE soc_case ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE soc_case ADD COLUMN updated_by BIGINT;
-- By field: in which version, by whom and when it was last changed. A JSON object, or nothing before
-- the first change.
ALTER TABLE soc_case ADD COLUMN field_versions TEXT;
-- The case that has its contents now.
ALTER TABLE soc_case ADD COLUMN merged_into BIGINT;
UPDATE soc_case SET owner_id = opened_by, updated_at = COALESCE(closed_at, opened_at), updated_by = opened_by;
-- One for each order of the list, for all cases and for those of a customer or an assignee.
CREATE INDEX soc_case_updated ON soc_case (updated_at, id);
CREATE INDEX soc_case_severity ON soc_case (severity, id);
CREATE INDEX soc_case_customer_updated ON soc_case (customer_id, updated_at, id);
CREATE INDEX soc_case_customer_severity ON soc_case (customer_id, severity, id);
CREATE INDEX soc_case_assignee ON soc_case (assignee_id, id);
CREATE INDEX soc_case_step ON soc_case (state_id, id);

CREATE TABLE case_tag (
    case_id   BIGINT NOT NULL REFERENCES soc_case (id),
    tag_key   TEXT NOT NULL,
    tag_value TEXT NOT NULL,
    added_at  BIGINT NOT NULL,
    -- Nobody where Argus itself did it.
    added_by  BIGINT,
    PRIMARY KEY (case_id, tag_key, tag_value)
);
CREATE INDEX case_tag_tag ON case_tag (tag_key, tag_value, case_id);

INSERT INTO group_permission (group_id, permission)
SELECT id, 'updateCase' FROM user_group WHERE name IN ('Administrators', 'Analysts');

-- People who look and change nothing.
INSERT INTO user_group (name) VALUES ('Readers') ON CONFLICT DO NOTHING;
INSERT INTO group_permission (group_id, permission)
SELECT id, permission
FROM user_group
JOIN (
    SELECT 'eventLookup' AS permission
    UNION ALL SELECT 'viewEventsByCase'
    UNION ALL SELECT 'viewCases'
    UNION ALL SELECT 'viewActivities'
) AS seed ON user_group.name = 'Readers'
ON CONFLICT DO NOTHING;
