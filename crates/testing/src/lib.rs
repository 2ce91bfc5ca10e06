//! Databases for tests: each test that touches one runs on both engines.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test without its database has failed")]

use argus_store::Store;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

/// Names a PostgreSQL server on which databases may be made, as a superuser: `postgres://…`. `cargo xtask
/// test` starts one. Without it, tests run on SQLite alone and say so.
pub const POSTGRES_VARIABLE: &str = "ARGUS_TEST_POSTGRES";

/// An empty database of one test's own.
#[derive(Debug)]
pub struct TestDatabase {
    /// What `argus --database` takes.
    pub address: String,
    _folder: Option<TempDir>,
}

impl TestDatabase {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let address = format!("sqlite:{}", folder.path().join("argus.db").display());
        Self { address, _folder: Some(folder) }
    }

    /// `None`, with a word on standard error, where there is no PostgreSQL.
    pub async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var(POSTGRES_VARIABLE) else {
            eprintln!("skipped on PostgreSQL: {POSTGRES_VARIABLE} is not set");
            return None;
        };
        let name = format!("argus_{}", fresh_name());
        let mut connection = PgConnection::connect(&server).await.expect("the PostgreSQL server for tests");
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&mut connection)
            .await
            .expect("a new database");
        let (base, parameters) = match server.split_once('?') {
            Some((base, parameters)) => (base, format!("?{parameters}")),
            None => (server.as_str(), String::new()),
        };
        let at = base.find("://").map_or(0, |at| at + 3);
        let base = base[at..].find('/').map_or(base, |slash| &base[..at + slash]);
        Some(Self { address: format!("{base}/{name}{parameters}"), _folder: None })
    }

    /// One for each engine that there is.
    pub async fn all() -> Vec<Self> {
        [Some(Self::sqlite()), Self::postgres().await].into_iter().flatten().collect()
    }

    pub async fn connect(&self) -> Store {
        Store::connect(&self.address).await.expect("a connection")
    }

    pub async fn migrated(&self) -> Store {
        let store = self.connect().await;
        store.migrate().await.expect("a migration");
        store
    }
}

#[expect(clippy::disallowed_methods, reason = "names of throw-away databases must differ between runs")]
fn fresh_name() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}
