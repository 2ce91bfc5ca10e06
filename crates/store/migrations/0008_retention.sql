-- How long events are kept.

-- Without a customer: for all who have no row of their own.
CREATE TABLE retention (
    id           {id},
    customer_id  BIGINT REFERENCES customer (id),
    days         BIGINT NOT NULL
);
CREATE UNIQUE INDEX retention_customer ON retention (COALESCE(customer_id, 0));

-- What was removed, so that every server's column index forgets it, too: all events of the customer with lower
-- keys that are not linked to a case.
CREATE TABLE event_gone (
    id           {id},
    customer_id  BIGINT NOT NULL,
    before_key   BIGINT NOT NULL,
    removed_at   BIGINT NOT NULL
);
CREATE INDEX event_gone_customer ON event_gone (customer_id, id);
