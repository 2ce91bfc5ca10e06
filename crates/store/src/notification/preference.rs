//! What somebody wants to be told, and how.

use crate::{Conn, Result, StoreError, Tx, query::sql, versioned::json};
use argus_domain::{
    UserId,
    notification::{NotificationKind, ToldBy},
    policy::QuietHours,
};

/// The kinds of which somebody said something.
pub async fn chosen(conn: &mut Conn, user: UserId) -> Result<Vec<(NotificationKind, ToldBy)>> {
    let rows: Vec<(String, bool)> =
        sql("SELECT kind, TRUE AS by_mail FROM notification_mail WHERE user_id = $1
         UNION ALL SELECT kind, FALSE FROM notification_mute WHERE user_id = $1 ORDER BY kind")
        .bind(user)
        .fetch_all(conn)
        .await?;
    let one = |(name, by_mail): (String, bool)| {
        let kind = NotificationKind::named(&name).ok_or_else(|| StoreError::corrupt(name))?;
        Ok((kind, if by_mail { ToldBy::Mail } else { ToldBy::Nothing }))
    };
    rows.into_iter().map(one).collect()
}

pub async fn choose(tx: &mut Tx, user: UserId, kind: NotificationKind, told: ToldBy) -> Result<()> {
    for (table, holds) in
        [("notification_mute", told == ToldBy::Nothing), ("notification_mail", told == ToldBy::Mail)]
    {
        let statement = if holds {
            format!("INSERT INTO {table} (user_id, kind) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        } else {
            format!("DELETE FROM {table} WHERE user_id = $1 AND kind = $2")
        };
        sql(statement).bind(user).bind(kind.name()).execute(tx).await?;
    }
    if told == ToldBy::Mail {
        // What is unread by now was not asked for by mail.
        sql("UPDATE notification SET mailed_at = created_at
             WHERE user_id = $1 AND kind = $2 AND read_at IS NULL AND mailed_at IS NULL")
        .bind(user)
        .bind(kind.name())
        .execute(tx)
        .await?;
    }
    Ok(())
}

pub async fn quiet(conn: &mut Conn, user: UserId) -> Result<Option<QuietHours>> {
    let row: Option<(String,)> = sql("SELECT hours FROM notification_quiet WHERE user_id = $1")
        .bind(user)
        .fetch_optional(conn)
        .await?;
    row.map(|(text,)| serde_json::from_str(&text).map_err(StoreError::corrupt)).transpose()
}

pub async fn set_quiet(tx: &mut Tx, user: UserId, hours: Option<&QuietHours>) -> Result<()> {
    match hours {
        Some(hours) => sql("INSERT INTO notification_quiet (user_id, hours) VALUES ($1, $2)
             ON CONFLICT (user_id) DO UPDATE SET hours = excluded.hours")
        .bind(user)
        .bind(json(hours)?),
        None => sql("DELETE FROM notification_quiet WHERE user_id = $1").bind(user),
    }
    .execute(tx)
    .await?;
    Ok(())
}
