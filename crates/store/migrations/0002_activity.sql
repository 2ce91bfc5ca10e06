-- The activity log. Rows are only ever added, and each carries the hash of the one before it.

CREATE TABLE activity (
    id           BIGINT NOT NULL PRIMARY KEY,
    at           BIGINT NOT NULL,
    -- The user's name stays readable when he is gone or renamed.
    user_id      BIGINT,
    user_name    TEXT NOT NULL,
    via          TEXT NOT NULL,
    customer_id  BIGINT,
    case_id      BIGINT,
    -- What was done, for programs (`case.create`) and for people.
    action       TEXT NOT NULL,
    text         TEXT NOT NULL,
    -- Before and after, as JSON.
    detail       TEXT NOT NULL,
    hash         {bytes} NOT NULL
);
CREATE INDEX activity_case ON activity (case_id, id);
CREATE INDEX activity_customer ON activity (customer_id, id);

-- The chain's end. Its one row is updated before a row is added, which gives the numbers without gaps and
-- makes writers wait for one another.
CREATE TABLE activity_head (
    only_row  BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
    last_id   BIGINT NOT NULL,
    hash      {bytes} NOT NULL
);
INSERT INTO activity_head (only_row, last_id, hash) VALUES (1, 0, {empty_bytes});
