//! Who has seen a case. It is a sign, as presence is: it changes nothing of the case and is no activity.

use super::find;
use crate::{Ctx, Error, Result};
use argus_domain::{CaseId, Timestamp, criteria::Page, network::Doer};
use argus_store::case;

/// The last who did first.
pub async fn seen_by(ctx: &Ctx, id: CaseId, limit: u32, offset: u32) -> Result<Page<(Doer, Timestamp)>> {
    let mut conn = ctx.argus.store().snapshot().await?;
    find::seen(ctx, &mut conn, id).await?;
    Ok(case::seen(&mut conn, id, limit, offset).await?)
}

/// The caller has.
pub async fn note_seen(ctx: &Ctx, id: CaseId) -> Result<(Doer, Timestamp)> {
    let user = ctx.caller()?.user.as_ref().ok_or(Error::NotLoggedIn)?;
    let doer = Doer { id: user.id, login: user.login.clone(), name: user.name.clone() };
    let mut tx = ctx.argus.store().begin().await?;
    find::seen(ctx, &mut tx, id).await?;
    case::set_seen(&mut tx, id, doer.id, ctx.now).await?;
    tx.commit().await?;
    Ok((doer, ctx.now))
}
