//! A case as far as the caller sees it: one of a customer whom he does not see is not there for him.

use crate::{Ctx, Error, Result};
use argus_domain::{
    CaseId, Permission,
    case::{AccessLevel, Case},
};
use argus_store::{Conn, Locked, Scope, Tx, case};

pub(crate) fn missing(id: CaseId) -> Error {
    Error::NotFound(format!("There is no case #{id} that you may see."))
}

/// For whoever looks at it or at what belongs to it.
pub(crate) async fn seen(ctx: &Ctx, conn: &mut Conn, id: CaseId) -> Result<Case> {
    let scope = ctx.require(Permission::ViewCases)?.scope();
    within(conn, &scope, id).await
}

pub(crate) async fn within(conn: &mut Conn, scope: &Scope, id: CaseId) -> Result<Case> {
    case::get(conn, scope, id).await?.ok_or_else(|| missing(id))
}

/// For whoever changes it or what belongs to it: nobody else does until the transaction ends.
pub(crate) async fn locked(tx: &mut Tx, scope: &Scope, id: CaseId) -> Result<(Locked, Case)> {
    let locked = case::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    Ok((locked, changeable(tx, scope, id).await?))
}

/// For whoever may change it, without keeping others from it.
pub(crate) async fn changeable(conn: &mut Conn, scope: &Scope, id: CaseId) -> Result<Case> {
    let found = within(conn, scope, id).await?;
    if found.level < AccessLevel::Full {
        let reason = format!("You may read case #{id}, but not change it: its owner decides about that.");
        return Err(Error::Forbidden(reason));
    }
    Ok(found)
}
