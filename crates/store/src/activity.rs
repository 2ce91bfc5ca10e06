//! The activity log: append-only, each row chained to the one before by its hash.

use crate::{Conn, Result, Scope, StoreError, Tx, customer::and_in_scope, query::sql};
use argus_domain::{
    ActivityId, CaseId, CustomerId, Timestamp, UserId,
    activity::{Activity, ActivityFilter, Via},
    criteria::{Page, Total},
};

/// A row to add.
#[derive(Clone, Debug)]
pub struct NewActivity<'a> {
    pub at: Timestamp,
    pub user: Option<UserId>,
    pub user_name: &'a str,
    pub via: Via,
    pub customer: Option<CustomerId>,
    pub case: Option<CaseId>,
    /// For programs: `case.create`.
    pub action: &'a str,
    /// For people.
    pub text: &'a str,
    /// Before and after, as JSON.
    pub detail: &'a str,
}

/// The end of the chain, locked until the transaction ends.
#[derive(Clone, Debug)]
pub struct Head {
    pub id: ActivityId,
    pub previous_hash: Vec<u8>,
}

/// Takes the next number. Concurrent writers wait here, so call it as late in a transaction as possible.
pub async fn next(tx: &mut Tx) -> Result<Head> {
    let (id, previous_hash): (i64, Vec<u8>) =
        sql("UPDATE activity_head SET last_id = last_id + 1 WHERE only_row = 1 RETURNING last_id, hash")
            .fetch_one(tx)
            .await?;
    Ok(Head { id: ActivityId(id), previous_hash })
}

pub async fn append(tx: &mut Tx, id: ActivityId, new: &NewActivity<'_>, hash: &[u8]) -> Result<()> {
    sql("INSERT INTO activity (id, at, user_id, user_name, via, customer_id, case_id, action, text, detail, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
    .bind(id)
    .bind(new.at)
    .bind(new.user)
    .bind(new.user_name)
    .bind(new.via.name())
    .bind(new.customer)
    .bind(new.case)
    .bind(new.action)
    .bind(new.text)
    .bind(new.detail)
    .bind(hash)
    .execute(tx)
    .await?;
    sql("UPDATE activity_head SET hash = $1 WHERE only_row = 1").bind(hash).execute(tx).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    at: i64,
    user_id: Option<i64>,
    user_name: String,
    via: String,
    case_id: Option<i64>,
    case_name: Option<String>,
    text: String,
}

/// The most rows that are counted for a list's total.
const COUNTED: u64 = 10_000;

/// The newest first. What belongs to no case is seen by those who see everything.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &ActivityFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Activity>> {
    let mut condition = sql("");
    if filter.not_case_related {
        condition.push(" WHERE 1 = 1");
    } else {
        condition.push(" WHERE activity.case_id IS NOT NULL");
    }
    if let Some(case) = filter.case {
        condition.push(" AND activity.case_id = ").push_bind(case);
    }
    and_in_scope(&mut condition, scope, "activity.customer_id");

    let counting = condition
        .clone()
        .wrapped("SELECT COUNT(*) FROM (SELECT 1 FROM activity", &format!(" LIMIT {}) counted", COUNTED + 1));
    let (count,): (i64,) = counting.fetch_one(conn).await?;

    let mut query = condition.wrapped(
        "SELECT activity.id, at, user_id, user_name, via, case_id, soc_case.name AS case_name, text
         FROM activity LEFT JOIN soc_case ON soc_case.id = activity.case_id",
        " ORDER BY activity.id DESC LIMIT ",
    );
    query.push_bind(limit).push(" OFFSET ").push_bind(offset);
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let rows = rows.into_iter().map(activity).collect::<Result<_>>()?;
    Ok(Page { rows, total: total(count, COUNTED) })
}

/// The last row's number, whatever it says.
pub async fn last(conn: &mut Conn) -> Result<ActivityId> {
    let (last,): (i64,) = sql("SELECT last_id FROM activity_head WHERE only_row = 1").fetch_one(conn).await?;
    Ok(ActivityId(last))
}

/// The cases that rows after `since` belong to, and the last of those rows. At most `limit` rows at once: the rest
/// comes with the next call. By the table's own order.
pub async fn cases_since(
    conn: &mut Conn,
    scope: &Scope,
    since: ActivityId,
    limit: u32,
) -> Result<Option<(ActivityId, Vec<CaseId>)>> {
    let mut query = sql("SELECT id, case_id FROM activity WHERE case_id IS NOT NULL AND id > ");
    query.push_bind(since);
    and_in_scope(&mut query, scope, "customer_id");
    query.push(" ORDER BY id LIMIT ").push_bind(limit);
    let rows: Vec<(i64, i64)> = query.fetch_all(conn).await?;
    let Some((last, _)) = rows.last() else { return Ok(None) };
    let mut cases: Vec<CaseId> = rows.iter().map(|(_, case)| CaseId(*case)).collect();
    cases.sort_unstable();
    cases.dedup();
    Ok(Some((ActivityId(*last), cases)))
}

fn activity(row: Row) -> Result<Activity> {
    let via = Via::ALL.into_iter().find(|via| via.name() == row.via);
    Ok(Activity {
        id: ActivityId(row.id),
        at: Timestamp::clamped(row.at),
        user: row.user_id.map(UserId),
        user_name: row.user_name,
        via: via.ok_or_else(|| StoreError::corrupt(row.via))?,
        case_title: row.case_id.zip(row.case_name).map(|(id, name)| format!("#{id} – {name}")),
        case: row.case_id.map(CaseId),
        text: row.text,
    })
}

/// A total that was counted up to a bound and one more.
pub(crate) fn total(counted: i64, bound: u64) -> Total {
    let counted = counted.unsigned_abs();
    if counted > bound { Total::MoreThan(bound) } else { Total::Exactly(counted) }
}
