//! What belongs to a case is kept when it is removed, with all that it had, and neither told nor found any more.

use crate::{Result, Tx, query::sql, search};
use argus_domain::{Timestamp, search::SearchKind};

pub(crate) async fn remove(tx: &mut Tx, kind: SearchKind, id: i64, now: Timestamp) -> Result<()> {
    set(tx, kind, id, Some(now)).await
}

/// Gives back the very row that was removed.
pub(crate) async fn restore(tx: &mut Tx, kind: SearchKind, id: i64) -> Result<()> {
    set(tx, kind, id, None).await
}

async fn set(tx: &mut Tx, kind: SearchKind, id: i64, removed: Option<Timestamp>) -> Result<()> {
    let words = search::words_of(tx, kind, id).await?;
    let table = search::table(kind);
    sql(format!("UPDATE {table} SET deleted_at = $1 WHERE id = $2"))
        .bind(removed)
        .bind(id)
        .execute(tx)
        .await?;
    search::follow(tx, kind, id, words).await
}
