//! `GET /events/v1/{type}/{timestamp}/{customerID}/{eventID}`: one event.

use super::model;
use crate::api::{ApiError, answer::Envelope, caller::Caller};
use argus_domain::{EventId, Invalid};
use argus_service::event;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub(super) async fn get(Caller(ctx): Caller, Path(id): Path<EventPath>) -> Result<Response, ApiError> {
    let found = event::get(&ctx, id.parse()?).await?;
    let shown = model::shown(&ctx, vec![found]).await?.pop();
    Ok(Envelope::of(StatusCode::OK, shown).into_response())
}

/// Type, time, customer and UUID.
pub(super) type EventPath = (String, String, String, String);

trait ParseEventId {
    fn parse(self) -> Result<EventId, Invalid>;
}

impl ParseEventId for EventPath {
    /// Each part that is wrong is named as the reference names it.
    fn parse(self) -> Result<EventId, Invalid> {
        let (kind, timestamp, customer, uuid) = self;
        let mut invalid = Invalid::default();
        let kind = kind.parse().map_err(|_| invalid.add("type", "must be AGGR, AGGRATTACK, NIDS or RAW"));
        let timestamp = timestamp
            .parse::<i64>()
            .ok()
            .and_then(argus_domain::Timestamp::from_millis)
            .ok_or_else(|| invalid.add("timestamp", "must be milliseconds since 1970"));
        let customer = customer.parse().map_err(|_| invalid.add("customerID", "must be a whole number"));
        let uuid = uuid.parse().map_err(|_| invalid.add("eventID", "must be a UUID"));
        match (kind, timestamp, customer, uuid) {
            (Ok(kind), Ok(timestamp), Ok(customer), Ok(uuid)) => {
                Ok(EventId { kind, timestamp, customer, uuid })
            }
            _ => Err(invalid),
        }
    }
}
