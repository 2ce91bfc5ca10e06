//! `GET /events/v2/event/{timestamp}/{customerID}/{eventID}/links`: where to read on.

use super::path::{PlainParts, PlainPath, with_type};
use crate::api::{
    ApiError,
    caller::Caller,
    events::{
        id::{EventParts, EventPath},
        v1,
    },
    openapi::{Many, NotFound},
    text::PathTexts,
};
use axum::response::Response;

/// Lists where to read on: the event and its cases on this site, and what else its source did.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v2/event/{timestamp}/{customerID}/{eventID}/links",
    operation_id = "listLinksOfEventResponse",
    params(PlainParts),
    responses(
        (status = 200, description = "The links", body = Many<v1::EventLink>),
        NotFound,
    ),
)]
pub(super) async fn links(
    Caller(ctx): Caller,
    PathTexts(path): PathTexts<PlainPath>,
) -> Result<Response, ApiError> {
    let path = with_type(&ctx, path).await?;
    v1::links(Caller(ctx), path).await
}

/// Lists where to read on: the event and its cases on this site, and what else its source did: of an event by its address with a type.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    get,
    path = "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}/links",
    operation_id = "listLinksOfEventResponseWithType",
    params(EventParts),
    responses(
        (status = 200, description = "The links", body = Many<v1::EventLink>),
        NotFound,
    ),
)]
pub(super) async fn links_with_type(
    caller: Caller,
    path: PathTexts<EventPath>,
) -> Result<Response, ApiError> {
    v1::links(caller, path).await
}
