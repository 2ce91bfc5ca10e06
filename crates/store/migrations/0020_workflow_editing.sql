-- Administrators change workflows, and say whose cases go through which.

ALTER TABLE workflow ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE workflow ADD COLUMN updated_at BIGINT;
ALTER TABLE workflow ADD COLUMN updated_by BIGINT;
-- Customers that are not here have the oldest workflow.
CREATE TABLE customer_workflow (
    customer_id  BIGINT NOT NULL PRIMARY KEY REFERENCES customer (id),
    workflow_id  BIGINT NOT NULL REFERENCES workflow (id)
);
CREATE INDEX customer_workflow_workflow ON customer_workflow (workflow_id);
{a state with cases stays}
