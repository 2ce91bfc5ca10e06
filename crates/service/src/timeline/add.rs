//! Adding entries, many at once.

use super::{links, read_time};
use crate::{Ctx, Result, case::part, module::before::before_timeline_entries};
use argus_domain::{
    CaseId, Invalid,
    timeline::{NewTimelineEntries, NewTimelineEntry, TimelineTime, paste},
};
use argus_store::{Tx, timeline, timeline::InsertEntry};
use serde_json::json;

/// All of them or, where one is wrong, none: the fields of problems are `1.time` and so on, by their place.
pub async fn add(ctx: &Ctx, case: CaseId, new: Vec<NewTimelineEntry>) -> Result<NewTimelineEntries> {
    let new = before_timeline_entries(ctx, case, new).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let added = add_within(&mut tx, ctx, case, new).await?;
    tx.commit().await?;
    Ok(added)
}

/// As part of a larger transaction.
pub(crate) async fn add_within(
    tx: &mut Tx,
    ctx: &Ctx,
    case: CaseId,
    new: Vec<NewTimelineEntry>,
) -> Result<NewTimelineEntries> {
    let checked = checked(new)?;
    let work = part::work_on(ctx, tx, case).await?;
    let mut done = NewTimelineEntries::default();
    for (new, time) in &checked {
        let mut iocs: Vec<_> =
            links::iocs(tx, case, &new.iocs).await?.into_iter().map(|ioc| ioc.id).collect();
        for value in &new.values {
            let known = timeline::iocs_by_value(tx, case, value).await?;
            if known.is_empty() && !done.unknown.contains(value) {
                done.unknown.push(value.clone());
            }
            iocs.extend(known);
        }
        let (events, _) = links::events(ctx, tx, case, &new.events).await?;
        let row = InsertEntry { case, new, time, by: work.by, now: ctx.now };
        let id = timeline::insert(tx, row).await?;
        timeline::set_iocs(tx, id, &iocs).await?;
        timeline::set_events(tx, id, &events).await?;
        done.added.push(id);
    }
    let added = timeline::by_ids(tx, &done.added).await?;
    let text = match &added[..] {
        [one] => format!("Added “{}” to the timeline", one.title),
        several => format!("Added {} entries to the timeline", several.len()),
    };
    work.done(tx, ctx, "timeline.add", text, json!({"after": added})).await?;
    Ok(done)
}

fn checked(new: Vec<NewTimelineEntry>) -> Result<Vec<(NewTimelineEntry, TimelineTime)>, Invalid> {
    let several = new.len() > 1;
    if new.is_empty() || new.len() > paste::MOST {
        let problem = format_args!("must be between 1 and {} at once", paste::MOST);
        return Err(Invalid::one("entries", problem));
    }
    let mut invalid = Invalid::default();
    let mut checked = Vec::with_capacity(new.len());
    for (index, new) in new.into_iter().enumerate() {
        let time = read_time(&new.time);
        let problems = match (new.checked(), time) {
            (Ok(new), Ok(time)) => {
                checked.push((new, time));
                continue;
            }
            (new, time) => [new.err(), time.err()].into_iter().flatten(),
        };
        let place = if several { format!("{}.", index + 1) } else { String::new() };
        for problem in problems.flat_map(|problems| problems.0) {
            invalid.add(format!("{place}{}", problem.field), problem.message);
        }
    }
    invalid.into_result()?;
    Ok(checked)
}
