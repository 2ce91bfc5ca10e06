//! Closing a case, and opening it again.

use super::{
    find,
    update::{Way, apply},
};
use crate::{Ctx, Result, alert};
use argus_domain::{
    CaseId, Invalid, Permission,
    case::{Case, CaseChange, Closing, Lifecycle},
};
use argus_store::case;

/// Into the first closed state that may follow in its workflow.
pub async fn close(ctx: &Ctx, id: CaseId, closing: Closing) -> Result<Case> {
    turn(ctx, id, Lifecycle::Closed, closing).await
}

/// Into the first open state that may follow. What it was closed with stays until it is changed; the alerts that were closed
/// with it are opened again if that is wanted.
pub async fn reopen(ctx: &Ctx, id: CaseId, closing: Closing) -> Result<Case> {
    turn(ctx, id, Lifecycle::Open, Closing { outcome: None, ..closing }).await
}

async fn turn(ctx: &Ctx, id: CaseId, to: Lifecycle, closing: Closing) -> Result<Case> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    let closing = closing.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    if closing.alerts {
        find::within(&mut tx, &scope, id).await?;
        match to {
            Lifecycle::Closed => open = alert::lock_open(&mut tx, ctx, id).await?,
            Lifecycle::Open => closed = alert::lock_closed(&mut tx, ctx, id).await?,
        }
    }
    let summary = find::locked(&mut tx, &scope, id).await?.1.summary;
    let now = summary.state;
    if now.lifecycle == to {
        return Err(Invalid::one("case", format_args!("is {} already", to.name())).into());
    }
    let workflow = case::workflow_with(&mut tx, now.id).await?;
    let state = workflow.first_after(now.id, to).ok_or_else(|| {
        let problem = format_args!("cannot be {} from the state {}", to.name(), now.name);
        Invalid::one("case", problem)
    })?;
    let change = CaseChange {
        version: closing.version,
        state: Some(state.id),
        outcome: closing.outcome.map(Some),
        custom: closing.custom,
        ..CaseChange::default()
    };
    let resolution = closing.outcome.or(summary.outcome);
    let alerts = alert::close_with(&mut tx, ctx, id, open, resolution).await?;
    alert::reopen_with(&mut tx, ctx, id, closed).await?;
    let way = Way::Turn { comment: closing.comment, alerts };
    let case = apply(&mut tx, ctx, id, change, &way).await?;
    tx.commit().await?;
    Ok(case)
}
