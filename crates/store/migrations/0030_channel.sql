-- Telling others: the channels, and what is on its way through them.

CREATE TABLE channel (
    id              {id},
    name            TEXT NOT NULL,
    kind            TEXT NOT NULL,
    active          BOOLEAN NOT NULL,
    -- Without the secret, as JSON.
    settings        TEXT NOT NULL,
    -- Where it leads, for people.
    target          TEXT NOT NULL,
    -- A password, a key, or an address that lets whoever knows it speak: nobody is told. Argus has to use it, so it is
    -- no hash, but encrypted with a key that is not in the database.
    secret          TEXT NOT NULL,
    -- Until then a server sends through it: one message at a time, so that they arrive in their order.
    busy_until      BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    field_versions  TEXT NOT NULL,
    CONSTRAINT channel_name UNIQUE (name)
);

-- One message to one recipient. The channel may be gone.
CREATE TABLE delivery (
    id            {id},
    -- Goes along, so that who gets it twice can tell.
    uuid          {uuid} NOT NULL,
    channel_id    BIGINT NOT NULL,
    channel_name  TEXT NOT NULL,
    kind          TEXT NOT NULL,
    recipient     TEXT NOT NULL,
    subject       TEXT NOT NULL,
    body          TEXT NOT NULL,
    -- What programs get beside the text, as JSON.
    payload       TEXT NOT NULL,
    case_id       BIGINT REFERENCES soc_case (id),
    customer_id   BIGINT,
    cause         TEXT NOT NULL,
    state         TEXT NOT NULL,
    -- Each has its number, so that a server that was given up on settles nothing.
    tries         BIGINT NOT NULL,
    created_at    BIGINT NOT NULL,
    -- When it is due; of one that is being sent, when its server is given up on. None once it is done.
    next_at       BIGINT,
    done_at       BIGINT,
    error         TEXT,
    -- Each try, as JSON.
    attempts      TEXT NOT NULL
);
CREATE INDEX delivery_due ON delivery (channel_id, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX delivery_created ON delivery (created_at, id);
CREATE INDEX delivery_channel ON delivery (channel_id, created_at, id);
CREATE INDEX delivery_state ON delivery (state, created_at, id);
CREATE INDEX delivery_case ON delivery (case_id, created_at, id);
CREATE INDEX delivery_recipient ON delivery (recipient, created_at, id);
-- How long they are kept.
CREATE INDEX delivery_done ON delivery (customer_id, done_at, id);
