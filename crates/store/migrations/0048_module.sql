-- Processing modules, and the tasks in which they are called.

-- A module that was removed stays for its tasks. Number 1 is Argus itself.
CREATE TABLE module (
    id              {id},
    -- Of the package.
    name            TEXT NOT NULL,
    origin          TEXT NOT NULL,
    -- Of the package that is installed; empty before it was installed once.
    package_version TEXT NOT NULL,
    -- What it says of itself with its settings, as JSON.
    described       TEXT,
    -- What came of installing it the last time, as JSON.
    installed       TEXT NOT NULL,
    not_ready       TEXT,
    enabled         BOOLEAN NOT NULL,
    -- Without secrets, as JSON.
    settings        TEXT NOT NULL,
    -- JSON, encrypted with a key that is not in the database, as modules have to use them.
    secrets         TEXT NOT NULL,
    at_once         BIGINT NOT NULL,
    warm            BOOLEAN NOT NULL,
    -- Hooks that it is not called for, as JSON.
    muted           TEXT NOT NULL,
    position        BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL,
    removed_at      BIGINT,
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    CONSTRAINT module_name UNIQUE (name)
);
INSERT INTO module (name, origin, package_version, installed, enabled, settings, secrets, at_once, warm, muted,
    position, changed_at, version, field_versions)
VALUES ('argus', 'system', '', '', {true}, '', '', 1, {false}, '[]', 0, 0, 1, '{}');

-- What is waited for by modules that are enabled and ready: every change looks here.
CREATE TABLE module_hook (
    hook         TEXT NOT NULL,
    position     BIGINT NOT NULL,
    module_id    BIGINT NOT NULL REFERENCES module (id),
    -- The entry of the menu, by hand.
    label        TEXT NOT NULL,
    synchronous  BOOLEAN NOT NULL,
    PRIMARY KEY (hook, position, module_id, label)
){is its key};
CREATE INDEX module_hook_module ON module_hook (module_id);

CREATE TABLE module_task (
    id           {id},
    module_id    BIGINT NOT NULL REFERENCES module (id),
    module_name  TEXT NOT NULL,
    -- What it does, as JSON.
    work         TEXT NOT NULL,
    case_id      BIGINT REFERENCES soc_case (id),
    customer_id  BIGINT,
    user_id      BIGINT REFERENCES app_user (id),
    user_name    TEXT NOT NULL,
    -- What it is about and what it may do, as JSON.
    input        TEXT NOT NULL,
    state        TEXT NOT NULL,
    -- The lowest is taken first.
    priority     BIGINT NOT NULL,
    -- Each has its number, so that a server that was given up on settles nothing.
    tries        BIGINT NOT NULL,
    queued_at    BIGINT NOT NULL,
    -- When it is due; of one that runs, when its server is given up on. None once it is done.
    next_at      BIGINT,
    started_at   BIGINT,
    ended_at     BIGINT,
    -- Milliseconds of the last try.
    took         BIGINT,
    server       TEXT,
    progress     TEXT,
    message      TEXT,
    result       TEXT,
    traceback    TEXT,
    -- Each try, as JSON.
    attempts     TEXT NOT NULL,
    cancel_at    BIGINT,
    again_of     BIGINT,
    -- When anything of it changed last.
    touched_at   BIGINT NOT NULL
);
CREATE INDEX module_task_due ON module_task (module_id, priority, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX module_task_running ON module_task (module_id, next_at) WHERE state = 'running';
CREATE INDEX module_task_queued ON module_task (queued_at, id);
CREATE INDEX module_task_state ON module_task (state, queued_at, id);
CREATE INDEX module_task_case ON module_task (case_id, queued_at, id);
CREATE INDEX module_task_module ON module_task (module_id, queued_at, id);
CREATE INDEX module_task_user ON module_task (user_id, queued_at, id);
CREATE INDEX module_task_took ON module_task (took, queued_at, id) WHERE took IS NOT NULL;
CREATE INDEX module_task_touched ON module_task (touched_at, id);
CREATE INDEX module_task_again ON module_task (again_of) WHERE again_of IS NOT NULL;
-- How long they are kept.
CREATE INDEX module_task_ended ON module_task (ended_at, id) WHERE next_at IS NULL;

CREATE TABLE module_task_log (
    task_id  BIGINT NOT NULL,
    number   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    level    TEXT NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (task_id, number)
){is its key};

-- What came of it, field by field.
CREATE TABLE module_task_change (
    task_id      BIGINT NOT NULL,
    place        BIGINT NOT NULL,
    -- The change as JSON.
    content      TEXT NOT NULL,
    PRIMARY KEY (task_id, place)
){is its key};

-- Which rows of the log a task wrote.
CREATE TABLE module_task_activity (
    activity_id  {key},
    task_id      BIGINT NOT NULL
);
CREATE INDEX module_task_activity_task ON module_task_activity (task_id, activity_id);

-- When Argus does something next that it does from time to time: whichever server comes first does it.
CREATE TABLE system_job (
    name     TEXT NOT NULL PRIMARY KEY,
    next_at  BIGINT NOT NULL
){is its key};
