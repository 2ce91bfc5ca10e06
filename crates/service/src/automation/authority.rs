//! By whose right a rule acts: its author's, who must still be an administrator.

use crate::{Actor, Result, session};
use argus_domain::{Permission, automation::Rule};
use argus_store::Conn;

/// The author's rights without his name, or why there are none.
pub(super) async fn authority(conn: &mut Conn, rule: &Rule) -> Result<Result<Actor, String>> {
    let actor = session::actor(conn, rule.author.id).await?;
    let administrator = actor.filter(|actor| actor.may(Permission::Administer));
    Ok(administrator.map(Actor::without_name).ok_or_else(|| {
        format!("{}, who saved it last, is no administrator any more: save it again", rule.author.name)
    }))
}
