//! One SQL text for both engines.
//!
//! Both take `$1`, `RETURNING` and `ON CONFLICT`. Integers of any width are bound as 64 bits (PostgreSQL
//! casts on assignment and compares across widths by index); what is read back has the column's own width.

use crate::{Conn, Engine, Result, StoreError, db::ConnRef};
use sqlx::{AssertSqlSafe, FromRow, postgres::PgRow, sqlite::SqliteRow};
use std::fmt::Write;
use uuid::Uuid;

/// The most parameters of one statement, on the engine that takes fewer (SQLite).
const MAX_VALUES: usize = 32_766;

/// A row that can be read from either engine: `#[derive(FromRow)]`, or a tuple.
pub(crate) trait Row:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// Reads a struct's fields from the columns in their order. Reading by name looks each name up for each row,
/// which is worth avoiding where rows come by the thousand.
macro_rules! by_position {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        by_position!($name { $($field),+ } of sqlx::sqlite::SqliteRow);
        by_position!($name { $($field),+ } of sqlx::postgres::PgRow);
    };
    ($name:ident { $($field:ident),+ } of $row:ty) => {
        impl sqlx::FromRow<'_, $row> for $name {
            fn from_row(row: &$row) -> sqlx::Result<Self> {
                let mut columns = 0..;
                $(let $field = sqlx::Row::try_get(row, columns.next().unwrap_or_default())?;)+
                Ok(Self { $($field),+ })
            }
        }
    };
}
pub(crate) use by_position;

/// A parameter.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Uuid(Uuid),
    Bool(bool),
}

/// A statement with its parameters. Texts are ours; whatever comes from outside is a parameter.
#[derive(Clone, Debug)]
pub(crate) struct Sql {
    text: String,
    values: Vec<Value>,
}

pub(crate) fn sql(text: impl Into<String>) -> Sql {
    Sql { text: text.into(), values: Vec::new() }
}

macro_rules! run {
    ($sql:expr, $conn:expr, $query:ident => $make:expr, $c:ident => $run:expr) => {{
        let Sql { text, values } = $sql;
        if values.len() > MAX_VALUES {
            return Err(StoreError::TooManyValues);
        }
        match $conn.as_mut() {
            ConnRef::Sqlite($c) => {
                let $query = AssertSqlSafe(anonymous(text, values.len()));
                let mut $query = $make;
                for value in values {
                    $query = bind!($query, value);
                }
                $run
            }
            ConnRef::Postgres($c) => {
                let $query = AssertSqlSafe(text);
                let mut $query = $make;
                for value in values {
                    $query = bind!($query, value);
                }
                $run
            }
        }
    }};
}

macro_rules! bind {
    ($query:expr, $value:expr) => {
        match $value {
            Value::Int(value) => $query.bind(value),
            Value::Text(value) => $query.bind(value),
            Value::Bytes(value) => $query.bind(value),
            Value::Uuid(value) => $query.bind(value),
            Value::Bool(value) => $query.bind(value),
        }
    };
}

impl Sql {
    pub(crate) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// With text before and after, so that one condition serves a count and a page.
    pub(crate) fn wrapped(mut self, before: &str, after: &str) -> Self {
        self.text = format!("{before}{}{after}", self.text);
        self
    }

    /// Adds more text.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a parameter and its placeholder.
    pub(crate) fn push_bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        // Writing to a String does not fail.
        let _ = write!(self.text, "${}", self.values.len());
        self
    }

    /// Adds `($1, $2, …)`; `(NULL)` for no values, which nothing is in: PostgreSQL takes no `()`.
    pub(crate) fn push_list<T: Into<Value>>(&mut self, values: impl IntoIterator<Item = T>) -> &mut Self {
        self.push("(");
        let mut is_empty = true;
        for value in values {
            if !is_empty {
                self.push(", ");
            }
            self.push_bind(value);
            is_empty = false;
        }
        self.push(if is_empty { "NULL)" } else { ")" })
    }

    pub(crate) async fn fetch_all<T: Row>(self, conn: &mut Conn) -> Result<Vec<T>> {
        Ok(run!(self, conn, query => sqlx::query_as::<_, T>(query), c => query.fetch_all(c).await)?)
    }

    pub(crate) async fn fetch_optional<T: Row>(self, conn: &mut Conn) -> Result<Option<T>> {
        Ok(run!(self, conn, query => sqlx::query_as::<_, T>(query), c => query.fetch_optional(c).await)?)
    }

    pub(crate) async fn fetch_one<T: Row>(self, conn: &mut Conn) -> Result<T> {
        Ok(run!(self, conn, query => sqlx::query_as::<_, T>(query), c => query.fetch_one(c).await)?)
    }

    /// How many rows were changed.
    pub(crate) async fn execute(self, conn: &mut Conn) -> Result<u64> {
        Ok(run!(self, conn, query => sqlx::query(query),
            c => query.execute(c).await.map(|done| done.rows_affected()))?)
    }
}

impl Sql {
    /// How the engine would carry it out, line by line.
    pub(crate) async fn explain(self, conn: &mut Conn) -> Result<Vec<String>> {
        Ok(match conn.engine() {
            Engine::Sqlite => {
                let rows: Vec<(i64, i64, i64, String)> =
                    self.wrapped("EXPLAIN QUERY PLAN ", "").fetch_all(conn).await?;
                rows.into_iter().map(|(.., detail)| detail).collect()
            }
            Engine::Postgres => {
                let rows: Vec<(String,)> = self.wrapped("EXPLAIN ", "").fetch_all(conn).await?;
                rows.into_iter().map(|(line,)| line).collect()
            }
        })
    }
}

impl<T: Into<Value>> From<Option<T>> for Value
where
    Value: NullOf<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or_else(<Self as NullOf<T>>::null, Into::into)
    }
}

/// A null has the type of the column that it goes to.
pub(crate) trait NullOf<T> {
    fn null() -> Self;
}

macro_rules! values {
    ($($type:ty => $variant:ident, $value:ident => $convert:expr;)+) => {$(
        impl From<$type> for Value {
            fn from($value: $type) -> Self {
                Self::$variant(Some($convert))
            }
        }
        impl NullOf<$type> for Value {
            fn null() -> Self {
                Self::$variant(None)
            }
        }
    )+};
}

values! {
    i64 => Int, v => v;
    i32 => Int, v => i64::from(v);
    i16 => Int, v => i64::from(v);
    u8 => Int, v => i64::from(v);
    u16 => Int, v => i64::from(v);
    u32 => Int, v => i64::from(v);
    argus_domain::Timestamp => Int, v => v.millis();
    argus_domain::CustomerId => Int, v => v.0;
    argus_domain::UserId => Int, v => v.0;
    argus_domain::CaseId => Int, v => v.0;
    argus_domain::CaseLinkId => Int, v => v.0;
    argus_domain::CaseTemplateId => Int, v => v.0;
    argus_domain::GroupId => Int, v => v.0;
    argus_domain::network::NetworkId => Int, v => v.0;
    argus_domain::ActivityId => Int, v => v.0;
    argus_domain::ApiKeyId => Int, v => v.0;
    argus_domain::AutomationRuleId => Int, v => v.0;
    argus_domain::AutomationRunId => Int, v => v.0;
    argus_domain::AlarmId => Int, v => v.0;
    argus_domain::AlertAssetId => Int, v => v.0;
    argus_domain::AlertFiringId => Int, v => v.0;
    argus_domain::AlertIocId => Int, v => v.0;
    argus_domain::AlertId => Int, v => v.0;
    argus_domain::AlertRuleId => Int, v => v.0;
    argus_domain::AttachmentId => Int, v => v.0;
    argus_domain::CategoryId => Int, v => v.0;
    argus_domain::SignatureId => Int, v => v.0;
    argus_domain::PlaceId => Int, v => v.0;
    argus_domain::PolicyId => Int, v => v.0;
    argus_domain::PolicyNoticeId => Int, v => v.0;
    argus_domain::LocationId => Int, v => v.0;
    argus_domain::SavedSearchId => Int, v => v.0;
    argus_domain::ClassificationId => Int, v => v.0;
    argus_domain::ChannelId => Int, v => v.0;
    argus_domain::CommentId => Int, v => v.0;
    argus_domain::CustomFieldId => Int, v => v.0;
    argus_domain::DeliveryId => Int, v => v.0;
    argus_domain::ContactId => Int, v => v.0;
    argus_domain::IocId => Int, v => v.0;
    argus_domain::ModuleId => Int, v => v.0;
    argus_domain::ModuleTaskId => Int, v => v.0;
    argus_domain::NoteFolderId => Int, v => v.0;
    argus_domain::NoteId => Int, v => v.0;
    argus_domain::NotificationId => Int, v => v.0;
    argus_domain::TimelineEntryId => Int, v => v.0;
    argus_domain::TaskId => Int, v => v.0;
    argus_domain::SensorId => Int, v => v.0;
    argus_domain::ServiceId => Int, v => v.0;
    argus_domain::SilenceId => Int, v => v.0;
    argus_domain::StateId => Int, v => v.0;
    argus_domain::WebDomainId => Int, v => v.0;
    argus_domain::WorkflowId => Int, v => v.0;
    argus_domain::EventKey => Int, v => v.0;
    argus_domain::Severity => Int, v => i64::from(v.rank());
    argus_domain::Country => Text, v => v.to_string();
    String => Text, v => without_nul(v);
    &str => Text, v => without_nul(v.to_owned());
    Vec<u8> => Bytes, v => v;
    &[u8] => Bytes, v => v.to_vec();
    argus_domain::cidr::CidrKey => Bytes, v => v.to_vec();
}

/// PostgreSQL takes no NUL in a text. It becomes the replacement character, in what is stored and in what is
/// searched for alike, on both engines.
fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text }
}

impl From<Uuid> for Value {
    fn from(value: Uuid) -> Self {
        Self::Uuid(value)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

/// `?` for each of many `$1`, `$2`, …, where they come in order.
///
/// SQLite keeps the names of parameters in a list that is searched for every one that is bound, which for a
/// thousand of them is most of the time that an insertion takes. Without names there is no list.
fn anonymous(text: String, values: usize) -> String {
    const WORTH_IT: usize = 32;
    if values < WORTH_IT {
        return text;
    }
    let mut parts = text.split('$');
    let mut without = String::with_capacity(text.len());
    without.push_str(parts.next().unwrap_or_default());
    for (index, part) in parts.enumerate() {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if part[..digits].parse() != Ok(index + 1) {
            return text;
        }
        without.push('?');
        without.push_str(&part[digits..]);
    }
    without
}

/// Sizes of multi-row statements: few, so that prepared statements are found again.
const CHUNKS: [usize; 5] = [256, 64, 16, 4, 1];

/// Runs `statement` over `rows` in chunks of a few fixed sizes. It gets a chunk and makes the statement.
pub(crate) fn chunks<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = CHUNKS.into_iter().find(|size| *size <= rows.len())?;
        let (chunk, rest) = rows.split_at(size);
        rows = rest;
        Some(chunk)
    })
}

/// `column LIKE part`, with the wildcards in `part` taken literally.
pub(crate) fn like_pattern(part: &str) -> String {
    let escaped = part.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_parameters_in_order_lose_their_names() {
        let text: String = (1..=40).map(|number| format!("${number}, ")).collect();
        assert_eq!(anonymous(text.clone(), 40), "?, ".repeat(40));
        assert_eq!(anonymous("$1, $2".to_owned(), 2), "$1, $2");
        let twice = format!("{text}$3");
        assert_eq!(anonymous(twice.clone(), 40), twice);
    }
}
