//! Who was told of a row of the log.

use crate::{Conn, Result, Tx, query::sql, user::doer};
use argus_domain::{
    ActivityId, CaseId, CommentId, DeliveryId, Timestamp, UserId,
    delivery::DeliveryState,
    notification::NewsOf,
    watcher::{Told, ToldBy},
};
use std::collections::HashMap;

/// The most that are told of one row.
const MOST: i64 = 1_000;

/// On the page. `comment` is what was said with the row, if it was that.
pub async fn note_users(tx: &mut Tx, of: NewsOf, comment: Option<CommentId>, users: &[UserId]) -> Result<()> {
    for user in users {
        sql("INSERT INTO told (activity_id, comment_id, user_id, told_at) VALUES ($1, $2, $3, $4)")
            .bind(of.activity)
            .bind(comment)
            .bind(*user)
            .bind(of.at)
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// By a delivery.
pub async fn note_contact(
    tx: &mut Tx,
    of: NewsOf,
    comment: Option<CommentId>,
    (name, address): (&str, &str),
    delivery: DeliveryId,
) -> Result<()> {
    sql("INSERT INTO told (activity_id, comment_id, delivery_id, name, address, told_at)
         VALUES ($1, $2, $3, $4, $5, $6)")
    .bind(of.activity)
    .bind(comment)
    .bind(delivery)
    .bind(name)
    .bind(address)
    .bind(of.at)
    .execute(tx)
    .await?;
    Ok(())
}

/// Uses told_activity.
pub async fn told_of(conn: &mut Conn, activity: ActivityId) -> Result<Vec<Told>> {
    told(conn, "activity_id", activity.0).await
}

/// Uses told_comment.
pub async fn told_of_comment(conn: &mut Conn, comment: CommentId) -> Result<Vec<Told>> {
    told(conn, "comment_id", comment.0).await
}

#[derive(sqlx::FromRow)]
struct Row {
    user_id: Option<i64>,
    login: Option<String>,
    user_name: Option<String>,
    name: Option<String>,
    address: Option<String>,
    state: Option<String>,
}

async fn told(conn: &mut Conn, column: &str, id: i64) -> Result<Vec<Told>> {
    let rows: Vec<Row> = sql(format!(
        "SELECT told.user_id, app_user.login, app_user.name AS user_name, told.name, told.address, delivery.state
         FROM told
         LEFT JOIN app_user ON app_user.id = told.user_id
         LEFT JOIN delivery ON delivery.id = told.delivery_id
         WHERE told.{column} = $1 ORDER BY told.id LIMIT $2"
    ))
    .bind(id)
    .bind(MOST)
    .fetch_all(conn)
    .await?;
    let told = |row: Row| match doer(row.user_id, row.login, row.user_name) {
        Some(person) => Told { name: person.name.clone(), by: ToldBy::Page(person) },
        None => Told {
            name: row.name.unwrap_or_default(),
            by: ToldBy::Mail {
                address: row.address.unwrap_or_default(),
                sent: match row.state.as_deref().and_then(DeliveryState::named) {
                    Some(DeliveryState::Sent) => Some(true),
                    Some(DeliveryState::Dead) => Some(false),
                    _ => None,
                },
            },
        },
    };
    Ok(rows.into_iter().map(told).collect())
}

/// How many were told of each row of a case's log from one on. Uses activity_case and told_activity.
pub async fn told_in_case(
    conn: &mut Conn,
    case: CaseId,
    from: ActivityId,
) -> Result<HashMap<ActivityId, u32>> {
    let rows: Vec<(i64, i64)> = sql("SELECT told.activity_id, COUNT(*) FROM activity
         JOIN told ON told.activity_id = activity.id
         WHERE activity.case_id = $1 AND activity.id >= $2 GROUP BY told.activity_id")
    .bind(case)
    .bind(from)
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, count)| (ActivityId(id), u32::try_from(count).unwrap_or(u32::MAX)))
        .collect())
}

/// Whether anybody was told of anything in a case.
pub async fn anybody_told(conn: &mut Conn, case: CaseId) -> Result<bool> {
    let found: Option<(i32,)> =
        sql("SELECT 1 FROM activity JOIN told ON told.activity_id = activity.id WHERE activity.case_id = $1 LIMIT 1")
            .bind(case)
            .fetch_optional(conn)
            .await?;
    Ok(found.is_some())
}

/// Forgets the oldest, a few at a time. Uses told_at.
pub async fn forget_told(tx: &mut Tx, before: Timestamp, limit: u32) -> Result<u64> {
    sql("DELETE FROM told WHERE id IN (SELECT id FROM told WHERE told_at < $1 ORDER BY told_at, id LIMIT $2)")
        .bind(before)
        .bind(limit)
        .execute(tx)
        .await
}
