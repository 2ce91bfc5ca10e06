//! `argus migrate`, and databases of every age.

use crate::support::{Argus, finish};
use argus_testing::TestDatabase;
use sqlx::{Connection, Executor};

async fn execute(database: &TestDatabase, sql: &'static str) {
    if database.address.starts_with("sqlite:") {
        sqlx::SqliteConnection::connect(&database.address).await.unwrap().execute(sql).await.unwrap();
    } else {
        sqlx::PgConnection::connect(&database.address).await.unwrap().execute(sql).await.unwrap();
    }
}

#[tokio::test]
async fn an_empty_database_is_set_up_and_then_up_to_date() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        let out = argus.ok("migrate");
        assert!(out.starts_with("The database was set up (version "), "{out}");
        let out = argus.ok("migrate");
        assert!(out.starts_with("The database is up to date (version "), "{out}");
        assert_eq!(out.lines().count(), 1);
        assert_eq!(argus.ok("customer list"), "");
    }
}

#[tokio::test]
async fn the_first_command_sets_up_an_empty_database() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        assert_eq!(argus.ok("customer add acme"), "Added customer acme (1).\n");
        assert_eq!(argus.ok("customer list"), "1\tacme\tacme\n");
    }
}

/// As a machine that starts several commands at once does.
#[tokio::test]
async fn several_may_set_it_up_at_once() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        let children: Vec<_> = (0..8).map(|_| argus.command(["migrate"]).spawn().unwrap()).collect();
        for child in children {
            finish(child).succeeded();
        }
        assert_eq!(argus.ok("customer list"), "");
    }
}

#[tokio::test]
async fn a_newer_database_is_refused_and_left_alone() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        argus.ok("customer add acme");
        execute(
            &database,
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             SELECT 9999, 'from the future', TRUE, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
        )
        .await;
        for line in
            ["migrate", "customer add globex", "customer list", "serve --listen 127.0.0.1:0", "user list"]
        {
            let done = argus.run(line).failed();
            let expected = "argus: the database was made by a newer argus (it has migration 9999, which this one \
                does not know): use that version or newer\n";
            assert_eq!(done.err, expected, "{line}");
        }
        execute(&database, "DELETE FROM _sqlx_migrations WHERE version = 9999").await;
        assert_eq!(argus.ok("customer list"), "1\tacme\tacme\n");
    }
}

#[tokio::test]
async fn an_older_database_is_not_touched_by_other_commands() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        argus.ok("migrate");
        execute(
            &database,
            "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)",
        )
        .await;
        for line in ["customer add acme", "user list"] {
            let done = argus.run(line).failed();
            assert!(done.err.contains("run `argus migrate`"), "{line}: {done:?}");
        }
    }
}

#[test]
fn a_file_that_is_no_database() {
    let database = TestDatabase::sqlite();
    let argus = Argus::of(&database.address);
    let file = argus.write("not.db", "this is a text and no database\n".repeat(100));
    let address = format!("sqlite:{}", file.display());
    let done = finish(argus.bare().args(["migrate", "--database", &address]).spawn().unwrap()).failed();
    assert_eq!(done.err.lines().count(), 1, "{done:?}");
    assert!(done.err.starts_with("argus: cannot open the database: "), "{done:?}");
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("this is a text"));
}
