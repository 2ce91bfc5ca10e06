-- What administrators manage on the page: versions of what several of them may change at once, and what people and
-- customers had no place for yet.

ALTER TABLE customer ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE customer ADD COLUMN field_versions TEXT;

-- Whom to call at a customer's.
CREATE TABLE customer_contact (
    id              {id},
    customer_id     BIGINT NOT NULL REFERENCES customer (id),
    name            TEXT NOT NULL,
    role            TEXT NOT NULL,
    email           TEXT NOT NULL,
    phone           TEXT NOT NULL,
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL
);
CREATE INDEX customer_contact_customer ON customer_contact (customer_id, id);

ALTER TABLE app_user ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE app_user ADD COLUMN last_login_at BIGINT;
ALTER TABLE app_user ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE app_user ADD COLUMN field_versions TEXT;

ALTER TABLE user_group ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE user_group ADD COLUMN field_versions TEXT;
CREATE INDEX group_member_group ON group_member (group_id, user_id);
CREATE INDEX group_permission_permission ON group_permission (permission, group_id);
CREATE INDEX user_customer_customer ON user_customer (customer_id, user_id);

-- Whose events and cases all members of a group see.
CREATE TABLE group_customer (
    group_id     BIGINT NOT NULL REFERENCES user_group (id),
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    PRIMARY KEY (group_id, customer_id)
);
CREATE INDEX group_customer_customer ON group_customer (customer_id, group_id);

-- A user's customers: his own, and those of his groups.
CREATE VIEW customer_of_user (user_id, customer_id) AS
    SELECT user_id, customer_id FROM user_customer
    UNION ALL
    SELECT group_member.user_id, group_customer.customer_id
    FROM group_member
    JOIN group_customer ON group_customer.group_id = group_member.group_id;

-- Names of permissions with commas between; without them a key may do all that its owner may.
ALTER TABLE api_key ADD COLUMN only_permissions TEXT;
ALTER TABLE api_key ADD COLUMN expires_at BIGINT;

-- A retired classification stays on the cases that have it and is offered for no other.
ALTER TABLE classification ADD COLUMN retired BOOLEAN NOT NULL DEFAULT {false};
ALTER TABLE classification ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE classification ADD COLUMN field_versions TEXT;
