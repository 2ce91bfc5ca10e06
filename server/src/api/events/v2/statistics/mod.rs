//! `POST /events/v2/event/statistics`: events counted by what they have in common, as a tree.

mod request;
mod tree;

use super::named::as_in_v2;
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    events::{
        answer::warning,
        criteria::v2::{self, Categories, EventBlock, EventKind},
    },
    openapi::{Many, takes},
};
use argus_domain::{
    EventType, Invalid,
    criteria::SearchNote,
    statistics::{Dimension, Statistics},
};
use argus_service::{Error, event};
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use request::{GroupBy, GroupByFields, Line, TimelineFields};
use serde_json::json;
use tree::{Record, Tree};

takes! {
    /// What to count, and by what.
    #[schema(example = json!({"startTimestamp": "-24hours", "groupBy": [{"field": "signature", "limit": 10, "includeOthers": true}], "timeline": [{"name": "hourly", "field": "firstEvent", "resolution": "hours"}]}))]
    struct EventStatisticsRequest {
        #[serde(flatten)]
        block: EventBlock,
        /// Aggregated events, unless raw ones are asked for.
        r#type: Vec<EventKind>,
        /// What the events of each level of the tree have in common.
        groupBy: Vec<GroupByFields>,
        /// Counts over time, in the last level.
        #[schema(max_items = 10)]
        timeline: Vec<TimelineFields>,
    }
}

/// Counts events by what they have in common, level by level, and over time.
///
/// An aggregated event tells how many raw ones it stands for.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    post,
    path = "/events/v2/event/statistics",
    operation_id = "countEventsInTree",
    request_body = EventStatisticsRequest,
    responses(
        (status = 200, description = "One tree", body = Many<Record>),
    ),
)]
pub(super) async fn statistics(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<EventStatisticsRequest>(body, body::SMALL).await?;
    let mut categories = Categories::default();
    let mut criteria = v2::full(&mut fields, &mut categories);
    let kind = match v2::kinds(&mut fields)[..] {
        [] => EventType::Aggregated,
        [kind] => kind,
        _ => {
            fields.refuse("type", "must be one of them: raw events are parts of aggregated ones");
            EventType::Aggregated
        }
    };
    let levels = GroupBy::read(&mut fields);
    let lines = Line::read(&mut fields);
    fields.finish()?;
    categories.put_into(&ctx, &mut criteria).await?;

    let by: Vec<Dimension> = levels.iter().map(|level| level.dimension).collect();
    let total = event::metrics(&ctx, &criteria, kind, &by, None).await.map_err(as_in_v2)?;
    // Events in several cases are counted in each of them, but once in what lies above.
    let above = match by.iter().position(|dimension| *dimension == Dimension::Case) {
        Some(level) if level > 0 => {
            Some(event::metrics(&ctx, &criteria, kind, &by[..level], None).await.map_err(as_in_v2)?)
        }
        _ => None,
    };
    let mut how = total.how.clone();
    let mut counted: Vec<(Line, Statistics)> = Vec::with_capacity(lines.len());
    for (index, line) in lines.into_iter().enumerate() {
        let asked = Some(line.asked());
        let of_line = event::metrics(&ctx, &criteria, kind, &by, asked).await;
        let of_line = of_line.map_err(|error| of_timeline(error, index))?;
        how = worse(how, &of_line.how);
        counted.push((line, of_line));
    }
    let tree = Tree { levels: &levels, above: above.as_ref(), lines: &counted };
    let root = tree.root(&total).ok_or_else(|| {
        Invalid::one("timeline", "makes too many spans of time in all: ask for longer ones, or fewer groups")
    })?;
    let envelope = Envelope {
        count: 1,
        size: 1,
        meta_data: json!(how),
        messages: warning(&how).into_iter().collect(),
        ..Envelope::of(StatusCode::OK, vec![root])
    };
    Ok(envelope.into_response())
}

/// Names the timeline that something is wrong with.
fn of_timeline(error: Error, index: usize) -> ApiError {
    let Error::Invalid(mut invalid) = error else { return as_in_v2(error) };
    for error in &mut invalid.0 {
        if error.field == "resolution" {
            error.field = format!("timeline[{index}].resolution");
        } else if let Some(field) = error.field.strip_prefix("timeline.") {
            error.field = format!("timeline[{index}].{field}");
            error.message = error.message.replace("timeline.", "");
        }
    }
    as_in_v2(Error::Invalid(invalid))
}

/// What holds of several answers together.
fn worse(mut how: SearchNote, other: &SearchNote) -> SearchNote {
    if !how.plan.split(", ").any(|plan| plan == other.plan) {
        how.plan = format!("{}, {}", how.plan, other.plan);
    }
    how.micros += other.micros;
    how.searched_back_to = how.searched_back_to.max(other.searched_back_to);
    how
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::openapi::holds;

    #[test]
    fn what_is_read_is_what_is_said() {
        holds::<EventStatisticsRequest>(&["groupBy", "timeline"], |fields| {
            v2::full(fields, &mut Categories::default());
            v2::kinds(fields);
            GroupBy::read(fields);
            Line::read(fields);
        });
    }
}
