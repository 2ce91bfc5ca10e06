//! How the database would carry out a search: for tests that hold searches to their indexes.

use super::{Prepared, Slices};
use crate::{Conn, Engine, Result, Scope};
use argus_domain::{EventQuery, EventType};

/// The plan of the first part of each lane, newest first, a line a step.
#[doc(hidden)]
pub async fn explain(
    conn: &mut Conn,
    scope: &Scope,
    kind: EventType,
    query: &EventQuery,
) -> Result<Vec<String>> {
    let mut plan = Vec::new();
    let Some(prepared) = Prepared::new(conn, scope, kind, query).await? else { return Ok(plan) };
    let key = if kind == EventType::Raw { "raw.key" } else { "event.key" };
    for lane in &prepared.lanes {
        let Some(slice) = Slices::new(&prepared, *lane, true).next(conn).await? else { continue };
        let mut select = slice.select(&prepared, key);
        select.push(&format!(" ORDER BY {key} DESC LIMIT 100"));
        plan.extend(select.explain(conn).await?);
    }
    Ok(plan)
}

/// How often PostgreSQL planned a statement of this connection without its values, which can be slower by four
/// orders of magnitude; 0 on SQLite, which always plans so.
#[doc(hidden)]
pub async fn generic_plans(conn: &mut Conn) -> Result<i64> {
    if conn.engine() == Engine::Sqlite {
        return Ok(0);
    }
    let (plans,): (i64,) = crate::query::sql(
        "SELECT COALESCE(SUM(generic_plans), 0)::BIGINT FROM pg_prepared_statements
             WHERE cardinality(parameter_types) > 0",
    )
    .fetch_one(conn)
    .await?;
    Ok(plans)
}
