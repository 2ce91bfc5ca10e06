//! A page of events, the same for every way to ask.

use super::model;
use crate::api::{
    ApiError,
    answer::{Envelope, Message, MessageKind},
};
use argus_domain::{
    EventType,
    criteria::{EventCriteria, EventSort, Total},
};
use argus_lenient::Fields;
use argus_service::{Ctx, event};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

#[derive(Clone, Copy, Debug)]
pub(super) struct Paging {
    limit: u32,
    offset: u32,
}

const DEFAULT_LIMIT: u32 = 25;

/// `limit` 0 means everything: the answer names the limit it was cut at, and clients page on from there.
pub(super) fn paging(fields: &mut Fields) -> Paging {
    let mut number = |field: &str, default: u32| match fields.int(field) {
        None => default,
        Some(number) => u32::try_from(number).unwrap_or_else(|_| {
            fields.refuse(field, format_args!("must be from 0 to {}", u32::MAX));
            default
        }),
    };
    let limit = match number("limit", DEFAULT_LIMIT) {
        0 => event::MAX_LIMIT,
        limit => limit,
    };
    Paging { limit, offset: number("offset", 0) }
}

pub(super) async fn answer(
    ctx: &Ctx,
    criteria: &EventCriteria,
    sort: &[EventSort],
    Paging { limit, offset }: Paging,
) -> Result<Response, ApiError> {
    let asked = event::Asked { kind: EventType::Aggregated, sort, limit, offset };
    let (page, how) = event::search_whole(ctx, criteria, asked).await?;
    let size = page.rows.len();
    let data = model::shown(ctx, page.rows).await?;
    let warning = how.searched_back_to.map(|time| Message {
        kind: MessageKind::Warning,
        field: None,
        message: format!("The search stopped at its bound: events before {time} were not looked at"),
        message_template: "search.stopped",
        parameter: Some(time.millis().to_string()),
    });
    let envelope = Envelope {
        limit,
        offset,
        count: match page.total {
            Total::Exactly(count) => i64::try_from(count).unwrap_or(i64::MAX),
            Total::MoreThan(_) => -1,
        },
        size,
        meta_data: json!(how),
        messages: warning.into_iter().collect(),
        ..Envelope::of(StatusCode::OK, data)
    };
    Ok(envelope.into_response())
}
