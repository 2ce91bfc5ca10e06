//! Watching a case oneself, or no longer.

use super::{list::gather, set::say};
use crate::{Ctx, Error, Result, case::find};
use argus_domain::{CaseId, Permission};

/// Whoever sees a case may watch it. Nothing is done where it is so already.
pub async fn watch(ctx: &Ctx, case: CaseId, watches: bool) -> Result<()> {
    let actor = ctx.require(Permission::ViewCases)?;
    let (scope, me) = (actor.scope(), actor.user.as_ref().ok_or(Error::NotLoggedIn)?);
    let mut tx = ctx.argus.store().begin().await?;
    let found = find::within(&mut tx, &scope, case).await?;
    let known = gather(&mut tx, &found.summary).await?;
    let text = if watches { "Watches the case" } else { "No longer watches the case" };
    let person = (me.id, me.name.as_str());
    say(&mut tx, ctx, &found.summary, &known, person, watches, text.to_owned()).await?;
    tx.commit().await?;
    Ok(())
}
