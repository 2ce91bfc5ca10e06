//! The log as it was written, for whoever checks its chain.

use crate::{Conn, Result, query::sql};
use argus_domain::ActivityId;

/// All that the hash of a row is made of, and the hash.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ChainRow {
    pub id: i64,
    pub at: i64,
    pub user_id: Option<i64>,
    pub user_name: String,
    pub via: String,
    pub customer_id: Option<i64>,
    pub case_id: Option<i64>,
    pub action: String,
    pub text: String,
    pub detail: String,
    pub manual: bool,
    pub hash: Vec<u8>,
}

/// Up to `limit` rows after `after`, in the order of writing.
pub async fn chain(conn: &mut Conn, after: ActivityId, limit: u32) -> Result<Vec<ChainRow>> {
    sql("SELECT id, at, user_id, user_name, via, customer_id, case_id, action, text, detail, manual, hash
         FROM activity WHERE id > $1 ORDER BY id LIMIT $2")
    .bind(after)
    .bind(limit)
    .fetch_all(conn)
    .await
}

/// The number and the hash of the last row, as they are kept apart from it.
pub async fn head(conn: &mut Conn) -> Result<(ActivityId, Vec<u8>)> {
    let (last, hash): (i64, Vec<u8>) =
        sql("SELECT last_id, hash FROM activity_head WHERE only_row = 1").fetch_one(conn).await?;
    Ok((ActivityId(last), hash))
}
