//! An alert as far as the caller sees it: one of a customer whom he does not see is not there for him.

use crate::{Ctx, Error, Result};
use argus_domain::{AlertId, Permission, alert::Alert};
use argus_store::{Conn, Locked, Scope, Tx, alert};

pub async fn get(ctx: &Ctx, id: AlertId) -> Result<Alert> {
    let scope = ctx.require(Permission::ViewAlerts)?.scope();
    let mut conn = ctx.argus.store().snapshot().await?;
    within(&mut conn, &scope, id).await
}

pub(super) fn missing(id: AlertId) -> Error {
    Error::NotFound(format!("There is no alert #{id} that you may see."))
}

pub(super) async fn within(conn: &mut Conn, scope: &Scope, id: AlertId) -> Result<Alert> {
    alert::get(conn, scope, id).await?.ok_or_else(|| missing(id))
}

/// For whoever changes it: nobody else does until the transaction ends.
pub(super) async fn locked(tx: &mut Tx, scope: &Scope, id: AlertId) -> Result<(Locked, Alert)> {
    let locked = alert::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    Ok((locked, within(tx, scope, id).await?))
}
