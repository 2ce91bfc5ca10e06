//! The timeline of a case is found by its index, among many of other cases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{CaseId, Timestamp, timeline::TimelineFilter};
use argus_store::timeline;
use argus_testing::TestDatabase;
use sqlx::{AssertSqlSafe, Connection, Executor};

const CASES: i64 = 200;

async fn execute(database: &TestDatabase, sql: &str) {
    if database.address.starts_with("sqlite:") {
        let mut connection = sqlx::SqliteConnection::connect(&database.address).await.unwrap();
        connection.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
    } else {
        let mut connection = sqlx::PgConnection::connect(&database.address).await.unwrap();
        connection.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
    }
}

async fn check(database: &TestDatabase) {
    let store = database.migrated().await;
    let mut rows = "INSERT INTO customer (id, short_name, name, created_at) VALUES (1, 'one', 'One', 0);
        INSERT INTO app_user (id, login, name, password_hash, must_change_password, time_zone, disabled, created_at)
        VALUES (1, 'anna', 'Anna', '', FALSE, 'UTC', FALSE, 0);"
        .to_owned();
    for case in 1..=CASES {
        rows += &format!(
            "INSERT INTO soc_case (id, customer_id, name, description, lifecycle, state_id, opened_at, opened_by, version)
             VALUES ({case}, 1, 'Case', '', 'open', 1, 0, 1, 1);"
        );
    }
    let entry = |number: i64| {
        format!(
            "({}, {number}, '', 'UTC', 'T', '', '', 'impact', '[]', FALSE, FALSE, 0, 0, 1, '{{}}')",
            number % CASES + 1
        )
    };
    let entries: Vec<String> = (0..CASES * 20).map(entry).collect();
    rows += &format!(
        "INSERT INTO timeline_entry (case_id, at, local_time, zone, title, description, source, category, tags,
            flagged, in_summary, added_at, updated_at, version, field_versions) VALUES {};",
        entries.join(", ")
    );
    execute(database, &rows).await;
    execute(database, "ANALYZE").await;
    let mut conn = store.read().await.unwrap();
    let narrowed = TimelineFilter {
        text: "t".to_owned(),
        tag: "a".to_owned(),
        from: Some(Timestamp::MIN),
        flagged: true,
        ..TimelineFilter::default()
    };
    for filter in [TimelineFilter::default(), narrowed] {
        let plan = timeline::explain_list(&mut conn, CaseId(7), &filter).await.unwrap().join("\n");
        assert!(plan.contains("timeline_entry_case"), "{plan}");
    }
    drop(conn);
}

#[tokio::test]
async fn of_a_case_by_its_index() {
    for database in TestDatabase::all().await {
        check(&database).await;
    }
}
