//! What entries are linked to: indicators and events of the same case.

use crate::{Ctx, Result};
use argus_domain::{
    CaseId, EventId, EventKey, Invalid, IocId, Permission,
    timeline::{LinkedEvent, LinkedIoc},
};
use argus_store::{Tx, timeline};

/// All of them, or what is wrong.
pub(super) async fn iocs(tx: &mut Tx, case: CaseId, wanted: &[IocId]) -> Result<Vec<LinkedIoc>> {
    let found = timeline::iocs_by_id(tx, case, wanted).await?;
    match wanted.iter().find(|id| found.iter().all(|ioc| ioc.id != **id)) {
        None => Ok(found),
        Some(id) => {
            let problem = format_args!("are of this case: {id} is none, or was deleted meanwhile");
            Err(Invalid::one("iocs", problem).into())
        }
    }
}

/// All of them, the oldest first, or what is wrong. Only whoever may read them links them.
pub(super) async fn events(
    ctx: &Ctx,
    tx: &mut Tx,
    case: CaseId,
    wanted: &[EventId],
) -> Result<(Vec<EventKey>, Vec<LinkedEvent>)> {
    let mut found = Vec::with_capacity(wanted.len());
    if !wanted.is_empty() {
        ctx.require(Permission::ViewEventsByCase)?;
    }
    for id in wanted {
        let event = timeline::linked_event(tx, case, id).await?.ok_or_else(|| {
            let problem = format_args!("are linked to this case: {id} is not, link it first");
            Invalid::one("events", problem)
        })?;
        found.push(event);
    }
    found.sort_by_key(|(key, _)| *key);
    found.dedup_by_key(|(key, _)| *key);
    Ok(found.into_iter().unzip())
}
