//! Acting in a user's name on the server itself.

use super::authenticate;
use crate::{Ctx, Error, Result};
use argus_domain::activity::Via;
use argus_store::user;

/// Makes a call of the command line, or of Argus itself, one in the name of a user.
pub async fn as_user(ctx: &Ctx, login: &str) -> Result<Ctx> {
    if !matches!(ctx.via, Via::Command | Via::System) {
        return Err(Error::Forbidden("Only the command line acts in another user's name.".to_owned()));
    }
    let missing = || Error::NotFound(format!("There is no user “{login}” who may log in."));
    let mut conn = ctx.argus.store().read().await?;
    let account = user::find(&mut conn, login).await?.ok_or_else(missing)?;
    let actor = authenticate::actor(&mut conn, account.user.id).await?.ok_or_else(missing)?;
    Ok(Ctx { actor: Some(actor), ..ctx.clone() })
}
