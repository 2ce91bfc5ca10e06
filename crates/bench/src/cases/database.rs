//! A connection for statements that no use case has: millions of rows at once.

use crate::Result;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};

pub(super) enum Database {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Database {
    pub(super) async fn connect(address: &str) -> Result<Self> {
        Ok(match address.strip_prefix("sqlite:") {
            Some(file) => Self::Sqlite(SqliteConnection::connect(&format!("sqlite://{file}")).await?),
            None => Self::Postgres(PgConnection::connect(address).await?),
        })
    }

    /// `{hash}` is what the engine calls 32 bytes.
    pub(super) async fn run(&mut self, sql: &str) -> Result<()> {
        match self {
            Self::Sqlite(connection) => {
                connection.execute(AssertSqlSafe(sql.replace("{hash}", "zeroblob(32)"))).await?;
            }
            Self::Postgres(connection) => {
                let hash = "decode(repeat('00', 32), 'hex')";
                connection.execute(AssertSqlSafe(sql.replace("{hash}", hash))).await?;
            }
        }
        Ok(())
    }

    /// What a server's database comes to know by itself.
    pub(super) async fn settle(&mut self) -> Result<()> {
        match self {
            Self::Sqlite(_) => self.run("PRAGMA wal_checkpoint(TRUNCATE)").await,
            Self::Postgres(_) => self.run("VACUUM ANALYZE").await,
        }
    }
}
