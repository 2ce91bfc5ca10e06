//! `GET /events/v1/{type}/{timestamp}/{customerID}/{eventID}`: one event.

use super::model::{Event, V1};
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    events::{
        answer::Show,
        id::{EventParts, EventPath, event_id},
    },
    openapi::{NotFound, One},
    text::PathTexts,
};
use argus_service::event;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// Gives one event.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v1/{type}/{timestamp}/{customerID}/{eventID}",
    operation_id = "getEvent",
    params(EventParts),
    responses(
        (status = 200, description = "The event", body = One<Event>),
        NotFound,
    ),
)]
pub(super) async fn get(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<EventPath>,
) -> Result<Response, ApiError> {
    let found = event::get(&ctx, event_id(path)?).await?;
    let shown = V1::default().show(&ctx, vec![found]).await?.pop();
    Ok(Envelope::of(StatusCode::OK, shown).into_response())
}
