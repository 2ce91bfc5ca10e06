-- Customers, the people who work for them, and what those may do.
-- Words in braces differ between the engines: see src/migrate.rs.

CREATE TABLE customer (
    id          {id},
    short_name  TEXT NOT NULL,
    name        TEXT NOT NULL,
    created_at  BIGINT NOT NULL,
    CONSTRAINT customer_short_name UNIQUE (short_name)
);

CREATE TABLE app_user (
    id                    {id},
    login                 TEXT NOT NULL,
    name                  TEXT NOT NULL,
    -- argon2id, in PHC string format.
    password_hash         TEXT NOT NULL,
    must_change_password  BOOLEAN NOT NULL,
    time_zone             TEXT NOT NULL,
    disabled              BOOLEAN NOT NULL,
    current_case          BIGINT,
    created_at            BIGINT NOT NULL,
    CONSTRAINT app_user_login UNIQUE (login)
);

CREATE TABLE user_group (
    id    {id},
    name  TEXT NOT NULL,
    CONSTRAINT user_group_name UNIQUE (name)
);

CREATE TABLE group_permission (
    group_id    BIGINT NOT NULL REFERENCES user_group (id),
    permission  TEXT NOT NULL,
    PRIMARY KEY (group_id, permission)
);

CREATE TABLE group_member (
    user_id   BIGINT NOT NULL REFERENCES app_user (id),
    group_id  BIGINT NOT NULL REFERENCES user_group (id),
    PRIMARY KEY (user_id, group_id)
);

-- Whose events and cases a user sees, unless a group of his sees all.
CREATE TABLE user_customer (
    user_id      BIGINT NOT NULL REFERENCES app_user (id),
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (user_id, customer_id)
);

-- Only hashes of tokens and keys are kept: a copy of the database logs nobody in.
CREATE TABLE session (
    token_hash    {bytes} PRIMARY KEY,
    user_id       BIGINT NOT NULL REFERENCES app_user (id),
    created_at    BIGINT NOT NULL,
    last_used_at  BIGINT NOT NULL
);
CREATE INDEX session_of_user ON session (user_id);
CREATE INDEX session_last_used ON session (last_used_at);

CREATE TABLE api_key (
    id            {id},
    user_id       BIGINT NOT NULL REFERENCES app_user (id),
    name          TEXT NOT NULL,
    key_hash      {bytes} NOT NULL,
    created_at    BIGINT NOT NULL,
    last_used_at  BIGINT,
    CONSTRAINT api_key_hash UNIQUE (key_hash)
);
CREATE INDEX api_key_user ON api_key (user_id);

INSERT INTO user_group (name) VALUES ('Administrators'), ('Analysts'), ('Sensors');

INSERT INTO group_permission (group_id, permission)
SELECT id, permission
FROM user_group
JOIN (
    SELECT 'Administrators' AS group_name, 'eventLookup' AS permission
    UNION ALL SELECT 'Administrators', 'eventSubmit'
    UNION ALL SELECT 'Administrators', 'viewCases'
    UNION ALL SELECT 'Administrators', 'createCase'
    UNION ALL SELECT 'Administrators', 'viewActivities'
    UNION ALL SELECT 'Administrators', 'administer'
    UNION ALL SELECT 'Administrators', 'allCustomers'
    UNION ALL SELECT 'Analysts', 'eventLookup'
    UNION ALL SELECT 'Analysts', 'viewCases'
    UNION ALL SELECT 'Analysts', 'createCase'
    UNION ALL SELECT 'Analysts', 'viewActivities'
    UNION ALL SELECT 'Sensors', 'eventSubmit'
) AS seed ON seed.group_name = user_group.name;
