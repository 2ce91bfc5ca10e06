//! Changing an entry.

use super::{find, links, missing, read_time, told};
use crate::{Ctx, Result, case::part, merge::Merge, module::before::before_timeline_change};
use argus_domain::{
    TimelineEntryId,
    timeline::{TimelineChange, TimelineEntry},
};
use argus_store::{Tx, timeline};
use serde_json::json;

/// Others may have changed it since: only fields that they changed to something else are in the way.
pub async fn change(ctx: &Ctx, id: TimelineEntryId, change: TimelineChange) -> Result<TimelineEntry> {
    let change = before_timeline_change(ctx, id, change).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let changed = change_within(&mut tx, ctx, id, change).await?;
    tx.commit().await?;
    Ok(changed)
}

/// As part of a larger transaction.
pub(crate) async fn change_within(
    tx: &mut Tx,
    ctx: &Ctx,
    id: TimelineEntryId,
    change: TimelineChange,
) -> Result<TimelineEntry> {
    let change = change.checked()?;
    let time = change.time.as_ref().map(read_time).transpose()?;
    let case = find(ctx, tx, id).await?.case;
    let work = part::work_on(ctx, tx, case).await?;
    let locked = timeline::lock(tx, id).await?.ok_or_else(|| missing(id))?;
    let before = find(ctx, tx, id).await?;
    work.check_has(before.case)?;
    let iocs = match &change.iocs {
        Some(ids) => Some(links::iocs(tx, case, ids).await?),
        None => None,
    };
    let (keys, events) = match &change.events {
        Some(ids) => {
            let (keys, events) = links::events(ctx, tx, case, ids).await?;
            (Some(keys), Some(events))
        }
        None => (None, None),
    };
    let mut after = before.clone();
    let mut merge = Merge::new(change.version, locked, work.by, ctx.now);
    merge.field("time", &mut after.time, time);
    merge.field("title", &mut after.title, change.title);
    merge.field("description", &mut after.description, change.description);
    merge.field("source", &mut after.source, change.source);
    merge.field("category", &mut after.category, change.category);
    merge.field("tags", &mut after.tags, change.tags);
    merge.field("flagged", &mut after.flagged, change.flagged);
    merge.field("in_summary", &mut after.in_summary, change.in_summary);
    merge.field("iocs", &mut after.iocs, iocs);
    merge.field("events", &mut after.events, events);
    let Some(merged) = merge.settle(tx).await? else {
        return told(ctx, vec![before]).pop().ok_or_else(|| missing(id));
    };
    timeline::update(tx, &after, &merged.versions, work.by, ctx.now).await?;
    if merged.after.contains_key("iocs") {
        let ids: Vec<_> = after.iocs.iter().map(|ioc| ioc.id).collect();
        timeline::set_iocs(tx, id, &ids).await?;
    }
    if let Some(keys) = keys.filter(|_| merged.after.contains_key("events")) {
        timeline::set_events(tx, id, &keys).await?;
    }
    let after = find(ctx, tx, id).await?;
    let fields: Vec<String> = merged.after.keys().map(|field| field.replace('_', " ")).collect();
    let text = format!("Changed {} of the timeline entry “{}”", fields.join(", "), after.title);
    let detail = json!({"entry": id, "before": merged.before, "after": merged.after});
    work.done(tx, ctx, "timeline.change", text, detail).await?;
    told(ctx, vec![after]).pop().ok_or_else(|| missing(id))
}
