-- What a hundred thousand cases and a million activities are found by, measured.

-- Name and ticket of a case in lower case, whatever its letters (an engine's own knows those of English only). Their
-- index holds all that decides whether a case is listed, so that only those of the page are read.
ALTER TABLE soc_case ADD COLUMN folded TEXT NOT NULL DEFAULT '';
UPDATE soc_case SET folded = LOWER(name || ' ' || COALESCE(soc_ticket, ''));
DROP INDEX soc_case_text;
CREATE INDEX soc_case_text ON soc_case
    (id, folded, customer_id, lifecycle, deleted_at, is_narrowed, owner_id, access_mode);

-- Who sees a case is decided within the index of a list's order, too: what is skipped, counted or hidden isn't read.
DROP INDEX soc_case_state;
DROP INDEX soc_case_step;
DROP INDEX soc_case_assignee;
DROP INDEX soc_case_updated;
DROP INDEX soc_case_severity;
DROP INDEX soc_case_customer;
DROP INDEX soc_case_customer_updated;
DROP INDEX soc_case_customer_severity;
CREATE INDEX soc_case_state ON soc_case
    (lifecycle, id, customer_id, deleted_at, is_narrowed, owner_id, access_mode);
CREATE INDEX soc_case_step ON soc_case
    (state_id, id, customer_id, deleted_at, is_narrowed, owner_id, access_mode);
CREATE INDEX soc_case_assignee ON soc_case
    (assignee_id, id, customer_id, deleted_at, is_narrowed, owner_id, access_mode);
CREATE INDEX soc_case_updated ON soc_case
    (updated_at, id, customer_id, deleted_at, is_narrowed, owner_id, access_mode);
CREATE INDEX soc_case_severity ON soc_case
    (severity, id, updated_at, customer_id, deleted_at, is_narrowed, owner_id, access_mode);
CREATE INDEX soc_case_customer ON soc_case
    (customer_id, id, deleted_at, is_narrowed, owner_id, access_mode);
CREATE INDEX soc_case_customer_updated ON soc_case
    (customer_id, updated_at, id, deleted_at, is_narrowed, owner_id, access_mode);
CREATE INDEX soc_case_customer_severity ON soc_case
    (customer_id, severity, id, deleted_at, is_narrowed, owner_id, access_mode);
-- Few cases are narrowed to some people, and what is of them is left out of the log: with all that decides it, this is
-- shorter to read than any of the above.
DROP INDEX soc_case_narrowed;
CREATE INDEX soc_case_narrowed ON soc_case (is_narrowed, id, customer_id, owner_id, access_mode);

-- The same for the log: rows are counted, skipped and narrowed without being read.
DROP INDEX activity_customer;
DROP INDEX activity_user;
DROP INDEX activity_via;
DROP INDEX activity_manual;
CREATE INDEX activity_customer ON activity (customer_id, id, case_id, manual, via);
CREATE INDEX activity_user ON activity (user_id, id, customer_id, case_id, via);
CREATE INDEX activity_via ON activity (via, id, customer_id, case_id);
CREATE INDEX activity_manual ON activity (manual, id, customer_id, case_id);
