//! The access list of a case.

use crate::{Conn, Result, StoreError, Tx, query::sql, user::doer};
use argus_domain::{
    CaseId, CustomerId, GroupId, Permission, Timestamp, UserId,
    case::{AccessEntry, AccessLevel, AccessMode, AccessRecord, AccessSubject, Person},
};
use std::collections::HashSet;

#[derive(sqlx::FromRow)]
struct Row {
    user_id: Option<i64>,
    group_id: Option<i64>,
    name: String,
    level: i16,
    login: Option<String>,
    added_at: Option<i64>,
    adder: Option<i64>,
    adder_login: Option<String>,
    adder_name: Option<String>,
}

/// By name: people first.
pub async fn entries(conn: &mut Conn, case: CaseId) -> Result<Vec<AccessEntry>> {
    Ok(records(conn, case).await?.into_iter().map(|record| record.entry).collect())
}

/// The same with when and by whom they were made. Uses case_access_case.
pub async fn records(conn: &mut Conn, case: CaseId) -> Result<Vec<AccessRecord>> {
    let rows: Vec<Row> = sql("SELECT case_access.user_id, case_access.group_id,
            COALESCE(app_user.name, user_group.name, '') AS name, case_access.level, app_user.login,
            case_access.added_at, adder.id AS adder, adder.login AS adder_login, adder.name AS adder_name
         FROM case_access
         LEFT JOIN app_user AS adder ON adder.id = case_access.added_by
         LEFT JOIN app_user ON app_user.id = case_access.user_id
         LEFT JOIN user_group ON user_group.id = case_access.group_id
         WHERE case_access.case_id = $1
         ORDER BY case_access.user_id IS NULL, LOWER(app_user.name), LOWER(user_group.name),
            case_access.user_id, case_access.group_id")
    .bind(case)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(record).collect()
}

fn record(row: Row) -> Result<AccessRecord> {
    let subject = match (row.user_id, row.group_id) {
        (Some(user), _) => AccessSubject::User(UserId(user)),
        (None, Some(group)) => AccessSubject::Group(GroupId(group)),
        (None, None) => return Err(StoreError::corrupt("an access entry that names nobody")),
    };
    let level =
        AccessLevel::from_rank(row.level).ok_or_else(|| StoreError::corrupt(row.level.to_string()))?;
    Ok(AccessRecord {
        entry: AccessEntry { subject, name: row.name, level },
        login: row.login,
        added: row.added_at.map(Timestamp::clamped),
        added_by: doer(row.adder, row.adder_login, row.adder_name),
    })
}

/// Without a level it is no longer named. Call it with the case locked.
pub async fn set_entry(
    tx: &mut Tx,
    case: CaseId,
    subject: AccessSubject,
    level: Option<AccessLevel>,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    let (user, group) = match subject {
        AccessSubject::User(user) => (Some(user), None),
        AccessSubject::Group(group) => (None, Some(group)),
    };
    let column = if user.is_some() { "user_id" } else { "group_id" };
    let id = user.map(|user| user.0).or(group.map(|group| group.0)).unwrap_or_default();
    sql(format!("DELETE FROM case_access WHERE case_id = $1 AND {column} = $2"))
        .bind(case)
        .bind(id)
        .execute(tx)
        .await?;
    if let Some(level) = level {
        sql("INSERT INTO case_access (case_id, user_id, group_id, level, added_at, added_by)
             VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(case)
        .bind(user)
        .bind(group)
        .bind(level.rank())
        .bind(now)
        .bind(by)
        .execute(tx)
        .await?;
    }
    note_narrowed(tx, case).await
}

pub async fn set_mode(tx: &mut Tx, case: CaseId, mode: AccessMode) -> Result<()> {
    sql("UPDATE soc_case SET access_mode = $1 WHERE id = $2")
        .bind(mode.name())
        .bind(case)
        .execute(tx)
        .await?;
    note_narrowed(tx, case).await
}

/// Only those who work on cases see it until it is published.
pub async fn hold_back(tx: &mut Tx, case: CaseId) -> Result<()> {
    sql("UPDATE soc_case SET unpublished = $1 WHERE id = $2").bind(true).bind(case).execute(tx).await?;
    note_narrowed(tx, case).await
}

/// As the case's next version.
pub async fn publish(tx: &mut Tx, case: CaseId, by: Option<UserId>, now: Timestamp) -> Result<()> {
    sql("UPDATE soc_case SET version = version + 1, unpublished = $1, published_at = $2, published_by = $3,
            updated_at = $2, updated_by = $3
         WHERE id = $4")
    .bind(false)
    .bind(now)
    .bind(by)
    .bind(case)
    .execute(tx)
    .await?;
    note_narrowed(tx, case).await
}

/// Whether anybody may be shut out who sees the customer.
async fn note_narrowed(tx: &mut Tx, case: CaseId) -> Result<()> {
    sql("UPDATE soc_case SET is_narrowed = unpublished OR access_mode IN ('readRestricted', 'explicit')
            OR EXISTS (SELECT 1 FROM case_access WHERE case_id = soc_case.id AND level = 0)
         WHERE id = $1")
    .bind(case)
    .execute(tx)
    .await?;
    Ok(())
}

/// Whether anybody may be shut out of it who sees its customer.
pub async fn is_narrowed(conn: &mut Conn, case: CaseId) -> Result<bool> {
    let found: Option<(i32,)> =
        sql("SELECT 1 FROM soc_case WHERE id = $1 AND is_narrowed").bind(case).fetch_optional(conn).await?;
    Ok(found.is_some())
}

/// Those who are let in although they, or some of their group, do not see a customer.
pub async fn strangers_let_in(
    conn: &mut Conn,
    case: CaseId,
    customer: CustomerId,
) -> Result<Vec<AccessSubject>> {
    let rows: Vec<(Option<i64>, Option<i64>)> = sql("SELECT user_id, group_id FROM case_access
         WHERE case_id = $1 AND level > 0 AND EXISTS (
            SELECT 1 FROM app_user WHERE (app_user.id = case_access.user_id OR app_user.id IN
                (SELECT member.user_id FROM group_member AS member WHERE member.group_id = case_access.group_id))
            AND NOT EXISTS (SELECT 1 FROM customer_of_user
                WHERE customer_of_user.user_id = app_user.id AND customer_of_user.customer_id = $2)
            AND NOT EXISTS (SELECT 1 FROM group_member AS given
                JOIN group_permission ON group_permission.group_id = given.group_id
                WHERE given.user_id = app_user.id AND permission = $3))")
    .bind(case)
    .bind(customer)
    .bind(Permission::AllCustomers.name())
    .fetch_all(conn)
    .await?;
    let subject = |(user, group): (Option<i64>, Option<i64>)| {
        user.map(|id| AccessSubject::User(UserId(id))).or(group.map(|id| AccessSubject::Group(GroupId(id))))
    };
    Ok(rows.into_iter().filter_map(subject).collect())
}

/// Whether somebody is named, himself or by a group, in a case of another customer than these.
/// Uses case_access_user and case_access_group.
pub async fn is_guest(conn: &mut Conn, user: UserId, customers: &[CustomerId]) -> Result<bool> {
    let mut query = sql("SELECT 1 FROM soc_case WHERE soc_case.id IN
        (SELECT case_id FROM case_access WHERE level > 0 AND user_id = ");
    query.push_bind(user);
    query.push(
        " UNION SELECT case_id FROM case_access
        JOIN group_member ON group_member.group_id = case_access.group_id
        WHERE level > 0 AND group_member.user_id = ",
    );
    query.push_bind(user).push(") AND soc_case.customer_id NOT IN ").push_list(customers.iter().copied());
    query.push(" LIMIT 1");
    let found: Option<(i32,)> = query.fetch_optional(conn).await?;
    Ok(found.is_some())
}

/// What decides about somebody's access.
#[derive(Clone, Debug)]
pub struct Facts {
    pub groups: Vec<GroupId>,
    pub permissions: HashSet<Permission>,
}

pub async fn facts(conn: &mut Conn, user: UserId) -> Result<Facts> {
    let rows: Vec<(i64,)> =
        sql("SELECT group_id FROM group_member WHERE user_id = $1").bind(user).fetch_all(conn).await?;
    let permissions = crate::user::permissions(conn, user).await?.into_iter().collect();
    Ok(Facts { groups: rows.into_iter().map(|(id,)| GroupId(id)).collect(), permissions })
}

/// Those who are named, themselves or by a group, and can log in; by name.
pub async fn people_named(conn: &mut Conn, case: CaseId, limit: u32) -> Result<Vec<Person>> {
    let rows: Vec<(i64, String)> = sql("SELECT id, name FROM app_user WHERE NOT disabled AND id IN
            (SELECT user_id FROM case_access WHERE case_id = $1 AND user_id IS NOT NULL
             UNION SELECT group_member.user_id FROM case_access
             JOIN group_member ON group_member.group_id = case_access.group_id WHERE case_id = $1)
         ORDER BY LOWER(name), id LIMIT $2")
    .bind(case)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id, name)| Person { id: UserId(id), name }).collect())
}

/// All that there are, by name.
pub async fn groups(conn: &mut Conn, limit: u32) -> Result<Vec<(GroupId, String)>> {
    let rows: Vec<(i64, String)> = sql("SELECT id, name FROM user_group ORDER BY LOWER(name), id LIMIT $1")
        .bind(limit)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id, name)| (GroupId(id), name)).collect())
}
