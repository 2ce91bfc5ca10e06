-- Classifications that administrators manage, who watches a case, and what people are told of the cases they watch.

-- What programs know a classification by: until now its place in the order, which may change from here on.
ALTER TABLE classification ADD COLUMN id BIGINT;
UPDATE classification SET id = position;
CREATE UNIQUE INDEX classification_id ON classification (id);
ALTER TABLE classification ADD COLUMN description TEXT NOT NULL DEFAULT '';
-- How many cases have one.
CREATE INDEX soc_case_classification ON soc_case (classification, id);

-- Whether those who have to do with a case watch it without being asked: its owner, its assignee, who opened it.
ALTER TABLE soc_case ADD COLUMN default_watchers BOOLEAN NOT NULL DEFAULT {true};
-- What was said about somebody counts before what he has to do with the case.
CREATE TABLE case_watcher (
    case_id   BIGINT NOT NULL REFERENCES soc_case (id),
    user_id   BIGINT NOT NULL REFERENCES app_user (id),
    -- Not for whoever wants to hear nothing of a case that is his.
    watches   BOOLEAN NOT NULL,
    added_at  BIGINT NOT NULL,
    added_by  BIGINT,
    PRIMARY KEY (case_id, user_id)
);
CREATE INDEX case_watcher_user ON case_watcher (user_id, case_id);

-- One row for everything of one kind that happened to a case since its reader looked.
CREATE TABLE notification (
    id           {id},
    user_id      BIGINT NOT NULL REFERENCES app_user (id),
    kind         TEXT NOT NULL,
    case_id      BIGINT NOT NULL REFERENCES soc_case (id),
    -- The last, and how many there were.
    activity_id  BIGINT NOT NULL REFERENCES activity (id),
    count        BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    read_at      BIGINT
);
CREATE UNIQUE INDEX notification_unread ON notification (user_id, kind, case_id) WHERE read_at IS NULL;
CREATE INDEX notification_user ON notification (user_id, created_at, id);
CREATE INDEX notification_created ON notification (created_at);
-- What somebody does not want to be told.
CREATE TABLE notification_mute (
    user_id  BIGINT NOT NULL REFERENCES app_user (id),
    kind     TEXT NOT NULL,
    PRIMARY KEY (user_id, kind)
);
