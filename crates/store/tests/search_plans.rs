//! Words are found by their key on both engines, whatever is asked; and what was written before there was a search is
//! found, too.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{
    CaseId, CustomerId, Timestamp,
    comment::NewComment,
    search::{SearchKind, terms},
};
use argus_store::{Engine, Scope, Store, comment, search, search::Wanted};
use argus_testing::TestDatabase;
use sqlx::{AssertSqlSafe, Connection, Executor};

async fn execute(database: &TestDatabase, sql: &str) {
    if database.address.starts_with("sqlite:") {
        let mut connection = sqlx::SqliteConnection::connect(&database.address).await.unwrap();
        connection.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
    } else {
        let mut connection = sqlx::PgConnection::connect(&database.address).await.unwrap();
        connection.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
    }
}

const OLDER: &str = "
    INSERT INTO customer (id, short_name, name, created_at) VALUES (1, 'one', 'One', 0), (2, 'two', 'Two', 0);
    INSERT INTO app_user (id, login, name, password_hash, must_change_password, time_zone, disabled, created_at)
    VALUES (1, 'anna', 'Anna', '', FALSE, 'UTC', FALSE, 0);
    INSERT INTO soc_case (id, customer_id, name, description, lifecycle, state_id, opened_at, opened_by, version)
    VALUES (1, 1, 'Beacon', '', 'open', 1, 0, 1, 1), (2, 2, 'Scan', '', 'open', 1, 0, 1, 1);
    INSERT INTO case_comment (case_id, text, added_at, version) VALUES ";

/// With so many comments, every other of the second customer.
async fn older(database: &TestDatabase, comments: usize) -> Store {
    let store = database.connect().await;
    store.migrate_to(12).await.unwrap();
    let comment = |number: usize| {
        format!("({}, 'seen the beacon number n{number} of odd{}', 0, 1)", number % 2 + 1, number % 5)
    };
    let rows: Vec<String> = (0..comments).map(comment).collect();
    execute(database, &format!("{OLDER}{}", rows.join(", "))).await;
    store.migrate().await.unwrap();
    if store.engine() == Engine::Postgres {
        execute(database, "ANALYZE").await;
    }
    store
}

async fn found(store: &Store, typed: &str, customers: Option<&[CustomerId]>) -> search::Matches {
    found_by(store, typed, customers, true).await
}

async fn found_by(
    store: &Store,
    typed: &str,
    customers: Option<&[CustomerId]>,
    internal: bool,
) -> search::Matches {
    let terms = terms(typed);
    let mut conn = store.read().await.unwrap();
    let scope = customers.map_or_else(Scope::everything, |ids| Scope::customers(ids.to_vec()));
    let wanted = Wanted { kind: SearchKind::Comment, terms: &terms, customer: None, internal };
    search::find(&mut conn, &scope, &wanted).await.unwrap()
}

#[tokio::test]
async fn what_is_frequent_is_looked_at_up_to_a_bound() {
    for database in TestDatabase::all().await {
        let store = older(&database, 6_000).await;
        let two = [CustomerId(2)];
        let rare = found(&store, "beacon n4711 ", None).await;
        assert_eq!((rare.ids.len(), rare.is_complete), (1, true), "the rare word leads");
        let third = found(&store, "beacon odd3 ", None).await;
        assert_eq!((third.ids.len(), third.is_complete), (1_200, true));
        assert!(third.ids.is_sorted_by(|a, b| a > b), "the newest first");
        let theirs = found(&store, "beacon odd3 ", Some(&two)).await;
        assert_eq!((theirs.ids.len(), theirs.is_complete), (600, true));
        assert!(theirs.ids.iter().all(|id| third.ids.contains(id)));
        let all = found(&store, "the beacon ", None).await;
        assert_eq!((all.ids.len(), all.is_complete), (2_000, false), "every word is frequent");
        let wide = found(&store, "odd3 n", None).await;
        assert_eq!((wide.ids.len(), wide.whole_only), (0, vec!["n".to_owned()]));
        assert_eq!(found(&store, "giraffe beacon ", None).await.ids, [0; 0]);

        let mut conn = store.read().await.unwrap();
        let of_one = Scope::customers(vec![CustomerId(1)]);
        let ids: Vec<i64> = third.ids[..10].to_vec();
        let seen = search::items(&mut conn, &of_one, SearchKind::Comment, true, &ids).await.unwrap();
        assert_eq!(seen.len(), 5, "the things themselves say what may be seen");
        assert!(seen.iter().all(|item| item.case == Some(CaseId(1))));
    }
}

/// A case that has something in a custom field, and an attachment, both older than the search for them.
const BEFORE_MORE: &str = "
    INSERT INTO custom_field (id, name, label, kind, description, choices, required_new, required_closing, position,
        retired, version, field_versions)
    VALUES (1, 'victim', 'Victim', 'text', '', '[]', FALSE, FALSE, 0, FALSE, 1, '{}');
    INSERT INTO case_custom_value (case_id, field_id, position, value) VALUES (1, 1, 0, 'giraffe');
    INSERT INTO attachment (uuid, case_id, name, description, media_type, size, md5, sha1, sha256, malware, added_at,
        version, field_versions)
    VALUES ({uuid}, 2, 'giraffe.txt', '', 'text/plain', 1, 'm', 's', 'x', FALSE, 0, 1, '{}');";

#[tokio::test]
async fn what_is_older_than_the_search_for_it_is_taken_in() {
    for database in TestDatabase::all().await {
        let store = database.connect().await;
        store.migrate_to(24).await.unwrap();
        let uuid = match store.engine() {
            Engine::Sqlite => "X'00112233445566778899AABBCCDDEEFF'",
            Engine::Postgres => "'00112233-4455-6677-8899-aabbccddeeff'",
        };
        let rows = format!("{OLDER}(1, 'x', 0, 1);{}", BEFORE_MORE.replace("{uuid}", uuid));
        execute(&database, &rows).await;
        store.migrate().await.unwrap();
        let terms = terms("giraffe");
        let mut conn = store.read().await.unwrap();
        for (kind, ids) in [(SearchKind::Case, [1]), (SearchKind::Attachment, [1])] {
            let wanted = Wanted { kind, terms: &terms, customer: None, internal: true };
            let found = search::find(&mut conn, &Scope::everything(), &wanted).await.unwrap();
            assert_eq!(found.ids, ids, "{kind:?}");
        }
    }
}

/// An alert of before alerts were found by their words.
const ALERT: &str = "
    INSERT INTO customer (id, short_name, name, created_at) VALUES (1, 'one', 'One', 0);
    INSERT INTO alert (id, customer_id, title, folded, source, severity, status, is_open, times, happened_at,
        created_at, updated_at, version, field_versions)
    VALUES (7, 1, 'Scan', 'scan ', 'proxy', 1, 'new', TRUE, 1, 0, 0, 0, 1, '{}');
    INSERT INTO alert_content (alert_id, description, note) VALUES (7, 'a quagga', '');
    INSERT INTO alert_asset (alert_id, name, folded, kind, ip, domain, description)
    VALUES (7, 'giraffe', 'giraffe', '', '', '', '');";

#[tokio::test]
async fn older_alerts_are_taken_in() {
    for database in TestDatabase::all().await {
        let store = database.connect().await;
        store.migrate_to(39).await.unwrap();
        execute(&database, ALERT).await;
        store.migrate().await.unwrap();
        let mut conn = store.read().await.unwrap();
        for word in ["quagga", "giraffe", "proxy"] {
            let terms = terms(word);
            let wanted = Wanted { kind: SearchKind::Alert, terms: &terms, customer: None, internal: true };
            let found = search::find(&mut conn, &Scope::everything(), &wanted).await.unwrap();
            assert_eq!(found.ids, [7], "{word}");
        }
    }
}

#[tokio::test]
async fn words_come_from_their_key() {
    for database in TestDatabase::all().await {
        let store = older(&database, 4_000).await;
        let mut tx = store.begin().await.unwrap();
        let new = NewComment { text: "a giraffe".to_owned(), internal: true, ..NewComment::default() };
        let id = comment::insert(&mut tx, CaseId(1), &new, None, Timestamp::MIN).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(&store, "giraffe", None).await.ids, [id.0]);
        assert_eq!(found_by(&store, "giraffe", None, false).await.ids, [0; 0], "it is said among analysts");
        assert_eq!(
            found_by(&store, "n39", None, false).await.ids.len(),
            111,
            "what was there before is open"
        );
        let mut conn = store.read().await.unwrap();
        for word in ["beacon", "n4", "giraffe", "nothing"] {
            let plans = search::explain(&mut conn, SearchKind::Comment, word).await.unwrap();
            for (what, plan) in ["a beginning", "a word", "some that hold it"].into_iter().zip(plans) {
                let plan = plan.join("\n");
                let by_key = plan.contains("search_word_pkey") || plan.contains("USING PRIMARY KEY");
                let sorts = plan.contains("Sort") || plan.contains("TEMP B-TREE");
                assert!(by_key && !sorts && !plan.contains("Seq Scan"), "{what} {word}:\n{plan}");
            }
        }
    }
}
