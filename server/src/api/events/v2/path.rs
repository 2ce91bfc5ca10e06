//! Which event an address means.

use crate::api::{
    ApiError,
    events::id::{EventPath, event_id},
    text::PathTexts,
};
use argus_domain::{EventId, EventType, event::Event};
use argus_service::{Ctx, Error, event};
use utoipa::IntoParams;

/// Time, customer and UUID, as they stand in the address.
pub(super) type PlainPath = (String, String, String);

/// The same, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, non_snake_case, reason = "addresses are read leniently, so nothing has this type")]
pub(super) struct PlainParts {
    /// Milliseconds since 1970.
    #[param(minimum = 0)]
    timestamp: i64,
    #[param(minimum = 1)]
    customerID: i64,
    #[param(format = "uuid")]
    eventID: String,
}

/// The id of the aggregated event that a plain address may mean.
pub(super) fn plain_id((timestamp, customer, uuid): PlainPath) -> Result<EventId, ApiError> {
    Ok(event_id((EventType::Aggregated.prefix().to_owned(), timestamp, customer, uuid))?)
}

/// An aggregated event; where there is none, a raw one.
pub(super) async fn find(ctx: &Ctx, path: PlainPath) -> Result<Event, ApiError> {
    let id = plain_id(path)?;
    match event::get(ctx, id).await {
        Err(missing @ Error::NotFound(_)) => {
            match event::get(ctx, EventId { kind: EventType::Raw, ..id }).await {
                Err(Error::NotFound(_)) => Err(missing.into()),
                other => Ok(other?),
            }
        }
        other => Ok(other?),
    }
}

/// The same event's address with its type.
pub(super) async fn with_type(ctx: &Ctx, path: PlainPath) -> Result<PathTexts<EventPath>, ApiError> {
    let kind = find(ctx, path.clone()).await?.summary.id.kind;
    let (timestamp, customer, uuid) = path;
    Ok(PathTexts((kind.prefix().to_owned(), timestamp, customer, uuid)))
}
