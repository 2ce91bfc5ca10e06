//! By whose right a rule or policy acts: its author's, who must still be an administrator.

use crate::{Actor, Result, session};
use argus_domain::{Permission, case::Person};
use argus_store::Conn;

/// The author's rights without his name, or why there are none.
pub(crate) async fn authority(conn: &mut Conn, author: &Person) -> Result<Result<Actor, String>> {
    let actor = session::actor(conn, author.id).await?;
    let administrator = actor.filter(|actor| actor.may(Permission::Administer));
    Ok(administrator.map(Actor::without_name).ok_or_else(|| {
        format!("{}, who saved it last, is no administrator any more: save it again", author.name)
    }))
}
