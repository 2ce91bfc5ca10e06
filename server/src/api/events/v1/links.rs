//! `GET …/links`: where to read on.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    events::id::{EventParts, EventPath, event_id},
    openapi::{Many, NotFound},
    text::PathTexts,
};
use argus_service::event;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api::events) struct EventLink {
    name: String,
    /// `specific` leads to this very event, `generic` to what it has in common with others.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Without a host it is one of this server's own pages.
    uri: String,
}

/// Lists where to read on: the event and its cases on this site, and what else its source did.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v1/{type}/{timestamp}/{customerID}/{eventID}/links",
    operation_id = "listLinksOfEvent",
    params(EventParts),
    responses(
        (status = 200, description = "The links", body = Many<EventLink>),
        NotFound,
    ),
)]
pub(in crate::api::events) async fn links(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<EventPath>,
) -> Result<Response, ApiError> {
    let id = event_id(path)?;
    let found = event::get(&ctx, id).await?;
    let mut links = vec![EventLink {
        name: "Event".to_owned(),
        kind: "specific",
        uri: format!("/events?from={0}&to={0}&event={id}", id.timestamp.millis()),
    }];
    links.extend(found.cases.iter().map(|case| EventLink {
        name: format!("Case #{case}"),
        kind: "specific",
        uri: format!("/cases/{case}"),
    }));
    links.extend(found.summary.source.address.map(|address| EventLink {
        name: format!("Events of {address}"),
        kind: "generic",
        uri: format!("/events?ip={address}"),
    }));
    let size = links.len();
    let envelope = Envelope {
        count: i64::try_from(size).unwrap_or(i64::MAX),
        size,
        ..Envelope::of(StatusCode::OK, links)
    };
    Ok(envelope.into_response())
}
