//! What was done with a case, for programs: the activity log, as far as they have words for it.

use super::find;
use crate::{Ctx, Error, Result, event::zone};
use argus_domain::{ActivityId, CaseId, Invalid, Permission, TimeExpr, case::CaseDeed};
use argus_store::{activity, notification};

/// The newest rows of a case's log that are looked through.
const LOOKED_AT: u32 = 2_000;

/// Which part of a case's history.
#[derive(Clone, Debug, Default)]
pub struct DeedSpan {
    pub start: Option<TimeExpr>,
    pub end: Option<TimeExpr>,
    /// The oldest first.
    pub ascending: bool,
}

/// Those of a span, and whether older ones were not looked at. What was said of internal comments is only for those
/// who work on cases.
pub async fn history(ctx: &Ctx, id: CaseId, span: &DeedSpan) -> Result<(Vec<CaseDeed>, bool)> {
    let actor = ctx.require(Permission::ViewCases)?;
    let zone = zone(ctx);
    let at = |field: &str, time: &Option<TimeExpr>| {
        let resolved = time.as_ref().map(|time| time.resolve(ctx.now, &zone)).transpose();
        resolved.map_err(|error| Invalid::one(field, error))
    };
    let (start, end) = (at("startTimestamp", &span.start)?, at("endTimestamp", &span.end)?);
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, id).await?;
    let mut deeds = activity::deeds(&mut conn, &actor.scope(), id, LOOKED_AT).await?;
    let is_cut = deeds.len() >= LOOKED_AT as usize;
    if let Some(oldest) = deeds.last().map(|deed| deed.id) {
        let mut told = notification::told_in_case(&mut conn, id, oldest).await?;
        for deed in &mut deeds {
            deed.notified = told.remove(&deed.id).unwrap_or_default();
        }
    }
    let internal = actor.may(Permission::UpdateCase);
    deeds.retain(|deed| {
        start.is_none_or(|start| start <= deed.at)
            && end.is_none_or(|end| deed.at <= end)
            && (internal || !deed.action.starts_with("comment."))
    });
    if span.ascending {
        deeds.reverse();
    }
    Ok((deeds, is_cut))
}

pub async fn deed(ctx: &Ctx, case: CaseId, id: ActivityId) -> Result<CaseDeed> {
    let (deeds, _) = history(ctx, case, &DeedSpan::default()).await?;
    let found = deeds.into_iter().find(|deed| deed.id == id);
    found.ok_or_else(|| Error::NotFound(format!("There is no such transaction of case #{case}.")))
}
