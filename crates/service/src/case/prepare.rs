//! Numbers of cases that are still to be opened: programs ask for one first, and open the case with it.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
};
use argus_domain::{CaseId, Invalid, Permission};
use argus_store::{Tx, case};

/// In milliseconds: what was not opened by then is forgotten.
const KEPT: i64 = 24 * 60 * 60 * 1_000;
/// The most that one person has prepared.
const MOST: u64 = 100;
/// So many are forgotten at once, whenever one is prepared.
const FORGOTTEN: u32 = 200;

pub async fn prepare(ctx: &Ctx) -> Result<CaseId> {
    let actor = ctx.require(Permission::CreateCase)?;
    let by = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let mut tx = ctx.argus.store().begin().await?;
    case::forget_prepared(&mut tx, ctx.now.plus_millis(-KEPT), FORGOTTEN).await?;
    if case::prepared_by(&mut tx, by).await? >= MOST {
        let problem =
            format_args!("would be one of more than {MOST} that you prepared: open or give up some first");
        return Err(Invalid::one("case", problem).into());
    }
    let id = case::prepare(&mut tx, by, ctx.now).await?;
    record(&mut tx, ctx, Done::new("case.prepare", format!("Prepared a case with the number {id}"))).await?;
    tx.commit().await?;
    Ok(id)
}

/// The number is used for nothing.
pub async fn give_up_prepared(ctx: &Ctx, id: CaseId) -> Result<()> {
    ctx.require(Permission::CreateCase)?;
    let mut tx = ctx.argus.store().begin().await?;
    take(&mut tx, ctx, id).await?;
    record(&mut tx, ctx, Done::new("case.giveUp", format!("Gave up the prepared case {id}"))).await?;
    tx.commit().await?;
    Ok(())
}

/// One's own number, to open the case with it.
pub(super) async fn take(tx: &mut Tx, ctx: &Ctx, id: CaseId) -> Result<()> {
    let by = ctx.caller()?.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    if case::take_prepared(tx, id, by, ctx.now.plus_millis(-KEPT)).await? {
        return Ok(());
    }
    Err(Error::NotFound(format!("There is no case {id} that you prepared within the last day.")))
}
