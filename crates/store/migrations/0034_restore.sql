-- What analysts put into a case is kept when it is deleted, and no longer told, so that it is restored as what it was; who
-- began to watch a case as another was merged into it; and services of cases, which administrators manage.

ALTER TABLE task ADD COLUMN deleted_at BIGINT;
-- Few of all tasks are there and still to be done, and they are what somebody's own list is made of.
CREATE INDEX task_to_do ON task (id, case_id, due_at) WHERE NOT is_over AND deleted_at IS NULL;
ALTER TABLE note ADD COLUMN deleted_at BIGINT;
-- A case has a value of a type once, besides those that were deleted.
{ioc without its constraint}
CREATE UNIQUE INDEX ioc_value ON ioc (case_id, kind, folded) WHERE deleted_at IS NULL;

-- The case whose watcher he was before it was merged.
ALTER TABLE case_watcher ADD COLUMN moved_from BIGINT;

ALTER TABLE case_service ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE case_service ADD COLUMN retired BOOLEAN NOT NULL DEFAULT {false};
ALTER TABLE case_service ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE case_service ADD COLUMN field_versions TEXT;
-- What cases of a service and type can be classified as. A service that has none of its own takes all.
CREATE TABLE case_service_category (
    service         TEXT NOT NULL REFERENCES case_service (short_name),
    classification  TEXT NOT NULL,
    kind            TEXT NOT NULL,
    PRIMARY KEY (service, classification, kind)
){is its key};
