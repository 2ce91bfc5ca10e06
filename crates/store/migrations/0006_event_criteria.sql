-- What the whole set of search criteria and the assessment of events need.

-- Where on earth an address is, as far as its sender said.
CREATE TABLE place (
    id         {id},
    -- Two letters, ISO 3166-1; empty where only coordinates are known.
    country    TEXT NOT NULL,
    name       TEXT NOT NULL,
    -- Millionths of a degree; without them both are null.
    latitude   BIGINT,
    longitude  BIGINT
);
CREATE UNIQUE INDEX place_meaning
    ON place (country, name, COALESCE(latitude, 1000000000), COALESCE(longitude, 1000000000));

-- Fully qualified domain names that events hold.
CREATE TABLE web_domain (
    id    {id},
    name  TEXT NOT NULL,
    CONSTRAINT web_domain_name UNIQUE (name)
);

-- Sensors by the names they give themselves.
CREATE TABLE sensor (
    id           {id},
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    host_name    TEXT NOT NULL,
    CONSTRAINT sensor_host_name UNIQUE (customer_id, host_name)
);

ALTER TABLE event ADD COLUMN source_place BIGINT;
ALTER TABLE event ADD COLUMN destination_place BIGINT;
ALTER TABLE event ADD COLUMN location_id BIGINT;
ALTER TABLE event ADD COLUMN domain_id BIGINT;
-- When somebody first judged it.
ALTER TABLE event ADD COLUMN assessed_at BIGINT;
CREATE INDEX event_domain ON event (domain_id{, key}) WHERE domain_id IS NOT NULL;

ALTER TABLE raw_event ADD COLUMN sensor_id BIGINT;

-- Records are compressed with a dictionary that is trained on the first of them.
CREATE TABLE compression_dictionary (
    id          {id},
    -- How the records are to be read that it was trained on: see argus_ingest::Format.
    format      SMALLINT NOT NULL,
    bytes       {bytes} NOT NULL,
    created_at  BIGINT NOT NULL,
    CONSTRAINT compression_dictionary_format UNIQUE (format)
);
ALTER TABLE raw_event ADD COLUMN packed {bytes};
-- Null is plain text; 0 is compressed without a dictionary.
ALTER TABLE raw_event ADD COLUMN dictionary_id BIGINT;
UPDATE raw_event SET packed = {content as bytes};
ALTER TABLE raw_event DROP COLUMN content;

-- Customers that are being set up, or are tests, can be left out of searches.
ALTER TABLE customer ADD COLUMN in_production BOOLEAN NOT NULL DEFAULT {true};

-- Events that were linked to cases before are marked as such: the 62nd bit of the upper flags.
UPDATE event SET flags_high = flags_high | 2305843009213693952
WHERE key IN (SELECT event_key FROM event_case);

INSERT INTO group_permission (group_id, permission)
SELECT id, permission
FROM user_group
JOIN (
    SELECT 'Administrators' AS group_name, 'assessEvents' AS permission
    UNION ALL SELECT 'Administrators', 'viewEventsByCase'
    UNION ALL SELECT 'Analysts', 'assessEvents'
    UNION ALL SELECT 'Analysts', 'viewEventsByCase'
) AS seed ON seed.group_name = user_group.name;
