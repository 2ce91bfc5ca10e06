-- Where customers' sensors and networks are, and sessions that may do less than those they came from.

-- Without a customer a location is everybody's.
CREATE TABLE location (
    id           {id},
    customer_id  BIGINT REFERENCES customer (id),
    short_name   TEXT NOT NULL,
    name         TEXT NOT NULL,
    time_zone    TEXT NOT NULL,
    zone         TEXT NOT NULL,
    -- Who is not known where the command line or Argus itself did it.
    created_at   BIGINT NOT NULL,
    created_by   BIGINT REFERENCES app_user (id),
    updated_at   BIGINT NOT NULL,
    updated_by   BIGINT REFERENCES app_user (id),
    deleted_at   BIGINT,
    deleted_by   BIGINT REFERENCES app_user (id)
);
CREATE UNIQUE INDEX location_short_name
    ON location (COALESCE(customer_id, 0), LOWER(short_name)) WHERE deleted_at IS NULL;
CREATE INDEX location_name ON location (LOWER(short_name));
-- Number 0 is the place of what has none.
INSERT INTO location (id, short_name, name, time_zone, zone, created_at, updated_at)
    VALUES (0, 'unknown', 'Unknown', 'UTC', 'UNKNOWN', 0, 0);

CREATE TABLE customer_network (
    id           {id},
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    -- The sortable key of 17 bytes; the width is how many bits a network has less than a host.
    network      {bytes} NOT NULL,
    width        SMALLINT NOT NULL,
    location_id  BIGINT NOT NULL REFERENCES location (id),
    zone         TEXT NOT NULL,
    -- One bit a flag: see argus_domain::network::NetworkFlag.
    flags        BIGINT NOT NULL,
    description  TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    created_by   BIGINT REFERENCES app_user (id),
    updated_at   BIGINT NOT NULL,
    updated_by   BIGINT REFERENCES app_user (id),
    deleted_at   BIGINT
);
CREATE UNIQUE INDEX customer_network_network
    ON customer_network (customer_id, network) WHERE deleted_at IS NULL;
CREATE INDEX customer_network_address ON customer_network (network, customer_id);
CREATE INDEX customer_network_location ON customer_network (location_id);

-- From which names may be looked up that were found in a customer's events.
CREATE INDEX signature_alarm ON signature (alarm_id);
CREATE INDEX signature_category ON signature (category_id);

-- A session that was made from another session, or from a key, ends with it.
ALTER TABLE session ADD COLUMN parent {bytes} REFERENCES session (token_hash) ON DELETE CASCADE;
ALTER TABLE session ADD COLUMN api_key_id BIGINT REFERENCES api_key (id) ON DELETE CASCADE;
-- Numbers of customers and names of permissions with commas between; without them it is not narrowed in that.
ALTER TABLE session ADD COLUMN only_customers TEXT;
ALTER TABLE session ADD COLUMN only_permissions TEXT;
ALTER TABLE session ADD COLUMN read_only BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX session_parent ON session (parent);
CREATE INDEX session_api_key ON session (api_key_id);
