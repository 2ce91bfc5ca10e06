//! Who was said to watch a case, or not to.

use crate::{Conn, Result, Tx, query::sql, user::doer};
use argus_domain::{CaseId, Timestamp, UserId, network::Doer, watcher::Watchers};

/// What was said about one person.
#[derive(Clone, Debug)]
pub struct Entry {
    pub person: Doer,
    pub watches: bool,
    pub added: Timestamp,
    pub added_by: Option<Doer>,
}

#[derive(sqlx::FromRow)]
struct Row {
    user_id: i64,
    login: String,
    name: String,
    watches: bool,
    added_at: i64,
    adder_id: Option<i64>,
    adder_login: Option<String>,
    adder_name: Option<String>,
}

/// Of a case that may be seen, by name. Uses the table's own order.
pub async fn entries(conn: &mut Conn, case: CaseId) -> Result<Vec<Entry>> {
    let rows: Vec<Row> = sql("SELECT user_id, app_user.login, app_user.name, watches, added_at,
            adder.id AS adder_id, adder.login AS adder_login, adder.name AS adder_name
         FROM case_watcher
         JOIN app_user ON app_user.id = user_id
         LEFT JOIN app_user AS adder ON adder.id = added_by
         WHERE case_id = $1 ORDER BY LOWER(app_user.name), user_id LIMIT $2")
    .bind(case)
    .bind(i64::try_from(Watchers::MOST).unwrap_or(i64::MAX))
    .fetch_all(conn)
    .await?;
    let entry = |row: Row| Entry {
        person: Doer { id: UserId(row.user_id), login: row.login, name: row.name },
        watches: row.watches,
        added: Timestamp::clamped(row.added_at),
        added_by: doer(row.adder_id, row.adder_login, row.adder_name),
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Whatever was said of him before.
pub async fn set(
    tx: &mut Tx,
    case: CaseId,
    user: UserId,
    watches: bool,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql(
        "INSERT INTO case_watcher (case_id, user_id, watches, added_at, added_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (case_id, user_id) DO UPDATE
         SET watches = excluded.watches, added_at = excluded.added_at, added_by = excluded.added_by,
            moved_from = NULL",
    )
    .bind(case)
    .bind(user)
    .bind(watches)
    .bind(now)
    .bind(by)
    .execute(tx)
    .await?;
    Ok(())
}

/// Has somebody of whom nothing was said watch a case as long as another is merged into it.
pub async fn follow(
    tx: &mut Tx,
    from: CaseId,
    into: CaseId,
    user: UserId,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("INSERT INTO case_watcher (case_id, user_id, watches, added_at, added_by, moved_from)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (case_id, user_id) DO NOTHING")
    .bind(into)
    .bind(user)
    .bind(true)
    .bind(now)
    .bind(by)
    .bind(from)
    .execute(tx)
    .await?;
    Ok(())
}

/// Those who came with a case leave with it, unless something was said of them since.
pub async fn unfollow(tx: &mut Tx, from: CaseId, into: CaseId) -> Result<()> {
    sql("DELETE FROM case_watcher WHERE case_id = $1 AND moved_from = $2")
        .bind(into)
        .bind(from)
        .execute(tx)
        .await?;
    Ok(())
}

/// Whether those who have to do with the case watch it without being asked.
pub async fn by_default(conn: &mut Conn, case: CaseId) -> Result<bool> {
    let row: Option<(bool,)> =
        sql("SELECT default_watchers FROM soc_case WHERE id = $1").bind(case).fetch_optional(conn).await?;
    Ok(row.is_some_and(|(by_default,)| by_default))
}

pub async fn set_by_default(tx: &mut Tx, case: CaseId, by_default: bool) -> Result<()> {
    sql("UPDATE soc_case SET default_watchers = $1 WHERE id = $2")
        .bind(by_default)
        .bind(case)
        .execute(tx)
        .await?;
    Ok(())
}
