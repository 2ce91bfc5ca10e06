//! Telling people, and what they have read.

use super::mail::await_mail;
use crate::{Result, Tx, query::sql};
use argus_domain::{
    AlertId, CustomerId, NotificationId, Permission, Timestamp, UserId,
    notification::{NewsOf, NotificationKind, Recipients},
    policy::NoticeSubject,
};

/// One row for each who is told: what he has not read of the same kind and case counts one more. Not those in `but`,
/// those who do not want to be told, or said that they do not watch the case. Returns whom it was told.
pub async fn tell(
    tx: &mut Tx,
    of: NewsOf,
    kind: NotificationKind,
    to: &Recipients,
    but: &[UserId],
) -> Result<Vec<UserId>> {
    let mut query = sql("INSERT INTO notification (user_id, kind, case_id, activity_id, count, created_at)
        SELECT app_user.id, ");
    query.push_bind(kind.name()).push(", ").push_bind(of.case).push(", ").push_bind(of.activity);
    query.push(", 1, ").push_bind(of.at).push(" FROM app_user WHERE NOT app_user.disabled AND ");
    let is_internal = match to {
        Recipients::People(ids) => {
            query.push("app_user.id IN ").push_list(ids.iter().copied());
            false
        }
        Recipients::Named { logins, internal } => {
            query.push("app_user.login IN ").push_list(logins.iter().map(String::as_str));
            *internal
        }
        Recipients::Watchers { internal } => {
            query.push("app_user.id IN (SELECT user_id FROM case_watcher WHERE watches AND case_id = ");
            query.push_bind(of.case);
            for concerned in ["owner_id", "assignee_id", "opened_by"] {
                query.push(" UNION SELECT ").push(concerned);
                query.push(" FROM soc_case WHERE default_watchers AND id = ").push_bind(of.case);
            }
            query.push(")");
            *internal
        }
    };
    if is_internal {
        query.push(
            " AND EXISTS (SELECT 1 FROM group_member JOIN group_permission
            ON group_permission.group_id = group_member.group_id
            WHERE group_member.user_id = app_user.id AND permission = ",
        );
        query.push_bind(Permission::UpdateCase.name()).push(")");
    }
    if !but.is_empty() {
        query.push(" AND app_user.id NOT IN ").push_list(but.iter().copied());
    }
    query.push(
        " AND NOT EXISTS (SELECT 1 FROM case_watcher AS own
        WHERE own.user_id = app_user.id AND NOT own.watches AND own.case_id = ",
    );
    query.push_bind(of.case).push(
        ") AND NOT EXISTS (SELECT 1 FROM notification_mute
        WHERE notification_mute.user_id = app_user.id AND notification_mute.kind = ",
    );
    query.push_bind(kind.name()).push(
        ") ON CONFLICT (user_id, kind, case_id) WHERE read_at IS NULL DO UPDATE
        SET count = notification.count + 1, activity_id = excluded.activity_id, created_at = excluded.created_at
        RETURNING user_id",
    );
    let told: Vec<(i64,)> = query.fetch_all(tx).await?;
    let told: Vec<UserId> = told.into_iter().map(|(id,)| UserId(id)).collect();
    await_mail(tx, kind, &told, of.at).await?;
    Ok(told)
}

/// What a policy, or Argus itself, says of an alert or case to people, and how many more it says it of; for those who see
/// its customer and do not mind. What somebody has not read of it counts on. Returns whom it was told.
#[expect(clippy::too_many_arguments, reason = "each is a part of one row")]
pub async fn tell_for_policy(
    tx: &mut Tx,
    kind: NotificationKind,
    said_by: &str,
    subject: &NoticeSubject,
    customer: CustomerId,
    count: u64,
    to: &[UserId],
    now: Timestamp,
) -> Result<Vec<UserId>> {
    let (column, id, sees) = match subject {
        NoticeSubject::Alert(id) => ("alert_id", id.0, Permission::ViewAlerts),
        NoticeSubject::Case(id) => ("case_id", id.0, Permission::ViewCases),
    };
    let mut query = sql(format!(
        "INSERT INTO notification (user_id, kind, {column}, said_by, count, created_at)
        SELECT app_user.id, "
    ));
    query.push_bind(kind.name()).push(", ").push_bind(id).push(", ").push_bind(said_by).push(", ");
    query.push_bind(i64::try_from(count).unwrap_or(i64::MAX)).push(", ").push_bind(now);
    query.push(" FROM app_user WHERE NOT app_user.disabled AND app_user.id IN ");
    query.push_list(to.iter().copied());
    query.push(" AND (EXISTS (SELECT 1 FROM customer_of_user WHERE user_id = app_user.id AND customer_id = ");
    query.push_bind(customer).push(
        ") OR EXISTS (SELECT 1 FROM group_member JOIN group_permission
            ON group_permission.group_id = group_member.group_id
            WHERE group_member.user_id = app_user.id AND permission = ",
    );
    query.push_bind(Permission::AllCustomers.name()).push(
        ")) AND EXISTS (SELECT 1 FROM group_member JOIN group_permission
            ON group_permission.group_id = group_member.group_id
            WHERE group_member.user_id = app_user.id AND permission = ",
    );
    query.push_bind(sees.name()).push(
        ") AND NOT EXISTS (SELECT 1 FROM notification_mute
        WHERE notification_mute.user_id = app_user.id AND notification_mute.kind = ",
    );
    query.push_bind(kind.name()).push(&format!(
        ") ON CONFLICT (user_id, kind, {column}) WHERE read_at IS NULL DO UPDATE
        SET count = notification.count + excluded.count, said_by = excluded.said_by,
            created_at = excluded.created_at
        RETURNING user_id",
    ));
    let told: Vec<(i64,)> = query.fetch_all(tx).await?;
    let told: Vec<UserId> = told.into_iter().map(|(id,)| UserId(id)).collect();
    await_mail(tx, kind, &told, now).await?;
    Ok(told)
}

/// Of an alert that is deleted. Uses notification_alert.
pub async fn forget_alert(tx: &mut Tx, alert: AlertId) -> Result<()> {
    sql("DELETE FROM notification WHERE alert_id = $1").bind(alert).execute(tx).await?;
    Ok(())
}

/// Whether it was there for its reader, and unread.
pub async fn mark_read(tx: &mut Tx, user: UserId, id: NotificationId, now: Timestamp) -> Result<bool> {
    let marked =
        sql("UPDATE notification SET read_at = $1 WHERE id = $2 AND user_id = $3 AND read_at IS NULL")
            .bind(now)
            .bind(id)
            .bind(user)
            .execute(tx)
            .await?;
    Ok(marked > 0)
}

/// All that happened until then. Uses notification_user.
pub async fn mark_all_read(tx: &mut Tx, user: UserId, until: Timestamp, now: Timestamp) -> Result<()> {
    sql("UPDATE notification SET read_at = $1 WHERE user_id = $2 AND created_at <= $3 AND read_at IS NULL")
        .bind(now)
        .bind(user)
        .bind(until)
        .execute(tx)
        .await?;
    Ok(())
}

/// Forgets the oldest, a few at a time. Uses notification_created.
pub async fn expire(tx: &mut Tx, before: Timestamp, limit: u32) -> Result<u64> {
    sql("DELETE FROM notification WHERE id IN
            (SELECT id FROM notification WHERE created_at < $1 ORDER BY created_at LIMIT $2)")
    .bind(before)
    .bind(limit)
    .execute(tx)
    .await
}
