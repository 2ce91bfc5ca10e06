//! Reading what somebody was told: of a case that he may no longer see he was told nothing.

use crate::{
    Conn, Result, Scope, StoreError,
    case::access::and_case_in_scope,
    customer::and_in_scope,
    listing::{count, total},
    query::{Sql, sql},
};
use argus_domain::{
    AlertId, CaseId, NotificationId, Timestamp, UserId,
    criteria::Page,
    notification::{Notification, NotificationAbout, NotificationKind, Unread},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    kind: String,
    case_id: Option<i64>,
    case_name: Option<String>,
    alert_id: Option<i64>,
    alert_title: Option<String>,
    by_name: Option<String>,
    count: i64,
    created_at: i64,
    is_read: bool,
}

/// A policy's or rule's name, or that of a person.
const SELECT: &str = "SELECT notification.id, notification.kind, notification.case_id, soc_case.name AS case_name,
        notification.alert_id, alert.title AS alert_title,
        COALESCE(notification.said_by,
            CASE WHEN activity.user_name = app_user.login THEN app_user.name ELSE activity.user_name END) AS by_name,
        notification.count, notification.created_at, notification.read_at IS NOT NULL AS is_read
    FROM notification
    LEFT JOIN soc_case ON soc_case.id = notification.case_id
    LEFT JOIN alert ON alert.id = notification.alert_id
    LEFT JOIN activity ON activity.id = notification.activity_id
    LEFT JOIN app_user ON app_user.id = activity.user_id";

/// The newest first. Uses notification_user.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    user: UserId,
    limit: u32,
    offset: u32,
) -> Result<Page<Notification>> {
    let total = total(count(conn, condition(scope, user).wrapped("SELECT 1 FROM notification", "")).await?);
    let rows: Vec<Row> = newest(scope, user, limit, offset).fetch_all(conn).await?;
    let rows = rows.into_iter().map(notification).collect::<Result<_>>()?;
    Ok(Page { rows, total })
}

fn condition(scope: &Scope, user: UserId) -> Sql {
    let mut condition = sql(" WHERE notification.user_id = ");
    condition.push_bind(user);
    and_seen(&mut condition, scope);
    condition
}

/// What is of an alert is seen with its customer, the rest with its case.
fn and_seen(query: &mut Sql, scope: &Scope) {
    query.push(
        " AND (CASE WHEN notification.case_id IS NULL
        THEN EXISTS (SELECT 1 FROM alert WHERE alert.id = notification.alert_id",
    );
    and_in_scope(query, scope, "alert.customer_id");
    query.push(") ELSE EXISTS (SELECT 1 FROM soc_case WHERE soc_case.id = notification.case_id");
    and_case_in_scope(query, scope);
    query.push(") END)");
}

fn newest(scope: &Scope, user: UserId, limit: u32, offset: u32) -> Sql {
    let mut query = first_of(condition(scope, user), limit);
    query.push(" OFFSET ").push_bind(offset);
    query
}

fn notification(row: Row) -> Result<Notification> {
    let about = match (row.case_id, row.alert_id) {
        (Some(id), _) => NotificationAbout::Case { id: CaseId(id), name: row.case_name.unwrap_or_default() },
        (None, Some(id)) => {
            NotificationAbout::Alert { id: AlertId(id), title: row.alert_title.unwrap_or_default() }
        }
        (None, None) => return Err(StoreError::corrupt("a notification of nothing")),
    };
    Ok(Notification {
        id: NotificationId(row.id),
        kind: NotificationKind::named(&row.kind).ok_or_else(|| StoreError::corrupt(row.kind))?,
        about,
        by: row.by_name.unwrap_or_default(),
        count: row.count,
        at: Timestamp::clamped(row.created_at),
        read: row.is_read,
    })
}

/// What somebody has not read and that happened after a time; the newest first. Uses notification_user.
pub async fn unread_since(
    conn: &mut Conn,
    scope: &Scope,
    user: UserId,
    since: Timestamp,
    limit: u32,
) -> Result<Vec<Notification>> {
    let mut condition = condition(scope, user);
    condition.push(" AND notification.read_at IS NULL AND notification.created_at > ").push_bind(since);
    first_of(condition, limit).fetch_all::<Row>(conn).await?.into_iter().map(notification).collect()
}

/// What somebody has not read of some kinds and was not told of by mail; the newest first. Uses notification_unread.
pub async fn unmailed(
    conn: &mut Conn,
    scope: &Scope,
    user: UserId,
    kinds: &[NotificationKind],
    limit: u32,
) -> Result<Vec<Notification>> {
    let rows: Vec<Row> = select_unmailed(scope, user, kinds, limit).fetch_all(conn).await?;
    rows.into_iter().map(notification).collect()
}

/// How the engine would find it, for tests.
pub async fn explain_unmailed(conn: &mut Conn, scope: &Scope, user: UserId) -> Result<Vec<String>> {
    select_unmailed(scope, user, &NotificationKind::ALL, 50).explain(conn).await
}

fn select_unmailed(scope: &Scope, user: UserId, kinds: &[NotificationKind], limit: u32) -> Sql {
    // What is unread is found first, so that what was read is not looked at.
    let mut condition =
        sql(" WHERE notification.id IN (SELECT id FROM notification AS own WHERE own.user_id = ");
    condition.push_bind(user).push(
        " AND own.read_at IS NULL AND (own.mailed_at IS NULL OR own.mailed_at < own.created_at) AND own.kind IN ",
    );
    condition.push_list(kinds.iter().map(|kind| kind.name())).push(")");
    and_seen(&mut condition, scope);
    first_of(condition, limit)
}

fn first_of(condition: Sql, limit: u32) -> Sql {
    let order = " ORDER BY notification.created_at DESC, notification.id DESC LIMIT ";
    let mut query = condition.wrapped(SELECT, order);
    query.push_bind(limit);
    query
}

/// Counted no further than is shown. Uses notification_unread, which the kinds lead to: what was read is not looked at.
pub async fn unread(conn: &mut Conn, scope: &Scope, user: UserId) -> Result<Unread> {
    let (count, last): (i64, Option<i64>) = unread_of(scope, user).fetch_one(conn).await?;
    Ok(Unread { count: u32::try_from(count).unwrap_or(u32::MAX), last: last.map(Timestamp::clamped) })
}

fn unread_of(scope: &Scope, user: UserId) -> Sql {
    let mut query = sql("SELECT COUNT(*), MAX(created_at) FROM (SELECT notification.created_at
        FROM notification WHERE notification.user_id = ");
    query.push_bind(user).push(" AND notification.read_at IS NULL AND notification.kind IN ");
    query.push_list(NotificationKind::ALL.map(NotificationKind::name));
    and_seen(&mut query, scope);
    query.push(" LIMIT ").push_bind(Unread::COUNTED + 1).push(") AS counted");
    query
}

/// How the engine finds a page, and what is unread.
pub async fn explain(conn: &mut Conn, scope: &Scope, user: UserId) -> Result<[Vec<String>; 2]> {
    Ok([newest(scope, user, 50, 0).explain(conn).await?, unread_of(scope, user).explain(conn).await?])
}
