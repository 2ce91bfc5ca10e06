//! `PUT /events/v1/aggregated`: comments, flags, severity and cases of events that are named by id.

use super::model::{AggregatedEvent, V1};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    events::{
        answer::Show,
        assessment::{self, EventUpdate},
    },
    openapi::{Many, NotFound, takes},
};
use argus_domain::EventId;
use argus_service::event;
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};

takes! {
    /// What to say of which events.
    #[schema(example = json!({"eventIdentifiers": ["AGGR/1569185283911/1/6c36deb6-d5e3-461c-bab4-fca397006cb9"], "update": {"comment": "Seen."}}))]
    struct EventsUpdate {
        /// Their ids, as answers hold them.
        #[schema(max_items = 1000)]
        eventIdentifiers: Vec<String>,
        #[schema(required)]
        update: EventUpdate,
    }
}

/// The most events of one request: all of them are one transaction.
const MOST: usize = 1_000;

/// Comments, flags and links events that are named by id, or changes their severity: all of them or none.
///
/// Needs the permission assessEvents.
#[utoipa::path(
    put,
    path = "/events/v1/aggregated",
    operation_id = "updateEvents",
    request_body = EventsUpdate,
    responses(
        (status = 200, description = "The events as they are now", body = Many<AggregatedEvent>),
        NotFound,
    ),
)]
pub(super) async fn update(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<EventsUpdate>(body, body::SMALL).await?;
    let ids: Vec<EventId> = fields.parsed_list("eventIdentifiers");
    if ids.len() > MOST {
        fields.refuse("eventIdentifiers", format_args!("must not be more than {MOST}"));
    }
    let assessment = assessment::v1(&mut fields);
    fields.finish()?;
    let updated = event::assess(&ctx, &ids, &assessment).await?;
    let shown = V1::default().show(&ctx, updated).await?;
    let size = shown.len();
    let envelope = Envelope {
        count: i64::try_from(size).unwrap_or(i64::MAX),
        size,
        ..Envelope::of(StatusCode::OK, shown)
    };
    Ok(envelope.into_response())
}
