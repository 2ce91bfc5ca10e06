//! `GET /events/v1/{type}/{timestamp}/{customerID}/{eventID}`: one event.

use super::model;
use crate::api::{ApiError, answer::Envelope, caller::Caller};
use argus_domain::{EventId, Invalid};
use argus_service::event;
use axum::{
    extract::{Path, path::ErrorKind, rejection::PathRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub(super) async fn get(
    Caller(ctx): Caller,
    path: Result<Path<EventPath>, PathRejection>,
) -> Result<Response, ApiError> {
    let Path(id) = path.map_err(not_text)?;
    let found = event::get(&ctx, id.parse()?).await?;
    let shown = model::shown(&ctx, vec![found]).await?.pop();
    Ok(Envelope::of(StatusCode::OK, shown).into_response())
}

/// Percent-encoded bytes that are no UTF-8. Parameters of the route have the names of the reference.
fn not_text(rejection: PathRejection) -> Invalid {
    let field = match rejection {
        PathRejection::FailedToDeserializePathParams(error) => match error.into_kind() {
            ErrorKind::InvalidUtf8InPathParam { key } => key,
            _ => "path".to_owned(),
        },
        _ => "path".to_owned(),
    };
    Invalid::one(field, "must be UTF-8")
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
