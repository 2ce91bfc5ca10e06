-- Few of all tasks are still to be done, and they are what somebody's own list is made of.
CREATE INDEX task_open ON task (id, case_id, due_at) WHERE NOT is_over;
