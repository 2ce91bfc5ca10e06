//! Who is there.

use crate::{Ctx, Result, case::find};
use argus_domain::{
    CaseId, Permission, UserId,
    presence::{Part, Presence},
};
use argus_store::presence;
use std::collections::BTreeSet;

/// The others who have the case open, by name.
pub async fn list(ctx: &Ctx, case: CaseId) -> Result<Vec<Presence>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, case).await?;
    let me = ctx.caller()?.user.as_ref().map(|user| user.id);
    let mut others: Vec<Presence> = Vec::new();
    for present in presence::at(&mut conn, case, ctx.now).await? {
        if Some(present.person.id) == me {
            continue;
        }
        match others.last_mut().filter(|last| last.person == present.person) {
            Some(last) => last.editing.extend(present.part),
            None => {
                let editing = present.part.into_iter().collect();
                others.push(Presence { person: present.person, editing });
            }
        }
    }
    Ok(others)
}

/// Everybody who is at a case that somebody sees, to tell what has changed.
pub type Everybody = BTreeSet<(CaseId, UserId, Option<Part>)>;

pub async fn everybody(ctx: &Ctx) -> Result<Everybody> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    let mut conn = ctx.argus.store().read().await?;
    let present = presence::everywhere(&mut conn, &scope, ctx.now).await?;
    Ok(present.into_iter().map(|one| (one.case, one.person.id, one.part)).collect())
}
