//! Who is to get a mail of what he has not read.

use crate::{
    Conn, Result, Tx,
    query::{Sql, sql},
};
use argus_domain::{
    NotificationId, Timestamp, UserId,
    notification::{NotificationKind, Preferences},
};

const MILLIS_PER_MINUTE: i64 = 60_000;

/// Those of these people who want this kind by mail get one soon, with what else comes until then.
pub(super) async fn await_mail(
    tx: &mut Tx,
    kind: NotificationKind,
    told: &[UserId],
    now: Timestamp,
) -> Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    let due = now.plus_millis(Preferences::MAIL_WAIT * MILLIS_PER_MINUTE);
    let mut query = sql("INSERT INTO notification_mailing (user_id, due_at) SELECT user_id, ");
    query.push_bind(due).push(" FROM notification_mail WHERE kind = ").push_bind(kind.name());
    query.push(" AND user_id IN ").push_list(told.iter().copied());
    query.push(
        // Writing what is there makes a server wait that mails him just now.
        " ON CONFLICT (user_id) DO UPDATE SET due_at = notification_mailing.due_at",
    );
    query.execute(tx).await?;
    Ok(())
}

/// Somebody whose mail is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueMail {
    pub user: UserId,
    pub due: Timestamp,
}

/// The longest waiting first. Uses notification_mailing_due.
pub async fn due_mails(conn: &mut Conn, now: Timestamp, limit: u32) -> Result<Vec<DueMail>> {
    let rows: Vec<(i64, i64)> = select_due(now, limit).fetch_all(conn).await?;
    let due = |(user, due)| DueMail { user: UserId(user), due: Timestamp::clamped(due) };
    Ok(rows.into_iter().map(due).collect())
}

/// How the engine would find them, for tests.
pub async fn explain_due_mails(conn: &mut Conn, now: Timestamp) -> Result<Vec<String>> {
    select_due(now, 10).explain(conn).await
}

fn select_due(now: Timestamp, limit: u32) -> Sql {
    sql("SELECT user_id, due_at FROM notification_mailing WHERE due_at <= $1
         ORDER BY due_at, user_id LIMIT $2")
    .bind(now)
    .bind(limit)
}

/// `false` if somebody else was faster. Others wait until the transaction ends.
pub async fn claim_mail(tx: &mut Tx, due: DueMail) -> Result<bool> {
    let claimed = sql("DELETE FROM notification_mailing WHERE user_id = $1 AND due_at = $2")
        .bind(due.user)
        .bind(due.due)
        .execute(tx)
        .await?;
    Ok(claimed > 0)
}

/// These were told of by mail. What happens from now on is told again.
pub async fn mark_mailed(tx: &mut Tx, ids: &[NotificationId]) -> Result<()> {
    let mut query = sql("UPDATE notification SET mailed_at = created_at WHERE id IN ");
    query.push_list(ids.iter().copied());
    query.execute(tx).await?;
    Ok(())
}

/// A mail waits until then.
pub async fn postpone_mail(tx: &mut Tx, due: DueMail, until: Timestamp) -> Result<()> {
    sql("UPDATE notification_mailing SET due_at = $1 WHERE user_id = $2 AND due_at = $3")
        .bind(until)
        .bind(due.user)
        .bind(due.due)
        .execute(tx)
        .await?;
    Ok(())
}
