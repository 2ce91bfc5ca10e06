-- What programs know of a case: the status that each state is on the wire, and what the REST API says of cases
-- and their comments besides what the page does.

ALTER TABLE case_state ADD COLUMN status TEXT NOT NULL DEFAULT 'workingSoc';
UPDATE case_state SET status = CASE
    WHEN lifecycle = 'closed' THEN 'closed'
    WHEN name = 'Open' THEN 'pendingSoc'
    WHEN name = 'Waiting' THEN 'pendingCustomer'
    WHEN name = 'Reporting' THEN 'pendingClose'
    ELSE 'workingSoc'
END;
-- So that each status can be reached.
UPDATE case_state SET position = position + 2
WHERE position > 3 AND workflow_id = (SELECT id FROM workflow WHERE name = 'Incident');
INSERT INTO case_state
    (workflow_id, position, name, lifecycle, needs_tasks_done, needs_outcome, needs_classification, status)
SELECT workflow.id, seed.position, seed.name, 'open', {false}, {false}, {false}, seed.status
FROM workflow CROSS JOIN (
    SELECT 4 AS position, 'Waiting for vendor' AS name, 'pendingVendor' AS status
    UNION ALL SELECT 5, 'With the customer', 'workingCustomer'
) AS seed
WHERE workflow.name = 'Incident';

-- What a case is worked on as part of. Cases that are opened on the page belong to the first.
CREATE TABLE case_service (
    short_name  TEXT NOT NULL PRIMARY KEY,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL,
    CONSTRAINT case_service_id UNIQUE (id)
);
INSERT INTO case_service (id, short_name, name) VALUES
    (1, 'ids',            'Intrusion detection'),
    (2, 'irt',            'Incident response'),
    (3, 'logstorage',     'Log storage'),
    (4, 'administrative', 'Administration');

ALTER TABLE soc_case ADD COLUMN kind TEXT NOT NULL DEFAULT 'securityIncident';
ALTER TABLE soc_case ADD COLUMN service TEXT NOT NULL DEFAULT 'ids';
-- Who works on it at the customer's.
ALTER TABLE soc_case ADD COLUMN customer_assignee_id BIGINT;
ALTER TABLE soc_case ADD COLUMN customer_due_at BIGINT;
ALTER TABLE soc_case ADD COLUMN tech_due_at BIGINT;
ALTER TABLE soc_case ADD COLUMN origin_email TEXT;
ALTER TABLE soc_case ADD COLUMN is_test BOOLEAN NOT NULL DEFAULT {false};
-- As it was opened: until now always like this.
ALTER TABLE soc_case ADD COLUMN initial_status TEXT NOT NULL DEFAULT 'pendingSoc';
ALTER TABLE soc_case ADD COLUMN initial_severity SMALLINT NOT NULL DEFAULT 2;
ALTER TABLE soc_case ADD COLUMN reopened BOOLEAN NOT NULL DEFAULT {false};
UPDATE soc_case SET reopened = {true}
WHERE id IN (SELECT case_id FROM activity WHERE case_id IS NOT NULL AND action = 'case.reopen');

-- When the link was made; nothing where that was not noted.
ALTER TABLE event_case ADD COLUMN linked_at BIGINT;
CREATE INDEX event_case_linked ON event_case (case_id, linked_at);

-- Only for those who work on cases.
ALTER TABLE case_comment ADD COLUMN internal BOOLEAN NOT NULL DEFAULT {false};
ALTER TABLE case_comment ADD COLUMN reply_to BIGINT;
ALTER TABLE case_comment ADD COLUMN origin_email TEXT;
-- Those of the case when it was said, where that was noted.
ALTER TABLE case_comment ADD COLUMN status TEXT;
ALTER TABLE case_comment ADD COLUMN severity SMALLINT;
CREATE INDEX case_comment_reply ON case_comment (reply_to);

-- Somebody is asked to look at a case, by the name of what he is to do.
CREATE TABLE case_request (
    id                    {id},
    case_id               BIGINT NOT NULL REFERENCES soc_case (id),
    flow                  TEXT NOT NULL,
    added_at              BIGINT NOT NULL,
    added_by              BIGINT,
    comment               TEXT NOT NULL,
    is_public             BOOLEAN NOT NULL,
    external_reference    TEXT,
    acknowledged_at       BIGINT,
    acknowledged_by       BIGINT,
    acknowledged_comment  TEXT NOT NULL,
    acknowledged_public   BOOLEAN NOT NULL
);
CREATE INDEX case_request_case ON case_request (case_id, id);
CREATE INDEX case_request_flow ON case_request (flow, case_id);

-- What programs note of a case, by the name of a field.
CREATE TABLE case_value (
    case_id   BIGINT NOT NULL REFERENCES soc_case (id),
    field     TEXT NOT NULL,
    value     TEXT NOT NULL,
    added_at  BIGINT NOT NULL,
    added_by  BIGINT,
    PRIMARY KEY (case_id, field, value)
);
CREATE INDEX case_value_value ON case_value (field, value, case_id);
