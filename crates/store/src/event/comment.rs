//! Comments on events.

use crate::{Conn, Result, query::sql};
use argus_domain::{EventKey, Timestamp, UserId, event::Comment};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    event_key: i64,
    at: i64,
    user_id: i64,
    user_login: String,
    user_name: String,
    text: String,
}

/// By event, the oldest first.
pub(super) async fn of_events(conn: &mut Conn, keys: &[EventKey]) -> Result<HashMap<EventKey, Vec<Comment>>> {
    let mut query = sql("SELECT event_key, at, user_id, app_user.login AS user_login,
            app_user.name AS user_name, text
         FROM event_comment JOIN app_user ON app_user.id = user_id WHERE event_key IN ");
    query.push_list(keys.iter().copied()).push(" ORDER BY event_key, at");
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let mut comments: HashMap<EventKey, Vec<Comment>> = HashMap::new();
    for row in rows {
        comments.entry(EventKey(row.event_key)).or_default().push(Comment {
            at: Timestamp::clamped(row.at),
            user: UserId(row.user_id),
            user_login: row.user_login,
            user_name: row.user_name,
            text: row.text,
        });
    }
    Ok(comments)
}
