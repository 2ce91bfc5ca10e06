//! Databases of every age, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_domain::{CaseId, EventKey, EventType};
use argus_store::{Engine, Scope, StoreError, event};
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

#[tokio::test]
async fn an_empty_database_is_set_up_once() {
    for database in TestDatabase::all().await {
        let store = database.connect().await;
        assert!(matches!(store.check_migrated().await, Err(StoreError::NotMigrated)));
        let (before, after) = store.migrate().await.unwrap();
        assert_eq!(before, 0);
        assert_eq!(store.migrate().await.unwrap(), (after, after));
        store.check_migrated().await.unwrap();
    }
}

#[tokio::test]
async fn a_newer_database_is_refused_and_left_alone() {
    for database in TestDatabase::all().await {
        let store = database.migrated().await;
        execute(
            &database,
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             SELECT 9999, 'from the future', TRUE, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
        )
        .await;
        for error in [store.check_migrated().await.unwrap_err(), store.migrate().await.unwrap_err()] {
            assert!(matches!(error, StoreError::NewerDatabase(9999)), "{error}");
            assert!(error.to_string().contains("newer argus"), "{error}");
        }
    }
}

/// As `argus` of the fourth migration left it: an event that is linked to a case, and its raw event.
const OLDER: [&str; 7] = [
    "INSERT INTO customer (id, short_name, name, created_at) VALUES (1, 'kept', 'Kept', 0)",
    "INSERT INTO app_user (id, login, name, password_hash, must_change_password, time_zone, disabled, created_at)
     VALUES (1, 'anna', 'Anna', '', FALSE, 'UTC', FALSE, 0)",
    "INSERT INTO soc_case (id, customer_id, name, description, state, opened_at, opened_by, version)
     VALUES (1, 1, 'Case', '', 'open', 0, 1, 1)",
    "INSERT INTO signature (id, name) VALUES (1, 'SNORT-1:1')",
    "INSERT INTO event (key, uuid, day, customer_id, signature_id, severity, protocol, count, start_at, end_at,
        updated_at, flags_low, flags_high, first_raw)
     VALUES (1048576, UUID, 0, 1, 1, 2, 6, 1, 1, 1, 1, 0, 0, 1048577)",
    "INSERT INTO raw_event (key, uuid, event_key, customer_id, signature_id, severity, protocol, flags_low,
        flags_high, received_at, format, content)
     VALUES (1048577, UUID, 1048576, 1, 1, 2, 6, 0, 0, 1, 1, '{\"x\": \"ø\"}')",
    "INSERT INTO event_case (event_key, case_id) VALUES (1048576, 1)",
];

#[tokio::test]
async fn an_older_database_is_upgraded_with_what_it_holds() {
    for database in TestDatabase::all().await {
        let store = database.connect().await;
        assert_eq!(store.migrate_to(4).await.unwrap(), (0, 4));
        let uuid = match store.engine() {
            Engine::Sqlite => "X'00000000000000000000000000000001'",
            Engine::Postgres => "'00000000-0000-0000-0000-000000000001'",
        };
        for statement in OLDER {
            execute(&database, &statement.replace("UUID", uuid)).await;
        }
        assert!(matches!(store.check_migrated().await, Err(StoreError::NotMigrated)));
        let (before, after) = store.migrate().await.unwrap();
        assert_eq!((before, after > 4), (4, true));
        let mut conn = store.read().await.unwrap();
        let kept = argus_store::customer::find(&mut conn, &Scope::everything(), "kept").await.unwrap();
        assert_eq!(kept.unwrap().name, "Kept");
        let key = EventKey(1_048_576);
        let mut details = event::details(&mut conn, EventType::Aggregated, &[key]).await.unwrap();
        let details = details.remove(&key).unwrap();
        assert_eq!(details.raw.unwrap().text, "{\"x\": \"ø\"}");
        assert_eq!(details.cases, [CaseId(1)]);
    }
}

#[tokio::test]
async fn addresses_that_are_none() {
    for address in ["", "mysql://localhost/x", "argus.db"] {
        assert!(
            matches!(argus_store::Store::connect(address).await, Err(StoreError::Address(_))),
            "{address}"
        );
    }
}
