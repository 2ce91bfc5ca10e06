//! Databases of every age, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use argus_store::StoreError;
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};

async fn execute(database: &TestDatabase, sql: &'static str) {
    if database.address.starts_with("sqlite:") {
        let mut connection = sqlx::SqliteConnection::connect(&database.address).await.unwrap();
        connection.execute(sql).await.unwrap();
    } else {
        let mut connection = sqlx::PgConnection::connect(&database.address).await.unwrap();
        connection.execute(sql).await.unwrap();
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

#[tokio::test]
async fn an_older_database_is_upgraded_with_what_it_holds() {
    for database in TestDatabase::all().await {
        let store = database.migrated().await;
        // Back to the version before events, as an older argus left it.
        for table in [
            "DROP TABLE customer_network",
            "DROP TABLE location",
            "CREATE TABLE older AS SELECT token_hash, user_id, created_at, last_used_at FROM session",
            "DROP TABLE session",
            "ALTER TABLE older RENAME TO session",
            "CREATE UNIQUE INDEX session_token ON session (token_hash)",
            "DROP TABLE event_head",
            "DROP TABLE event_network",
            "DROP TABLE raw_event",
            "DROP TABLE event_case",
            "DROP TABLE event_comment",
            "DROP TABLE event_detail",
            "DROP TABLE event",
            "DROP TABLE signature",
            "DROP TABLE category",
            "DROP TABLE alarm",
            "DELETE FROM _sqlx_migrations WHERE version > 3",
            "INSERT INTO customer (short_name, name, created_at) VALUES ('kept', 'Kept', 0)",
        ] {
            execute(&database, table).await;
        }
        assert!(matches!(store.check_migrated().await, Err(StoreError::NotMigrated)));
        let (before, after) = store.migrate().await.unwrap();
        assert_eq!((before, after > 3), (3, true));
        let mut conn = store.read().await.unwrap();
        let kept =
            argus_store::customer::find(&mut conn, &argus_store::Scope::Everything, "kept").await.unwrap();
        assert_eq!(kept.unwrap().name, "Kept");
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
