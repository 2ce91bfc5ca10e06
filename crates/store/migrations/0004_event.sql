-- Events. A key is `timestamp << 20 | sequence`: rows lie in time order, so "latest first" is the order on
-- disk, a span of time is a range of keys, every index on x is an index on (x, time), and an id needs no
-- index of its own, because its timestamp gives a range of one millisecond.

-- Names are stored once. A substring of one is resolved to ids before events are looked at.
CREATE TABLE alarm (
    id           {id},
    description  TEXT NOT NULL,
    CONSTRAINT alarm_description UNIQUE (description)
);
CREATE TABLE category (
    id    {id},
    name  TEXT NOT NULL,
    CONSTRAINT category_name UNIQUE (name)
);
CREATE TABLE signature (
    id           {id},
    name         TEXT NOT NULL,
    alarm_id     BIGINT REFERENCES alarm (id),
    category_id  BIGINT REFERENCES category (id)
);
-- A name may have several meanings: sensors number their local rules as they like, and what one customer's
-- says must not be told of another's.
CREATE UNIQUE INDEX signature_meaning
    ON signature (name, COALESCE(alarm_id, 0), COALESCE(category_id, 0));

-- Aggregated events: every field that can be searched, at fixed width.
CREATE TABLE event (
    key               {key},
    uuid              {uuid} NOT NULL,
    -- Days since 1970 of the key, so that an address index can be read day by day.
    day               INTEGER NOT NULL,
    customer_id       BIGINT NOT NULL,
    signature_id      BIGINT NOT NULL,
    category_id       BIGINT,
    severity          SMALLINT NOT NULL,
    protocol          SMALLINT NOT NULL,
    -- Networks by their sortable key of 17 bytes; the width is how many bits a network has less than a host.
    source            {bytes},
    source_width      SMALLINT,
    source_port       INTEGER,
    destination       {bytes},
    destination_width SMALLINT,
    destination_port  INTEGER,
    count             BIGINT NOT NULL,
    start_at          BIGINT NOT NULL,
    end_at            BIGINT NOT NULL,
    updated_at        BIGINT NOT NULL,
    flags_low         BIGINT NOT NULL,
    flags_high        BIGINT NOT NULL,
    -- Start of the aggregation window, for events merged from raw ones.
    window_at         BIGINT,
    -- Key of the raw event that properties are read from; without one they are in event_detail.
    first_raw         BIGINT
);
CREATE INDEX event_customer ON event (customer_id{, key});
CREATE INDEX event_signature ON event (signature_id{, key});
CREATE INDEX event_customer_signature ON event (customer_id, signature_id{, key});
CREATE INDEX event_critical ON event (severity{, key}) WHERE severity = 4;
CREATE INDEX event_customer_critical ON event (customer_id, severity{, key}) WHERE severity = 4;
CREATE INDEX event_updated ON event (updated_at{, key});
CREATE INDEX event_customer_updated ON event (customer_id, updated_at{, key});
CREATE INDEX event_source ON event (day, source, customer_id, severity, signature_id{, key})
    WHERE source IS NOT NULL;
CREATE INDEX event_destination ON event (day, destination, customer_id, severity, signature_id{, key})
    WHERE destination IS NOT NULL;
CREATE UNIQUE INDEX event_window ON event (window_at, uuid) WHERE window_at IS NOT NULL;

-- What is read for hits only, of events that were submitted whole.
CREATE TABLE event_detail (
    key         {key},
    domain      TEXT,
    uri         TEXT,
    -- A JSON object of texts.
    properties  TEXT NOT NULL,
    -- A JSON list of the ids of events it was made from, as its sender names them.
    sub_events  TEXT NOT NULL,
    -- ethernet, pcap, binary or string; the first three are base64.
    payload_type TEXT,
    payload      TEXT
);

CREATE TABLE event_comment (
    event_key  BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    user_id    BIGINT NOT NULL REFERENCES app_user (id),
    text       TEXT NOT NULL
);
CREATE INDEX event_comment_event ON event_comment (event_key, at);

CREATE TABLE event_case (
    event_key  BIGINT NOT NULL,
    case_id    BIGINT NOT NULL REFERENCES soc_case (id),
    PRIMARY KEY (event_key, case_id)
);
CREATE INDEX event_case_case ON event_case (case_id, event_key);

-- Raw events, as their sensor wrote them.
CREATE TABLE raw_event (
    key               {key},
    uuid              {uuid} NOT NULL,
    -- The aggregate it was merged into.
    event_key         BIGINT NOT NULL,
    customer_id       BIGINT NOT NULL,
    signature_id      BIGINT NOT NULL,
    category_id       BIGINT,
    severity          SMALLINT NOT NULL,
    protocol          SMALLINT NOT NULL,
    source            {bytes},
    source_port       INTEGER,
    destination       {bytes},
    destination_port  INTEGER,
    flags_low         BIGINT NOT NULL,
    flags_high        BIGINT NOT NULL,
    received_at       BIGINT NOT NULL,
    -- How `content` is to be read: see argus_ingest::Format.
    format            SMALLINT NOT NULL,
    content           TEXT NOT NULL
);
CREATE INDEX raw_event_event ON raw_event (event_key{, key});

-- Every network wider than a host that an event has. A search for ranges that cover an address asks only
-- for those that exist: they are few.
CREATE TABLE event_network (
    network  {bytes} PRIMARY KEY
);

-- What holds for all events. Its one row is updated by every transaction that writes events, so they commit
-- in the order of their update times: whoever has read up to a time has missed nothing before it.
CREATE TABLE event_head (
    only_row    BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
    updated_at  BIGINT NOT NULL,
    -- How far an event's first and last occurrence may lie from the timestamp of its key, in milliseconds: a
    -- search by time looks that much further.
    before      BIGINT NOT NULL,
    after       BIGINT NOT NULL
);
INSERT INTO event_head (only_row, updated_at, before, after) VALUES (1, 0, 0, 0);
