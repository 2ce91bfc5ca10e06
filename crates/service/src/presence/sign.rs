//! Being there.

use crate::{Ctx, Error, Result, case::find};
use argus_domain::{
    CaseId, Permission, UserId,
    presence::{Part, STAYS},
};
use argus_store::presence;

/// The caller has the case open, and may be writing a part of it: for half a minute from now.
pub async fn sign(ctx: &Ctx, case: CaseId, part: Option<Part>) -> Result<()> {
    let user = caller(ctx, part)?;
    let mut tx = ctx.argus.store().begin().await?;
    find::seen(ctx, &mut tx, case).await?;
    presence::sign(&mut tx, case, user, part, ctx.now, ctx.now.plus_millis(STAYS)).await?;
    tx.commit().await?;
    Ok(())
}

/// The caller no longer writes the part, or has left the case.
pub async fn leave(ctx: &Ctx, case: CaseId, part: Option<Part>) -> Result<()> {
    let user = caller(ctx, None)?;
    let mut tx = ctx.argus.store().begin().await?;
    find::seen(ctx, &mut tx, case).await?;
    presence::leave(&mut tx, case, user, part).await?;
    tx.commit().await?;
    Ok(())
}

/// Only who may change a case writes in it.
fn caller(ctx: &Ctx, part: Option<Part>) -> Result<UserId> {
    let wanted = if part.is_some() { Permission::UpdateCase } else { Permission::ViewCases };
    Ok(ctx.require(wanted)?.user.as_ref().ok_or(Error::NotLoggedIn)?.id)
}
