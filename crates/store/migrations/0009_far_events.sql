-- Events with an occurrence more than a day from the time of their key. They are few, and kept apart, so that
-- not every search by time has to look as far as the longest of them reaches.
CREATE TABLE event_far (
    key       {key},
    start_at  BIGINT NOT NULL,
    end_at    BIGINT NOT NULL
);
CREATE INDEX event_far_start ON event_far (start_at{, key});
CREATE INDEX event_far_end ON event_far (end_at{, key});

INSERT INTO event_far (key, start_at, end_at)
SELECT key, start_at, end_at
FROM event
WHERE (SELECT before > 86400000 OR after > 86400000 FROM event_head)
  AND ((key >> 20) - start_at > 86400000 OR end_at - (key >> 20) > 86400000);
