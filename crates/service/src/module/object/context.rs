//! What else a module may know: the case in which it is called, and who triggered it.

use super::case;
use crate::Result;
use argus_domain::{CaseId, user::User};
use argus_store as store;
use argus_store::{Conn, Scope};
use serde_json::{Map, Value, json};

/// A case that the scope does not show is not told, nor who triggered it where that was Argus itself.
pub(crate) async fn context(
    conn: &mut Conn,
    scope: &Scope,
    user: Option<&User>,
    case: Option<CaseId>,
) -> Result<Map<String, Value>> {
    let mut context = Map::new();
    if let Some(id) = case
        && let Some(found) = store::case::get(conn, scope, id).await?
    {
        context.insert("case".to_owned(), case::fields(&found));
    }
    let user = user.map(
        |user| json!({"id": user.id, "name": user.name, "user_name": user.name, "user_login": user.login}),
    );
    context.insert(
        "user".to_owned(),
        user.unwrap_or_else(|| json!({"id": null, "name": "Argus", "user_name": "Argus"})),
    );
    Ok(context)
}
