//! What belongs to a case: who may change it.

use super::find;
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    CaseId, CustomerId, Invalid, Permission, UserId,
    case::{CaseSummary, Lifecycle},
};
use argus_store::{Scope, Tx, case};
use serde_json::Value;

/// A case whose parts the caller changes: nobody else does until the transaction ends.
#[derive(Debug)]
pub(crate) struct Work {
    pub(crate) case: CaseId,
    pub(crate) customer: CustomerId,
    pub(crate) scope: Scope,
    /// Nobody where Argus itself does it.
    pub(crate) by: Option<UserId>,
}

/// Parts of a closed case stay as they are, for they are what was found.
pub(crate) async fn work_on(ctx: &Ctx, tx: &mut Tx, id: CaseId) -> Result<Work> {
    let (work, summary) = lock(ctx, tx, id).await?;
    check_open(&summary)?;
    Ok(work)
}

/// What is only said about a case may be said of a closed one, too.
pub(crate) async fn speak_of(ctx: &Ctx, tx: &mut Tx, id: CaseId) -> Result<Work> {
    let (work, summary) = lock(ctx, tx, id).await?;
    check_not_merged(&summary)?;
    Ok(work)
}

/// Whether its parts may be changed, whoever asks.
pub(crate) fn check_open(case: &CaseSummary) -> Result<()> {
    check_not_merged(case)?;
    match case.state.lifecycle {
        Lifecycle::Open => Ok(()),
        Lifecycle::Closed => Err(Invalid::one("case", "is closed: reopen it first").into()),
    }
}

/// A case that was merged into another has no parts any more.
pub(crate) fn check_not_merged(case: &CaseSummary) -> Result<()> {
    match case.merged_into {
        None => Ok(()),
        Some(into) => {
            let problem = format_args!("was merged into #{into}: work on that one");
            Err(Invalid::one("case", problem).into())
        }
    }
}

async fn lock(ctx: &Ctx, tx: &mut Tx, id: CaseId) -> Result<(Work, CaseSummary)> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let (scope, by) = (actor.scope(), actor.user.as_ref().map(|user| user.id));
    let summary = find::locked(tx, &scope, id).await?.1.summary;
    Ok((Work { case: id, customer: summary.customer.id, scope, by }, summary))
}

impl Work {
    /// A part was found before its case was locked, and may have gone to another meanwhile, as cases are merged and
    /// taken apart.
    pub(crate) fn check_has(&self, part_of: CaseId) -> Result<()> {
        if part_of == self.case {
            return Ok(());
        }
        let problem = format_args!("was taken apart: this belongs to #{part_of} now");
        Err(Invalid::one("case", problem).into())
    }

    /// Ends it: the case was updated, and the history says by what.
    pub(crate) async fn done(
        self,
        tx: &mut Tx,
        ctx: &Ctx,
        action: &str,
        text: String,
        detail: Value,
    ) -> Result<()> {
        case::touch(tx, self.case, self.by, ctx.now).await?;
        let done =
            Done { case: Some(self.case), customer: Some(self.customer), detail, ..Done::new(action, text) };
        record(tx, ctx, done).await
    }
}
