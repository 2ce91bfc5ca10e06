-- Since when a server listens without a break. Absence counts from then at the earliest: of what came before, nobody
-- could have heard.
CREATE TABLE alert_listening (
    only_row   {key},
    -- When a server was there last.
    beat_at    BIGINT NOT NULL,
    since_at   BIGINT NOT NULL,
    -- The last beat before the break.
    before_at  BIGINT NOT NULL
);
INSERT INTO alert_listening (only_row, beat_at, since_at, before_at) VALUES (1, 0, 0, 0);
