//! Before entries are added to a timeline or changed, which is what IRIS calls events.

use super::request::{asked, present, put};
use crate::{
    Ctx, Result,
    module::{
        apply::{Field, change},
        object::tags,
    },
};
use argus_domain::{
    CaseId, Permission, TimelineEntryId,
    module::{ObjectKind, ObjectRef},
    timeline::{NewTimelineEntry, TimelineChange},
};
use serde_json::{Value, json};

const UPDATE: &str = "on_preload_event_update";

/// One after the other.
pub(crate) async fn before_timeline_entries(
    ctx: &Ctx,
    case: CaseId,
    new: Vec<NewTimelineEntry>,
) -> Result<Vec<NewTimelineEntry>> {
    ctx.require(Permission::UpdateCase)?;
    let mut wanted = Vec::with_capacity(new.len());
    for new in new {
        let was = to_request(&new);
        let fields = asked(ctx, "on_preload_event_create", Some(case), &was).await?;
        wanted.push(from_request(new, &was, &fields)?);
    }
    Ok(wanted)
}

pub(crate) async fn before_timeline_change(
    ctx: &Ctx,
    id: TimelineEntryId,
    change: TimelineChange,
) -> Result<TimelineChange> {
    let object = ObjectRef::new(ObjectKind::TimelineEntry, id);
    let Some((now, case)) = present(ctx, UPDATE, &object).await? else { return Ok(change) };
    let was = changed(now, &change);
    let fields = asked(ctx, UPDATE, case, &was).await?;
    change::timeline_entry(change, &was, &fields)
}

fn to_request(new: &NewTimelineEntry) -> Value {
    json!({
        "event_title": new.title,
        "event_content": new.description,
        "event_source": new.source,
        "event_date": new.time.text,
        "event_tz": new.time.zone,
        "event_tags": tags(&new.tags),
        "event_category": new.category.label(),
        "event_is_flagged": new.flagged,
        "event_in_summary": new.in_summary,
        "event_iocs": new.iocs,
        "custom_attributes": {},
    })
}

fn from_request(new: NewTimelineEntry, was: &Value, fields: &[Field]) -> Result<NewTimelineEntry> {
    let change = change::timeline_entry(TimelineChange::default(), was, fields)?;
    Ok(NewTimelineEntry {
        time: change.time.unwrap_or(new.time),
        title: change.title.unwrap_or(new.title),
        description: change.description.unwrap_or(new.description),
        source: change.source.unwrap_or(new.source),
        category: change.category.unwrap_or(new.category),
        tags: change.tags.unwrap_or(new.tags),
        flagged: change.flagged.unwrap_or(new.flagged),
        in_summary: change.in_summary.unwrap_or(new.in_summary),
        iocs: new.iocs,
        values: new.values,
        events: new.events,
    })
}

fn changed(mut now: Value, change: &TimelineChange) -> Value {
    put(&mut now, "event_title", change.title.as_ref().map(|title| json!(title)));
    put(&mut now, "event_content", change.description.as_ref().map(|text| json!(text)));
    put(&mut now, "event_source", change.source.as_ref().map(|text| json!(text)));
    put(&mut now, "event_date", change.time.as_ref().map(|time| json!(time.text)));
    put(&mut now, "event_tz", change.time.as_ref().map(|time| json!(time.zone)));
    put(&mut now, "event_tags", change.tags.as_ref().map(|of| json!(tags(of))));
    put(&mut now, "event_category", change.category.map(|category| json!(category.label())));
    put(&mut now, "event_is_flagged", change.flagged.map(|flagged| json!(flagged)));
    put(&mut now, "event_in_summary", change.in_summary.map(|in_summary| json!(in_summary)));
    now
}

#[cfg(test)]
mod tests {
    use super::{super::request::fresh, *};
    use argus_domain::timeline::{TimelineCategory, TypedTime};

    #[test]
    fn requests_are_read_back() {
        let new = || NewTimelineEntry {
            time: TypedTime { text: "2026-11-22 10:42:07".to_owned(), zone: "Europe/Oslo".to_owned() },
            title: "Phish".to_owned(),
            ..NewTimelineEntry::default()
        };
        let was = to_request(&new());
        assert_eq!(from_request(new(), &was, &fresh(&was, &was)).unwrap(), new());
        let mut wanted = was.clone();
        wanted["event_tz"] = json!("UTC");
        wanted["event_category"] = json!("Initial access");
        wanted["event_is_flagged"] = json!(true);
        let made = from_request(new(), &was, &fresh(&was, &wanted)).unwrap();
        assert_eq!(made.time, TypedTime { zone: "UTC".to_owned(), ..new().time });
        assert_eq!((made.category, made.flagged), (TimelineCategory::InitialAccess, true));
    }
}
