//! Why the store could not do what was asked.

use sqlx::migrate::MigrateError;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A row with this name or number exists already; the name is that of the constraint.
    #[error("there is one already ({0})")]
    Exists(String),
    /// Something that stays points to the row that was to go.
    #[error("it is still used")]
    InUse,
    /// Somebody else was writing for longer than we wait.
    #[error("the database was busy for too long")]
    Busy,
    #[error(
        "the database was made by a newer argus (it has migration {0}, which this one does not know): use that version or newer"
    )]
    NewerDatabase(i64),
    #[error(
        "the database's migration {0} is not the one that this argus knows: it was made by another program"
    )]
    ForeignDatabase(i64),
    #[error("the database has not been set up or upgraded: run `argus migrate`")]
    NotMigrated,
    #[error("the database address {0:?} is not one of sqlite:FILE, postgres://… or postgresql://…")]
    Address(String),
    #[error("cannot migrate the database: {0}")]
    Migrate(#[source] MigrateError),
    /// A statement takes 32,766 values on SQLite, and hardly anybody has a good reason for so many.
    #[error("the criteria hold more values than one search can take")]
    TooManyValues,
    #[error("a row holds what it should not: {0}")]
    Corrupt(String),
    #[error("database: {0}")]
    Sql(#[source] sqlx::Error),
}

impl StoreError {
    pub(crate) fn corrupt(what: impl std::fmt::Display) -> Self {
        Self::Corrupt(what.to_string())
    }

    /// Whether the same call may succeed if it is simply made again.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Busy => true,
            // PostgreSQL: serialization failure and deadlock.
            Self::Sql(sqlx::Error::Database(error)) => {
                matches!(error.code().as_deref(), Some("40001" | "40P01"))
            }
            _ => false,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(database) = &error {
            if database.is_unique_violation() {
                // SQLite names the columns, PostgreSQL the constraint.
                let name = database.constraint().map_or_else(|| database.message().to_owned(), str::to_owned);
                return Self::Exists(name);
            }
            if database.is_foreign_key_violation() {
                return Self::InUse;
            }
            // SQLITE_BUSY and its extended forms.
            if matches!(database.code().as_deref(), Some("5" | "261" | "517")) {
                return Self::Busy;
            }
        }
        Self::Sql(error)
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::VersionMissing(version) => Self::NewerDatabase(version),
            MigrateError::VersionMismatch(version) => Self::ForeignDatabase(version),
            other => Self::Migrate(other),
        }
    }
}
