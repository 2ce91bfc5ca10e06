//! Searches and views that people keep under a name, and share.

use crate::{Conn, Result, StoreError, Tx, query::sql};
use argus_domain::{
    SavedSearchId, Timestamp, UserId,
    saved_search::{NewSavedSearch, SavedList, SavedSearch},
};

/// The most searches a list gives.
const LISTED: i64 = 1_000;

/// A name is taken once per person: [`crate::StoreError::Exists`] otherwise.
pub async fn insert(
    tx: &mut Tx,
    user: UserId,
    new: &NewSavedSearch,
    now: Timestamp,
) -> Result<SavedSearchId> {
    let (id,): (i64,) = sql("INSERT INTO saved_search (user_id, name, query, shared, created_at, list)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id")
    .bind(user)
    .bind(new.name.as_str())
    .bind(new.query.as_str())
    .bind(new.shared)
    .bind(now)
    .bind(new.list.name())
    .fetch_one(tx)
    .await?;
    Ok(SavedSearchId(id))
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    user_id: i64,
    owner_name: String,
    name: String,
    query: String,
    list: String,
    shared: bool,
    created_at: i64,
}

const SELECT: &str = "SELECT saved_search.id, user_id, app_user.name AS owner_name, saved_search.name, query,
    list, shared, saved_search.created_at
    FROM saved_search JOIN app_user ON app_user.id = saved_search.user_id";

fn saved_search(row: Row, user: UserId) -> Result<SavedSearch> {
    Ok(SavedSearch {
        id: SavedSearchId(row.id),
        name: row.name,
        list: SavedList::named(&row.list).ok_or_else(|| StoreError::corrupt(row.list))?,
        query: row.query,
        shared: row.shared,
        owner_name: row.owner_name,
        is_own: row.user_id == user.0,
        created: Timestamp::clamped(row.created_at),
    })
}

/// Of one list: a person's own first, then what others share; by name.
pub async fn list(conn: &mut Conn, user: UserId, list: SavedList) -> Result<Vec<SavedSearch>> {
    let mut query = sql(SELECT);
    query.push(" WHERE list = ").push_bind(list.name());
    query.push(" AND (user_id = ").push_bind(user).push(" OR shared)");
    query.push(" ORDER BY CASE WHEN user_id = ").push_bind(user).push(" THEN 0 ELSE 1 END,");
    query.push(" LOWER(saved_search.name), saved_search.id LIMIT ").push_bind(LISTED);
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    rows.into_iter().map(|row| saved_search(row, user)).collect()
}

/// One of a person's own.
pub async fn own(conn: &mut Conn, user: UserId, id: SavedSearchId) -> Result<Option<SavedSearch>> {
    let mut query = sql(SELECT);
    query.push(" WHERE saved_search.id = ").push_bind(id).push(" AND user_id = ").push_bind(user);
    query.fetch_optional::<Row>(conn).await?.map(|row| saved_search(row, user)).transpose()
}

/// A name is taken once per person: [`crate::StoreError::Exists`] otherwise.
pub async fn update(tx: &mut Tx, id: SavedSearchId, name: &str, shared: bool) -> Result<()> {
    sql("UPDATE saved_search SET name = $1, shared = $2 WHERE id = $3")
        .bind(name)
        .bind(shared)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: SavedSearchId) -> Result<()> {
    sql("DELETE FROM saved_search WHERE id = $1").bind(id).execute(tx).await?;
    Ok(())
}
