//! A database that is filled once, by the real command line, and copied for every test.

use super::{ADMIN_PASSWORD, Argus, PASSWORD, Server, finish};
use argus_testing::{POSTGRES_VARIABLE, TestDatabase};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::collections::HashMap;
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// With the customers, users and keys of a [`super::World`].
#[derive(Debug)]
pub(crate) struct Template {
    source: Source,
    /// By login.
    pub(crate) keys: HashMap<&'static str, String>,
}

#[derive(Debug)]
enum Source {
    Sqlite(Vec<u8>),
    /// Address and name of a database, and the database.
    Postgres {
        address: String,
        name: String,
        _database: TestDatabase,
    },
}

/// A test's own copy.
#[derive(Debug)]
pub(crate) struct Copy {
    pub(crate) address: String,
    _folder: Option<TempDir>,
}

impl Drop for Copy {
    /// Hundreds of databases of 8 MB would fill a small disk.
    fn drop(&mut self) {
        if self.address.starts_with("sqlite:") {
            return;
        }
        let sql = format!("DROP DATABASE {} WITH (FORCE)", name_of(&self.address));
        let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        // The test's own runtime does not wait in here.
        let dropping = std::thread::spawn(move || runtime().block_on(on_the_server(&[sql])));
        let _ = dropping.join();
    }
}

async fn on_the_server(statements: &[String]) {
    let mut server = PgConnection::connect(&std::env::var(POSTGRES_VARIABLE).unwrap()).await.unwrap();
    for sql in statements {
        sqlx::query(AssertSqlSafe(sql.clone())).execute(&mut server).await.unwrap();
    }
}

/// One for each engine that there is, SQLite first.
pub(crate) async fn templates() -> &'static [Template] {
    static TEMPLATES: OnceCell<Vec<Template>> = OnceCell::const_new();
    let make = async || TestDatabase::all().await.into_iter().map(Template::of).collect();
    TEMPLATES.get_or_init(make).await
}

impl Template {
    fn of(database: TestDatabase) -> Self {
        let argus = Argus::of(&database.address);
        // It makes the administrator.
        drop(Server::start_with(&argus, |command| {
            command.env("ARGUS_ADMIN_PASSWORD", ADMIN_PASSWORD);
        }));
        argus.ok("customer add acme Acme");
        argus.ok("customer add globex Globex");
        for user in [
            "anna --customer acme",
            "sensor --group Sensors --customer acme",
            "gina --customer globex",
            "gerd --group Sensors --customer globex",
        ] {
            let mut command = argus.command(["user", "add"].into_iter().chain(user.split(' ')));
            finish(command.env("ARGUS_PASSWORD", PASSWORD).spawn().unwrap()).succeeded();
        }
        let key = |login: &'static str| (login, argus.ok(&format!("key add {login}")).trim().to_owned());
        let keys = ["anna", "sensor", "gina", "gerd", "admin"].map(key).into();
        Self { source: Source::of(database), keys }
    }

    pub(crate) fn engine(&self) -> &'static str {
        match self.source {
            Source::Sqlite(_) => "SQLite",
            Source::Postgres { .. } => "PostgreSQL",
        }
    }

    pub(crate) async fn copy(&self) -> Copy {
        match &self.source {
            Source::Sqlite(bytes) => {
                let folder = tempfile::tempdir().unwrap();
                let file = folder.path().join("argus.db");
                std::fs::write(&file, bytes).unwrap();
                Copy { address: format!("sqlite:{}", file.display()), _folder: Some(folder) }
            }
            Source::Postgres { address, name, .. } => {
                let copy = TestDatabase::postgres().await.unwrap();
                let copied = name_of(&copy.address);
                on_the_server(&[
                    format!("DROP DATABASE {copied}"),
                    format!("CREATE DATABASE {copied} TEMPLATE {name}"),
                ])
                .await;
                Copy { address: address.replace(name.as_str(), copied), _folder: None }
            }
        }
    }
}

fn name_of(address: &str) -> &str {
    let path = address.split('?').next().unwrap();
    path.rsplit('/').next().unwrap()
}

impl Source {
    fn of(database: TestDatabase) -> Self {
        match database.address.strip_prefix("sqlite:") {
            Some(file) => {
                let log = std::fs::metadata(format!("{file}-wal"));
                assert!(log.is_err(), "the last command has left nothing outside of the file");
                Self::Sqlite(std::fs::read(file).unwrap())
            }
            None => {
                let (address, name) = (database.address.clone(), name_of(&database.address).to_owned());
                Self::Postgres { address, name, _database: database }
            }
        }
    }
}
