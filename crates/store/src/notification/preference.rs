//! What somebody does not want to be told.

use crate::{Conn, Result, StoreError, Tx, query::sql};
use argus_domain::{UserId, notification::NotificationKind};

pub async fn muted(conn: &mut Conn, user: UserId) -> Result<Vec<NotificationKind>> {
    let rows: Vec<(String,)> = sql("SELECT kind FROM notification_mute WHERE user_id = $1 ORDER BY kind")
        .bind(user)
        .fetch_all(conn)
        .await?;
    rows.into_iter()
        .map(|(name,)| NotificationKind::named(&name).ok_or_else(|| StoreError::corrupt(name)))
        .collect()
}

pub async fn set_muted(tx: &mut Tx, user: UserId, kind: NotificationKind, is_muted: bool) -> Result<()> {
    let statement = if is_muted {
        "INSERT INTO notification_mute (user_id, kind) VALUES ($1, $2) ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM notification_mute WHERE user_id = $1 AND kind = $2"
    };
    sql(statement).bind(user).bind(kind.name()).execute(tx).await?;
    Ok(())
}
