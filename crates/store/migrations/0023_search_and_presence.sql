-- What cases and their parts are found by: their words, and the customer as a word that no text has. One row for each
-- word of each thing, the newest of a word at the end.

CREATE TABLE search_word (
    kind     SMALLINT NOT NULL,
    word     {bytes} NOT NULL,
    item_id  BIGINT NOT NULL,
    PRIMARY KEY (kind, word, item_id)
){is its key};
-- What was there before is still to be taken in, from this number back: store/src/search/fill.rs.
CREATE TABLE search_fill (
    kind   SMALLINT NOT NULL PRIMARY KEY,
    up_to  BIGINT NOT NULL
);
INSERT INTO search_fill (kind, up_to)
SELECT 1, COALESCE(MAX(id), 0) FROM soc_case
UNION ALL SELECT 2, COALESCE(MAX(id), 0) FROM ioc
UNION ALL SELECT 3, COALESCE(MAX(id), 0) FROM note
UNION ALL SELECT 4, COALESCE(MAX(id), 0) FROM task
UNION ALL SELECT 5, COALESCE(MAX(id), 0) FROM case_comment;

-- Who has which case open, and what he is writing in it: nothing (''), or a part. Rows die out by themselves: whoever
-- reads passes over what has ended, and whoever signs removes it.

CREATE TABLE presence (
    case_id  BIGINT NOT NULL REFERENCES soc_case (id),
    user_id  BIGINT NOT NULL REFERENCES app_user (id),
    part     TEXT NOT NULL,
    ends_at  BIGINT NOT NULL,
    PRIMARY KEY (case_id, user_id, part)
);
