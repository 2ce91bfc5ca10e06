//! Connections to SQLite or PostgreSQL behind one face.

use crate::{Result, StoreError, compression::Dictionaries, migrate, query::sql, search};
use sqlx::{
    Connection, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    migrate::MigrateError,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    ops::{Deref, DerefMut},
    path::Path,
    str::FromStr,
    time::Duration,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A database. Clones share its connections.
#[derive(Clone, Debug)]
pub struct Store {
    pools: Pools,
    dictionaries: Dictionaries,
}

#[derive(Clone, Debug)]
enum Pools {
    /// SQLite has one writer at a time: a single connection makes the others wait in our own queue rather
    /// than in its busy loop.
    Sqlite {
        read: SqlitePool,
        write: SqlitePool,
    },
    Postgres(PgPool),
}

const SQLITE_READERS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 20;
/// How long a writer waits for another process (an `argus ingest` beside the server) to commit.
const SQLITE_BUSY: Duration = Duration::from_secs(30);
const ACQUIRE: Duration = Duration::from_secs(30);

impl Store {
    /// `sqlite:FILE` (made when it is missing), `postgres://…` or `postgresql://…`. Nothing is migrated.
    pub async fn connect(address: &str) -> Result<Self> {
        let pools = if let Some(file) = address.strip_prefix("sqlite:") {
            connect_sqlite(Path::new(file)).await?
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            connect_postgres(address).await?
        } else {
            return Err(StoreError::Address(address.to_owned()));
        };
        Ok(Self { pools, dictionaries: Dictionaries::default() })
    }

    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// Brings the database up to this build's schema. Returns the version before (0 for an empty database)
    /// and after. What is derived from older rows is derived.
    pub async fn migrate(&self) -> Result<(i64, i64)> {
        let versions = self.migrate_to(migrate::newest()).await?;
        search::fill(self).await?;
        Ok(versions)
    }

    /// The same up to the schema of an older build: for tests of upgrades.
    #[doc(hidden)]
    pub async fn migrate_to(&self, last: i64) -> Result<(i64, i64)> {
        let before = self.version().await?.unwrap_or(0);
        if before > migrate::newest() {
            return Err(StoreError::NewerDatabase(before));
        }
        let migrator = migrate::migrator(self.engine(), last);
        match &self.pools {
            // PostgreSQL is locked meanwhile. SQLite is not: of several that set it up at once all but one find
            // its tables there, and then look again at what is left to do.
            Pools::Sqlite { write, .. } => {
                let mut tries = 0;
                while let Err(error) = migrator.run(write).await {
                    tries += 1;
                    let raced =
                        matches!(error, MigrateError::Execute(_) | MigrateError::ExecuteMigration(..));
                    if !raced || tries > 20 {
                        return Err(error.into());
                    }
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
            Pools::Postgres(pool) => migrator.run(pool).await?,
        }
        Ok((before, last))
    }

    /// Fails unless the database has exactly this build's schema.
    pub async fn check_migrated(&self) -> Result<()> {
        migrate::check_version(self.version().await?)
    }

    /// Whether nothing was ever set up in it.
    pub async fn is_empty(&self) -> Result<bool> {
        Ok(self.version().await?.is_none())
    }

    /// The newest applied migration; `None` for an empty database.
    async fn version(&self) -> Result<Option<i64>> {
        let mut conn = self.read().await?;
        let exists = match self.engine() {
            Engine::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE name = '_sqlx_migrations'",
            Engine::Postgres => {
                "SELECT COUNT(*) FROM pg_tables WHERE tablename = '_sqlx_migrations' AND schemaname = current_schema()"
            }
        };
        let (tables,): (i64,) = sql(exists).fetch_one(&mut conn).await?;
        if tables == 0 {
            return Ok(None);
        }
        let (version,): (Option<i64>,) =
            sql("SELECT MAX(version) FROM _sqlx_migrations").fetch_one(&mut conn).await?;
        Ok(version)
    }

    /// A connection to read with.
    pub async fn read(&self) -> Result<Conn> {
        Ok(self.conn(match &self.pools {
            Pools::Sqlite { read, .. } => Kind::Sqlite(read.acquire().await?),
            Pools::Postgres(pool) => Kind::Postgres(pool.acquire().await?),
        }))
    }

    /// A connection on which every statement sees the database as it is now, whatever others write meanwhile:
    /// for answers that are put together from several statements.
    pub async fn snapshot(&self) -> Result<Conn> {
        Ok(self.conn(match &self.pools {
            Pools::Sqlite { read, .. } => Kind::SqliteTx(read.begin_with("BEGIN DEFERRED").await?),
            Pools::Postgres(pool) => Kind::PostgresTx(
                pool.begin_with("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?,
            ),
        }))
    }

    /// Begins a transaction that may write. Dropped without [`Tx::commit`], it is rolled back.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(Tx(self.conn(match &self.pools {
            // Taking the lock now means waiting for it now, and never failing halfway.
            Pools::Sqlite { write, .. } => Kind::SqliteTx(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Kind::PostgresTx(pool.begin().await?),
        })))
    }

    fn conn(&self, kind: Kind) -> Conn {
        Conn { kind, dictionaries: self.dictionaries.clone() }
    }

    /// Waits for running calls and closes every connection.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

async fn connect_sqlite(file: &Path) -> Result<Pools> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // With a write-ahead log this loses nothing but the last commits on a power cut, and never breaks.
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(SQLITE_BUSY)
        .foreign_keys(true)
        .statement_cache_capacity(500)
        .pragma("mmap_size", "8589934592")
        .pragma("temp_store", "memory");
    // A batch of events touches a page of some indexes for every event: while it has room for all of them, each
    // is written to the log once, and between checkpoints once to the file.
    let writing = options.clone().pragma("cache_size", "-262144").pragma("wal_autocheckpoint", "65536");
    // The first connection makes the file and its log, which a read-only one cannot.
    let write =
        SqlitePoolOptions::new().max_connections(1).acquire_timeout(ACQUIRE).connect_with(writing).await?;
    let read = SqlitePoolOptions::new()
        .max_connections(SQLITE_READERS)
        .acquire_timeout(ACQUIRE)
        .connect_lazy_with(options.pragma("cache_size", "-16384").read_only(true));
    Ok(Pools::Sqlite { read, write })
}

async fn connect_postgres(address: &str) -> Result<Pools> {
    let options = PgConnectOptions::from_str(address)
        .map_err(|_| StoreError::Address(without_password(address)))?
        .application_name("argus")
        // sqlx prepares every statement; at its sixth execution PostgreSQL would switch to a plan made
        // without its values, which for a range of addresses is slower by four orders of magnitude. Machine code for
        // one statement takes a hundred times as long to make as any of ours runs.
        .options([("plan_cache_mode", "force_custom_plan"), ("jit", "off")]);
    // A pool would go on trying for as long as a caller waits for a connection: this says at once what is wrong.
    PgConnection::connect_with(&options).await?.close().await?;
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .connect_with(options)
        .await?;
    Ok(Pools::Postgres(pool))
}

fn without_password(address: &str) -> String {
    match (address.find("://"), address.rfind('@')) {
        (Some(scheme), Some(at)) if scheme < at => format!("{}://…{}", &address[..scheme], &address[at..]),
        _ => address.to_owned(),
    }
}

/// A connection of either engine.
#[derive(Debug)]
pub struct Conn {
    kind: Kind,
    dictionaries: Dictionaries,
}

#[derive(Debug)]
enum Kind {
    Sqlite(PoolConnection<Sqlite>),
    SqliteTx(Transaction<'static, Sqlite>),
    Postgres(PoolConnection<Postgres>),
    PostgresTx(Transaction<'static, Postgres>),
}

pub(crate) enum ConnRef<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Conn {
    pub(crate) fn as_mut(&mut self) -> ConnRef<'_> {
        match &mut self.kind {
            Kind::Sqlite(conn) => ConnRef::Sqlite(conn),
            Kind::SqliteTx(tx) => ConnRef::Sqlite(tx),
            Kind::Postgres(conn) => ConnRef::Postgres(conn),
            Kind::PostgresTx(tx) => ConnRef::Postgres(tx),
        }
    }

    pub(crate) fn dictionaries(&self) -> &Dictionaries {
        &self.dictionaries
    }

    pub fn engine(&self) -> Engine {
        match &self.kind {
            Kind::Sqlite(_) | Kind::SqliteTx(_) => Engine::Sqlite,
            Kind::Postgres(_) | Kind::PostgresTx(_) => Engine::Postgres,
        }
    }
}

/// A transaction. Functions that write take it, functions that read take the [`Conn`] it dereferences to.
#[derive(Debug)]
pub struct Tx(Conn);

impl Tx {
    pub async fn commit(self) -> Result<()> {
        match self.0.kind {
            Kind::SqliteTx(tx) => tx.commit().await?,
            Kind::PostgresTx(tx) => tx.commit().await?,
            Kind::Sqlite(_) | Kind::Postgres(_) => unreachable!("a Tx is only made by Store::begin"),
        }
        Ok(())
    }

    /// Begins a part that can be undone by itself. Parts lie within each other.
    pub async fn begin_part(&mut self) -> Result<()> {
        sql("SAVEPOINT part").execute(self).await.map(drop)
    }

    pub async fn keep_part(&mut self) -> Result<()> {
        sql("RELEASE SAVEPOINT part").execute(self).await.map(drop)
    }

    /// Also after a statement in it has failed.
    pub async fn undo_part(&mut self) -> Result<()> {
        sql("ROLLBACK TO SAVEPOINT part").execute(self).await?;
        self.keep_part().await
    }
}

impl Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}
