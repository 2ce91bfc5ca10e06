-- Searches for events that people keep under a name. Only the query of the page's address is stored: whoever
-- opens a shared one finds what he himself may see.

CREATE TABLE saved_search (
    id          {id},
    user_id     BIGINT NOT NULL REFERENCES app_user (id),
    name        TEXT NOT NULL,
    query       TEXT NOT NULL,
    shared      BOOLEAN NOT NULL,
    created_at  BIGINT NOT NULL,
    CONSTRAINT saved_search_name UNIQUE (user_id, name)
);
